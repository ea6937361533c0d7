/**
 * Where two texts differ, in whole words. Orthographic syllables are compared, because a segmenter cuts the same words
 * differently beside others; what differs is then widened to whole words on both sides.
 */
import { SYLLABLE } from '../khmer/syllable.ts';

/** From (inclusive) to (exclusive), in UTF-16 units. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What stands in one text in place of what stands in the other; one of the two may be empty. */
export interface Hunk {
  readonly before: Range;
  readonly after: Range;
}

/** More syllables than this that differ in one place are told as one whole. Work and memory grow with its square. */
const DIFFERENCE_LIMIT = 1500;

const TOKEN = new RegExp(`\\p{Script=Latin}+|\\p{Nd}+|(?:${SYLLABLE.source}|[^])\\p{M}*`, 'gu');
const segmenter = new Intl.Segmenter('km', { granularity: 'word' });

/** Orthographic syllables, Latin words, numbers, and signs one by one; joined they are the text. */
export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** Differing stretches in order; none where the texts are equal. */
export function diffWords(before: string, after: string): readonly Hunk[] {
  if (before === after) return [];
  const a = tokensOf(before);
  const b = tokensOf(after);
  return widened(inUnits(differing(a, b), a, b), before, after);
}

/** The hunks of two sequences, counted in their entries. */
export function differing(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const inner = shortestEdit(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return inner.map((hunk) => ({ before: shifted(hunk.before, head), after: shifted(hunk.after, head) }));
}

const shifted = ({ from, to }: Range, by: number): Range => ({ from: from + by, to: to + by });

/** E. Myers, An O(ND) Difference Algorithm: the furthest reach on each diagonal, one step of the edit at a time. */
function shortestEdit(a: readonly string[], b: readonly string[]): Hunk[] {
  const whole: Hunk = { before: { from: 0, to: a.length }, after: { from: 0, to: b.length } };
  if (a.length === 0 && b.length === 0) return [];
  if (a.length === 0 || b.length === 0) return [whole];
  const most = Math.min(a.length + b.length, DIFFERENCE_LIMIT);
  const reaches: Int32Array[] = [];
  let reach = new Int32Array(2 * most + 3);
  for (let steps = 0; steps <= most; steps += 1) {
    reaches.push(reach);
    const next = reach.slice();
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const at = diagonal + most + 1;
      const down = (reach[at + 1] ?? 0) > (reach[at - 1] ?? 0);
      let x =
        diagonal === -steps || (diagonal !== steps && down) ? (reach[at + 1] ?? 0) : (reach[at - 1] ?? 0) + 1;
      let y = x - diagonal;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      next[at] = x;
      if (x >= a.length && y >= b.length) return traced(reaches, most, a.length, b.length);
    }
    reach = next;
  }
  return [whole];
}

/** The way back through the reaches, as hunks in order. */
function traced(reaches: readonly Int32Array[], most: number, endX: number, endY: number): Hunk[] {
  const hunks: Hunk[] = [];
  let x = endX;
  let y = endY;
  for (let steps = reaches.length - 1; steps > 0; steps -= 1) {
    const reach = reaches[steps] ?? new Int32Array();
    const diagonal = x - y;
    const at = diagonal + most + 1;
    const isDown = diagonal === -steps || (diagonal !== steps && (reach[at + 1] ?? 0) > (reach[at - 1] ?? 0));
    const fromX = (isDown ? reach[at + 1] : reach[at - 1]) ?? 0;
    const fromY = fromX - (isDown ? diagonal + 1 : diagonal - 1);
    const step: Hunk = {
      before: { from: fromX, to: isDown ? fromX : fromX + 1 },
      after: { from: fromY, to: isDown ? fromY + 1 : fromY },
    };
    const next = hunks[0];
    if (next?.before.from === step.before.to && next.after.from === step.after.to)
      hunks[0] = joined(step, next);
    else hunks.unshift(step);
    x = fromX;
    y = fromY;
  }
  return hunks;
}

const joined = (first: Hunk, last: Hunk): Hunk => ({
  before: { from: first.before.from, to: last.before.to },
  after: { from: first.after.from, to: last.after.to },
});

const offsets = ({ from, to }: Range, places: readonly number[]): Range => ({
  from: places[from] ?? 0,
  to: places[to] ?? 0,
});

function inUnits(hunks: readonly Hunk[], a: readonly string[], b: readonly string[]): Hunk[] {
  const placesA = placesOf(a);
  const placesB = placesOf(b);
  return hunks.map((hunk) => ({
    before: offsets(hunk.before, placesA),
    after: offsets(hunk.after, placesB),
  }));
}

/** Where each token begins, and where the last one ends. */
function placesOf(tokens: readonly string[]): number[] {
  const places = [0];
  for (const token of tokens) places.push((places.at(-1) ?? 0) + token.length);
  return places;
}

/** Grows each hunk to whole words, by what is alike on both sides; hunks that meet, or that only white space parts, join. */
function widened(hunks: readonly Hunk[], before: string, after: string): Hunk[] {
  const wordsBefore = edgesOf(before);
  const wordsAfter = edgesOf(after);
  const wide: Hunk[] = [];
  for (const [index, hunk] of hunks.entries()) {
    const last = hunks[index - 1];
    const next = hunks[index + 1];
    const left = Math.min(
      Math.max(toEdge(wordsBefore, hunk.before.from, -1), toEdge(wordsAfter, hunk.after.from, -1)),
      hunk.before.from - (last?.before.to ?? 0),
    );
    const right = Math.min(
      Math.max(toEdge(wordsBefore, hunk.before.to, 1), toEdge(wordsAfter, hunk.after.to, 1)),
      (next?.before.from ?? before.length) - hunk.before.to,
    );
    const grown: Hunk = {
      before: { from: hunk.before.from - left, to: hunk.before.to + right },
      after: { from: hunk.after.from - left, to: hunk.after.to + right },
    };
    const neighbour = wide.at(-1);
    if (
      neighbour !== undefined &&
      !/[^\s\u200B]/u.test(before.slice(neighbour.before.to, grown.before.from))
    ) {
      wide[wide.length - 1] = joined(neighbour, grown);
    } else wide.push(grown);
  }
  return wide;
}

/** The offsets at which a word begins or ends. */
function edgesOf(text: string): ReadonlySet<number> {
  const edges = new Set([0, text.length]);
  for (const { index } of segmenter.segment(text)) edges.add(index);
  return edges;
}

function toEdge(edges: ReadonlySet<number>, offset: number, step: 1 | -1): number {
  let at = offset;
  while (!edges.has(at)) at += step;
  return Math.abs(at - offset);
}
