/** The merge of one tree while it is being worked out: what its steps share. */
import { SIDES, type Branch, type Side, type UnitConflict, type UnitConflictKind } from './conflict.ts';
import { bodyOf, canonicalJson } from './hash.ts';
import { movedUnits } from './merge-moves.ts';
import type { Choice, Patch, SidesOf } from './merge-plan.ts';
import type { Place } from './merge-sequence.ts';
import type { Language, Tree, Uid, UnitBody } from './model.ts';
import { sameBody } from './same.ts';

export interface PlannedConflict {
  readonly conflict: UnitConflict;
  readonly outcomes: SidesOf<readonly Patch[]>;
}

export interface Work {
  readonly language: Language;
  readonly sides: SidesOf<Tree>;
  readonly moved: Readonly<Record<Branch, ReadonlySet<Uid>>>;
  /** The units that a branch has with a body other than the base's, or that the base has not got. */
  readonly wrote: Readonly<Record<Branch, ReadonlySet<Uid>>>;
  readonly plan: Map<Uid, Choice>;
  /** Conflicts over one unit, until a larger one takes them in. */
  readonly single: Map<Uid, Set<'edit' | 'delete' | 'move'>>;
  readonly conflicts: PlannedConflict[];
}

function writtenUnits(base: Tree, branch: Tree): Set<Uid> {
  const written = new Set<Uid>();
  for (const [uid, unit] of branch) {
    const before = base.get(uid);
    if (before === undefined || !sameBody(before, unit)) written.add(uid);
  }
  return written;
}

export function startWork(language: Language, sides: SidesOf<Tree>): Work {
  const { base, ours, theirs } = sides;
  return {
    language,
    sides,
    moved: { ours: movedUnits(base, ours), theirs: movedUnits(base, theirs) },
    wrote: { ours: writtenUnits(base, ours), theirs: writtenUnits(base, theirs) },
    plan: new Map(),
    single: new Map(),
    conflicts: [],
  };
}

export function note(work: Work, uid: Uid, kind: 'edit' | 'delete' | 'move'): void {
  const kinds = work.single.get(uid);
  if (kinds === undefined) work.single.set(uid, new Set([kind]));
  else kinds.add(kind);
}

export const inBoth = ({ sides }: Work, uid: Uid): boolean => sides.ours.has(uid) && sides.theirs.has(uid);

/** For what has no base to fall back on: the same branch whichever is called ours. */
export function lesserBody(ours: UnitBody, theirs: UnitBody): Branch {
  return canonicalJson(bodyOf(ours)) < canonicalJson(bodyOf(theirs)) ? 'ours' : 'theirs';
}

/** Every unit of any side, once. */
export function allUnits({ sides }: Work): Set<Uid> {
  return new Set(SIDES.flatMap((side) => Array.from(sides[side].keys())));
}

export function standAt({ plan }: Work, uid: Uid, place: Place): void {
  const choice = plan.get(uid);
  if (choice !== undefined) plan.set(uid, { ...choice, place });
}

/** What makes the units as one side has them; a unit that both branches have keeps the place that is planned for it. */
export function asOn({ sides }: Work, side: Side, uid: Uid): Patch {
  if (!sides[side].has(uid)) return { uid, absent: true };
  return sides.ours.has(uid) && sides.theirs.has(uid)
    ? { uid, body: side }
    : { uid, body: side, place: side };
}

export function addConflict(
  { language, sides, conflicts }: Work,
  kind: UnitConflictKind,
  units: readonly Uid[],
  patchesOn: (side: Side) => readonly Patch[],
): void {
  const versionsOn = (side: Side): UnitConflict['versions'][Side] =>
    units.map((uid) => {
      const unit = sides[side].get(uid);
      return unit === undefined ? null : bodyOf(unit);
    });
  conflicts.push({
    conflict: {
      id: `${language} ${kind} ${units[0] ?? ''}`,
      kind,
      language,
      units,
      versions: { base: versionsOn('base'), ours: versionsOn('ours'), theirs: versionsOn('theirs') },
    },
    outcomes: { base: patchesOn('base'), ours: patchesOn('ours'), theirs: patchesOn('theirs') },
  });
}
