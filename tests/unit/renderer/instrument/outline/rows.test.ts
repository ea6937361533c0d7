import { describe, expect, it } from 'vitest';
import { firstWords, outlineRows, rowOf } from '../../../../../renderer/instrument/outline/rows.ts';
import { numbersOf } from '../../../../../shared/instrument/numbering.ts';
import {
  annex,
  clauses,
  division,
  draftingOver,
  inserted,
  provision,
  referenceTo,
  signature,
  visa,
} from '../../../../support/instrument-units.ts';
import { uidOf } from '../../../../support/units.ts';

const CODE = draftingOver(
  [
    [1, visa('ក')],
    [
      2,
      division('chapter', 'ទូទៅ'),
      [
        [3, provision('ទីមួយ')],
        [4, division('section'), [[5, clauses([[referenceTo(3), { kind: 'text', text: ' ត្រូវ\nអនុវត្ត' }]])]]],
      ],
    ],
    [6, division('chapter', 'ចុងក្រោយ'), [[7, provision('ក', inserted('new'))]]],
    [8, signature('ក')],
    [9, annex('ផែនទី'), [[10, provision('ឧ')]]],
  ],
  { 3: provision('The first') },
);
const numbers = numbersOf(CODE.text.km, CODE.type, CODE.data);
const said = (language: 'km' | 'en', ...closed: readonly number[]): readonly string[] =>
  outlineRows(CODE, numbers, language, new Set(closed.map(uidOf))).map(
    ({ id, depth, label, isOpen, place, among }) =>
      `${'  '.repeat(depth)}${isOpen === null ? '-' : isOpen ? 'v' : '>'} ${label()} ${firstWords(CODE, id, language)} ${place}/${among}`,
  );

describe('the outline of an instrument', () => {
  it('holds what is counted, each with its number, its words and its place among its like', () => {
    expect(said('km')).toEqual([
      'v ជំពូកទី១ ទូទៅ 1/3',
      '  - មាត្រា ១ ទីមួយ 1/2',
      '  v ផ្នែកទី១  2/2',
      '    - មាត្រា ២ … ត្រូវ អនុវត្ត 1/1',
      'v ជំពូកទី២ ចុងក្រោយ 2/3',
      '  - មាត្រា ២ ថ្មី ក 1/1',
      'v ឧបសម្ព័ន្ធទី១ ផែនទី 3/3',
      '  - មាត្រា ១ ឧ 1/1',
    ]);
  });

  it('says in English what is written in English, and shows nothing below what is closed', () => {
    expect(said('en', 4, 6)).toEqual([
      'v Chapter 1  1/3',
      '  - Article 1 The first 1/2',
      '  > Section 1  2/2',
      '> Chapter 2  2/3',
      'v Annex 1  3/3',
      '  - Article 1  1/1',
    ]);
  });

  it('shows a unit in a closed row by that row, and one that is in none by nothing', () => {
    const { km } = CODE.text;
    expect(rowOf(km, uidOf(5), new Set([uidOf(2), uidOf(3)]))).toBe(uidOf(2));
    expect(rowOf(km, uidOf(1), new Set([uidOf(2)]))).toBeNull();
  });
});
