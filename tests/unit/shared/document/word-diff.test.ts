import { describe, expect, it } from 'vitest';
import { diffWords } from '../../../../shared/document/word-diff.ts';

/** Each hunk as `before→after`. */
const told = (before: string, after: string): string[] =>
  diffWords(before, after).map(
    (hunk) =>
      `${before.slice(hunk.before.from, hunk.before.to)}→${after.slice(hunk.after.from, hunk.after.to)}`,
  );

describe('where two texts differ', () => {
  it.each([
    ['nothing', 'ពិន័យ ៣០ ថ្ងៃ', 'ពិន័យ ៣០ ថ្ងៃ', []],
    ['a number', 'ពិន័យ ៣០ ថ្ងៃ', 'ពិន័យ ៦០ ថ្ងៃ', ['៣០→៦០']],
    ['a whole word, though only a letter of it', 'the fine of red', 'the fine of rod', ['red→rod']],
    ['a Khmer word, though only a mark of it', 'លោកបីទៅ', 'លោកប៉ីទៅ', ['បី→ប៉ី']],
    ['a word that came in', 'ខ្ញុំ ទៅ', 'ខ្ញុំ មិន ទៅ', ['→មិន ']],
    ['a word that went', 'ខ្ញុំ មិន ទៅ', 'ខ្ញុំ ទៅ', ['មិន →']],
    ['two words in a row, told together', 'the red fox ran', 'the blue dog ran', ['red fox→blue dog']],
    [
      'two words apart, told apart',
      'one two three four',
      'uno two three quattro',
      ['one→uno', 'four→quattro'],
    ],
    ['all', 'ក', 'ខ', ['ក→ខ']],
    ['everything, from nothing', '', 'ក', ['→ក']],
  ])('is %s', (_, before, after, hunks) => {
    expect(told(before, after)).toEqual(hunks);
  });
});
