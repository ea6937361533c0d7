import { describe, expect, it } from 'vitest';
import type { Tree, UnitBody } from '../../../../shared/document/model.ts';
import { treeOf } from '../../../../shared/document/tree.ts';
import { placesFor, structureProblems } from '../../../../shared/instrument/structure.ts';
import {
  annex,
  division,
  INSTRUMENTS,
  instrumentType,
  provision,
  signature,
  unitsOf,
  visa,
  type Row,
} from '../../../support/instrument-units.ts';
import { innerIdOf, paragraph, uidOf } from '../../../support/units.ts';

const treeFrom = (...rows: readonly Row[]): Tree => treeOf(unitsOf(rows));
const article = (number: number): Row => [number, provision(`text ${number}`)];

const points = (...depths: readonly number[]): UnitBody => ({
  ...provision(''),
  content: {
    number: { kind: 'next' },
    heading: [],
    parts: depths.map((depth, index) => ({ kind: 'point', id: innerIdOf(index), depth, inline: [] })),
  },
});

const problems = (type: string, ...rows: readonly Row[]) =>
  structureProblems(treeFrom(...rows), instrumentType(type), INSTRUMENTS).map(
    ({ uid, reason }) => `${Number.parseInt(uid.slice(-4), 16)} ${reason}`,
  );

describe('the structure of an instrument', () => {
  it('is good where levels are left out, what is said itself stands first, and an annex is divided as it likes', () => {
    const rows: readonly Row[] = [
      [1, visa('')],
      article(2),
      [
        3,
        division('chapter'),
        [article(4), [5, division('subsection'), [article(6)]], [7, division('section')]],
      ],
      [8, division('book'), [[9, division('title'), [article(10)]]]],
      [11, signature('')],
      [12, signature('')],
      [
        13,
        annex(),
        [
          [14, paragraph('ក')],
          [15, division('book'), [[16, paragraph('ខ')], article(17)]],
        ],
      ],
      [18, annex()],
    ];
    expect(problems('law', ...rows)).toEqual([]);
  });

  it.each<[string, string, readonly Row[], readonly string[]]>([
    ['a chapter in a section', 'law', [[1, division('section'), [[2, division('chapter')]]]], ['2 inverted']],
    ['a chapter in a chapter', 'law', [[1, division('chapter'), [[2, division('chapter')]]]], ['2 inverted']],
    ['a provision behind a division', 'law', [[1, division('chapter')], article(2)], ['2 order']],
    [
      'a section behind a chapter beside it',
      'law',
      [
        [
          1,
          division('book'),
          [
            [2, division('chapter')],
            [3, division('section')],
          ],
        ],
      ],
      ['3 order'],
    ],
    ['a visa behind a provision', 'law', [article(1), [2, visa('')]], ['2 order']],
    ['a signature before the text', 'law', [[1, signature('')], article(2)], ['2 order']],
    [
      'a signature behind an annex',
      'law',
      [
        [1, annex()],
        [2, signature('')],
      ],
      ['2 order'],
    ],
    ['a visa in a division', 'law', [[1, division('chapter'), [[2, visa('')]]]], ['2 parent']],
    ['an annex in an annex', 'law', [[1, annex(), [[2, annex()]]]], ['2 parent']],
    ['anything below a provision', 'law', [[1, provision(''), [article(2)]]], ['2 parent']],
    ['anything below a paragraph', 'circular', [[1, paragraph(''), [article(2)]]], ['2 parent']],
    ['a paragraph beside articles', 'law', [article(1), [2, paragraph('')]], ['2 text']],
    ['a book in a prakas', 'prakas', [[1, division('book')]], ['1 level']],
    ['a level that the data does not have', 'law', [[1, division('part')]], ['1 level']],
    ['such a level in an annex', 'law', [[1, annex(), [[2, division('part')]]]], ['2 level']],
    ['a division that cannot be read', 'law', [[1, { ...division('chapter'), content: {} }]], ['1 level']],
    [
      'a point that nothing holds',
      'law',
      [
        [1, points(0, 2)],
        [2, points(1)],
      ],
      ['1 points', '2 points'],
    ],
  ])('is bad with %s', (_what, type, rows, expected) => {
    expect(problems(type, ...rows)).toEqual(expected);
  });

  it('is good with a paragraph in a circular, and with what a newer version put there', () => {
    expect(problems('circular', [1, paragraph('ក')], article(2), [3, paragraph('ខ')])).toEqual([]);
    expect(problems('law', [1, { type: 'hologram', schemaVersion: 1, content: {} }])).toEqual([]);
  });

  it('is bad where a unit hangs on nothing', () => {
    const [lost] = unitsOf([article(1)], uidOf(9));
    const tree = treeOf(lost === undefined ? [] : [lost]);
    expect(structureProblems(tree, instrumentType('law'), INSTRUMENTS)).toEqual([
      { uid: uidOf(1), reason: 'detached' },
    ]);
  });
});

describe('places', () => {
  const tree = treeFrom(
    [1, visa('')],
    [
      2,
      division('book'),
      [
        [3, division('chapter'), [article(4)]],
        [5, division('title')],
      ],
    ],
    [6, signature('')],
    [7, annex(), [[8, paragraph('')]]],
  );
  const places = (what: UnitBody, below: readonly UnitBody[] = []) =>
    placesFor(tree, instrumentType('law'), INSTRUMENTS, what, below).map(
      ({ parent, after }) =>
        `${parent === null ? 'top' : Number.parseInt(parent.slice(-4), 16)}:${after === null ? 0 : Number.parseInt(after.slice(-4), 16)}`,
    );

  it.each<[string, UnitBody, readonly string[]]>([
    ['a visa', visa(''), ['top:0', 'top:1']],
    ['a provision', provision(''), ['top:1', '2:0', '3:0', '3:4', '5:0', '7:0', '7:8']],
    ['a chapter', division('chapter'), ['top:1', '2:0', '2:3', '5:0', '7:8']],
    ['a book', division('book'), ['top:1', 'top:2', '7:8']],
    ['a paragraph', paragraph(''), ['7:0', '7:8']],
    ['a signature', signature(''), ['top:2', 'top:6']],
    ['an annex', annex(), ['top:6', 'top:7']],
  ])('are found for %s', (_what, body, expected) => {
    expect(places(body)).toEqual(expected);
  });

  it('are only in annexes for what holds text that the type has not', () => {
    expect(places(division('chapter'), [paragraph('')])).toEqual(['7:8']);
  });
});
