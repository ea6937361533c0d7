/** Which units a branch moved, by what a reader sees: another parent, or another order. Ranks alone are no move. */
import type { Tree, Uid } from './model.ts';
import { longestRising } from './longest-rising.ts';
import { childrenOf } from './tree.ts';

/** For each step the index of the fixed one before it, `none` at the start. */
function nearestFixed(
  steps: readonly { readonly index: number; readonly isFixed: boolean }[],
  none: number,
): number[] {
  let nearest = none;
  return steps.map(({ index, isFixed }) => {
    const before = nearest;
    if (isFixed) nearest = index;
    return before;
  });
}

export function movedUnits(base: Tree, branch: Tree): Set<Uid> {
  const moved = new Set<Uid>();
  const parents = new Set([null, ...base.keys()]);
  for (const parent of parents) {
    const before = childrenOf(base, parent);
    const indexes = new Map<Uid, number>();
    for (const { uid } of before) {
      const now = branch.get(uid);
      if (now?.parent === parent) indexes.set(uid, indexes.size);
      else if (now !== undefined) moved.add(uid);
    }
    const after = childrenOf(branch, parent).flatMap(({ uid }) => {
      const index = indexes.get(uid);
      return index === undefined ? [] : [{ uid, index }];
    });
    if (after.every(({ index }, position) => index === position)) continue;
    // A unit that kept its rank was not touched; those between two such units that still rise were not moved either.
    const steps = after.map(({ uid, index }) => ({
      index,
      isFixed: branch.get(uid)?.rank === base.get(uid)?.rank,
    }));
    const below = nearestFixed(steps, -1);
    const above = nearestFixed(steps.toReversed(), Number.POSITIVE_INFINITY).toReversed();
    const untouched = longestRising(
      steps.map(({ index, isFixed }, at) =>
        isFixed || ((below[at] ?? 0) < index && index < (above[at] ?? 0)) ? index : null,
      ),
    );
    for (const [position, { uid }] of after.entries()) if (!untouched.has(position)) moved.add(uid);
  }
  return moved;
}
