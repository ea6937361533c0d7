/** Merge, third step: what each branch did alone may not be a tree together; here it is made one. */
import { BRANCHES } from './conflict.ts';
import { cyclesIn, parentIn } from './merge-plan.ts';
import { addConflict, asOn, inBoth, standAt, type Work } from './merge-work.ts';
import type { Uid } from './model.ts';

/** Brings back the parents that one branch deleted and the other stands on. */
function restoreParents(work: Work): Set<Uid> {
  const { sides, plan } = work;
  const restored = new Set<Uid>();
  // A Map that grows while it is walked is walked to its end.
  for (const [uid, { place }] of plan) {
    if (place === 'both') continue;
    const parent = sides[place].get(uid)?.parent ?? null;
    if (parent === null || plan.has(parent)) continue;
    const side = BRANCHES.find((branch) => sides[branch].has(parent)) ?? 'base';
    plan.set(parent, { body: side, place: side });
    restored.add(parent);
  }
  return restored;
}

/** Makes the plan a tree, and names what that took. */
export function planStructure(work: Work): void {
  const { sides, moved, plan } = work;
  const restored = restoreParents(work);
  for (let cycle = cyclesIn(plan, sides); cycle.length > 0; cycle = cyclesIn(plan, sides)) {
    const movers = cycle.filter((uid) => BRANCHES.some((branch) => moved[branch].has(uid))).toSorted();
    for (const uid of movers) standAt(work, uid, 'base');
    for (const uid of restoreParents(work)) restored.add(uid);
    addConflict(work, 'cycle', movers, (side) =>
      movers.flatMap((uid) => (sides[side].has(uid) ? [{ uid, place: side }] : [])),
    );
  }
  planDeletedParents(work, restored);
}

/** A unit that a branch deleted while something stands under it is one conflict with all that stands there. */
function planDeletedParents(work: Work, restored: ReadonlySet<Uid>): void {
  const { sides, plan, single } = work;
  const children = new Map<Uid | null, Uid[]>();
  for (const uid of plan.keys()) {
    const parent = parentIn(plan, sides, uid);
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [uid]);
    else siblings.push(uid);
  }
  const below = (root: Uid): Uid[] => {
    const units = new Set(children.get(root));
    // A Set that grows while it is walked is walked to its end.
    for (const uid of units) for (const child of children.get(uid) ?? []) units.add(child);
    return [...units].toSorted();
  };
  const contested = (uid: Uid): boolean =>
    restored.has(uid) || (single.get(uid)?.has('delete') === true && children.has(uid));
  const visit = (parent: Uid | null): void => {
    for (const uid of children.get(parent) ?? []) {
      if (!contested(uid)) {
        visit(uid);
        continue;
      }
      const members = [uid, ...below(uid)];
      const deleters = BRANCHES.filter((branch) => !sides[branch].has(uid));
      for (const member of members) {
        if (deleters.some((branch) => !sides[branch].has(member))) single.get(member)?.delete('delete');
      }
      addConflict(work, 'parentDeleted', members, (side) => {
        if (sides[side].has(uid)) return [{ uid, body: side, place: side }];
        return members.map((member) =>
          sides[side].has(member) && inBoth(work, member)
            ? { uid: member, place: side }
            : asOn(work, side, member),
        );
      });
    }
  };
  visit(null);
}
