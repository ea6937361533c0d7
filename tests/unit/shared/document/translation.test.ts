import { describe, expect, it } from 'vitest';
import { bodyHash } from '../../../../shared/document/hash.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import {
  counterparts,
  khmerSide,
  linkStates,
  pairsByUid,
  plainPairs,
  settled,
  translating,
  translationReport,
  translationState,
} from '../../../../shared/document/translation.ts';
import { uidOf, unitOf } from '../../../support/units.ts';

const khmer = unitOf(1, 'A', 'ច្បាប់');
const other = unitOf(2, 'B', 'ប្រកាស');
const english = translating(unitOf(11, 'A', 'law'), [khmer]);
const heading = (unit: Unit): Unit => ({
  ...unit,
  type: 'heading',
  content: { level: 1, inline: [{ kind: 'text', text: 'h' }] },
});

/** What has become of the Khmer, and what that makes of its translation. */
const CASES: readonly [string, readonly Unit[], string, 'fresh' | 'stale'][] = [
  ['nothing happened', [khmer, other], 'fresh', 'fresh'],
  ['it stands elsewhere', [other, { ...khmer, rank: unitOf(1, 'Z', '').rank }], 'fresh', 'fresh'],
  ['it says something else', [unitOf(1, 'A', 'ច្បាប់ថ្មី')], 'changed', 'stale'],
  ['it says the same in another dress', [heading(khmer)], 'changed', 'stale'],
  ['another was joined into it', [{ ...khmer, absorbed: [uidOf(2)] }], 'changed', 'stale'],
  ['it was joined into another', [{ ...other, absorbed: [uidOf(1)] }], 'joined', 'stale'],
  [
    'a part of it was split off',
    [unitOf(1, 'A', 'ច្បាប'), unitOf(3, 'B', '់', { splitFrom: uidOf(1) })],
    'split',
    'stale',
  ],
  [
    'what was split off had been parted before',
    [khmer, unitOf(3, 'B', 'ថ្មី', { splitFrom: uidOf(1) })],
    'fresh',
    'fresh',
  ],
  ['it was deleted', [other], 'gone', 'stale'],
];

describe('a translation', () => {
  it.each(CASES)('where %s', (_what, units, link, state) => {
    const side = khmerSide(units);
    expect(linkStates(english, side).map(({ kind }) => kind)).toEqual([link]);
    expect(translationState(english, side)).toBe(state);
  });

  it('is none where no Khmer unit is named', () => {
    expect(translationState(unitOf(11, 'A', 'law'), khmerSide([khmer]))).toBe('none');
  });

  it('is fresh for what is linked before it has its normal form, since a revision keeps that form', () => {
    const typed = unitOf(1, 'A', 'ក\u200B\u200Bខ');
    const linked = translating(unitOf(11, 'A', 'a'), [typed]);
    expect(linked.translates?.[0]?.hash).not.toBe(bodyHash(typed));
    expect(translationState(linked, khmerSide([typed]))).toBe('fresh');
    expect(translationState(linked, khmerSide([unitOf(1, 'A', 'ក\u200Bខ')]))).toBe('fresh');
  });

  it.each(CASES.filter(([, , link]) => link !== 'gone'))(
    'is right again by one word where %s',
    (_what, units) => {
      const side = khmerSide(units);
      const again = settled(english, side);
      expect(translationState(again, side)).toBe('fresh');
      expect(again).toMatchObject({ uid: english.uid, content: english.content });
    },
  );

  it('names what was split off once it is right again, and nothing that is gone', () => {
    const parted = khmerSide([unitOf(1, 'A', 'ច្បា'), unitOf(3, 'B', 'ប់', { splitFrom: uidOf(1) })]);
    expect(settled(english, parted).translates?.map(({ uid }) => uid)).toEqual([uidOf(1), uidOf(3)]);
    expect(settled(english, khmerSide([other])).translates).toBeUndefined();
  });

  it('follows its Khmer into the unit that absorbed it', () => {
    const absorber = { ...other, absorbed: [uidOf(9), uidOf(1)] };
    expect(counterparts(english, khmerSide([absorber]))).toEqual([absorber]);
  });
});

describe('the report on a translation', () => {
  it('counts Khmer that has no English, but no empty lines, and English whose Khmer changed', () => {
    const side = khmerSide([unitOf(1, 'A', 'ថ្មី'), other, unitOf(3, 'C', ' \u200B')]);
    const report = translationReport(side, [english, unitOf(12, 'B', 'alone')]);
    expect(report.stale).toEqual([uidOf(11)]);
    expect(report.missing).toEqual([uidOf(2)]);
    expect([...report.english]).toEqual([[uidOf(1), uidOf(11)]]);
  });
});

describe('pairs that nobody needs to say', () => {
  const pairs = (km: readonly Unit[], en: readonly Unit[]): number[][] => {
    const side = khmerSide(km);
    return plainPairs(side, en, translationReport(side, en)).map((pair) =>
      [pair.khmer, pair.english].map(({ uid }) => Number.parseInt(uid.slice(-4), 16)),
    );
  };
  const three = [heading(unitOf(1, 'A', '')), unitOf(2, 'B', 'ក'), unitOf(3, 'C', 'ខ')];

  it('are all, where both sides have the same types in the same order and none is linked', () => {
    const en = [heading(unitOf(11, 'A', '')), unitOf(12, 'B', 'a'), unitOf(13, 'C', 'b')];
    expect(pairs(three, en)).toEqual([
      [1, 11],
      [2, 12],
      [3, 13],
    ]);
  });

  it('are none where the types or the numbers differ; empty lines do not count', () => {
    expect(pairs(three, [unitOf(11, 'A', 'a'), unitOf(12, 'B', 'b'), unitOf(13, 'C', 'c')])).toEqual([]);
    expect(pairs(three, [heading(unitOf(11, 'A', '')), unitOf(12, 'B', 'a')])).toEqual([]);
    expect(
      pairs([unitOf(1, 'A', 'ក'), unitOf(2, 'B', '')], [unitOf(11, 'A', ''), unitOf(12, 'B', 'a')]),
    ).toEqual([[1, 12]]);
    expect(pairs([], [])).toEqual([]);
  });

  it('are those of a stretch between linked ones, and never one that is linked', () => {
    const [first, , last] = three;
    if (first === undefined || last === undefined) throw new Error('three units');
    const en = [
      translating(heading(unitOf(11, 'A', '')), [first]),
      unitOf(12, 'B', 'a'),
      translating(unitOf(13, 'C', 'b'), [last]),
      unitOf(14, 'D', 'more'),
    ];
    expect(pairs(three, en)).toEqual([[2, 12]]);
  });
});

describe('the English of an instrument', () => {
  const said = unitOf(1, 'A', 'law');
  const empty = unitOf(2, 'B', ' ');

  it('belongs to the Khmer of its own uid once both say something, and until somebody has linked it', () => {
    expect(pairsByUid(khmerSide([khmer, other]), [said, empty])).toEqual([{ khmer, english: said }]);
    expect(pairsByUid(khmerSide([unitOf(1, 'A', '')]), [said])).toEqual([]);
    expect(pairsByUid(khmerSide([khmer]), [translating(said, [khmer])])).toEqual([]);
    expect(pairsByUid(khmerSide([other]), [said])).toEqual([]);
  });
});
