import { describe, expect, it } from 'vitest';
import { findableOf, findAll, needleOf } from '../../../../shared/khmer/find.ts';

const found = (text: string, query: string, how: { exact?: boolean; wholeWords?: boolean } = {}): string[] =>
  findAll(findableOf(text), needleOf(query, { exact: false, wholeWords: false, ...how })).map(
    ({ from, to }) => text.slice(from, to),
  );

describe('finding in a text', () => {
  it.each([
    ['zero-width spaces', 'ព្រះ\u200Bរាជា\u200Bណាចក្រ', 'ព្រះរាជាណាចក្រ'],
    ['coeng DA and coeng TA', 'សេចក្ដីជូនដំណឹង', 'សេចក្តី'],
    ['the two codes of QOO', 'ឲ្យ', 'ឱ្យ'],
    ['Khmer and Latin digits', 'ឆ្នាំ២០២៦', '2026'],
    ['upper and lower case', 'The Ministry', 'ministry'],
    ['Latin accents', 'Café', 'cafe'],
    ['marks in another order', 'ក្ខ\u17C6\u17B6', 'ក្ខ\u17B6\u17C6'],
  ])('sees through %s', (_what, text, query) => {
    expect(found(text, query)).toHaveLength(1);
    expect(found(text, query, { exact: true })).toHaveLength(0);
  });

  it('answers the words as they stand, with the zero-width spaces between but not around them', () => {
    expect(found('ក\u200Bខេត្ត\u200Bតាកែវ\u200Bខ', 'ខេត្តតាកែវ')).toEqual(['ខេត្ត\u200Bតាកែវ']);
  });

  it('finds no syllable in the middle of another, and keeps register shifters and signs apart', () => {
    expect(found('ក្រ កា ក', 'ក')).toEqual(['ក']);
    expect(found('បី ប៉ី ប៊ី', 'បី')).toEqual(['បី']);
    expect(found('មាន មាន់', 'មាន')).toEqual(['មាន']);
  });

  it('finds a part of a Latin word, and only the word where whole words are asked for', () => {
    expect(found('citizen, city', 'cit')).toHaveLength(2);
    expect(found('citizen, city', 'city', { wholeWords: true })).toEqual(['city']);
    expect(found('citizen, city', 'cit', { wholeWords: true })).toEqual([]);
  });

  it('finds nothing for an empty needle, or one that folds to nothing', () => {
    expect(found('កខ', '')).toEqual([]);
    expect(found('ក\u200Bខ', '\u200B')).toEqual([]);
    expect(found('ក\u200Bខ', '\u200B', { exact: true })).toEqual(['\u200B']);
  });

  it('counts what overlaps once', () => {
    expect(found('aaaa', 'aa')).toHaveLength(2);
  });
});
