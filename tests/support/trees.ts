/** Random trees and random, always valid, edits of them. */
import * as fc from 'fast-check';
import type { Tree, Uid, Unit } from '../../shared/document/model.ts';
import { rankBetween } from '../../shared/document/rank.ts';
import { childrenOf, inOrder, treeOf, withChanges } from '../../shared/document/tree.ts';
import { paragraph, uidOf } from './units.ts';

/** Numbers choose among what there is, modulo how much there is. */
export interface Edit {
  readonly kind: 'insert' | 'edit' | 'delete' | 'move' | 'split' | 'join';
  readonly unit: number;
  /** A parent (0: the top) and a place among its children. */
  readonly parent: number;
  readonly place: number;
  readonly text: string;
}

const editOf = (...kinds: readonly Edit['kind'][]): fc.Arbitrary<Edit> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    unit: fc.nat({ max: 40 }),
    parent: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 20 }) }),
    place: fc.nat({ max: 40 }),
    text: fc.constantFrom('a', 'b', 'ក', 'one two'),
  });

export const edit = editOf('insert', 'edit', 'delete', 'move', 'split', 'join');

const pick = <T>(from: readonly T[], number: number): T | undefined => from[number % from.length];

/** The unit and all below it. */
export function subtree(tree: Tree, root: Unit): Unit[] {
  return [root, ...childrenOf(tree, root.uid).flatMap((child) => subtree(tree, child))];
}

function placeIn(tree: Tree, parent: Uid | null, place: number): Pick<Unit, 'parent' | 'rank'> {
  const siblings = childrenOf(tree, parent);
  const at = place % (siblings.length + 1);
  return { parent, rank: rankBetween(siblings[at - 1]?.rank ?? null, siblings[at]?.rank ?? null) };
}

/** The tree after one edit; `fresh` is the uid of a unit that the edit may make. */
export function edited(tree: Tree, { kind, unit, parent, place, text }: Edit, fresh: Uid): Tree {
  const units = inOrder(tree);
  const under = parent === 0 ? null : (pick(units, parent)?.uid ?? null);
  const target = pick(units, unit);
  if (kind === 'insert') {
    const made = { uid: fresh, ...placeIn(tree, under, place), ...paragraph(text) };
    return withChanges(tree, [{ uid: fresh, after: made }]);
  }
  if (target === undefined) return tree;
  const set = (...next: readonly Unit[]): Tree =>
    withChanges(
      tree,
      next.map((after) => ({ uid: after.uid, after })),
    );
  switch (kind) {
    case 'edit':
      return set({ ...target, ...paragraph(`${text} ${place}`) });
    case 'delete':
      return withChanges(
        tree,
        subtree(tree, target).map(({ uid }) => ({ uid, after: null })),
      );
    case 'move': {
      const isBelow = under !== null && subtree(tree, target).some(({ uid }) => uid === under);
      if (isBelow) return tree;
      const without = withChanges(tree, [{ uid: target.uid, after: null }]);
      return set({ ...target, ...placeIn(without, under, place) });
    }
    case 'split': {
      const siblings = childrenOf(tree, target.parent);
      const next = siblings[siblings.indexOf(target) + 1]?.rank ?? null;
      const rank = rankBetween(target.rank, next);
      const second = { uid: fresh, parent: target.parent, rank, ...paragraph(`${text} tail`) };
      return set({ ...target, ...paragraph(`${text} head`) }, { ...second, splitFrom: target.uid });
    }
    case 'join': {
      const siblings = childrenOf(tree, target.parent);
      const next = siblings[siblings.indexOf(target) + 1];
      if (next === undefined || childrenOf(tree, next.uid).length > 0) return tree;
      const absorbed = [...(target.absorbed ?? []), ...(next.absorbed ?? []), next.uid];
      return withChanges(tree, [
        { uid: target.uid, after: { ...target, ...paragraph(`joined ${text}`), absorbed } },
        { uid: next.uid, after: null },
      ]);
    }
    default:
      return kind satisfies never;
  }
}

/** Uids of new units count from `firstUid`, so that two sides do not make the same ones. */
export function editedBy(tree: Tree, edits: readonly Edit[], firstUid: number): Tree {
  return edits.reduce((next, step, index) => edited(next, step, uidOf(firstUid + index)), tree);
}

export const edits = (maxLength: number): fc.Arbitrary<Edit[]> => fc.array(edit, { maxLength });

/** A tree of up to `size` units with the uids 1 and up, some of them moved, joined or split. */
export const tree = (size = 12): fc.Arbitrary<Tree> =>
  fc
    .tuple(fc.array(editOf('insert'), { maxLength: size }), edits(3))
    .map(([inserts, others]) => editedBy(treeOf([]), [...inserts, ...others], 1));
