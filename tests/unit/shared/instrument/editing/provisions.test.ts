import { describe, expect, it } from 'vitest';
import type { JsonValue, Uid, UnitBody, UnitChange } from '../../../../../shared/document/model.ts';
import { inOrder, treeOf } from '../../../../../shared/document/tree.ts';
import { lowerPart, raisePart } from '../../../../../shared/instrument/editing/points.ts';
import { joinProvisions, splitProvision } from '../../../../../shared/instrument/editing/provisions.ts';
import {
  contentAs,
  withTextChanges,
  type Drafting,
} from '../../../../../shared/instrument/editing/drafting.ts';
import type { InstrumentContent } from '../../../../../shared/instrument/text.ts';
import { countingIds } from '../../../../support/pieces.ts';
import {
  division,
  INSTRUMENTS,
  instrumentType,
  unitsOf,
  type Row,
} from '../../../../support/instrument-units.ts';
import { innerIdOf, uidOf } from '../../../../support/units.ts';

/** `depth:words`, a paragraph without depth; inner ids count up from `first`. */
function provision(
  first: number,
  parts: readonly string[],
  more: Readonly<Record<string, JsonValue>> = {},
): UnitBody {
  return {
    type: 'provision',
    schemaVersion: 1,
    content: {
      number: { kind: 'next' },
      heading: [],
      parts: parts.map((part, index): JsonValue => {
        const [depth, words] = part.includes(':') ? part.split(':') : [undefined, part];
        const inline = words === '' || words === undefined ? [] : [{ kind: 'text', text: words }];
        const id = innerIdOf(first + index);
        return depth === undefined
          ? { kind: 'paragraph', id, inline }
          : { kind: 'point', id, depth: Number(depth), inline };
      }),
      ...more,
    },
  };
}

const drafting = (rows: readonly Row[], english: Readonly<Record<number, UnitBody>> = {}): Drafting => ({
  text: {
    shape: 'oneTree',
    km: treeOf(unitsOf(rows)),
    en: new Map(Object.entries(english).map(([number, body]) => [uidOf(Number(number)), body])),
  },
  type: instrumentType('law'),
  data: INSTRUMENTS,
  ids: countingIds(),
});

function parts(body: UnitBody | undefined): string {
  return (contentAs(body, 'provision')?.parts ?? [])
    .map((part) => {
      const words =
        part.kind === 'table' ? '' : part.inline.map((piece) => ('text' in piece ? piece.text : '')).join('');
      return part.kind === 'point' ? `${part.depth}:${words}` : words;
    })
    .join(' | ');
}
const khmer = ({ km }: InstrumentContent): readonly string[] => inOrder(km).map(parts);
const english = ({ km, en }: InstrumentContent): readonly string[] =>
  inOrder(km).map(({ uid }) => (en.has(uid) ? parts(en.get(uid)) : '-'));
const after = ({ text }: Drafting, changes: readonly UnitChange[]): InstrumentContent =>
  withTextChanges(text, changes);
const uids = ({ km }: InstrumentContent): readonly Uid[] => inOrder(km).map(({ uid }) => uid);

describe('a provision that is split', () => {
  it('keeps its uid in the first, and the second says where it comes from, in both languages', () => {
    const law = drafting([[1, provision(1, ['ក', 'ខ', 'គ'])]], { 1: provision(1, ['a', 'b', 'c']) });
    const text = after(law, splitProvision(law, uidOf(1), innerIdOf(2)));
    expect(khmer(text)).toEqual(['ក', 'ខ | គ']);
    expect(english(text)).toEqual(['a', 'b | c']);
    const [first, second] = inOrder(text.km);
    expect(first?.uid).toBe(uidOf(1));
    expect(second?.splitFrom).toBe(uidOf(1));
  });

  it('begins the rest of a list at the outermost depth', () => {
    const law = drafting([[1, provision(1, ['ក', '0:ខ', '1:គ', '1:ឃ', '2:ង', '0:ច'])]]);
    const text = after(law, splitProvision(law, uidOf(1), innerIdOf(3)));
    expect(khmer(text)).toEqual(['ក | 0:ខ', '0:គ | 0:ឃ | 1:ង | 0:ច']);
  });

  it('keeps its heading and its inserted number, and the second counts as the next', () => {
    const number = { kind: 'inserted', suffixes: [{ id: 'new' }] };
    const heading = [{ kind: 'text', text: 'ទូទៅ' }];
    const law = drafting([[1, provision(1, ['ក', 'ខ'], { number, heading })]]);
    const [first, second] = inOrder(after(law, splitProvision(law, uidOf(1), innerIdOf(2))).km);
    expect(first?.content).toMatchObject({ number, heading });
    expect(second?.content).toMatchObject({ number: { kind: 'next' }, heading: [] });
  });

  it.each<[string, UnitBody, readonly string[]]>([
    ['that stands behind the cut alone goes along', provision(2, ['b']), ['-', 'b']],
    ['with other parts stays with the first', provision(9, ['x', 'y']), ['x | y', '-']],
    [
      'with a heading keeps it in the first',
      provision(2, ['b'], { heading: [{ kind: 'text', text: 'General' }] }),
      ['', 'b'],
    ],
  ])('English %s', (_what, body, expected) => {
    const law = drafting([[1, provision(1, ['ក', 'ខ'])]], { 1: body });
    expect(english(after(law, splitProvision(law, uidOf(1), innerIdOf(2))))).toEqual(expected);
  });

  it('stays whole before its first part, or at a part that it does not have', () => {
    const law = drafting([[1, provision(1, ['ក', 'ខ'])]]);
    expect(splitProvision(law, uidOf(1), innerIdOf(1))).toEqual([]);
    expect(splitProvision(law, uidOf(1), innerIdOf(9))).toEqual([]);
    expect(splitProvision(law, uidOf(9), innerIdOf(2))).toEqual([]);
  });
});

describe('provisions that are joined', () => {
  it('live on in the first, in both languages', () => {
    const law = drafting(
      [
        [1, provision(1, ['ក'])],
        [2, provision(2, ['0:ខ', '1:គ'])],
      ],
      { 1: provision(1, ['a']), 2: provision(2, ['0:b', '1:c']) },
    );
    const text = after(law, joinProvisions(law, uidOf(2)));
    expect(khmer(text)).toEqual(['ក | 0:ខ | 1:គ']);
    expect(english(text)).toEqual(['a | 0:b | 1:c']);
    expect(text.en.has(uidOf(2))).toBe(false);
    expect(text.km.get(uidOf(1))?.absorbed).toEqual([uidOf(2)]);
  });

  it('live on in the one with words, under the number of the first', () => {
    const number = { kind: 'inserted', suffixes: [{ id: 'new' }] };
    const law = drafting(
      [
        [1, provision(1, ['', ''], { number })],
        [2, provision(3, ['ក'])],
      ],
      { 2: provision(3, ['a']) },
    );
    const text = after(law, joinProvisions(law, uidOf(2)));
    expect(uids(text)).toEqual([uidOf(2)]);
    expect(khmer(text)).toEqual(['ក']);
    expect(english(text)).toEqual(['a']);
    expect(text.km.get(uidOf(2))).toMatchObject({ absorbed: [uidOf(1)], content: { number } });
    expect(text.en.get(uidOf(2))?.content).toMatchObject({ number });
  });

  it('keep both headings, and are repealed only where both were', () => {
    const heading = (words: string) => ({ heading: [{ kind: 'text', text: words }] });
    const law = drafting([
      [1, provision(1, ['ក'], heading('មួយ'))],
      [2, provision(2, ['ខ'], { ...heading('ពីរ'), repealed: true })],
    ]);
    const [joined] = inOrder(after(law, joinProvisions(law, uidOf(2))).km);
    const content = contentAs(joined, 'provision');
    expect(content?.heading.map((piece) => ('text' in piece ? piece.text : ''))).toEqual(['មួយ', ' ', 'ពីរ']);
    expect(content?.repealed).toBeUndefined();
  });

  it('are the same again after a split', () => {
    const law = drafting([[1, provision(1, ['ក', 'ខ'])]], { 1: provision(1, ['a', 'b']) });
    const text = after(law, splitProvision(law, uidOf(1), innerIdOf(2)));
    const second = uids(text)[1] ?? uidOf(1);
    const again = after(law, joinProvisions({ ...law, text }, second));
    const whole = withTextChanges(text, joinProvisions({ ...law, text }, second));
    expect(khmer(whole)).toEqual(['ក | ខ']);
    expect(english(whole)).toEqual(['a | b']);
    expect(uids(again)).toEqual([uidOf(1)]);
  });

  it.each<[string, readonly Row[], Readonly<Record<number, UnitBody>>]>([
    [
      'behind a heading',
      [
        [1, provision(1, ['ក'])],
        [3, division('chapter'), [[2, provision(2, ['ខ'])]]],
      ],
      {},
    ],
    ['with none before', [[2, provision(2, ['ខ'])]], {}],
    [
      'with words that cannot be read',
      [
        [1, provision(1, ['ក'])],
        [2, { ...provision(2, ['ខ']), schemaVersion: 2 }],
      ],
      {},
    ],
    [
      'with English that cannot be read',
      [
        [1, provision(1, ['ក'])],
        [2, provision(2, ['ខ'])],
      ],
      { 2: { ...provision(2, ['b']), schemaVersion: 2 } },
    ],
  ])('stay two %s', (_what, rows, bodies) => {
    expect(joinProvisions(drafting(rows, bodies), uidOf(2))).toEqual([]);
  });
});

describe('parts of a provision', () => {
  const list = ['ក', '0:ខ', '1:គ', '0:ឃ', '1:ង', '2:ច', '1:ឆ'];
  const law = drafting([[1, provision(1, list)]], { 1: provision(1, list) });

  it.each<[string, number, string]>([
    ['a paragraph becomes a point', 1, '0:ក | 0:ខ | 1:គ | 0:ឃ | 1:ង | 2:ច | 1:ឆ'],
    ['a point goes down with those below it', 4, 'ក | 0:ខ | 1:គ | 1:ឃ | 2:ង | 3:ច | 2:ឆ'],
    ['a point goes down below the one before it', 7, 'ក | 0:ខ | 1:គ | 0:ឃ | 1:ង | 2:ច | 2:ឆ'],
  ])('lowered: %s', (_what, part, expected) => {
    const text = after(law, lowerPart(law, uidOf(1), innerIdOf(part)));
    expect(khmer(text)).toEqual([expected]);
    expect(english(text)).toEqual([expected]);
  });

  it.each<[string, number, string]>([
    ['a point goes up with those below it', 5, 'ក | 0:ខ | 1:គ | 0:ឃ | 0:ង | 1:ច | 1:ឆ'],
    [
      'an outermost point becomes a paragraph, and those below it the outermost',
      2,
      'ក | ខ | 0:គ | 0:ឃ | 1:ង | 2:ច | 1:ឆ',
    ],
  ])('raised: %s', (_what, part, expected) => {
    const text = after(law, raisePart(law, uidOf(1), innerIdOf(part)));
    expect(khmer(text)).toEqual([expected]);
    expect(english(text)).toEqual([expected]);
  });

  it.each<[string, readonly UnitChange[]]>([
    ['the first point of a list down', lowerPart(law, uidOf(1), innerIdOf(2))],
    ['the first point below another down', lowerPart(law, uidOf(1), innerIdOf(3))],
    ['a paragraph up', raisePart(law, uidOf(1), innerIdOf(1))],
    ['a part that is not there', lowerPart(law, uidOf(1), innerIdOf(20))],
  ])('do not go %s', (_what, changes) => {
    expect(changes).toEqual([]);
  });

  it('come up in English that was written apart to where they are held', () => {
    const apart = drafting([[1, provision(1, ['0:ក', '0:ខ'])]], { 1: provision(2, ['0:b']) });
    const text = after(apart, lowerPart(apart, uidOf(1), innerIdOf(2)));
    expect(khmer(text)).toEqual(['0:ក | 1:ខ']);
    expect(english(text)).toEqual(['0:b']);
  });
});
