/** A log that grows: what has to be remembered of its leaves to add the next one is a hash for each bit of their number. */
import type { Hash } from '../document/model.ts';
import { EMPTY_ROOT, nodeHash } from './hashes.ts';

export interface GrowingTree {
  readonly size: number;
  /** Roots of the whole subtrees (1, 2, 4, 8 … leaves) that the leaves fill, from the left; the sizes are the bits of `size`. */
  readonly peaks: readonly Hash[];
}

export const NO_LEAVES: GrowingTree = { size: 0, peaks: [] };

/** Whether there are as many peaks as the size has bits: what was kept elsewhere is asked before it grows. */
export function isGrowingTree({ size, peaks }: GrowingTree): boolean {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return Number.isSafeInteger(size) && size >= 0 && peaks.length === bits;
}

/** With one leaf more, given by its hash. */
export function grown({ size, peaks }: GrowingTree, leaf: Hash): GrowingTree {
  const kept = [...peaks];
  let joined = leaf;
  // Each whole subtree of the same size at the right edge joins: as in adding one to a binary number.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = kept.pop();
    if (left === undefined) throw new RangeError(`a tree of ${size} leaves has more peaks`);
    joined = nodeHash(left, joined);
  }
  return { size: size + 1, peaks: [...kept, joined] };
}

export const rootOfGrowing = ({ peaks }: GrowingTree): Hash =>
  peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((right, left) => nodeHash(left, right));
