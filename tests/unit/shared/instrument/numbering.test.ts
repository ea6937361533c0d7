import { describe, expect, it } from 'vitest';
import type { Language, Tree } from '../../../../shared/document/model.ts';
import { inOrder, treeOf } from '../../../../shared/document/tree.ts';
import type { Counted, ProvisionPart } from '../../../../shared/instrument/instrument.ts';
import {
  citedLabelOf,
  duplicateNumbers,
  labelOf,
  numbersOf,
  numberText,
  pointMarkers,
} from '../../../../shared/instrument/numbering.ts';
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
} from '../../../support/instrument-units.ts';
import { innerIdOf, paragraph, uidOf } from '../../../support/units.ts';

function labels(tree: Tree, language: Language, type = instrumentType('law'), data = INSTRUMENTS) {
  const numbers = numbersOf(tree, type, data);
  return inOrder(tree).flatMap((unit) => {
    const number = numbers.get(unit.uid);
    return number === undefined ? [] : [labelOf(unit, number, type, language, data)];
  });
}
const treeFrom = (...rows: readonly Row[]): Tree => treeOf(unitsOf(rows));
const article = (number: number, counted?: Counted): Row => [number, provision(`text ${number}`, counted)];

const LAW = treeFrom(
  [1, visa('បានឃើញរដ្ឋធម្មនុញ្ញ')],
  [
    2,
    division('book', 'ទូទៅ'),
    [
      [3, division('chapter'), [article(4), article(5)]],
      [
        6,
        division('chapter'),
        [
          [7, division('section'), [article(8)]],
          [9, division('section'), [article(10)]],
        ],
      ],
    ],
  ],
  [11, division('book'), [[12, division('chapter'), [[13, division('section'), [article(14)]]]]]],
  [15, signature('រដ្ឋមន្ត្រី')],
  [16, annex(), [[17, division('chapter'), [article(18), article(19)]]]],
  [20, annex(), [article(21), [22, paragraph('ក្រោម')]]],
);

describe('numbers of an instrument', () => {
  it('run through the whole text for provisions, anew for divisions, and anew in each annex', () => {
    expect(labels(LAW, 'km')).toEqual([
      'គន្ថីទី១',
      'ជំពូកទី១',
      'មាត្រា ១',
      'មាត្រា ២',
      'ជំពូកទី២',
      'ផ្នែកទី១',
      'មាត្រា ៣',
      'ផ្នែកទី២',
      'មាត្រា ៤',
      'គន្ថីទី២',
      'ជំពូកទី១',
      'ផ្នែកទី១',
      'មាត្រា ៥',
      'ឧបសម្ព័ន្ធទី១',
      'ជំពូកទី១',
      'មាត្រា ១',
      'មាត្រា ២',
      'ឧបសម្ព័ន្ធទី២',
      'មាត្រា ១',
    ]);
    expect(labels(LAW, 'en').slice(0, 8)).toEqual([
      'Book 1',
      'Chapter 1',
      'Article 1',
      'Article 2',
      'Chapter 2',
      'Section 1',
      'Article 3',
      'Section 2',
    ]);
  });

  it('go on through the whole text on a level that does not restart', () => {
    const through = INSTRUMENTS.levels.map((level) => ({ ...level, restarts: false }));
    const all = labels(LAW, 'en', instrumentType('law'), { ...INSTRUMENTS, levels: through });
    expect(all.filter((label) => label.startsWith('Chapter'))).toEqual([
      'Chapter 1',
      'Chapter 2',
      'Chapter 3',
      'Chapter 1',
    ]);
  });

  it('restart under each division where the type counts its provisions so', () => {
    const law = instrumentType('law');
    const type = { ...law, provision: { ...law.provision, restarts: true } };
    expect(labels(LAW, 'en', type).filter((label) => label.startsWith('Article'))).toEqual(
      [1, 2, 1, 1, 1, 1, 2, 1].map((number) => `Article ${number}`),
    );
  });

  it('stay as they are behind what was inserted or repealed', () => {
    const repealed = provision('');
    const tree = treeFrom(
      article(1),
      article(2, inserted('new')),
      article(3, inserted('new 2')),
      article(4, inserted('bis')),
      [5, { ...repealed, content: { ...Object(repealed.content), repealed: true } }],
      article(6),
    );
    expect(labels(tree, 'km')).toEqual([
      'មាត្រា ១',
      'មាត្រា ១ ថ្មី',
      'មាត្រា ១ ថ្មី (ពីរ)',
      'មាត្រា ១ ស្ទួន',
      'មាត្រា ២ (និរាករណ៍)',
      'មាត្រា ៣',
    ]);
    expect(labels(tree, 'en').slice(0, 4)).toEqual([
      'Article 1',
      'Article 1 new',
      'Article 1 new (two)',
      'Article 1 bis',
    ]);
  });

  it('are not moved by a unit that cannot be read', () => {
    const tree = treeFrom(
      article(1),
      [2, { type: 'provision', schemaVersion: 1, content: null }],
      article(3),
    );
    expect(labels(tree, 'en')).toEqual(['Article 1', 'Article 2', 'Article 3']);
  });

  it.each<[Language, number, readonly string[], string]>([
    ['km', 11, [], '១១'],
    ['km', 11, ['new'], '១១ ថ្មី'],
    ['km', 150, ['new 2'], '១៥០ ថ្មី (ពីរ)'],
    ['km', 150, ['new 10'], '១៥០ ថ្មី (ដប់)'],
    ['km', 150, ['new 11'], '១៥០ ថ្មី (១១)'],
    ['km', 9, ['new', 'bis'], '៩ ថ្មី ស្ទួន'],
    ['en', 150, ['new 2'], '150 new (two)'],
    ['en', 150, ['new 11'], '150 new (11)'],
    ['en', 9, ['new', 'bis'], '9 new bis'],
    ['en', 9, ['no-more'], '9 no-more'],
  ])('are written in %s: %i %j is %s', (language, value, suffixes, text) => {
    const counted = inserted(...suffixes);
    const number = { value, suffixes: counted.kind === 'inserted' ? counted.suffixes : [] };
    expect(numberText(number, language, INSTRUMENTS)).toBe(text);
  });

  it.each([
    ['law', 'មាត្រា ១', 'Article 1', 'មាត្រា ១'],
    ['prakas', 'ប្រការ ១', 'Clause 1', 'ប្រការ ១'],
    ['circular', '១.', '1.', 'ចំណុចទី១'],
    ['instruction', '១-', '1.', 'ចំណុចទី១'],
  ])('are called what the type says: %s', (id, km, en, cited) => {
    const tree = treeFrom(article(1));
    const type = instrumentType(id);
    expect([...labels(tree, 'km', type), ...labels(tree, 'en', type)]).toEqual([km, en]);
    const [unit] = inOrder(tree);
    const number = { value: 1, suffixes: [] };
    expect(unit && citedLabelOf(unit, number, type, 'km', INSTRUMENTS)).toBe(cited);
  });
});

describe('numbers that occur twice', () => {
  it('are found, and only within one run', () => {
    const twice = [article(2, inserted('new')), article(3, inserted('new'))];
    const tree = treeFrom(article(1), ...twice, article(4), [5, annex(), [article(6)]]);
    expect(duplicateNumbers(tree, instrumentType('law'), INSTRUMENTS)).toEqual([[uidOf(2), uidOf(3)]]);
  });

  it('are none in a text that is in order', () => {
    expect(duplicateNumbers(LAW, instrumentType('law'), INSTRUMENTS)).toEqual([]);
  });
});

describe('points', () => {
  const parts = (...depths: readonly (number | 'paragraph')[]): readonly ProvisionPart[] =>
    depths.map((depth, index) =>
      depth === 'paragraph'
        ? { kind: 'paragraph', id: innerIdOf(index), inline: [] }
        : { kind: 'point', id: innerIdOf(index), depth, inline: [] },
    );
  const markers = (type: string, language: Language, all: readonly ProvisionPart[]): readonly string[] => [
    ...pointMarkers(all, instrumentType(type), language, INSTRUMENTS).values(),
  ];

  it.each<[string, Language, readonly (number | 'paragraph')[], readonly string[]]>([
    ['law', 'km', [0, 0, 1, 1, 2, 3, 1, 0, 1], ['ក-', 'ខ-', '១-', '២-', '-', '-', '៣-', 'គ-', '១-']],
    ['law', 'en', [0, 1, 1, 0], ['a.', '1.', '2.', 'b.']],
    ['instruction', 'km', [0, 1, 1, 0], ['ក-', '-', '-', 'ខ-']],
    ['law', 'km', ['paragraph', 0, 0, 'paragraph', 0], ['ក-', 'ខ-', 'ក-']],
  ])('are marked by depth in a %s, %s', (type, language, depths, expected) => {
    expect(markers(type, language, parts(...depths))).toEqual(expected);
  });

  it('go on with two letters behind the last', () => {
    const all = markers('law', 'km', parts(...Array.from({ length: 35 }, () => 0)));
    expect(all.slice(-4)).toEqual(['ឡ-', 'អ-', 'កក-', 'កខ-']);
  });
});

describe('what is not counted', () => {
  it('has no number', () => {
    const numbers = numbersOf(LAW, instrumentType('law'), INSTRUMENTS);
    for (const number of [1, 15, 22]) expect(numbers.has(uidOf(number))).toBe(false);
  });
});
