import { describe, expect, it } from 'vitest';
import { answerOf, questionOf } from '../../../../renderer/merge/questions.ts';
import en from '../../../../renderer/i18n/en.json' with { type: 'json' };
import km from '../../../../renderer/i18n/km.json' with { type: 'json' };
import { SIDES, type Conflict, type UnitConflictKind } from '../../../../shared/document/conflict.ts';
import { paragraph, uidOf } from '../../../support/units.ts';

/** `b`, `o`, `t`: on which sides the unit is. */
const over = (kind: UnitConflictKind, on: string): Conflict => {
  const version = (side: string) => [on.includes(side) ? paragraph(side) : null];
  return {
    id: 'x',
    kind,
    language: 'km',
    units: [uidOf(1)],
    versions: { base: version('b'), ours: version('o'), theirs: version('t') },
  };
};
const field = (versions: Extract<Conflict, { kind: 'field' }>['versions']): Conflict => ({
  id: 'x',
  kind: 'field',
  field: 'title.km',
  versions,
});

const CASES: readonly (readonly [Conflict, string, string])[] = [
  [over('edit', 'bot'), 'edit', 'base ours theirs'],
  [over('edit', 'ot'), 'inserted', 'neither ours theirs'],
  [over('delete', 'bo'), 'deletedThere', 'base ours deleteAsThey'],
  [over('delete', 'bt'), 'deletedHere', 'base deleteAsI theirs'],
  [over('parentDeleted', 'bo'), 'partDeletedThere', 'base ours deleteAsThey'],
  [over('parentDeleted', 'bt'), 'partDeletedHere', 'base deleteAsI theirs'],
  [over('split', 'bot'), 'split', 'base ours theirs'],
  [over('absorb', 'bot'), 'absorb', 'base ours theirs'],
  [over('move', 'bot'), 'move', 'placeBase placeOurs placeTheirs'],
  [over('cycle', 'bot'), 'cycle', 'placeBase placeOurs placeTheirs'],
  [field({ base: 'a', ours: 'b', theirs: 'c' }), 'field', 'base ours theirs'],
  [field({ ours: 'b', theirs: 'c' }), 'field', 'empty ours theirs'],
];

describe('a conflict', () => {
  it.each(CASES)('%o asks %s and may be answered by %s', (conflict, question, answers) => {
    expect(questionOf(conflict)).toBe(question);
    expect(SIDES.map((side) => answerOf(conflict, side)).join(' ')).toBe(answers);
  });

  it('of every kind has its sentence in both languages', () => {
    const asked = CASES.map(([conflict]) => questionOf(conflict));
    for (const texts of [km, en])
      expect(Object.keys(texts.merge.question).toSorted()).toEqual([...new Set(asked)].toSorted());
  });
});
