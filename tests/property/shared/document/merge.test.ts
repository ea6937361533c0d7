import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../../shared/document/conflict.ts';
import { bodyHash } from '../../../../shared/document/hash.ts';
import { decide, mergeDocuments, type MergeResult } from '../../../../shared/document/merge.ts';
import { movedUnits } from '../../../../shared/document/merge-moves.ts';
import type { Content, DocumentState, Tree, Uid, UnitBody } from '../../../../shared/document/model.ts';
import { ranksBetween } from '../../../../shared/document/rank.ts';
import { childrenOf, inOrder, treeOf, treeProblems } from '../../../../shared/document/tree.ts';
import { article, stateHash } from '../../../support/merges.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';
import { editedBy, edits, tree } from '../../../support/trees.ts';

const OURS = 1000;
const THEIRS = 2000;
/** A base and what two offices made of it. */
const drafts = (size = 12, length = 8): fc.Arbitrary<[base: Tree, ours: Tree, theirs: Tree]> =>
  fc
    .tuple(tree(size), edits(length), edits(length))
    .map(([base, mine, theirs]) => [base, editedBy(base, mine, OURS), editedBy(base, theirs, THEIRS)]);
const decision = fc.constantFrom<Decision>('base', 'ours', 'theirs');

type Merge = (base: Tree, ours: Tree, theirs: Tree) => MergeResult;
const merge: Merge = (base: Tree, ours: Tree, theirs: Tree): MergeResult =>
  mergeDocuments(article(base), article(ours), article(theirs));
const expectTree = (state: DocumentState): void => {
  expect(treeProblems(state.content.km)).toEqual([]);
  expect(inOrder(state.content.km)).toHaveLength(state.content.km.size);
  for (const parent of [null, ...state.content.km.keys()]) {
    const ranks = childrenOf(state.content.km, parent).map(({ rank }) => rank);
    expect(new Set(ranks).size).toBe(ranks.length);
  }
};
/** The same order with other ranks. */
function reranked(from: Tree): Tree {
  const parents = [null, ...from.keys()];
  return treeOf(
    parents.flatMap((parent) => {
      const children = childrenOf(from, parent);
      const ranks = ranksBetween(null, null, children.length * 3);
      return children.map((unit, index) => Object.assign({}, unit, { rank: ranks[index * 3 + 1] }));
    }),
  );
}

function isSymmetric(mergeIt: Merge): void {
  fc.assert(
    fc.property(
      drafts(),
      fc.array(decision, { minLength: 20, maxLength: 20 }),
      ([base, ours, theirs], choices) => {
        const one = mergeIt(base, ours, theirs);
        const other = mergeIt(base, theirs, ours);
        expect(other.state).toEqual(one.state);
        expect(stateHash(other.state)).toBe(stateHash(one.state));
        expect(other.conflicts.map(({ id }) => id)).toEqual(one.conflicts.map(({ id }) => id));
        const decided = new Map(
          one.conflicts.map(({ id }, index) => [id, choices[index % 20] ?? 'base'] as const),
        );
        const mirror = { base: 'base', ours: 'theirs', theirs: 'ours' } as const;
        const mirrored = new Map(
          [...decided].map(([id, side]) => [id, mirror[side as keyof typeof mirror]] as const),
        );
        expect(stateHash(decide(other, mirrored))).toBe(stateHash(decide(one, decided)));
      },
    ),
    { numRuns: runs(600) },
  );
}

function isATree(mergeIt: Merge): void {
  fc.assert(
    fc.property(
      drafts(),
      fc.array(decision, { minLength: 20, maxLength: 20 }),
      ([base, ours, theirs], choices) => {
        const result = mergeIt(base, ours, theirs);
        expectTree(result.state);
        expectTree(
          decide(
            result,
            new Map(result.conflicts.map(({ id }, index) => [id, choices[index % 20] ?? 'base'])),
          ),
        );
      },
    ),
    { numRuns: runs(600) },
  );
}

function losesNothing(mergeIt: Merge): void {
  fc.assert(
    fc.property(drafts(), ([base, ours, theirs]) => {
      const result = mergeIt(base, ours, theirs);
      const merged: Tree = result.state.content.km;
      const inConflict = new Set(
        result.conflicts.flatMap((conflict) => (conflict.kind === 'field' ? [] : conflict.units)),
      );
      const says = (from: Tree, uid: Uid): string | null => {
        const unit = from.get(uid);
        return unit === undefined ? null : bodyHash(unit);
      };
      for (const uid of new Set([...ours.keys(), ...theirs.keys()])) {
        const [was, mine, their, now] = [base, ours, theirs, merged].map((from) => says(from, uid));
        if (inConflict.has(uid)) continue;
        if (mine === their || their === was) expect(now).toBe(mine);
        else if (mine === was) expect(now).toBe(their);
        else throw new Error(`${uid} was changed on both and is in no conflict`);
      }
      for (const uid of inConflict) if (ours.has(uid) && theirs.has(uid)) expect(merged.has(uid)).toBe(true);
    }),
    { numRuns: runs(600) },
  );
}

describe('a merge', () => {
  it('gives one content, in either order, to the letter', () => {
    isSymmetric(merge);
  });

  it('is always a tree, with every way to decide', () => {
    isATree(merge);
  });

  it('changes nothing the second time, where there was nothing to decide', () => {
    fc.assert(
      fc.property(drafts(12, 3), ([base, ours, theirs]) => {
        const result = merge(base, ours, theirs);
        fc.pre(result.conflicts.length === 0);
        const merged = result.state.content.km;
        // The ancestor of a merge and of what it merged is what it merged. The older one serves as well, unless a move
        // that only the merge knows of decides what stands before what.
        const isMoved = result.notices.some((notice) => notice.kind === 'taken' && notice.what === 'moved');
        const older = isMoved
          ? []
          : ([
              [base, theirs],
              [base, ours],
            ] as const);
        for (const [from, again] of [[theirs, theirs], [ours, ours], ...older] as const) {
          const second = merge(from, merged, again);
          expect(second.conflicts).toEqual([]);
          expect(stateHash(second.state)).toBe(stateHash(result.state));
        }
      }),
      { numRuns: runs(600) },
    );
  });

  it('of a draft with its own ancestor is the draft', () => {
    fc.assert(
      fc.property(drafts(), ([base, ours]) => {
        const result = merge(base, ours, base);
        expect(result.conflicts).toEqual([]);
        expect(stateHash(result.state)).toBe(stateHash(article(ours)));
        expect(result.state.content.km).toEqual(ours);
        expect(stateHash(merge(base, ours, ours).state)).toBe(stateHash(article(ours)));
      }),
      { numRuns: runs(400) },
    );
  });

  it('loses no unit and no words: what is not there was deleted by one and left alone by the other', () => {
    losesNothing(merge);
  });

  it('would be caught if one branch won, if a branch’s units were left out, or if parents were not looked after', () => {
    const withTree = (result: MergeResult, km: Tree): MergeResult => ({
      ...result,
      state: article(km),
    });
    expectCaught(() => isSymmetric((base, ours, theirs) => withTree(merge(base, ours, theirs), ours)));
    expectCaught(() => losesNothing((base, ours, theirs) => withTree(merge(base, ours, theirs), ours)));
    const without =
      (isLeftOut: (base: Tree, uid: Uid) => boolean): Merge =>
      (base, ours, theirs) => {
        const result = merge(base, ours, theirs);
        const isOnBoth = (uid: Uid): boolean => ours.has(uid) && theirs.has(uid);
        const units = [...result.state.content.km.values()];
        return withTree(result, treeOf(units.filter(({ uid }) => isOnBoth(uid) || !isLeftOut(base, uid))));
      };
    expectCaught(() => losesNothing(without((base, uid) => !base.has(uid))));
    expectCaught(() => isATree(without((base, uid) => base.has(uid))));
  });

  it('does not see ranks, only the order that they make', () => {
    fc.assert(
      fc.property(drafts(8, 4), ([base, ours, theirs]) => {
        const plain = merge(base, ours, theirs);
        // Which of two units that changed places was moved, only the rank tells.
        fc.pre(movedUnits(base, ours).size === 0 && movedUnits(base, theirs).size === 0);
        fc.pre(plain.conflicts.length === 0);
        expect(stateHash(merge(base, reranked(ours), theirs).state)).toBe(stateHash(plain.state));
      }),
      { numRuns: runs(400) },
    );
  });

  it('of an instrument gives one content in either order, and English for Khmer units alone', () => {
    const bodies = (from: Tree): ReadonlyMap<Uid, UnitBody> =>
      new Map([...from].filter((_, index) => index % 2 === 0));
    const instrument = (km: Tree, en: Tree): DocumentState => {
      const content: Content = { shape: 'oneTree', km, en: bodies(en) };
      return { kind: 'instrument', metadata: {}, content };
    };
    fc.assert(
      fc.property(
        drafts(8, 5),
        fc.tuple(edits(3), edits(3)),
        decision,
        ([base, ours, theirs], [a, b], side) => {
          const states = [
            instrument(base, base),
            instrument(ours, editedBy(ours, a, 3000)),
            instrument(theirs, editedBy(theirs, b, 4000)),
          ] as const;
          const one = mergeDocuments(states[0], states[1], states[2]);
          const other = mergeDocuments(states[0], states[2], states[1]);
          expect(stateHash(other.state)).toBe(stateHash(one.state));
          for (const state of [one.state, decide(one, new Map(one.conflicts.map(({ id }) => [id, side])))]) {
            expectTree(state);
            for (const uid of state.content.en.keys()) expect(state.content.km.has(uid)).toBe(true);
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
