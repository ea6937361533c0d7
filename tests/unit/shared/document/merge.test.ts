import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../../shared/document/conflict.ts';
import { decide, mergeDocuments, type MergeResult } from '../../../../shared/document/merge.ts';
import type { DocumentState, Tree, Unit } from '../../../../shared/document/model.ts';
import { plainText } from '../../../../shared/document/text.ts';
import { inOrder, treeOf, treeProblems } from '../../../../shared/document/tree.ts';
import { article, conflictLine, noticeLine, outline, stateHash } from '../../../support/merges.ts';
import { paragraph, rankOf, uidOf, unitOf } from '../../../support/units.ts';

/** Unit 1 always stands before the unit 2 that a case is about, unit 3 behind it. */
const frame = (...units: readonly Unit[]): Tree =>
  treeOf([unitOf(1, 'A', 'one'), ...units, unitOf(3, 'Z', 'three')]);

type Place = 'stays' | 'up' | 'down' | 'in';
/** A version of unit 2, or its absence. */
type Version = { readonly text: string; readonly place: Place } | null;

const PLACES: Readonly<Record<Place, (text: string) => Unit>> = {
  stays: (text) => unitOf(2, 'M', text),
  up: (text) => unitOf(2, '5', text),
  down: (text) => unitOf(2, 'zz', text),
  in: (text) => unitOf(2, 'M', text, { parent: uidOf(1) }),
};
const parse = (name: string): Version => {
  const [text = '', place = 'stays'] = name.split(' ');
  return text === 'absent' ? null : { text, place: place as Place };
};
const treeWith = (version: Version): Tree =>
  frame(...(version === null ? [] : [PLACES[version.place](version.text)]));
const lineWith = (version: Version): string => outline(treeWith(version));

/** base × ours × theirs → what stands, and the conflicts. */
const TABLE: readonly (readonly [
  base: string,
  ours: string,
  theirs: string,
  stands: string,
  conflicts: string,
])[] = [
  ['absent', 'absent', 'absent', 'absent', ''],
  ['absent', 'two', 'absent', 'two', ''],
  ['absent', 'two', 'two', 'two', ''],
  ['absent', 'a', 'b', 'a', 'edit 2'],
  ['absent', 'two up', 'two down', 'two down', 'move 2'],
  ['two', 'two', 'two', 'two', ''],
  ['two', 'a', 'two', 'a', ''],
  ['two', 'a', 'a', 'a', ''],
  ['two', 'a', 'b', 'two', 'edit 2'],
  ['two', 'absent', 'two', 'absent', ''],
  ['two', 'absent', 'absent', 'absent', ''],
  ['two', 'absent', 'a', 'a', 'delete 2'],
  ['two', 'absent', 'two up', 'two up', 'delete 2'],
  ['two', 'two up', 'two', 'two up', ''],
  ['two', 'two up', 'two up', 'two up', ''],
  ['two', 'two up', 'two down', 'two', 'move 2'],
  ['two', 'two up', 'two in', 'two', 'move 2'],
  ['two', 'two up', 'a', 'a up', ''],
  ['two', 'a up', 'b', 'two up', 'edit 2'],
  ['two', 'a up', 'two down', 'a', 'move 2'],
  ['two', 'a up', 'b down', 'two', 'edit 2, move 2'],
];

/** The rule for any cell over a base: words and place each by themselves. */
function rule(base: Version & {}, ours: Version, theirs: Version): { stands: Version; conflicts: string } {
  if (ours === null || theirs === null) {
    const left = ours ?? theirs;
    const isSame = left === null || (left.text === base.text && left.place === base.place);
    return isSame ? { stands: null, conflicts: '' } : { stands: left, conflicts: 'delete 2' };
  }
  const merge = <T>(was: T, mine: T, their: T): { value: T; isApart: boolean } => {
    const isApart = mine !== was && their !== was && mine !== their;
    return { value: isApart || mine === was ? (isApart ? was : their) : mine, isApart };
  };
  const text = merge(base.text, ours.text, theirs.text);
  const place = merge(base.place, ours.place, theirs.place);
  const conflicts = [...(text.isApart ? ['edit 2'] : []), ...(place.isApart ? ['move 2'] : [])];
  return { stands: { text: text.value, place: place.value }, conflicts: conflicts.join(', ') };
}
const EVERY: readonly Version[] = [
  null,
  ...['two', 'a', 'b'].flatMap((text) =>
    (['stays', 'up', 'down', 'in'] as const).map((place): Version => ({ text, place })),
  ),
];

const km = (state: DocumentState): Tree => state.content.km;
const conflictsOf = (result: MergeResult): string => result.conflicts.map(conflictLine).toSorted().join(', ');
const noticesOf = (result: MergeResult): string[] => result.notices.map(noticeLine);
const decideAll = (result: MergeResult, decision: Decision): DocumentState =>
  decide(result, new Map(result.conflicts.map(({ id }) => [id, decision])));

/** Merges both ways round and answers the one result: trees to the letter, conflicts mirrored. */
function mergeBothWays(base: DocumentState, ours: DocumentState, theirs: DocumentState): MergeResult {
  const result = mergeDocuments(base, ours, theirs);
  const mirrored = mergeDocuments(base, theirs, ours);
  expect(mirrored.state).toEqual(result.state);
  expect(stateHash(mirrored.state)).toBe(stateHash(result.state));
  expect(conflictsOf(mirrored)).toBe(conflictsOf(result));
  expect(stateHash(decideAll(mirrored, 'theirs'))).toBe(stateHash(decideAll(result, 'ours')));
  return result;
}
const mergeTrees = (base: Tree, ours: Tree, theirs: Tree): MergeResult =>
  mergeBothWays(article(base), article(ours), article(theirs));

describe('the truth table', () => {
  it.each(TABLE)(
    'base %s, ours %s, theirs %s: %s stands, conflicts: %s',
    (base, ours, theirs, stands, conflicts) => {
      const result = mergeTrees(treeWith(parse(base)), treeWith(parse(ours)), treeWith(parse(theirs)));
      expect([outline(km(result.state)), conflictsOf(result)]).toEqual([lineWith(parse(stands)), conflicts]);
    },
  );

  it('follows one rule in every cell over a base', () => {
    const base = { text: 'two', place: 'stays' } as const;
    for (const ours of EVERY) {
      for (const theirs of EVERY) {
        const result = mergeTrees(treeWith(base), treeWith(ours), treeWith(theirs));
        const { stands, conflicts } = rule(base, ours, theirs);
        const cell = `${lineWith(ours)} × ${lineWith(theirs)}`;
        expect([cell, outline(km(result.state)), conflictsOf(result)]).toEqual([
          cell,
          lineWith(stands),
          conflicts,
        ]);
        if (result.conflicts.length === 0) continue;
        for (const [side, version] of [
          ['base', base],
          ['ours', ours],
          ['theirs', theirs],
        ] as const) {
          const decided = km(decideAll(result, side));
          const isOneThing = !/edit|move/u.test(conflicts) || conflicts.includes(',');
          if (isOneThing) expect(outline(decided)).toBe(lineWith(version));
          expect(treeProblems(decided)).toEqual([]);
        }
      }
    }
  });

  it('where the base has not got it: other words and other places are conflicts', () => {
    for (const ours of EVERY) {
      for (const theirs of EVERY) {
        const result = mergeTrees(treeWith(null), treeWith(ours), treeWith(theirs));
        const isEdit = ours !== null && theirs !== null && ours.text !== theirs.text;
        const isMove = ours !== null && theirs !== null && ours.place !== theirs.place;
        const expected = [...(isEdit ? ['edit 2'] : []), ...(isMove ? ['move 2'] : [])].join(', ');
        expect(conflictsOf(result)).toBe(expected);
      }
    }
  });
});

const rows = (...units: readonly Unit[]): Tree => treeOf(units);
const [one, two, three] = [unitOf(1, 'A', 'one'), unitOf(2, 'M', 'two'), unitOf(3, 'Z', 'three')];

describe('what must not happen again', () => {
  it('a fine of 100,000 riel that two offices change is 200,000, 500,000 or undecided, never 5,200,000', () => {
    const fine = (riel: string): Tree => rows(one, unitOf(2, 'M', `ពិន័យ ${riel} រៀល`));
    const result = mergeTrees(fine('100,000'), fine('200,000'), fine('500,000'));
    expect(conflictsOf(result)).toBe('edit 2');
    expect(outline(km(result.state))).toContain('100,000');
    expect(outline(km(decideAll(result, 'ours')))).toContain('200,000');
    expect(outline(km(decideAll(result, 'theirs')))).toContain('500,000');
    const own = paragraph('ពិន័យ 300,000 រៀល');
    expect(outline(km(decideAll(result, { body: own })))).toContain('300,000');
  });

  it('a មិន that both insert into one unit alike stands once, and otherwise is a conflict', () => {
    const law = (text: string): Tree => rows(one, unitOf(2, 'M', text));
    const [without, first, last] = ['ត្រូវអនុញ្ញាត', 'មិនត្រូវអនុញ្ញាត', 'ត្រូវមិនអនុញ្ញាត'].map(law);
    if (!without || !first || !last) throw new Error('three laws');
    expect(conflictsOf(mergeTrees(without, first, last))).toBe('edit 2');
    expect(km(mergeTrees(without, first, first).state)).toEqual(first);
  });

  it('a moved paragraph keeps the other side’s edit', () => {
    const result = mergeTrees(
      rows(one, two, three),
      rows(one, three, { ...two, rank: rankOf('zz') }),
      rows(one, unitOf(2, 'M', 'edited'), three),
    );
    expect(outline(km(result.state))).toBe('1:one 3:three 2:edited');
    expect(noticesOf(result)).toEqual(['moved 2 from ours', 'edited 2 from theirs']);
  });
});

describe('insertions', () => {
  it('at one place are both kept, each whole, in one order, with a notice', () => {
    const ours = rows(one, unitOf(11, 'B', 'o1'), unitOf(14, 'D', 'o2'), two);
    const theirs = rows(one, unitOf(12, 'B', 't1'), unitOf(13, 'C', 't2'), two);
    const result = mergeTrees(rows(one, two), ours, theirs);
    expect(outline(km(result.state))).toBe('1:one 11:o1 14:o2 12:t1 13:t2 2:two');
    expect(conflictsOf(result)).toBe('');
    expect(noticesOf(result)).toContain('same place 11 14 | 12 13');
  });

  it('at different places are both kept without a word', () => {
    const result = mergeTrees(
      rows(one, two),
      rows(unitOf(11, '1', 'o'), one, two),
      rows(one, two, unitOf(12, 'Z', 't')),
    );
    expect(outline(km(result.state))).toBe('11:o 1:one 2:two 12:t');
    expect(noticesOf(result)).toEqual(['inserted 11 from ours', 'inserted 12 from theirs']);
  });

  it('behind a unit that the other moved or deleted stay where they were put', () => {
    const inserted = rows(one, two, unitOf(11, 'N', 'new'), three);
    const moved = mergeTrees(
      rows(one, two, three),
      inserted,
      rows({ ...two, rank: rankOf('1') }, one, three),
    );
    expect(outline(km(moved.state))).toBe('2:two 1:one 11:new 3:three');
    const deleted = mergeTrees(rows(one, two, three), inserted, rows(one, three));
    expect(outline(km(deleted.state))).toBe('1:one 11:new 3:three');
  });

  it('find their place also where the other gave every unit another rank', () => {
    const reranked = rows(
      unitOf(1, 'a', 'one'),
      unitOf(2, 'b', 'two'),
      unitOf(3, 'c', 'three'),
      unitOf(12, 'b1', 't'),
    );
    const result = mergeTrees(rows(one, two, three), rows(one, two, unitOf(11, 'B', 'o'), three), reranked);
    expect(outline(km(result.state))).toBe('1:one 11:o 2:two 12:t 3:three');
    expect(conflictsOf(result)).toBe('');
  });
});

describe('units that words moved between', () => {
  const whole = unitOf(2, 'M', 'first second');
  const split = [unitOf(2, 'M', 'first'), unitOf(21, 'N', 'second', { splitFrom: uidOf(2) })];
  const joined = unitOf(1, 'A', 'one two', { absorbed: [uidOf(2)] });

  it('are taken together where the other left them alone', () => {
    expect(
      outline(km(mergeTrees(rows(one, whole), rows(one, ...split), rows(one, whole, three)).state)),
    ).toBe('1:one 2:first 21:second 3:three');
    expect(outline(km(mergeTrees(rows(one, two), rows(joined), rows(one, two, three)).state))).toBe(
      '1:one two 3:three',
    );
  });

  it.each([
    ['wrote', [unitOf(2, 'M', 'first third')], '1:one 2:first second 21:second', '1:one 2:first third'],
    ['deleted', [], '1:one 2:first 21:second', '1:one'],
  ])('are a conflict where one split what the other %s', (_, units, stands, decided) => {
    const result = mergeTrees(rows(one, whole), rows(one, ...split), rows(one, ...units));
    expect(conflictsOf(result)).toBe('split 2 21');
    expect(outline(km(result.state))).toBe(stands);
    expect(outline(km(decideAll(result, 'theirs')))).toBe(decided);
    expect(outline(km(decideAll(result, 'ours')))).toBe('1:one 2:first 21:second');
  });

  it.each([
    ['wrote the second', [one, unitOf(2, 'M', 'edited')], '1:one two 2:edited', '1:one 2:edited'],
    ['wrote the first', [unitOf(1, 'A', 'edited'), two], '1:one 2:two', '1:edited 2:two'],
    ['deleted the second', [one], '1:one two', '1:one'],
    ['moved the second', [{ ...two, rank: rankOf('1') }, one], '2:two 1:one two', '2:two 1:one'],
  ])('are a conflict where one joined them and the other %s', (_, units, stands, decided) => {
    const result = mergeTrees(rows(one, two), rows(joined), rows(...units));
    expect(conflictsOf(result)).toBe('absorb 1 2');
    expect(outline(km(result.state))).toBe(stands);
    expect(outline(km(decideAll(result, 'theirs')))).toBe(decided);
    expect(outline(km(decideAll(result, 'ours')))).toBe('1:one two');
  });

  it('are no conflict where both joined them alike', () => {
    expect(conflictsOf(mergeTrees(rows(one, two), rows(joined), rows(joined)))).toBe('');
  });
});

describe('parents', () => {
  const inside = (number: number, text: string): Unit => unitOf(number, 'M', text, { parent: uidOf(2) });
  const base = rows(one, two, inside(4, 'child'));

  it.each([
    [
      'inserted',
      [one, two, inside(4, 'child'), inside(5, 'new')],
      'parentDeleted 2 5',
      '1:one 2:two (5:new in 2)',
    ],
    ['wrote', [one, two, inside(4, 'edited')], 'parentDeleted 2 4', '1:one 2:two (4:edited in 2)'],
    [
      'moved',
      [{ ...one, parent: uidOf(2) }, two, inside(4, 'child')],
      'parentDeleted 2 1',
      '2:two (1:one in 2)',
    ],
    [
      'wrote the parent and one below',
      [one, unitOf(2, 'M', 'edited'), inside(4, 'edited')],
      'parentDeleted 2 4',
      '1:one 2:edited (4:edited in 2)',
    ],
  ])('that one deleted stand where the other %s below them', (_, units, conflicts, stands) => {
    const result = mergeTrees(base, rows(one), rows(...units));
    expect(conflictsOf(result)).toBe(conflicts);
    expect(outline(km(result.state))).toBe(stands);
    expect(outline(km(decideAll(result, 'ours')))).toBe('1:one');
    expect(treeProblems(km(decideAll(result, 'base')))).toEqual([]);
  });

  it('go with all below them where the other left them alone', () => {
    expect(outline(km(mergeTrees(base, rows(one), base).state))).toBe('1:one');
  });

  it('that would stand below each other are a conflict', () => {
    const result = mergeTrees(
      rows(one, two),
      rows({ ...one, parent: uidOf(2) }, two),
      rows(one, { ...two, parent: uidOf(1) }),
    );
    expect(conflictsOf(result)).toBe('cycle 1 2');
    expect(outline(km(result.state))).toBe('1:one 2:two');
    expect(outline(km(decideAll(result, 'ours')))).toBe('2:two (1:one in 2)');
  });

  it('never end in a cycle, also where the decisions would', () => {
    const ours = rows(unitOf(1, 'A', 'one', { parent: uidOf(2) }), two, unitOf(3, 'B', 'three'));
    const theirs = rows(
      one,
      unitOf(2, 'A', 'two', { parent: uidOf(3) }),
      unitOf(3, 'B', 'three', { parent: uidOf(1) }),
    );
    const result = mergeTrees(rows(one, two, three), ours, theirs);
    for (const decision of ['base', 'ours', 'theirs'] as const) {
      const decided = km(decideAll(result, decision));
      expect(treeProblems(decided)).toEqual([]);
      expect(inOrder(decided)).toHaveLength(3);
    }
  });
});

describe('the two languages', () => {
  const state = (khmer: Tree, english: Tree): DocumentState => article(khmer, {}, english);

  it('of an article merge each by itself', () => {
    const result = mergeBothWays(
      state(rows(two), rows(two)),
      state(rows(unitOf(2, 'M', 'a')), rows(two)),
      state(rows(two), rows(unitOf(2, 'M', 'b'))),
    );
    expect(conflictsOf(result)).toBe('');
    expect([km(result.state), result.state.content.en].map((tree) => outline(tree as Tree))).toEqual([
      '2:a',
      '2:b',
    ]);
  });

  const instrument = (units: readonly Unit[], english: Readonly<Record<number, string>>): DocumentState => ({
    kind: 'instrument',
    metadata: {},
    content: {
      shape: 'oneTree',
      km: rows(...units),
      en: new Map(Object.entries(english).map(([uid, text]) => [uidOf(Number(uid)), paragraph(text)])),
    },
  });
  const english = ({ content }: DocumentState): string =>
    [...content.en.values()].map(plainText).toSorted().join(' ');

  it('of an instrument: English words merge by uid', () => {
    const result = mergeBothWays(
      instrument([one, two], { 1: 'one', 2: 'two' }),
      instrument([one, two], { 1: 'ours', 2: 'mine' }),
      instrument([one, unitOf(2, 'M', 'edited')], { 1: 'theirs', 2: 'two', 3: 'of nothing' }),
    );
    expect(conflictsOf(result)).toBe('edit 1');
    expect(english(result.state)).toBe('mine one');
    expect(english(decideAll(result, 'theirs'))).toBe('mine theirs');
    expect(english(decideAll(result, { body: paragraph('own') }))).toBe('mine own');
  });

  it('of an instrument: deleting a unit whose English the other wrote is a conflict over the unit', () => {
    const result = mergeBothWays(
      instrument([one, two], { 2: 'two' }),
      instrument([one], {}),
      instrument([one, two], { 2: 'edited' }),
    );
    expect(conflictsOf(result)).toBe('delete 2');
    expect(english(result.state)).toBe('edited');
    expect(english(decideAll(result, 'ours'))).toBe('');
  });

  it('of an instrument: deleting English words that the other wrote is a conflict over them', () => {
    const result = mergeBothWays(
      instrument([two], { 2: 'two' }),
      instrument([two], {}),
      instrument([two], { 2: 'edited' }),
    );
    expect(conflictsOf(result)).toBe('delete 2');
    expect(english(decideAll(result, 'ours'))).toBe('');
    expect(english(decideAll(result, 'base'))).toBe('two');
  });

  it('do not merge with another shape', () => {
    const other = state(rows(one), rows(one));
    expect(() => mergeDocuments(other, instrument([one], {}), other)).toThrow(/shape/u);
  });
});
