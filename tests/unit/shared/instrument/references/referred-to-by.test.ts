import { expect, it } from 'vitest';
import { referencesOf, referredToBy } from '../../../../../shared/instrument/references/referred-to-by.ts';
import { innerIdOf, uidOf } from '../../../../support/units.ts';
import {
  clauses,
  contentOf,
  division,
  provision,
  referenceTo,
  visa,
} from '../../../../support/instrument-units.ts';

const text = (words: string) => ({ kind: 'text', text: words }) as const;
const content = contentOf(
  [
    [1, visa([text('បានឃើញ'), referenceTo(12)])],
    [
      2,
      division('chapter', [referenceTo(13)]),
      [[11, clauses(['ក', [0, [text('ខ'), referenceTo(12, 201), text('គ'), referenceTo(99)]]], 100)]],
    ],
    [12, clauses(['ក', [0, 'ខ']], 200)],
    [13, { ...provision('ក', undefined, 300), absorbed: [uidOf(14)] }],
    [15, clauses([[referenceTo(14)]], 500)],
  ],
  { 11: clauses(['a', [0, [referenceTo(12)]]], 100) },
);

it('every reference of both languages is found with its place', () => {
  expect(referencesOf(content).map(({ place }) => place)).toEqual([
    { uid: uidOf(1), language: 'km', index: 0, from: 6, to: 7 },
    { uid: uidOf(2), language: 'km', index: 0, from: 0, to: 1 },
    { uid: uidOf(11), language: 'km', index: 2, inner: innerIdOf(101), from: 1, to: 2 },
    { uid: uidOf(11), language: 'km', index: 2, inner: innerIdOf(101), from: 3, to: 4 },
    { uid: uidOf(15), language: 'km', index: 1, inner: innerIdOf(500), from: 0, to: 1 },
    { uid: uidOf(11), language: 'en', index: 2, inner: innerIdOf(101), from: 0, to: 1 },
  ]);
});

it('a unit knows the places that refer to it, or to what it took in', () => {
  const by = referredToBy(content);
  const from = (number: number): string[] =>
    (by.get(uidOf(number)) ?? []).map(({ place }) => `${place.uid} ${place.language}`);
  expect(from(12)).toEqual([`${uidOf(1)} km`, `${uidOf(11)} km`, `${uidOf(11)} en`]);
  expect(from(13)).toEqual([`${uidOf(2)} km`, `${uidOf(15)} km`]);
  expect(from(99)).toEqual([]);
});
