/** Merge, first step: what each unit becomes by itself. */
import { BRANCHES, type Branch, type Side } from './conflict.ts';
import { allUnits, inBoth, lesserBody, note, standAt, type Work } from './merge-work.ts';
import type { Uid } from './model.ts';
import { sameBody } from './same.ts';
import { childrenOf } from './tree.ts';

/** The body of a unit that both branches have. */
function mergedBody(work: Work, uid: Uid): Side {
  const { sides, wrote } = work;
  if (!wrote.ours.has(uid)) return wrote.theirs.has(uid) ? 'theirs' : 'ours';
  if (!wrote.theirs.has(uid)) return 'ours';
  const [ours, theirs] = [sides.ours.get(uid), sides.theirs.get(uid)];
  if (ours === undefined || theirs === undefined || sameBody(ours, theirs)) return 'ours';
  note(work, uid, 'edit');
  return sides.base.has(uid) ? 'base' : lesserBody(ours, theirs);
}

/** Where a branch has a unit, in words that both branches share: its parent, and what it follows that nobody moved. */
function placeKey({ sides, moved }: Work, branch: Branch, uid: Uid): string {
  const parent = sides[branch].get(uid)?.parent ?? null;
  const siblings = childrenOf(sides[branch], parent);
  const at = siblings.findIndex((sibling) => sibling.uid === uid);
  const anchor = siblings
    .slice(0, at)
    .findLast((sibling) =>
      BRANCHES.every(
        (side) =>
          sides[side].get(sibling.uid)?.parent === parent &&
          sides.base.has(sibling.uid) &&
          !moved[side].has(sibling.uid),
      ),
    );
  return `${parent ?? 'top'} ${anchor?.uid ?? 'start'}`;
}

/**
 * `touchedElsewhere`: whether a branch changed something that belongs to the unit but is not in the tree (the English
 * body of an instrument's unit), so that deleting the unit is a conflict.
 */
export function planUnits(work: Work, touchedElsewhere: (branch: Branch, uid: Uid) => boolean): void {
  const { sides, moved, wrote, plan } = work;
  const apart: Uid[] = [];
  for (const uid of allUnits(work)) {
    const branch = BRANCHES.find((side) => sides[side].has(uid));
    if (branch === undefined) continue;
    if (!inBoth(work, uid)) {
      const isChanged = wrote[branch].has(uid) || moved[branch].has(uid) || touchedElsewhere(branch, uid);
      if (!isChanged) continue;
      if (sides.base.has(uid)) note(work, uid, 'delete');
      plan.set(uid, { body: branch, place: branch });
      continue;
    }
    const movers = BRANCHES.filter((side) => moved[side].has(uid) || !sides.base.has(uid));
    const isApart = movers.length === 2 && placeKey(work, 'ours', uid) !== placeKey(work, 'theirs', uid);
    if (isApart) apart.push(uid);
    plan.set(uid, {
      body: mergedBody(work, uid),
      place: movers.length === 1 ? (movers[0] ?? 'both') : 'both',
    });
  }
  // One branch for all of them, so that their places fit each other; the same one whichever is called ours.
  const keysOn = (branch: Branch): string =>
    apart
      .toSorted()
      .map((uid) => placeKey(work, branch, uid))
      .join();
  const lesser = keysOn('ours') < keysOn('theirs') ? 'ours' : 'theirs';
  for (const uid of apart) {
    note(work, uid, 'move');
    const parent = sides.base.get(uid)?.parent;
    const isBaseThere = parent === null || (parent !== undefined && plan.has(parent));
    standAt(work, uid, isBaseThere ? 'base' : lesser);
  }
}
