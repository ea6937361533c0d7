/**
 * Ranks order the children of one parent: base-62 fractions after an unwritten point, compared as ASCII text. None
 * ends in '0', so that there is always room before it. Adding again and again at one end (or into one gap) counts up in
 * blocks that double in length, so that ten thousand units make ranks of eight digits rather than of a thousand.
 */
import { branded } from './brand.ts';
import { longestRising } from './longest-rising.ts';
import type { Rank } from './model.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LAST = DIGITS.length - 1;

const digitAt = (text: string, index: number): number =>
  index < text.length ? DIGITS.indexOf(text.charAt(index)) : 0;

/** How many times `digit` stands at the start. */
function leading(text: string, digit: string): number {
  let count = 0;
  while (text.charAt(count) === digit) count += 1;
  return count;
}

/** The block that a rank counts in: the first power of two above its run of leading end digits. */
function blockLength(run: number): number {
  let length = 1;
  while (length <= run) length *= 2;
  return length;
}

/** Adds `step` (1 or -1) to a block; the caller knows that it does not overflow. */
function count(block: string, step: 1 | -1): string {
  let index = block.length - 1;
  const wrapped = step === 1 ? LAST : 0;
  while (digitAt(block, index) === wrapped) index -= 1;
  const fill = DIGITS.charAt(LAST - wrapped).repeat(block.length - 1 - index);
  return block.slice(0, index) + DIGITS.charAt(digitAt(block, index) + step) + fill;
}

/** A short fraction above `before` (empty: the middle). */
function above(before: string): string {
  if (before === '') return DIGITS.charAt(Math.ceil(LAST / 2));
  const length = blockLength(leading(before, DIGITS.charAt(LAST)));
  const next = count(before.slice(0, length).padEnd(length, '0'), 1);
  return next.endsWith('0') ? count(next, 1) : next;
}

/** A short fraction below `after`, which is not zero. */
function below(after: string): string {
  const length = blockLength(leading(after, '0'));
  const next = count(after.slice(0, length).padEnd(length, '0'), -1);
  if (leading(next, '0') === length) return next + DIGITS.charAt(LAST).repeat(length);
  return next.endsWith('0') ? count(next, -1) : next;
}

function between(before: string, after: string): string {
  let shared = 0;
  while (shared < after.length && digitAt(before, shared) === digitAt(after, shared)) shared += 1;
  const prefix = after.slice(0, shared);
  const low = digitAt(before, shared);
  const high = digitAt(after, shared);
  const restBefore = before.slice(shared + 1);
  const restAfter = after.slice(shared + 1);
  if (high - low > 1) return prefix + DIGITS.charAt(Math.floor((low + high) / 2));
  if (before.length <= shared) return prefix + below(after.slice(shared));
  return restAfter === '' ? prefix + DIGITS.charAt(low) + above(restBefore) : prefix + DIGITS.charAt(high);
}

/**
 * A rank between two neighbours; null stands for the end of the row.
 * Throws where `before` is not below `after`: neighbours with equal ranks need ranksInOrder().
 */
export function rankBetween(before: Rank | null, after: Rank | null): Rank {
  if (before !== null && after !== null && before >= after) throw new RangeError('ranks out of order');
  if (after === null) return branded(above(before ?? ''));
  return branded(before === null ? below(after) : between(before, after));
}

/** `count` rising ranks between two neighbours, in order. */
export function ranksBetween(before: Rank | null, after: Rank | null, count: number): Rank[] {
  const ranks: Rank[] = [];
  let last = before;
  for (let made = 0; made < count; made += 1) {
    last = rankBetween(last, after);
    ranks.push(last);
  }
  return ranks;
}

/**
 * Ranks for children in the order wanted: as many as possible keep theirs, the others (new, moved, or equal to a
 * neighbour's) get one that fits. The same input gives the same ranks on every machine.
 */
export function ranksInOrder(wanted: readonly (Rank | null)[]): Rank[] {
  const kept = longestRising(wanted);
  const ranks: Rank[] = [];
  let before: Rank | null = null;
  let gap = 0;
  for (const [position, rank] of [...wanted, null].entries()) {
    const isEnd = position === wanted.length;
    if (!isEnd && !kept.has(position)) {
      gap += 1;
      continue;
    }
    ranks.push(...ranksBetween(before, rank, gap));
    gap = 0;
    if (rank !== null) ranks.push(rank);
    before = rank;
  }
  return ranks;
}
