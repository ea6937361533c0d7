import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveByStep } from '../../../../../renderer/instrument/outline/steps.ts';
import type { Uid } from '../../../../../shared/document/model.ts';
import { inOrder } from '../../../../../shared/document/tree.ts';
import { withTextChanges, type Drafting } from '../../../../../shared/instrument/editing/drafting.ts';
import { structureProblems } from '../../../../../shared/instrument/structure.ts';
import {
  annex,
  division,
  draftingOver,
  provision,
  visa,
  type Row,
} from '../../../../support/instrument-units.ts';
import { uidOf } from '../../../../support/units.ts';

const article = (number: number): Row => [number, provision('ក')];
const CODE = draftingOver([
  [1, visa('')],
  [
    2,
    division('chapter'),
    [article(3), [4, division('section'), [article(5)]], [6, division('section'), []]],
  ],
  [7, division('chapter'), [article(8)]],
  [9, annex(), [article(10)]],
]);
const stepped = (drafting: Drafting, uid: Uid, step: 1 | -1): Drafting => ({
  ...drafting,
  text: withTextChanges(drafting.text, moveByStep(drafting, uid, step)),
});
/** Where a unit stands after each step in one direction, until it goes no further: its holder, and what is before it. */
function way(uid: Uid, step: 1 | -1): readonly string[] {
  const places: string[] = [];
  for (let now = CODE; ;) {
    const next = stepped(now, uid, step);
    if (next.text.km.get(uid) === now.text.km.get(uid)) return places;
    const order = inOrder(next.text.km);
    const at = order.findIndex((unit) => unit.uid === uid);
    const name = (one: Uid | null | undefined): string =>
      one === null || one === undefined ? 'top' : String(Number.parseInt(one.slice(-4), 16));
    places.push(`${name(order[at]?.parent)} behind ${name(order[at - 1]?.uid)}`);
    now = next;
  }
}

describe('a step of the keyboard', () => {
  it('takes an article through every place where one may stand, ever further down', () => {
    expect(way(uidOf(3), 1)).toEqual([
      '4 behind 4',
      '4 behind 5',
      '6 behind 6',
      '7 behind 7',
      '7 behind 8',
      '9 behind 9',
      '9 behind 10',
    ]);
  });

  it('takes a chapter among its like, and an annex nowhere', () => {
    expect(way(uidOf(7), -1).at(-1)).toBe('top behind 1');
    expect(way(uidOf(9), 1)).toEqual([]);
  });

  it('back is where the unit came from, and every tree on the way is valid', () => {
    const uids = inOrder(CODE.text.km).map(({ uid }) => uid);
    fc.assert(
      fc.property(fc.constantFrom(...uids), fc.constantFrom(1, -1), (uid, step) => {
        const there = stepped(CODE, uid, step === 1 ? 1 : -1);
        expect(structureProblems(there.text.km, there.type, there.data)).toEqual([]);
        const isMoved = there.text.km.get(uid) !== CODE.text.km.get(uid);
        const back = isMoved ? stepped(there, uid, step === 1 ? -1 : 1) : there;
        expect(inOrder(back.text.km).map((unit) => unit.uid)).toEqual(uids);
      }),
    );
  });
});
