import { describe, expect, it } from 'vitest';
import { unknownTitles } from '../../../../shared/document/leader-titles.ts';

const KNOWN = ['រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', 'ឧបនាយករដ្ឋមន្ត្រី រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', 'Minister of Interior'];

describe('titles of leaders', () => {
  it.each([
    ['are known as the list has them', 'ឯកឧត្តម រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ បានអញ្ជើញ', []],
    ['are known in a longer title of the list', 'ឧបនាយករដ្ឋមន្ត្រី រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', []],
    ['are known in another spelling', 'រដ្ឋមន្រ្តី\u200Bក្រសួងមហាផ្ទៃ', []],
    ['are unknown where the list has no such', 'ឯកឧត្តម រដ្ឋលេខាធិការក្រសួងកសិកម្ម បានជួប', ['រដ្ឋលេខាធិការក្រសួងកសិកម្ម']],
    ['are told once', 'អភិបាលខេត្តក និង អភិបាលខេត្តក', ['អភិបាលខេត្តក']],
    ['are not those of an office', 'អគ្គនាយកដ្ឋានរដ្ឋបាល', []],
    [
      'are found in English, whatever the case',
      'the minister of Interior and the Minister of Defence',
      ['Minister of'],
    ],
    ['are none in other words', 'ប្រជាពលរដ្ឋ', []],
  ])('%s', (_, text, unknown) => {
    expect(unknownTitles(text, KNOWN).map(({ words }) => words)).toEqual(unknown);
    for (const { words, from, to } of unknownTitles(text, KNOWN)) expect(text.slice(from, to)).toBe(words);
  });

  it('are all unknown to nobody: without a list nothing is said', () => {
    expect(unknownTitles('អភិបាលខេត្ត', [])).toEqual([]);
  });
});
