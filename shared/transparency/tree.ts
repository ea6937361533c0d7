/**
 * The Merkle tree of RFC 6962 over leaves in their order: its root, and the two kinds of proof. Who proves asks only for
 * the roots of ranges of leaves, so the leaves may lie anywhere.
 */
import type { Hash } from '../document/model.ts';
import { EMPTY_ROOT, nodeHash } from './hashes.ts';

/** The root over the leaves `from` (counted from 0) to before `to`; there is at least one. */
export type RangeRoot = (from: number, to: number) => Hash;

/** Where a tree of `count` leaves, two or more, is parted: at the largest power of two below it. */
function parting(count: number): number {
  let left = 1;
  while (left * 2 < count) left *= 2;
  return left;
}

/** Roots of ranges of leaves that lie in memory, by their hashes. */
export function rangesOf(leaves: readonly Hash[]): RangeRoot {
  const root: RangeRoot = (from, to) => {
    const [first] = to - from === 1 ? leaves.slice(from, to) : [];
    if (first !== undefined) return first;
    if (from < 0 || to > leaves.length || from >= to) throw new RangeError(`no leaves ${from} to ${to}`);
    const middle = from + parting(to - from);
    return nodeHash(root(from, middle), root(middle, to));
  };
  return root;
}

/** Of any number of leaves, by their hashes. */
export const rootOf = (leaves: readonly Hash[]): Hash =>
  leaves.length === 0 ? EMPTY_ROOT : rangesOf(leaves)(0, leaves.length);

/** What stands beside the way from a leaf up to the root of the first `size` leaves, from below. */
export function inclusionProof(index: number, size: number, root: RangeRoot): readonly Hash[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path = (from: number, to: number): readonly Hash[] => {
    if (to - from === 1) return [];
    const middle = from + parting(to - from);
    return index < middle
      ? [...path(from, middle), root(middle, to)]
      : [...path(middle, to), root(from, middle)];
  };
  return path(0, size);
}

/** That the tree of `size` leaves begins with all leaves of the tree of `before`, in their order. */
export function consistencyProof(before: number, size: number, root: RangeRoot): readonly Hash[] {
  if (!(before >= 0 && before <= size)) throw new RangeError(`no tree of ${before} in one of ${size}`);
  if (before === 0 || before === size) return [];
  // `isWhole`: whoever checks knows this subtree already, it is the tree of before.
  const path = (from: number, to: number, isWhole: boolean): readonly Hash[] => {
    if (to === before) return isWhole ? [] : [root(from, to)];
    const middle = from + parting(to - from);
    return before <= middle
      ? [...path(from, middle, isWhole), root(middle, to)]
      : [...path(middle, to, false), root(from, middle)];
  };
  return path(0, size, true);
}
