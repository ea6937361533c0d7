/** Checks the log's proofs without its leaves (RFC 9162, 2.1.3.2 and 2.1.4.2, over the tree of RFC 6962). */
import type { Hash } from '../document/model.ts';
import { EMPTY_ROOT, nodeHash } from './hashes.ts';

const isOdd = (place: number): boolean => place % 2 === 1;
/** Not by shifting: places may be above 2^31. */
const above = (place: number): number => Math.floor(place / 2);
const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;

export interface Inclusion {
  readonly leaf: Hash;
  /** Counted from 0. */
  readonly index: number;
  readonly size: number;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/**
 * Whether the leaf stands at its place in the tree that has this root. A root belongs to one size: both are those of one
 * signed tree head, since a way up looks alike in trees of several sizes.
 */
export function isIncluded({ leaf, index, size, root, proof }: Inclusion): boolean {
  if (!isSize(size) || !isSize(index) || index >= size) return false;
  let place = index;
  let last = size - 1;
  let reached = leaf;
  for (const beside of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      reached = nodeHash(beside, reached);
      // A node at the right edge without a neighbour goes up as it is.
      while (!isOdd(place) && place !== 0) [place, last] = [above(place), above(last)];
    } else reached = nodeHash(reached, beside);
    [place, last] = [above(place), above(last)];
  }
  return last === 0 && reached === root;
}

export interface Consistency {
  readonly before: { readonly size: number; readonly root: Hash };
  readonly after: { readonly size: number; readonly root: Hash };
  readonly proof: readonly Hash[];
}

/** Whether the later tree begins with all that stood in the earlier one: nothing was changed, removed or put between. */
export function isConsistent({ before, after, proof }: Consistency): boolean {
  if (!isSize(before.size) || !isSize(after.size) || before.size > after.size) return false;
  if (before.size === 0)
    return proof.length === 0 && before.root === EMPTY_ROOT && (after.size > 0 || after.root === EMPTY_ROOT);
  if (before.size === after.size) return proof.length === 0 && before.root === after.root;
  let place = before.size - 1;
  let last = after.size - 1;
  while (isOdd(place)) [place, last] = [above(place), above(last)];
  // An earlier tree that is whole is its own first step, and is not told again.
  const [first, ...rest] = place === 0 ? [before.root, ...proof] : proof;
  if (first === undefined || rest.length === 0) return false;
  let [old, grown] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      [old, grown] = [nodeHash(beside, old), nodeHash(beside, grown)];
      while (!isOdd(place) && place !== 0) [place, last] = [above(place), above(last)];
    } else grown = nodeHash(grown, beside);
    [place, last] = [above(place), above(last)];
  }
  return last === 0 && old === before.root && grown === after.root;
}
