/** Two states of one language's units beside each other: what each unit was, what it is, and where the words differ. */
import { wordsOf } from '../instrument/text.ts';
import { longestRising } from './longest-rising.ts';
import type { JsonValue, Metadata, Uid, Unit } from './model.ts';
import { sameJson } from './same.ts';
import { diffWords, type Hunk } from './word-diff.ts';

/** At least one of the two is there. */
export interface ComparedUnit {
  readonly kind: 'unit';
  readonly uid: Uid;
  readonly before: Unit | null;
  readonly after: Unit | null;
  /** `form`: the same words in another dress (a mark, a level, a picture, the shape of a table). */
  readonly change: 'same' | 'added' | 'removed' | 'words' | 'form';
  /** It stands elsewhere among the units that are in both; what moved with what holds it is not told. */
  readonly moved: boolean;
  /** Where its words differ, as offsets count them (wordsOf); none where it is in one state only. */
  readonly hunks: readonly Hunk[];
}

/** The place that a moved unit has left. */
export interface LeftPlace {
  readonly kind: 'left';
  readonly uid: Uid;
  readonly before: Unit;
}

/**
 * In the order of `after`; what was removed, and the places that were left, stand behind the unit that they followed.
 * Both in document order.
 */
export function compareUnits(
  before: readonly Unit[],
  after: readonly Unit[],
): readonly (ComparedUnit | LeftPlace)[] {
  const old = new Map(before.map((unit) => [unit.uid, unit]));
  const { stayed, moved } = movesBetween(before, after);
  const gone = goneBehind(before, new Set(after.map(({ uid }) => uid)), stayed, moved);
  return [
    ...(gone.get(null) ?? []),
    ...after.flatMap((unit) => [
      compared(old.get(unit.uid) ?? null, unit, moved.has(unit.uid)),
      ...(gone.get(unit.uid) ?? []),
    ]),
  ];
}

interface Moves {
  /** In the order that they had. */
  readonly stayed: ReadonlySet<Uid>;
  /** Those that were moved themselves: what follows the one that holds it is neither. */
  readonly moved: ReadonlySet<Uid>;
}

function movesBetween(before: readonly Unit[], after: readonly Unit[]): Moves {
  const old = new Map(before.map(({ uid, parent }, index) => [uid, { index, parent }]));
  const inOrder = (units: readonly Unit[]): ReadonlySet<Uid> => {
    const kept = longestRising(units.map(({ uid }) => old.get(uid)?.index ?? null));
    return new Set(units.flatMap(({ uid }, index) => (kept.has(index) ? [uid] : [])));
  };
  const stayed = inOrder(after);
  const moved = new Set<Uid>();
  const carried = new Map<Uid, Unit[]>();
  for (const unit of after) {
    const was = old.get(unit.uid);
    if (was === undefined || stayed.has(unit.uid)) continue;
    const { parent } = unit;
    const isCarried = parent !== null && was.parent === parent && old.has(parent) && !stayed.has(parent);
    if (!isCarried) moved.add(unit.uid);
    else carried.set(parent, [...(carried.get(parent) ?? []), unit]);
  }
  for (const units of carried.values()) {
    const kept = inOrder(units);
    for (const { uid } of units) if (!kept.has(uid)) moved.add(uid);
  }
  return { stayed, moved };
}

function compared(before: Unit | null, after: Unit, moved: boolean): ComparedUnit {
  const unit = { kind: 'unit' as const, uid: after.uid, before, after, moved };
  if (before === null) return { ...unit, change: 'added', hunks: [] };
  if (saysTheSame(before, after)) return { ...unit, change: 'same', hunks: [] };
  const hunks = diffWords(wordsOf(before), wordsOf(after));
  return { ...unit, change: hunks.length > 0 ? 'words' : 'form', hunks };
}

/** What it was translated or split from is no part of what it says. */
const saysTheSame = (a: Unit, b: Unit): boolean =>
  a.type === b.type && a.schemaVersion === b.schemaVersion && sameJson(a.content, b.content);

/** What is not at its place any more, by the nearest unit before it that is; null: it stood first. */
function goneBehind(
  before: readonly Unit[],
  present: ReadonlySet<Uid>,
  stayed: ReadonlySet<Uid>,
  moved: ReadonlySet<Uid>,
): ReadonlyMap<Uid | null, readonly (ComparedUnit | LeftPlace)[]> {
  const gone = new Map<Uid | null, (ComparedUnit | LeftPlace)[]>();
  let anchor: Uid | null = null;
  for (const unit of before) {
    const { uid } = unit;
    if (stayed.has(uid)) anchor = uid;
    else if (moved.has(uid) || !present.has(uid)) {
      const told = gone.get(anchor) ?? [];
      gone.set(anchor, told);
      told.push(moved.has(uid) ? { kind: 'left', uid, before: unit } : removed(unit));
    }
  }
  return gone;
}

const removed = (before: Unit): ComparedUnit => ({
  kind: 'unit',
  uid: before.uid,
  before,
  after: null,
  change: 'removed',
  moved: false,
  hunks: [],
});

export interface ComparedField {
  readonly name: string;
  /** Undefined where the field was not, or is not, there. */
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/** The fields that differ, by name. */
export function compareFields(before: Metadata, after: Metadata): readonly ComparedField[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .toSorted()
    .filter((name) => !sameJson(before[name], after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}
