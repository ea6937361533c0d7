import { expect, test } from 'vitest';
import { encodingFindings } from '../../../../shared/khmer/index.ts';
import { processorTime } from '../../../support/processor-time.ts';

/** Kind, the words found, and what to write instead. */
const found = (text: string): readonly (readonly [string, string, string | null])[] =>
  encodingFindings(text).map(({ kind, from, to, instead }) => [kind, text.slice(from, to), instead]);

test.each([
  ['a coeng RO before another coeng', 'មន្រ្តី', [['alike', 'ន្រ្តី', 'ន្ត្រី']]],
  ['a vowel before its coeng', 'ទិ្ធ', [['alike', 'ទិ្ធ', 'ទ្ធិ']]],
  ['a vowel typed in two halves', 'កេា', [['alike', 'កេា', 'កោ']]],
  ['a sign before its vowel', 'ក\u17C6\u17B6', [['alike', 'ក\u17C6\u17B6', 'កាំ']]],
  ['the same vowel twice', 'កាា', [['doubled', 'កាា', 'កា']]],
  ['a full stop twice', 'ចប់។។', [['doubled', '។។', '។']]],
  ['a vowel at the start of a word', 'នេះ ាក', [['orphan', '\u17B6', '']]],
  ['a vowel on a digit', '១ា', [['orphan', '\u17B6', '']]],
  ['a vowel behind a footnote', '\uFFFCា', [['orphan', '\u17B6', '']]],
  ['a coeng with nothing under it', 'ក្ ខ', [['coeng', 'ក្', 'ក']]],
  ['two vowels on one letter', 'កុូ', [['vowels', 'កុូ', null]]],
  ['a number in two scripts', 'ឆ្នាំ២០2៤', [['digits', '២០2៤', '២០២៤']]],
  ['a date in two scripts', '12/05/២024', [['digits', '12/05/២024', '12/05/2024']]],
  ['a Latin letter for zero', '២o២៤', [['foreign', '២o២៤', '២០២៤']]],
  ['a colon for yuukaleapintu', 'គណ:កម្មការ', [['foreign', ':', 'ៈ']]],
  ['a Thai sign for the sign of repetition', 'ផ្សេងๆ', [['foreign', 'ๆ', 'ៗ']]],
  ['a letter that Unicode deprecates', 'ឣ', [['alike', 'ឣ', 'អ']]],
  ['a sign that Unicode deprecates', '។ល។ ៘', [['alike', '៘', '។ល។']]],
])('%s is found', (_what, text, wanted) => {
  expect(found(text)).toEqual(wanted);
});

test.each([
  'ព្រះរាជាណាចក្រកម្ពុជា ជាតិ សាសនា ព្រះមហាក្សត្រ',
  'សេចក្តី សេចក្ដី ប៉ី ប៊ី ខ្មែរ អ៊ុំ កម្ម\u200Bការ',
  'ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤ ម៉ោង ៨:៣០',
  'នស/រកត/០៨២៣ លេខ 12 និង ១២',
  'ឈ្មោះ: សុខ, covid-19, ៥ok, A4',
  'ធំៗ ។ល។ ៕',
  'It is 8:30, no Khmer here.',
  '',
])('nothing is found in «%s»', (text) => {
  expect(found(text)).toEqual([]);
});

test('a megabyte of marks is looked through within a second', () => {
  const look = () => expect(encodingFindings('\u17B6'.repeat(1_000_000))).toHaveLength(1);
  expect(processorTime(look)).toBeLessThan(1_000);
});
