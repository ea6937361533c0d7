import { describe, expect, it } from 'vitest';
import type { Uid, Unit, UnitBody } from '../../../../../shared/document/model.ts';
import { inOrder, treeOf } from '../../../../../shared/document/tree.ts';
import { amendmentsBetween } from '../../../../../shared/instrument/amending/amendments.ts';
import type { InstrumentContent } from '../../../../../shared/instrument/text.ts';
import { carriedOut } from '../../../../../shared/instrument/amending/carry-out.ts';
import { consolidatedAsOf } from '../../../../../shared/instrument/amending/consolidated.ts';
import { innerIdOf, rankOf, uidOf } from '../../../../support/units.ts';

const words = (text: string): UnitBody => ({
  type: 'provision',
  schemaVersion: 1,
  content: {
    number: { kind: 'next' },
    heading: [],
    parts: [{ kind: 'paragraph', id: innerIdOf(1), inline: [{ kind: 'text', text }] }],
  },
});
const chapter: UnitBody = {
  type: 'division',
  schemaVersion: 1,
  content: { level: 'chapter', number: { kind: 'next' }, heading: [] },
};
const at = (uid: number, parent: number | null, rank: string, body: UnitBody): Unit => ({
  ...body,
  uid: uidOf(uid),
  parent: parent === null ? null : uidOf(parent),
  rank: rankOf(rank),
});
const text = (units: readonly Unit[], en: readonly (readonly [Uid, UnitBody])[] = []): InstrumentContent => ({
  shape: 'oneTree',
  km: treeOf(units),
  en: new Map(en),
});

/** Chapter 1 with articles 11 and 12, chapter 2 with article 13. */
const LAW = [
  at(1, null, 'V', chapter),
  at(2, null, 'a', chapter),
  at(11, 1, 'V', words('ដប់មួយ')),
  at(12, 1, 'a', words('ដប់ពីរ')),
  at(13, 2, 'V', words('ដប់បី')),
];
const law = text(LAW);
const changed = (change: (unit: Unit) => Unit | null, more: readonly Unit[] = []): InstrumentContent =>
  text([...LAW.flatMap((unit) => change(unit) ?? []), ...more]);
const said = (after: InstrumentContent) =>
  amendmentsBetween(law, after).map(({ kind, uid }) => [kind, Number.parseInt(uid.slice(-12), 16)]);

describe('what a changed copy amends', () => {
  it.each<[string, InstrumentContent, readonly [string, number][]]>([
    [
      'an article says something else',
      changed((unit) => (unit.uid === uidOf(12) ? at(12, 1, 'a', words('ថ្មី')) : unit)),
      [['replaced', 12]],
    ],
    [
      'an article stands behind another',
      changed((unit) => unit, [at(20, 1, 'Z', words('ថ្មី'))]),
      [['inserted', 20]],
    ],
    [
      'an article is taken out',
      changed((unit) => (unit.uid === uidOf(13) ? null : unit)),
      [['repealed', 13]],
    ],
    [
      'a chapter is taken out and its articles are kept in the other',
      changed((unit) =>
        unit.uid === uidOf(1) ? null : unit.parent === uidOf(1) ? { ...unit, parent: uidOf(2) } : unit,
      ),
      [
        ['repealed', 1],
        ['moved', 11],
        ['moved', 12],
      ],
    ],
    [
      'two articles change places: one of them moves',
      changed((unit) => (unit.uid === uidOf(12) ? { ...unit, rank: rankOf('B') } : unit)),
      [['moved', 12]],
    ],
    ['its English is corrected', text(LAW, [[uidOf(11), words('eleven')]]), [['replaced', 11]]],
    ['nothing', changed((unit) => ({ ...unit, rank: rankOf(`${unit.rank}5`) })), []],
  ])('%s', (_name, after, expected) => {
    expect(said(after)).toEqual(expected);
  });
});

describe('an amendment', () => {
  const inserted = amendmentsBetween(
    law,
    changed((unit) => unit, [at(20, 1, 'Z', words('ថ្មី'))]),
  );

  it('leaves the others where they are', () => {
    const result = carriedOut(law, inserted);
    if (!result.ok) throw new Error(result.error.kind);
    expect(inOrder(result.value.km).filter(({ uid }) => uid !== uidOf(20))).toEqual(inOrder(law.km));
  });

  it('is refused where it was carried out already, and where its place is gone', () => {
    const twice = [...inserted, ...inserted];
    expect(carriedOut(law, twice)).toEqual({ ok: false, error: { kind: 'there', uid: uidOf(20) } });
    const without = changed((unit) => (unit.uid === uidOf(11) ? null : unit));
    expect(carriedOut(without, inserted)).toEqual({ ok: false, error: { kind: 'gone', uid: uidOf(20) } });
  });

  it('is refused where it would leave an article without its chapter, or a chapter in itself', () => {
    expect(carriedOut(law, [{ kind: 'repealed', uid: uidOf(2) }])).toEqual({
      ok: false,
      error: { kind: 'gone', uid: uidOf(13) },
    });
    const place = { parent: uidOf(1), after: null };
    expect(carriedOut(law, [{ kind: 'moved', uid: uidOf(1), place }])).toMatchObject({
      error: { kind: 'loop' },
    });
  });
});

describe('the text as of a day', () => {
  const first = changed((unit) => (unit.uid === uidOf(12) ? at(12, 1, 'a', words('ឆ្នាំ២០២៤')) : unit));
  const second = text([...first.km.values()].filter(({ uid }) => uid !== uidOf(13)));
  const acts = [
    {
      instrument: uidOf(902),
      inForce: '2026-03-01',
      amendments: amendmentsBetween(first, second),
      title: null,
    },
    { instrument: uidOf(901), inForce: '2024-11-05', amendments: amendmentsBetween(law, first), title: null },
  ];
  const saidOn = (day: string) => {
    const result = consolidatedAsOf(law, acts, day);
    return result.ok
      ? inOrder(result.value.text.km).map(({ content }) => JSON.stringify(content))
      : result.error;
  };
  const saidBy = (content: InstrumentContent) =>
    inOrder(content.km).map((unit) => JSON.stringify(unit.content));

  it.each([
    ['2024-11-04', law],
    ['2024-11-05', first],
    ['2026-02-28', first],
    ['2026-03-01', second],
  ])('%s', (day, expected) => {
    expect(saidOn(day)).toEqual(saidBy(expected));
  });

  it('is not made up where an act does not fit, and the act is named', () => {
    const [act] = acts;
    const strange = [
      {
        ...acts[0],
        instrument: uidOf(903),
        inForce: '2026-04-01',
        amendments: act?.amendments ?? [],
        title: null,
      },
    ];
    expect(consolidatedAsOf(law, [...acts, ...strange], '2026-12-31')).toEqual({
      ok: false,
      error: { instrument: uidOf(903), kind: 'gone', uid: uidOf(13) },
    });
  });
});
