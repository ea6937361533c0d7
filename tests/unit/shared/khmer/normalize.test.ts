import { describe, expect, it } from 'vitest';
import { normalize, normalizeLabel } from '../../../../shared/khmer/index.ts';
import { vectors } from '../../../fixtures/khmer/vectors.json';
import { processorTime } from '../../../support/processor-time.ts';

const points = (text: string): string[] =>
  Array.from(text, (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);

describe('normalize', () => {
  for (const { kind, input, expected, source, note } of vectors) {
    if (kind !== 'normalize' || typeof input !== 'string' || typeof expected !== 'string') continue;
    it(`writes ${input} as ${expected} (${note ?? source})`, () => {
      expect(points(normalize(input))).toEqual(points(expected));
    });
  }

  it.each([
    [
      'coeng RO stands last, also of three',
      'ស\u17D2\u179A\u17D2\u178F\u17D2\u1799',
      'ស\u17D2\u178F\u17D2\u1799\u17D2\u179A',
    ],
    ['robat stands before the coengs', 'ធ\u17D2\u1798\u17CC', 'ធ\u17CC\u17D2\u1798'],
    ['final signs stand last', 'ន\u17C7\u17C1', 'ន\u17C1\u17C7'],
    ['E and AA are O', 'ច\u17C1\u17B6\u179B', 'ច\u17C4\u179B'],
    ['OE and AA are O with II, as E, II and AA are', 'ក\u17BE\u17B6', 'ក\u17C4\u17B8'],
    ['E, II and AA in any order', 'ក\u17B6\u17B8\u17C1', 'ក\u17C4\u17B8'],
    ['U before an upper vowel is MUUSIKATOAN under BA', 'ប\u17BB\u17B8', 'ប\u17C9\u17B8'],
    ['and under NYO, as in the word for eating', 'ញ\u17BB\u17B6\u17C6', 'ញ\u17C9\u17B6\u17C6'],
    ['and under a strong letter with coeng BA', 'ត\u17D2\u1794\u17BB\u17B7', 'ត\u17D2\u1794\u17C9\u17B7'],
    ['U with NIKAHIT alone is the vowel OM', 'ក\u17BB\u17C6', 'ក\u17BB\u17C6'],
    ['U stays where there is a shifter already', 'ស\u17CA\u17BB\u17B8', 'ស\u17CA\u17BB\u17B8'],
    ['what NFC tears from its letter is put back', 'ក\u17DD\u17D2\u1781', 'ក\u17D2\u1781\u17DD'],
    ['a doubled coeng is one', 'ក\u17D2\u17D2\u1781', 'ក\u17D2\u1781'],
    ['a coeng without a letter is left as typed', 'ក\u17B6\u17D2 ', 'ក\u17B6\u17D2 '],
    [
      'a final coeng of Middle Khmer keeps its joiner',
      'ក\u17D2\u200D\u1793\u17B6',
      'ក\u17D2\u200D\u1793\u17B6',
    ],
    ['a shifter keeps the joiner that holds it up', 'ស\u17CA\u200C\u17B8', 'ស\u17CA\u200C\u17B8'],
    ['ZWSP inside a syllable goes', 'ក\u200B\u17D2\u200B\u1781\u200B\u17B6', 'ក\u17D2\u1781\u17B6'],
    ['ZWSP between words stays, once', 'ច្បាប់\u200B\u200Bថ្មី', 'ច្បាប់\u200Bថ្មី'],
    ['ZWSP beside a quotation mark goes', '«\u200Bច្បាប់\u200B»', '«ច្បាប់»'],
    ['U+17A4 is អា', '\u17A4', 'អា'],
    ['U+17D8 is ។ល។', 'ផ្លែ\u200B\u17D8', 'ផ្លែ។ល។'],
    [
      'marks of direction, word joiner, soft hyphen and byte order mark go',
      '\uFEFFa\u200Eb\u2060c\u00ADd',
      'abcd',
    ],
    ['a family stays together', '👨\u200D👩\u200D👧', '👨\u200D👩\u200D👧'],
    ['a letter and its accent are one, also across a deleted character', 'e\u00AD\u0301', 'é'],
    ['a lone surrogate is replaced, since it has no bytes', 'ក\uD800', 'ក\uFFFD'],
  ])('%s', (_, input, expected) => {
    expect(points(normalize(input))).toEqual(points(expected));
    expect(normalize(expected)).toBe(expected);
  });

  it('takes time in proportion to the text, whatever is piled on one letter', () => {
    for (const evil of [
      '\u17D2',
      '\u200B',
      '\u200C',
      '\u1780\u17D2',
      '\u17D2\u17B6\u17B7',
      '\u1780\u200C\u17D2\u200B',
    ]) {
      expect(processorTime(() => normalize(`ក${evil.repeat(100_000)}`))).toBeLessThan(1000);
    }
  });
});

describe('normalizeLabel', () => {
  it('strips the space bar of the Khmer keyboard, the ends, and doubled white space', () => {
    expect(normalizeLabel('\u200B សេចក្តី\u200Bជូន \u00AD\n ដំណឹង\u200B ')).toBe('សេចក្តីជូន ដំណឹង');
  });

  it('writes syllables as normalize does', () => {
    expect(normalizeLabel('រដ្ឋមន្រ្តី')).toBe('រដ្ឋមន្ត្រី');
  });
});
