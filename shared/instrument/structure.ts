/**
 * Which unit of an instrument may stand where. At the top stand visas, then the text, then signatures, then annexes. The
 * text, and that of an annex, is divided: a division holds only deeper ones (levels may be left out), and what it says
 * itself stands before them. So a text read aloud, heading by heading, has exactly one tree.
 */
import type { Tree, Uid, Unit, UnitBody } from '../document/model.ts';
import { childrenOf, inOrder, treeProblems } from '../document/tree.ts';
import { ARTICLE_READERS } from '../document/views.ts';
import { divisionLevel } from './counting.ts';
import type { InstrumentData, InstrumentType } from './data.ts';
import type { ProvisionPart } from './instrument.ts';
import { isInstrumentType, readInstrumentUnit } from './views.ts';

export type StructureReason =
  /** Its parent is not in the tree, or the unit hangs below itself. */
  | 'detached'
  /** Nothing may hang below its parent, or not this. */
  | 'parent'
  /** A division that is not deeper than the one that holds it. */
  | 'inverted'
  /** It stands behind what it has to stand before. */
  | 'order'
  /** A level that this type of instrument, or the data, does not have. */
  | 'level'
  /** A paragraph, a list or the like beside the provisions of a type that has none. */
  | 'text'
  /** A point that is more than one deeper than the one before it. */
  | 'points';

export interface StructureProblem {
  readonly uid: Uid;
  readonly reason: StructureReason;
}

const isText = (type: string): boolean => Object.hasOwn(ARTICLE_READERS, type);

/** How deep a level is, 0 for the highest; one that the data does not have is the deepest. */
export function depthOf(data: InstrumentData, level: string | null): number {
  const depth = data.levels.findIndex(({ id }) => id === level);
  return depth === -1 ? data.levels.length : depth;
}

/** Siblings stand in rising order of this number. */
export function orderOf(unit: UnitBody, data: InstrumentData): number {
  switch (unit.type) {
    case 'visa':
      return 0;
    case 'division':
      // Behind what belongs to no division, the deepest first: the next heading ends it.
      return 2 + data.levels.length - depthOf(data, divisionLevel(unit));
    case 'signature':
      return data.levels.length + 3;
    case 'annex':
      return data.levels.length + 4;
    // Provisions and text, and what a newer version put there.
    default:
      return 1;
  }
}

interface Rules {
  readonly type: InstrumentType;
  readonly data: InstrumentData;
  /** Whether it stands in an annex. */
  readonly isAnnexed: boolean;
}

/** Why a unit may not hang below a parent (null: the top); null where it may, its place among its siblings aside. */
function refusal(
  parent: UnitBody | null,
  unit: UnitBody,
  { type, data, isAnnexed }: Rules,
): StructureReason | null {
  // What a newer version knows stays where it put it.
  if (!isInstrumentType(unit.type) && !isText(unit.type)) return null;
  if (parent !== null && parent.type !== 'division' && parent.type !== 'annex') return 'parent';
  if (isText(unit.type)) return isAnnexed || type.holdsText ? null : 'text';
  if (unit.type === 'provision') return null;
  if (unit.type !== 'division') return parent === null ? null : 'parent';
  const level = divisionLevel(unit);
  const depth = depthOf(data, level);
  if (parent?.type === 'division' && depthOf(data, divisionLevel(parent)) >= depth) return 'inverted';
  const isKnown = isAnnexed ? depth < data.levels.length : type.levels.some((id) => id === level);
  return isKnown ? null : 'level';
}

/** The annexes and all that hangs below them. */
function annexedUnits(tree: Tree): ReadonlySet<Uid> {
  const annexed = new Set<Uid>();
  for (const { uid, parent, type } of inOrder(tree))
    if (type === 'annex' || (parent !== null && annexed.has(parent))) annexed.add(uid);
  return annexed;
}

/** What makes the tree of an instrument invalid, in reading order; empty for a good one. */
export function structureProblems(
  tree: Tree,
  type: InstrumentType,
  data: InstrumentData,
): readonly StructureProblem[] {
  const problems: StructureProblem[] = [];
  const annexed = annexedUnits(tree);
  const highest = new Map<Uid | null, number>();
  for (const unit of inOrder(tree)) {
    const { uid } = unit;
    const parent = unit.parent === null ? null : (tree.get(unit.parent) ?? null);
    const reason = refusal(parent, unit, { type, data, isAnnexed: annexed.has(uid) });
    if (reason !== null) problems.push({ uid, reason });
    const order = orderOf(unit, data);
    const before = highest.get(unit.parent) ?? 0;
    if (order < before) problems.push({ uid, reason: 'order' });
    highest.set(unit.parent, Math.max(order, before));
    if (!pointsFollow(unit)) problems.push({ uid, reason: 'points' });
  }
  const detached = new Set(treeProblems(tree).map(({ uid }) => uid));
  return [...problems, ...[...detached].map((uid): StructureProblem => ({ uid, reason: 'detached' }))];
}

// A unit never changes, so it is read once.
const following = new WeakMap<UnitBody, boolean>();

/** Whether each point of a provision is at most one deeper than the one before it. */
function pointsFollow(unit: UnitBody): boolean {
  if (unit.type !== 'provision') return true;
  const known = following.get(unit);
  if (known !== undefined) return known;
  const view = readInstrumentUnit(unit);
  const parts = view.kind === 'readable' && view.body.type === 'provision' ? view.body.content.parts : [];
  const follow = parts.every(
    (part, index) => part.kind !== 'point' || part.depth <= deepestBehind(parts[index - 1]),
  );
  following.set(unit, follow);
  return follow;
}

/** How deep a point may be behind this part (undefined: at the start of a provision). */
export const deepestBehind = (part: ProvisionPart | undefined): number =>
  part?.kind === 'point' ? part.depth + 1 : 0;

/** Below `parent` (null: at the top), right behind `after` (null: before all others there). */
export interface Place {
  readonly parent: Uid | null;
  readonly after: Uid | null;
}

/**
 * Where a new unit may stand, in reading order of the parents; `below` is what hangs below it. For a unit that is moved
 * hand over the tree without it.
 */
export function placesFor(
  tree: Tree,
  type: InstrumentType,
  data: InstrumentData,
  what: UnitBody,
  below: readonly UnitBody[] = [],
): readonly Place[] {
  const annexed = annexedUnits(tree);
  const staysOutside = below.every((unit) => isAdmitted(unit, { type, data, isAnnexed: false }));
  return [null, ...inOrder(tree)].flatMap((parent) => {
    const isAnnexed = parent !== null && annexed.has(parent.uid);
    if (!isAnnexed && what.type !== 'annex' && !staysOutside) return [];
    if (refusal(parent, what, { type, data, isAnnexed }) !== null) return [];
    return placesAmong(childrenOf(tree, parent?.uid ?? null), parent?.uid ?? null, orderOf(what, data), data);
  });
}

/** Whether the type has such a unit at all. */
function isAdmitted(unit: UnitBody, rules: Rules): boolean {
  const reason = refusal(null, unit, rules);
  return reason !== 'text' && reason !== 'level';
}

function placesAmong(
  siblings: readonly Unit[],
  parent: Uid | null,
  order: number,
  data: InstrumentData,
): readonly Place[] {
  const orders = siblings.map((sibling) => orderOf(sibling, data));
  const first = orders.findLastIndex((other) => other < order) + 1;
  const behind = orders.findIndex((other) => other > order);
  const last = behind === -1 ? siblings.length : behind;
  return [null, ...siblings]
    .slice(first, Math.max(first, last) + 1)
    .map((after) => ({ parent, after: after?.uid ?? null }));
}
