import { describe, expect, it } from 'vitest';
import {
  clusters,
  clusterSpans,
  compareKhmer,
  foldForSearch,
  words,
} from '../../../../shared/khmer/index.ts';
import { vectors } from '../../../fixtures/khmer/vectors.json';
import { processorTime } from '../../../support/processor-time.ts';

describe('foldForSearch', () => {
  for (const { kind, a, b, note } of vectors) {
    if (kind !== 'fold-equal' || a === undefined || b === undefined) continue;
    it(`takes ${a} and ${b} for one (${note})`, () => {
      expect(foldForSearch(a)).toBe(foldForSearch(b));
    });
  }

  it.each([
    ['coeng DA and coeng TA', 'សេចក្ដី', 'សេចក្តី'],
    ['both codes of QOO', 'ឲ្យ', 'ឱ្យ'],
    ['a misordered syllable and its right order', 'មន្រ្តី', 'មន្ត្រី'],
    ['the zero-width space and none', 'បាត់\u200Bដំបង', 'បាត់ដំបង'],
    ['joiners and none', 'ស៊\u200Cីម\u200D', 'ស៊ីម'],
    ['a letter with an accent and without', 'Élysée', 'elysee'],
    ['a dotted capital and a small letter', 'İstanbul', 'istanbul'],
    ['digits of both scripts', '២០២៤', '2024'],
  ])('takes for one: %s', (_, one, other) => {
    expect(foldForSearch(one)).toBe(foldForSearch(other));
  });

  it.each([
    ['register shifters', 'បី', 'ប៉ី'],
    ['the two register shifters', 'ប៉ី', 'ប៊ី'],
    ['BANTOC', 'មាន', 'មាន់'],
    ['SAMYOK SANNYA', 'រត្ន', 'រ័ត្ន'],
  ])('keeps apart: %s', (_, one, other) => {
    expect(foldForSearch(one)).not.toBe(foldForSearch(other));
  });
});

describe('clusters', () => {
  for (const { kind, input, expected } of vectors) {
    if (kind !== 'kcc' || typeof input !== 'string') continue;
    it(`cuts ${input}`, () => {
      expect(clusters(input)).toEqual(expected);
    });
  }

  it.each([
    ['COVID-១៩', ['COVID', '១៩']],
    ['ផ្សេងៗ ។ល។', ['ផ្សេ', 'ង', 'ៗ', 'ល']],
    ['១០០.០០០៛', ['១០០', '០០០', '៛']],
    ['café e\u0301lan', ['café', 'e\u0301lan']],
    ['law\u200Btext', ['law', 'text']],
    ['soft\u00ADhyphen', ['softhyphen']],
    ['ក\u200B\u17D2\u200Bខ', ['ក\u17D2ខ']],
    ['ស៊\u200Cី', ['ស៊ី']],
    ['法律 กฎ', ['法', '律', 'ก', 'ฎ']],
    ['\u17D2 \u17B6', ['\u17D2', '\u17B6']],
    [' \u200B\u00A0។«»\u0000', []],
    ['\u17B5', []],
    ['\u17B6\u00AD\u17B7 ក', ['\u17B6\u17B7', 'ក']],
  ])('cuts %j', (text, expected) => {
    expect(clusters(text)).toEqual(expected);
  });

  it('says where each stands', () => {
    expect(clusterSpans('ច្បាប់ ១៦៦')).toEqual([
      { start: 0, end: 4 },
      { start: 4, end: 6 },
      { start: 7, end: 10 },
    ]);
  });

  it('takes time in proportion to the text, whatever is piled on one letter', () => {
    for (const evil of [
      '\u17D2',
      '\u200B',
      '\u200C',
      '\u00AD',
      '\u17B6',
      'a\u00AD',
      '\u0301',
      '\u17D2\u200B',
    ]) {
      const cut = () => {
        clusters(`ក${evil.repeat(100_000)}`);
        clusters(`a${evil.repeat(100_000)}`);
      };
      expect(processorTime(cut)).toBeLessThan(1000);
    }
  });
});

describe('words', () => {
  for (const { kind, input, expected, note } of vectors) {
    if (kind !== 'segment' || typeof input !== 'string') continue;
    it(`cuts ${input} (${note ?? 'as ICU does'})`, () => {
      expect(words(input)).toEqual(expected);
    });
  }

  it('cuts a misordered text as its right order, and leaves out space and punctuation', () => {
    expect(words('លោកស្រីរដ្ឋមន្រ្តី\u200B ។')).toEqual(words('លោកស្រីរដ្ឋមន្ត្រី'));
    expect(words(' \u200B។ «»')).toEqual([]);
  });

  it('leaves out punctuation inside a number or a word too, and no sign', () => {
    expect(words('១០០.០០០៛ don’t')).toEqual(['១០០០០០', '៛', 'dont']);
  });
});

describe('compareKhmer', () => {
  for (const { kind, input, expected, source } of vectors) {
    if (kind !== 'sort' || !Array.isArray(input)) continue;
    it(`sorts as ${source}`, () => {
      expect(input.toSorted(compareKhmer)).toEqual(expected);
    });
  }

  it('counts by value in both scripts', () => {
    expect(['ប្រការ ១០', 'ប្រការ 9', 'ប្រការ ២'].toSorted(compareKhmer)).toEqual([
      'ប្រការ ២',
      'ប្រការ 9',
      'ប្រការ ១០',
    ]);
  });

  it('does not see the zero-width space', () => {
    expect(compareKhmer('បាត់\u200Bដំបង', 'បាត់ដំបង')).toBe(0);
  });
});
