/** Three-way merge of bodies by uid: an instrument's English, which only adds words to the Khmer tree. */
import { BRANCHES, SIDES, type Branch, type Side } from './conflict.ts';
import { bodyOf } from './hash.ts';
import type { Choice, SidesOf } from './merge-plan.ts';
import { lesserBody, type PlannedConflict } from './merge-work.ts';
import type { Tree, Uid, UnitBody } from './model.ts';
import { sameBody } from './same.ts';

export type Bodies = ReadonlyMap<Uid, UnitBody>;
export type BodyPlan = ReadonlyMap<Uid, Choice['body']>;

const isSame = (a: UnitBody | undefined, b: UnitBody | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameBody(a, b);

/** Whether the branch says something else for the unit than the base. */
export const touchedBody =
  (bodies: SidesOf<Bodies>) =>
  (branch: Branch, uid: Uid): boolean =>
    !isSame(bodies.base.get(uid), bodies[branch].get(uid));

/** Where both wrote a body differently it stands as in the base; where one took it away and the other wrote, it stands. */
export function planBodies(
  bodies: SidesOf<Bodies>,
  trees: SidesOf<Tree>,
): { plan: BodyPlan; conflicts: PlannedConflict[] } {
  const plan = new Map<Uid, Side>();
  const conflicts: PlannedConflict[] = [];
  const touched = touchedBody(bodies);
  const uids = new Set(SIDES.flatMap((side) => Array.from(bodies[side].keys())));
  for (const uid of [...uids].toSorted()) {
    const writers = BRANCHES.filter((branch) => touched(branch, uid));
    const isAlike = isSame(bodies.ours.get(uid), bodies.theirs.get(uid));
    const [writer = 'base'] = writers;
    if (writers.length < 2 || isAlike) {
      if (bodies[writer].has(uid)) plan.set(uid, writer);
      continue;
    }
    const [ours, theirs] = [bodies.ours.get(uid), bodies.theirs.get(uid)];
    const isEdit = ours !== undefined && theirs !== undefined;
    if (!isEdit) plan.set(uid, ours === undefined ? 'theirs' : 'ours');
    else plan.set(uid, bodies.base.has(uid) ? 'base' : lesserBody(ours, theirs));
    // Where the whole unit was deleted, that is the conflict, over the Khmer.
    if (!isEdit && BRANCHES.some((branch) => !trees[branch].has(uid))) continue;
    const version = (side: Side): readonly (UnitBody | null)[] => {
      const body = bodies[side].get(uid);
      return [body === undefined ? null : bodyOf(body)];
    };
    const outcome = (side: Side): PlannedConflict['outcomes'][Side] => [
      bodies[side].has(uid) ? { uid, body: side } : { uid, absent: true },
    ];
    const kind = isEdit ? 'edit' : 'delete';
    conflicts.push({
      conflict: {
        id: `en ${kind} ${uid}`,
        kind,
        language: 'en',
        units: [uid],
        versions: { base: version('base'), ours: version('ours'), theirs: version('theirs') },
      },
      outcomes: { base: outcome('base'), ours: outcome('ours'), theirs: outcome('theirs') },
    });
  }
  return { plan, conflicts };
}
