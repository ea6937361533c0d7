/**
 * A plan says for each unit of the merged tree whose body it has and where it stands. Merging makes a plan, a conflict
 * is a set of patches to it for each side, and a tree is built from it; so a decision never has to merge again.
 */
import { BRANCHES, SIDES, type Side } from './conflict.ts';
import { bodyOf } from './hash.ts';
import { mergeSequences, type Place } from './merge-sequence.ts';
import type { Rank, Tree, Uid, Unit, UnitBody } from './model.ts';
import { ranksInOrder } from './rank.ts';
import { samePlacement } from './same.ts';
import { childrenOf, cyclicUnits } from './tree.ts';

export interface Choice {
  /** A side that has the unit, or words that a person wrote while deciding. */
  readonly body: Side | UnitBody;
  readonly place: Place;
}

/** A unit that is not in it is not in the merged tree. */
export type Plan = ReadonlyMap<Uid, Choice>;

export type Patch =
  | { readonly uid: Uid; readonly absent: true; readonly body?: never }
  | { readonly uid: Uid; readonly absent?: never; readonly body?: Choice['body']; readonly place?: Place };

export type SidesOf<T> = Readonly<Record<Side, T>>;

/** A patch to a unit that is not there brings it back, if it says both what it is and where it stands. */
export function patched(plan: Plan, patches: readonly Patch[]): Plan {
  if (patches.length === 0) return plan;
  const next = new Map(plan);
  for (const patch of patches) {
    const choice = next.get(patch.uid);
    if (patch.absent === true) next.delete(patch.uid);
    else {
      const body = patch.body ?? choice?.body;
      const place = patch.place ?? choice?.place;
      if (body !== undefined && place !== undefined) next.set(patch.uid, { body, place });
    }
  }
  return next;
}

const sideOf = (place: Place): Side => (place === 'both' ? 'ours' : place);

/** The parent by the side that places the unit; where that parent is not in the plan, the nearest above it that is. */
export function parentIn(plan: Plan, sides: SidesOf<Tree>, uid: Uid): Uid | null {
  const tree = sides[sideOf(plan.get(uid)?.place ?? 'base')];
  let parent = tree.get(uid)?.parent ?? null;
  while (parent !== null && !plan.has(parent)) parent = tree.get(parent)?.parent ?? null;
  return parent;
}

/** Units below each other by the plan. */
export function cyclesIn(plan: Plan, sides: SidesOf<Tree>): readonly Uid[] {
  const placements = [...plan.keys()].map((uid) => {
    const parent = parentIn(plan, sides, uid);
    return [uid, { uid, parent, rank: '' as Rank }] as const;
  });
  return cyclicUnits(new Map(placements));
}

/**
 * Breaks cycles by standing their units where the base has them, and those that it has not where one branch has them
 * all. A plan without cycles is answered as it is.
 */
export function withoutCycles(plan: Plan, sides: SidesOf<Tree>): Plan {
  const settledPlace = (uid: Uid): Side => SIDES.find((side) => sides[side].has(uid)) ?? 'base';
  let next = plan;
  for (let cycle = cyclesIn(next, sides); cycle.length > 0; cycle = cyclesIn(next, sides)) {
    next = patched(
      next,
      cycle.map((uid) => ({ uid, place: settledPlace(uid) })),
    );
  }
  return next;
}

export interface BuiltTree {
  readonly tree: Tree;
  /** Runs of both branches that met at one place. */
  readonly doubled: readonly (readonly (readonly Uid[])[])[];
}

/** The units of one side under a parent, where those that are not in the plan make way for what is left below them. */
function survivorsUnder(plan: Plan, tree: Tree, parent: Uid | null): Uid[] {
  return childrenOf(tree, parent).flatMap(({ uid }) =>
    plan.has(uid) ? [uid] : survivorsUnder(plan, tree, uid),
  );
}

/** The rank of the branch that changed it; where both did, the lesser, so that both make the same tree to the letter. */
function wantedRank(sides: SidesOf<Tree>, uid: Uid, place: Place): Rank | null {
  if (place !== 'both') return sides[place].get(uid)?.rank ?? null;
  const was = sides.base.get(uid)?.rank;
  const ranks = BRANCHES.flatMap((branch) => sides[branch].get(uid)?.rank ?? []);
  return ranks.filter((rank) => rank !== was).toSorted()[0] ?? was ?? null;
}

function unitOf(sides: SidesOf<Tree>, uid: Uid, body: Choice['body'], parent: Uid | null, rank: Rank): Unit {
  const placement = { uid, parent, rank };
  if (typeof body !== 'string') return { ...placement, ...bodyOf(body) };
  const source = sides[body].get(uid);
  if (source === undefined) throw new Error(`${body} has no unit ${uid}`);
  // The very same unit where it can be, so that what is known of it (its hash) still holds.
  return samePlacement(source, placement) ? source : { ...placement, ...bodyOf(source) };
}

/** Always a valid tree, whatever was decided. */
export function build(wanted: Plan, sides: SidesOf<Tree>): BuiltTree {
  const plan = withoutCycles(wanted, sides);
  const tree = new Map<Uid, Unit>();
  const doubled: BuiltTree['doubled'][number][] = [];
  const placeOf = (uid: Uid): Place => plan.get(uid)?.place ?? 'base';
  const isSplitFrom = (uid: Uid, anchor: Uid): boolean =>
    SIDES.some((side) => sides[side].get(uid)?.splitFrom === anchor);
  const parents: (Uid | null)[] = [null];
  // The list grows by every unit that is placed, so the whole tree is built from the top.
  for (const parent of parents) {
    const [base = [], ours = [], theirs = []] = SIDES.map((side) =>
      survivorsUnder(plan, sides[side], parent).filter((uid) => parentIn(plan, sides, uid) === parent),
    );
    const merged = mergeSequences({ base, ours, theirs }, placeOf, isSplitFrom);
    const ranks = ranksInOrder(merged.order.map((uid) => wantedRank(sides, uid, placeOf(uid))));
    for (const [index, uid] of merged.order.entries()) {
      const rank = ranks[index];
      const choice = plan.get(uid);
      if (rank === undefined || choice === undefined) continue;
      tree.set(uid, unitOf(sides, uid, choice.body, parent, rank));
      parents.push(uid);
    }
    doubled.push(...merged.doubled);
  }
  return { tree, doubled };
}
