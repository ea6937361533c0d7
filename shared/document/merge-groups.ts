/** Merge, second step: units between which a branch moved words (joined or split) are merged as one. */
import { addConflict, asOn, inBoth, type Work } from './merge-work.ts';
import { BRANCHES, type Branch } from './conflict.ts';
import type { Uid } from './model.ts';
import { sameBody } from './same.ts';

interface Group {
  readonly units: Set<Uid>;
  readonly survivors: Set<Uid>;
  kind: 'split' | 'absorb';
}

function wordGroups({ sides }: Work): Set<Group> {
  const groupOf = new Map<Uid, Group>();
  const connect = (survivor: Uid, other: Uid, kind: Group['kind']): void => {
    const [a, b] = [groupOf.get(survivor), groupOf.get(other)];
    const group: Group = {
      units: new Set([survivor, other, ...(a?.units ?? []), ...(b?.units ?? [])]),
      survivors: new Set([survivor, ...(a?.survivors ?? []), ...(b?.survivors ?? [])]),
      kind: [kind, a?.kind, b?.kind].includes('absorb') ? 'absorb' : 'split',
    };
    for (const uid of group.units) groupOf.set(uid, group);
  };
  for (const branch of BRANCHES) {
    for (const { uid, absorbed = [], splitFrom } of sides[branch].values()) {
      const before = sides.base.get(uid);
      for (const joined of absorbed) {
        const isNews = sides.base.has(joined) && !sides[branch].has(joined);
        if (isNews && before?.absorbed?.includes(joined) !== true) connect(uid, joined, 'absorb');
      }
      if (before === undefined && splitFrom !== undefined && sides.base.has(splitFrom)) {
        connect(splitFrom, uid, 'split');
      }
    }
  }
  return new Set(groupOf.values());
}

/** A group is merged as one: what one branch alone did is taken, different doings are one conflict. */
export function planGroups(work: Work): void {
  const { sides, wrote, plan, single } = work;
  for (const { units, survivors, kind } of wordGroups(work)) {
    const members = [...units].toSorted();
    const changedOn = (branch: Branch): boolean =>
      members.some((uid) => sides[branch].has(uid) !== sides.base.has(uid) || wrote[branch].has(uid));
    const isAlike = members.every((uid) => {
      const [ours, theirs] = [sides.ours.get(uid), sides.theirs.get(uid)];
      return ours === undefined || theirs === undefined ? ours === theirs : sameBody(ours, theirs);
    });
    const isContested =
      members.some(
        (uid) => single.get(uid)?.has('edit') === true || single.get(uid)?.has('delete') === true,
      ) ||
      (BRANCHES.every(changedOn) && !isAlike);
    if (!isContested) continue;
    for (const uid of members) {
      const only = inBoth(work, uid) ? undefined : BRANCHES.find((branch) => sides[branch].has(uid));
      if (only !== undefined) plan.set(uid, { body: only, place: only });
      single.get(uid)?.delete('edit');
      single.get(uid)?.delete('delete');
    }
    const [first = ''] = [...survivors].toSorted();
    addConflict(
      work,
      kind,
      members.toSorted((a, b) => Number(b === first) - Number(a === first)),
      (side) => members.map((uid) => asOn(work, side, uid)),
    );
  }
}
