import { describe, expect, it } from 'vitest';
import { looseEither, looseSource } from '../../../../shared/khmer/loose.ts';

const isFound = (words: string, text: string): boolean => new RegExp(looseSource(words), 'iu').test(text);

describe('words as people write them', () => {
  it.each<[string, string, string]>([
    ['through zero-width spaces', 'មាត្រា', 'តាម\u200Bមា\u200Bត្រា'],
    ['with zero-width spaces of their own', 'មា\u200Bត្រា', 'តាមមាត្រា'],
    ['with a coeng DA for a coeng TA', 'ស្តីពី', 'ស្ដីពី'],
    ['with a coeng TA for a coeng DA', 'កណ្ដាល', 'កណ្តាល'],
    ['with either QOO', 'ឱ្យ', 'ឲ្យ'],
    ['in digits of either script', 'លេខ 12', 'លេខ ១២'],
    ['in letters of any case', 'Sub-Decree', 'SUB-DECREE'],
    ['with a zero-width space beside a space', 'ប្រកាស អន្តរក្រសួង', 'ប្រកាស \u200Bអន្តរក្រសួង'],
    ['with signs that mean something in a pattern', 'a.b (c)?', 'A.B (C)?'],
  ])('are found %s', (_how, words, text) => {
    expect(isFound(words, text)).toBe(true);
  });

  it.each<[string, string, string]>([
    ['with a DA for a TA', 'តារា', 'ដារា'],
    ['with another vowel', 'បី', 'ប៉ី'],
    ['without their space', 'មាត្រា ១', 'មាត្រា១'],
    ['by a pattern in them', 'a.b', 'axb'],
  ])('are not found %s', (_how, words, text) => {
    expect(isFound(words, text)).toBe(false);
  });

  it('are tried from the longest', () => {
    expect(new RegExp(looseEither(['ប្រកាស', 'ប្រកាសអន្តរក្រសួង']), 'u').exec('ប្រកាសអន្តរក្រសួង')?.[0]).toBe(
      'ប្រកាសអន្តរក្រសួង',
    );
  });
});
