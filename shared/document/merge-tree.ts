/** Three-way merge of one language's tree: what each unit becomes, and what a person has to decide. */
import { BRANCHES, otherBranch, type Branch, type Notice } from './conflict.ts';
import { planGroups } from './merge-groups.ts';
import type { Plan, SidesOf } from './merge-plan.ts';
import { planStructure } from './merge-structure.ts';
import { planUnits } from './merge-units.ts';
import { addConflict, allUnits, asOn, startWork, type PlannedConflict, type Work } from './merge-work.ts';
import type { Language, Tree, Uid } from './model.ts';

export interface TreePlan {
  /** Conflicts stand provisionally: see mergeDocuments(). */
  readonly plan: Plan;
  readonly conflicts: readonly PlannedConflict[];
  readonly notices: readonly Notice[];
}

/** What is left of the conflicts over one unit. */
function planSingles(work: Work): void {
  const { sides, single } = work;
  for (const [uid, kinds] of [...single].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    for (const kind of kinds) {
      addConflict(work, kind, [uid], (side) =>
        kind === 'move' && sides[side].has(uid) ? [{ uid, place: side }] : [asOn(work, side, uid)],
      );
    }
  }
}

/** What one branch alone did to units that are in no conflict. */
function takenNotices(work: Work): Notice[] {
  const { language, sides, moved, wrote, plan, conflicts } = work;
  const contested = new Set(conflicts.flatMap(({ conflict }) => conflict.units));
  const notices: Notice[] = [];
  for (const uid of [...allUnits(work)].toSorted()) {
    if (contested.has(uid)) continue;
    for (const from of BRANCHES) {
      const other = otherBranch(from);
      const took = (what: Extract<Notice, { kind: 'taken' }>['what']): void => {
        notices.push({ kind: 'taken', language, uid, from, what });
      };
      if (!sides[from].has(uid)) {
        if (sides[other].has(uid) && !plan.has(uid)) took('deleted');
      } else if (!sides[other].has(uid)) {
        if (!sides.base.has(uid)) took('inserted');
      } else {
        if (wrote[from].has(uid) && !wrote[other].has(uid)) took('edited');
        if (moved[from].has(uid) && !moved[other].has(uid)) took('moved');
      }
    }
  }
  return notices;
}

export function planTree(
  language: Language,
  sides: SidesOf<Tree>,
  touchedElsewhere: (branch: Branch, uid: Uid) => boolean = () => false,
): TreePlan {
  const work = startWork(language, sides);
  planUnits(work, touchedElsewhere);
  planGroups(work);
  planStructure(work);
  planSingles(work);
  const conflicts = work.conflicts.toSorted((a, b) => (a.conflict.id < b.conflict.id ? -1 : 1));
  return { plan: work.plan, conflicts, notices: takenNotices(work) };
}
