/**
 * An instrument as the row of its units in reading order. A row has one valid tree: every unit belongs to the division
 * before it that is higher than itself. Commands that put a heading in or take one out work on the row.
 */
import type { Tree, Uid, Unit, UnitBody, UnitChange } from '../../document/model.ts';
import { ranksInOrder } from '../../document/rank.ts';
import { childrenOf, inOrder } from '../../document/tree.ts';
import { divisionLevel } from '../counting.ts';
import type { InstrumentData } from '../data.ts';
import { depthOf } from '../structure.ts';

/** A unit whose place follows from where it stands in the row. */
export type Line = UnitBody & { readonly uid: Uid };

/** What each line hangs below. The order of the row is always the reading order of its tree. */
function parentsOf(lines: readonly Line[], data: InstrumentData): readonly (Uid | null)[] {
  // The open annex, and the open divisions in it, the deepest last.
  let annex: Uid | null = null;
  let open: { readonly uid: Uid; readonly depth: number }[] = [];
  return lines.map((line) => {
    if (line.type === 'visa' || line.type === 'signature' || line.type === 'annex') {
      annex = line.type === 'annex' ? line.uid : null;
      open = [];
      return null;
    }
    const depth = line.type === 'division' ? depthOf(data, divisionLevel(line)) : Number.POSITIVE_INFINITY;
    open = open.filter((division) => division.depth < depth);
    const parent = open.at(-1)?.uid ?? annex;
    if (line.type === 'division') open.push({ uid: line.uid, depth });
    return parent;
  });
}

/** What changes when the Khmer tree becomes that of the row; what is in no line is removed. */
export function sequenceChanges(
  tree: Tree,
  lines: readonly Line[],
  data: InstrumentData,
): readonly UnitChange[] {
  const after = new Map(placed(tree, lines, data).map((unit) => [unit.uid, unit]));
  const removed = inOrder(tree).filter(({ uid }) => !after.has(uid));
  return [
    ...removed.map((unit): UnitChange => ({ language: 'km', uid: unit.uid, before: unit, after: null })),
    ...[...after.values()].flatMap((unit): UnitChange[] => {
      const before = tree.get(unit.uid) ?? null;
      return unit === before ? [] : [{ language: 'km', uid: unit.uid, before, after: unit }];
    }),
  ];
}

/** As many units as possible stay the very ones that they were. */
function placed(tree: Tree, lines: readonly Line[], data: InstrumentData): readonly Unit[] {
  const parents = parentsOf(lines, data);
  const children = new Map<Uid | null, Line[]>();
  for (const [index, line] of lines.entries()) {
    const parent = parents[index] ?? null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [line]);
    else siblings.push(line);
  }
  return [...children].flatMap(([parent, siblings]) => {
    const before = childrenOf(tree, parent);
    const isSame =
      before.length === siblings.length && siblings.every(({ uid }, index) => before[index]?.uid === uid);
    const own = siblings.map(({ uid }) => {
      const unit = tree.get(uid);
      return unit?.parent === parent ? unit.rank : null;
    });
    const ranks = isSame ? own : ranksInOrder(own);
    return siblings.flatMap((line, index): Unit[] => {
      const rank = ranks[index] ?? null;
      if (rank === null) return [];
      const unit = tree.get(line.uid);
      return unit === line && unit.parent === parent && unit.rank === rank
        ? [unit]
        : [{ ...line, parent, rank }];
    });
  });
}
