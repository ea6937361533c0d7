/** Two states of one language's units beside each other: what each unit was, what it is, and where the words differ. */
import { wordsOf } from '../instrument/text.ts';
import { longestRising } from './longest-rising.ts';
import type { JsonValue, Metadata, Uid, Unit } from './model.ts';
import { sameJson } from './same.ts';
import { diffWords, type Hunk } from './word-diff.ts';

/** At least one of the two is there. */
export interface ComparedUnit {
  readonly uid: Uid;
  readonly before: Unit | null;
  readonly after: Unit | null;
  /** `form`: the same words in another dress (a mark, a level, a picture, the shape of a table). */
  readonly change: 'same' | 'added' | 'removed' | 'words' | 'form';
  /** It stands elsewhere among the units that are in both. */
  readonly moved: boolean;
  /** Where its words differ, as offsets count them (wordsOf); none where it is in one state only. */
  readonly hunks: readonly Hunk[];
}

/** In the order of `after`; what was removed stands behind the unit that it followed. Both in document order. */
export function compareUnits(before: readonly Unit[], after: readonly Unit[]): readonly ComparedUnit[] {
  const old = new Map(before.map((unit, index) => [unit.uid, { unit, index }]));
  const stayed = longestRising(after.map(({ uid }) => old.get(uid)?.index ?? null));
  const present = new Set(after.map(({ uid }) => uid));
  const removed = removedBehind(before, present);
  const removedHere = (uid: Uid | null): ComparedUnit[] =>
    (removed.get(uid) ?? []).map((unit) => ({
      uid: unit.uid,
      before: unit,
      after: null,
      change: 'removed',
      moved: false,
      hunks: [],
    }));
  return [
    ...removedHere(null),
    ...after.flatMap((unit, index) => [
      compared(old.get(unit.uid)?.unit ?? null, unit, !stayed.has(index)),
      ...removedHere(unit.uid),
    ]),
  ];
}

function compared(before: Unit | null, after: Unit, moved: boolean): ComparedUnit {
  const { uid } = after;
  if (before === null) return { uid, before, after, change: 'added', moved: false, hunks: [] };
  if (saysTheSame(before, after)) return { uid, before, after, change: 'same', moved, hunks: [] };
  const hunks = diffWords(wordsOf(before), wordsOf(after));
  return { uid, before, after, change: hunks.length > 0 ? 'words' : 'form', moved, hunks };
}

/** What it was translated or split from is no part of what it says. */
const saysTheSame = (a: Unit, b: Unit): boolean =>
  a.type === b.type && a.schemaVersion === b.schemaVersion && sameJson(a.content, b.content);

/** By the nearest unit before them that is still there; null: they stood first. */
function removedBehind(before: readonly Unit[], present: ReadonlySet<Uid>): Map<Uid | null, Unit[]> {
  const removed = new Map<Uid | null, Unit[]>();
  let anchor: Uid | null = null;
  for (const unit of before) {
    if (present.has(unit.uid)) anchor = unit.uid;
    else removed.set(anchor, [...(removed.get(anchor) ?? []), unit]);
  }
  return removed;
}

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
