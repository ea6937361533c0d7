import { describe, expect, it } from 'vitest';
import type { Uid, UnitBody, UnitChange } from '../../../../../shared/document/model.ts';
import { childrenOf, inOrder, treeOf } from '../../../../../shared/document/tree.ts';
import {
  insertUnits,
  moveBeside,
  moveUnit,
  placesToMove,
  removeUnit,
} from '../../../../../shared/instrument/editing/arrange.ts';
import { lowerDivision, raiseDivision } from '../../../../../shared/instrument/editing/divisions.ts';
import { insertDivision, insertProvision } from '../../../../../shared/instrument/editing/insert.ts';
import { makeInserted, makeNext } from '../../../../../shared/instrument/editing/numbers.ts';
import { withTextChanges, type Drafting } from '../../../../../shared/instrument/editing/drafting.ts';
import { labelOf, numbersOf } from '../../../../../shared/instrument/numbering.ts';
import { renumbering } from '../../../../../shared/instrument/renumbering.ts';
import { countingIds } from '../../../../support/pieces.ts';
import {
  annex,
  division,
  inserted,
  INSTRUMENTS,
  instrumentType,
  provision,
  signature,
  unitsOf,
  visa,
  type Row,
} from '../../../../support/instrument-units.ts';
import { paragraph, uidOf } from '../../../../support/units.ts';

const LAW = instrumentType('law');
const article = (number: number): Row => [number, provision(`text ${number}`)];

function drafting(...rows: readonly Row[]): Drafting {
  return {
    text: { shape: 'oneTree', km: treeOf(unitsOf(rows)), en: new Map() },
    type: LAW,
    data: INSTRUMENTS,
    ids: countingIds(),
  };
}

/** The text after a command, one word for each unit, in what it hangs: `Chapter 1 [Article 1 Article 2]`. */
function outline({ text, type, data }: Drafting, changes: readonly UnitChange[]): string {
  const { km } = withTextChanges(text, changes);
  const numbers = numbersOf(km, type, data);
  const said = (parent: Uid | null): string =>
    childrenOf(km, parent)
      .map((unit) => {
        const number = numbers.get(unit.uid);
        const label = number === undefined ? unit.type : labelOf(unit, number, type, 'en', data);
        const below = said(unit.uid);
        const name = text.km.has(unit.uid) ? `${Number.parseInt(unit.uid.slice(-4), 16)}=` : 'new=';
        return `${name}${label}${below === '' ? '' : ` [${below}]`}`;
      })
      .join(', ');
  return said(null);
}

const CODE = drafting(
  [1, visa('')],
  [2, division('chapter'), [article(3), [4, division('section'), [article(5), article(6)]]]],
  [7, division('chapter'), [article(8)]],
  [9, signature('')],
  [10, annex(), [[11, paragraph('ក')]]],
);
const said = (changes: readonly UnitChange[]) => outline(CODE, changes);
const BACK = '9=signature, 10=Annex 1 [11=paragraph]';

describe('inserting', () => {
  it('puts a provision behind the unit, and counts those behind anew', () => {
    expect(said(insertProvision(CODE, uidOf(5)))).toBe(
      `1=visa, 2=Chapter 1 [3=Article 1, 4=Section 1 [5=Article 2, new=Article 3, 6=Article 4]], 7=Chapter 2 [8=Article 5], ${BACK}`,
    );
  });

  it('leaves the numbers behind an inserted provision as they are', () => {
    expect(said(insertProvision(CODE, uidOf(5), 'new'))).toBe(
      `1=visa, 2=Chapter 1 [3=Article 1, 4=Section 1 [5=Article 2, new=Article 2 new, 6=Article 3]], 7=Chapter 2 [8=Article 4], ${BACK}`,
    );
  });

  it('changes one unit where one is put in', () => {
    expect(insertProvision(CODE, uidOf(5))).toHaveLength(1);
  });

  it('puts a provision behind the heading that it was asked behind, and between visas and signatures', () => {
    expect(said(insertProvision(CODE, uidOf(4)))).toContain('4=Section 1 [new=Article 2, 5=Article 3');
    expect(said(insertProvision(CODE, null))).toContain('1=visa, new=Article 1, 2=Chapter 1');
    expect(said(insertProvision(CODE, uidOf(9)))).toContain('7=Chapter 2 [8=Article 4, new=Article 5]');
    expect(said(insertProvision(CODE, uidOf(11)))).toContain('[11=paragraph, new=Article 1]');
  });

  it('gives a new division what follows it', () => {
    expect(said(insertDivision(CODE, uidOf(5), 'section'))).toContain(
      '4=Section 1 [5=Article 2], new=Section 2 [6=Article 3]',
    );
    expect(said(insertDivision(CODE, uidOf(5), 'chapter'))).toContain(
      '4=Section 1 [5=Article 2]], new=Chapter 2 [6=Article 3], 7=Chapter 3',
    );
    expect(said(insertDivision(CODE, uidOf(1), 'book'))).toBe(
      '1=visa, new=Book 1 [2=Chapter 1 [3=Article 1, 4=Section 1 [5=Article 2, 6=Article 3]], 7=Chapter 2 [8=Article 4]], ' +
        BACK,
    );
  });

  it('puts visas, signatures and annexes where they belong', () => {
    expect(said(insertUnits(CODE, uidOf(8), [visa(''), signature(''), annex()]))).toBe(
      `1=visa, new=visa, 2=Chapter 1 [3=Article 1, 4=Section 1 [5=Article 2, 6=Article 3]], 7=Chapter 2 [8=Article 4], new=signature, 9=signature, new=Annex 1, 10=Annex 2 [11=paragraph]`,
    );
  });

  it.each<[string, UnitBody]>([
    ['a paragraph beside articles', paragraph('ក')],
    ['a level that the data does not have', division('part')],
  ])('does nothing with %s', (_what, body) => {
    expect(insertUnits(CODE, uidOf(3), [body])).toEqual([]);
  });

  it('does nothing where an inserted number has none to follow', () => {
    expect(insertProvision(CODE, uidOf(2), 'new')).toEqual([]);
  });
});

describe('a division', () => {
  it('goes up with what it holds, and takes what follows it', () => {
    expect(said(raiseDivision(CODE, uidOf(4)))).toContain(
      '2=Chapter 1 [3=Article 1], 4=Chapter 2 [5=Article 2, 6=Article 3], 7=Chapter 3',
    );
  });

  it('goes down with the divisions in it, into the one before it', () => {
    expect(said(lowerDivision(CODE, uidOf(7)))).toContain(
      '4=Section 1 [5=Article 2, 6=Article 3], 7=Section 2 [8=Article 4]]',
    );
    expect(said(lowerDivision(CODE, uidOf(2)))).toContain('2=Section 1 [3=Article 1, 4=Subsection 1');
  });

  it('stays where it or one in it is on the last level, and where the unit is none', () => {
    const deep = drafting([1, division('section'), [[2, division('subsection')]]]);
    expect(lowerDivision(deep, uidOf(1))).toEqual([]);
    expect(raiseDivision(drafting([1, division('book')]), uidOf(1))).toEqual([]);
    expect(raiseDivision(CODE, uidOf(3))).toEqual([]);
  });

  it('goes up and down in both languages', () => {
    const english = new Map([[uidOf(7), division('chapter', 'General')]]);
    const both: Drafting = { ...CODE, text: { ...CODE.text, en: english } };
    const after = withTextChanges(both.text, lowerDivision(both, uidOf(7)));
    expect(after.en.get(uidOf(7))).toEqual(division('section', 'General'));
  });

  it('is taken out alone or with all it holds', () => {
    expect(said(removeUnit(CODE, uidOf(4), 'alone'))).toContain(
      '2=Chapter 1 [3=Article 1, 5=Article 2, 6=Article 3]',
    );
    expect(said(removeUnit(CODE, uidOf(7), 'alone'))).toContain(
      '4=Section 1 [5=Article 2, 6=Article 3, 8=Article 4]',
    );
    expect(said(removeUnit(CODE, uidOf(4), 'whole'))).toContain('2=Chapter 1 [3=Article 1], 7=Chapter 2');
  });

  it('does not leave what an annex holds without it', () => {
    expect(removeUnit(CODE, uidOf(10), 'alone')).toEqual([]);
    expect(said(removeUnit(CODE, uidOf(10), 'whole'))).not.toContain('Annex');
  });
});

describe('moving', () => {
  it('takes all that hangs below along and changes one unit', () => {
    const changes = moveBeside(CODE, uidOf(4), 'into', uidOf(7));
    expect(changes).toHaveLength(1);
    expect(said(changes)).toBe(
      `1=visa, 2=Chapter 1 [3=Article 1], 7=Chapter 2 [8=Article 2, 4=Section 1 [5=Article 3, 6=Article 4]], ${BACK}`,
    );
  });

  it.each<[number, 'before' | 'after' | 'into', number, string]>([
    [6, 'before', 5, '4=Section 1 [6=Article 2, 5=Article 3]'],
    [5, 'after', 6, '4=Section 1 [6=Article 2, 5=Article 3]'],
    [8, 'after', 3, '[3=Article 1, 8=Article 2, 4=Section 1 [5=Article 3'],
    [8, 'into', 2, '[3=Article 1, 8=Article 2, 4=Section 1 [5=Article 3'],
    [7, 'before', 2, '1=visa, 7=Chapter 1 [8=Article 1], 2=Chapter 2'],
    [2, 'into', 10, '10=Annex 1 [11=paragraph, 2=Chapter 1 [3=Article 1, 4=Section 1'],
  ])('puts unit %i %s %i', (unit, side, target, expected) => {
    expect(said(moveBeside(CODE, uidOf(unit), side, uidOf(target)))).toContain(expected);
  });

  it.each<[number, 'before' | 'after' | 'into', number]>([
    // Into itself, a deeper one, behind a heading, over a visa, out of an annex, to where it is.
    [2, 'into', 4],
    [7, 'into', 4],
    [8, 'after', 4],
    [3, 'before', 1],
    [11, 'after', 3],
    [6, 'after', 5],
    [6, 'into', 4],
    [5, 'into', 99],
  ])('does nothing for unit %i %s %i', (unit, side, target) => {
    expect(moveBeside(CODE, uidOf(unit), side, uidOf(target))).toEqual([]);
  });

  it('finds room between two that two machines gave one rank', () => {
    const [first, second, third] = unitsOf([article(1), article(2), article(3)]);
    if (first === undefined || second === undefined || third === undefined) throw new Error('three');
    const same = { ...second, rank: first.rank };
    const tied = { ...CODE, text: { ...CODE.text, km: treeOf([first, same, third]) } };
    const changes = moveUnit(tied, uidOf(3), { parent: null, after: uidOf(1) });
    expect(outline(tied, changes)).toBe('1=Article 1, 3=Article 2, 2=Article 3');
  });

  it('offers its own place and all others', () => {
    const places = placesToMove(CODE, uidOf(8)).map(({ parent }) => parent);
    expect(places).toEqual([
      null,
      uidOf(2),
      uidOf(2),
      uidOf(4),
      uidOf(4),
      uidOf(4),
      uidOf(7),
      uidOf(10),
      uidOf(10),
    ]);
  });
});

describe('numbers', () => {
  const three = drafting(article(1), article(2), article(3));

  it('are given by an inserted suffix, the first that is free', () => {
    expect(outline(three, makeInserted(three, uidOf(2), 'new'))).toBe(
      '1=Article 1, 2=Article 1 new, 3=Article 2',
    );
    const again = drafting(article(1), [2, provision('', inserted('new'))], article(3));
    expect(outline(again, makeInserted(again, uidOf(3), 'new'))).toBe(
      '1=Article 1, 2=Article 1 new, 3=Article 1 new (two)',
    );
    expect(outline(again, makeInserted(again, uidOf(3), 'bis'))).toContain('3=Article 1 bis');
  });

  it('do not meet those that follow what was inserted', () => {
    const before = drafting(article(1), article(2), [3, provision('', inserted('new'))]);
    expect(outline(before, makeInserted(before, uidOf(2), 'new'))).toBe(
      '1=Article 1, 2=Article 1 new (two), 3=Article 1 new',
    );
  });

  it('are given by the place again', () => {
    const one = drafting(article(1), [2, provision('', inserted('new'))], article(3));
    expect(outline(one, makeNext(one, uidOf(2)))).toBe('1=Article 1, 2=Article 2, 3=Article 3');
  });

  it('cannot be inserted before the first', () => {
    expect(makeInserted(three, uidOf(1), 'new')).toEqual([]);
    expect(makeInserted(CODE, uidOf(1), 'new')).toEqual([]);
  });

  it('that change are told before and after, and no others', () => {
    const changes = moveBeside(CODE, uidOf(8), 'after', uidOf(3));
    const after = withTextChanges(CODE.text, changes).km;
    expect(renumbering(CODE.text.km, after, LAW, INSTRUMENTS, 'km')).toEqual([
      { uid: uidOf(8), before: 'មាត្រា ៤', after: 'មាត្រា ២' },
      { uid: uidOf(5), before: 'មាត្រា ២', after: 'មាត្រា ៣' },
      { uid: uidOf(6), before: 'មាត្រា ៣', after: 'មាត្រា ៤' },
    ]);
    expect(renumbering(CODE.text.km, CODE.text.km, LAW, INSTRUMENTS, 'km')).toEqual([]);
    expect(inOrder(after)).toHaveLength(CODE.text.km.size);
  });
});
