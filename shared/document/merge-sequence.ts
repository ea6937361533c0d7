/**
 * One order out of three. What both branches keep in place are the anchors; what a branch put somewhere follows the
 * anchor that it follows there, in one run. Two runs behind one anchor are both kept, whole, ordered by their first
 * names: the same whichever branch is called ours.
 */
import { SIDES, type Side } from './conflict.ts';

/** Where an entry stands: where that side has it, or where both branches have it. */
export type Place = Side | 'both';

export interface MergedSequence<K> {
  readonly order: readonly K[];
  /** Runs of both branches that met behind one anchor, in the order in which they stand. */
  readonly doubled: readonly (readonly (readonly K[])[])[];
}

/** Both branches may have moved the anchors: the branch that did is followed; where both did, the lesser order is. */
function anchorsOf<K extends string>(
  sequences: Readonly<Record<Side, readonly K[]>>,
  placeOf: (entry: K) => Place,
): readonly K[] {
  const [base, ours, theirs] = SIDES.map((side) =>
    sequences[side].filter((entry) => placeOf(entry) === 'both'),
  );
  if (base === undefined || ours === undefined || theirs === undefined) return [];
  const text = (entries: readonly K[]): string => entries.join(' ');
  if (text(ours) === text(theirs) || text(base) === text(theirs)) return ours;
  if (text(base) === text(ours)) return theirs;
  return text(ours) < text(theirs) ? ours : theirs;
}

/**
 * Each entry is named in the sequence of its place, or in both branches'. `belongsTo`: whether an entry is a part of the
 * one before it, so that nothing may come between.
 */
export function mergeSequences<K extends string>(
  sequences: Readonly<Record<Side, readonly K[]>>,
  placeOf: (entry: K) => Place,
  belongsTo: (entry: K, anchor: K) => boolean = () => false,
): MergedSequence<K> {
  const anchors = anchorsOf(sequences, placeOf);
  const isAnchor = new Set(anchors);
  const runs = new Map<K | null, { side: Side; entries: K[] }[]>();
  const placed = new Set<K>(anchors);
  for (const side of SIDES) {
    let anchor: K | null = null;
    let open: K[] | null = null;
    for (const entry of sequences[side]) {
      if (isAnchor.has(entry)) {
        anchor = entry;
        open = null;
      } else if (!placed.has(entry) && (placeOf(entry) === side || placeOf(entry) === 'both')) {
        placed.add(entry);
        if (open === null) {
          open = [];
          const behind = runs.get(anchor);
          if (behind === undefined) runs.set(anchor, [{ side, entries: open }]);
          else behind.push({ side, entries: open });
        }
        open.push(entry);
      }
    }
  }
  const order: K[] = [];
  const doubled: (readonly (readonly K[])[])[] = [];
  for (const anchor of [null, ...anchors]) {
    if (anchor !== null) order.push(anchor);
    const isPart = ([first]: readonly K[]): boolean =>
      anchor !== null && first !== undefined && belongsTo(first, anchor);
    const behind = (runs.get(anchor) ?? []).toSorted(
      (a, b) =>
        Number(isPart(b.entries)) - Number(isPart(a.entries)) ||
        ((a.entries[0] ?? '') < (b.entries[0] ?? '') ? -1 : 1),
    );
    order.push(...behind.flatMap(({ entries }) => entries));
    const branches = behind.filter(({ side }) => side !== 'base');
    if (branches.length > 1) doubled.push(branches.map(({ entries }) => entries));
  }
  return { order, doubled };
}
