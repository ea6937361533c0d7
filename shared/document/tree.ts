/** One language's units as a tree. A tree is never changed in place; its order is worked out once per tree. */
import type { Placement, Tree, Uid, Unit, UnitChange } from './model.ts';

/** By rank, then uid: one order on every machine, also where two machines gave the same rank. */
export const compareSiblings = (a: Placement, b: Placement): number => {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if (a.uid === b.uid) return 0;
  return a.uid < b.uid ? -1 : 1;
};

/** Throws where a uid stands twice. */
export function treeOf(units: Iterable<Unit>): Tree {
  const tree = new Map<Uid, Unit>();
  for (const unit of units) {
    if (tree.has(unit.uid)) throw new Error(`unit ${unit.uid} stands twice`);
    tree.set(unit.uid, unit);
  }
  return tree;
}

const indexes = new WeakMap<ReadonlyMap<Uid, Placement>, ReadonlyMap<Uid | null, readonly Placement[]>>();

function indexOf<P extends Placement>(tree: ReadonlyMap<Uid, P>): ReadonlyMap<Uid | null, readonly P[]> {
  const known = indexes.get(tree);
  // What is kept for this map was built below, from the map's own placements.
  if (known !== undefined) return known as ReadonlyMap<Uid | null, readonly P[]>;
  const index = new Map<Uid | null, P[]>();
  for (const placement of tree.values()) {
    const siblings = index.get(placement.parent);
    if (siblings === undefined) index.set(placement.parent, [placement]);
    else siblings.push(placement);
  }
  for (const siblings of index.values()) siblings.sort(compareSiblings);
  indexes.set(tree, index);
  return index;
}

/** In order. `parent` null: the top of the document. */
export function childrenOf<P extends Placement>(tree: ReadonlyMap<Uid, P>, parent: Uid | null): readonly P[] {
  return indexOf(tree).get(parent) ?? [];
}

/** Every unit that hangs on the top, depth first. Units that treeProblems() would name are not among them. */
export function inOrder<P extends Placement>(tree: ReadonlyMap<Uid, P>): readonly P[] {
  const ordered: P[] = [];
  // The stack holds what is still to be read, the next one last.
  const stack = childrenOf(tree, null).toReversed();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    ordered.push(next);
    for (const child of childrenOf(tree, next.uid).toReversed()) stack.push(child);
  }
  return ordered;
}

export interface TreeProblem {
  readonly kind: 'missingParent' | 'cycle' | 'keyMismatch';
  readonly uid: Uid;
}

/** What is wrong with a tree that came from outside; empty for a good one. A cycle is named by each of its units. */
export function treeProblems(tree: ReadonlyMap<Uid, Placement>): readonly TreeProblem[] {
  const problems: TreeProblem[] = [];
  for (const [key, { uid, parent }] of tree) {
    if (key !== uid) problems.push({ kind: 'keyMismatch', uid: key });
    if (parent !== null && !tree.has(parent)) problems.push({ kind: 'missingParent', uid: key });
  }
  for (const uid of cyclicUnits(tree)) problems.push({ kind: 'cycle', uid });
  return problems;
}

/** The units that lie on a cycle of parents (not those that merely hang below one). */
export function cyclicUnits(tree: ReadonlyMap<Uid, Placement>): readonly Uid[] {
  const walkOf = new Map<Uid, Uid>();
  const cyclic: Uid[] = [];
  for (const start of tree.keys()) {
    let at: Uid | null = start;
    while (at !== null && tree.has(at) && !walkOf.has(at)) {
      walkOf.set(at, start);
      at = tree.get(at)?.parent ?? null;
    }
    if (at === null || walkOf.get(at) !== start) continue;
    const entry = at;
    for (let on: Uid | null = entry; on !== null;) {
      cyclic.push(on);
      on = tree.get(on)?.parent ?? null;
      if (on === entry) break;
    }
  }
  return cyclic;
}

/** The tree after the changes; the same tree where there are none. */
export function withChanges(tree: Tree, changes: readonly Pick<UnitChange, 'uid' | 'after'>[]): Tree {
  if (changes.length === 0) return tree;
  const next = new Map(tree);
  for (const { uid, after } of changes) {
    if (after === null) next.delete(uid);
    else next.set(uid, after);
  }
  return next;
}
