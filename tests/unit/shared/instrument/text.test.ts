import { expect, it } from 'vitest';
import type { InstrumentInline } from '../../../../shared/instrument/instrument.ts';
import { linesIn, wordsOf } from '../../../../shared/instrument/text.ts';
import { innerIdOf, uidOf } from '../../../support/units.ts';
import {
  annex,
  clauses,
  contentOf,
  division,
  referenceTo,
  signature,
  term,
  visa,
} from '../../../support/instrument-units.ts';

const text = (words: string): InstrumentInline => ({ kind: 'text', text: words });
const note: InstrumentInline = { kind: 'footnote', id: innerIdOf(1), text: 'កំណត់' };
const table = {
  type: 'table',
  schemaVersion: 1,
  content: { header: false, rows: [{ id: innerIdOf(50), cells: [{ inline: [text('គ')] }] }] },
};
const content = contentOf(
  [
    [1, visa('បានឃើញ')],
    [
      2,
      division('chapter', 'ជំពូក'),
      [
        [
          3,
          clauses(
            [
              [text('តាម'), referenceTo(2), note, term(9, 'ច្បាប់')],
              [0, 'ខ'],
            ],
            100,
          ),
        ],
      ],
    ],
    [4, signature('រដ្ឋមន្ត្រី')],
    [5, annex('តារាង'), [[6, table]]],
    [7, { type: 'provision', schemaVersion: 9, content: null }],
  ],
  { 3: clauses(['by'], 100) },
);

it('the lines of an instrument are told in reading order, a reference as one sign, each with its place', () => {
  expect(
    linesIn(content, 'km').map(({ uid, index, inner, text: words, isOwn }) => [
      uid,
      index,
      inner,
      words,
      isOwn,
    ]),
  ).toEqual([
    [uidOf(1), 0, undefined, 'បានឃើញ', true],
    [uidOf(2), 0, undefined, 'ជំពូក', true],
    [uidOf(3), 0, undefined, '', true],
    [uidOf(3), 1, innerIdOf(100), 'តាម\uFFFC\uFFFCច្បាប់', true],
    [uidOf(3), 2, innerIdOf(101), 'ខ', true],
    [uidOf(5), 0, undefined, 'តារាង', true],
    [uidOf(6), 0, innerIdOf(50), 'គ', false],
  ]);
  expect(linesIn(content, 'en').map(({ uid, text: words }) => [uid, words])).toEqual([
    [uidOf(3), ''],
    [uidOf(3), 'by'],
  ]);
});

it('the words of a signature are the office and the name', () => {
  expect(wordsOf({ ...signature(''), content: { capacity: 'រដ្ឋមន្ត្រី', name: 'ឈ្មោះ' } })).toBe('រដ្ឋមន្ត្រី\nឈ្មោះ');
});
