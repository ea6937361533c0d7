/** Where quoted words stand in a text that was edited since. */
import { diffWords, type Hunk, type Range } from '../document/word-diff.ts';
import type { Quote } from './anchor.ts';

/**
 * `then`: the unit's text when it was quoted; null where it is not known. What was kept of the words is found through the
 * differences, and stretches from its first to its last letter. Null: nothing of them is left.
 */
export function wordsNow(quote: Quote, then: string | null, now: string): Range | null {
  const { from, words } = quote;
  const range = { from, to: from + words.length };
  if (then !== null && then.slice(range.from, range.to) === words) {
    const kept = keptOf(range, diffWords(then, now), then.length);
    if (kept !== null) return kept;
  }
  return bestMatch(quote, now);
}

/** The stretch in the text after that was the range in the text before, without what is new at its ends. */
function keptOf({ from, to }: Range, hunks: readonly Hunk[], length: number): Range | null {
  let first: number | null = null;
  let last = 0;
  let at = { before: 0, after: 0 };
  const end: Hunk = { before: { from: length, to: length }, after: { from: 0, to: 0 } };
  for (const { before, after } of [...hunks, end]) {
    // Between two differences the texts are alike.
    const start = Math.max(from, at.before);
    const stop = Math.min(to, before.from);
    if (start < stop) {
      first ??= at.after + start - at.before;
      last = at.after + stop - at.before;
    }
    at = { before: before.to, after: after.to };
  }
  return first === null ? null : { from: first, to: last };
}

/** How many letters on both sides of the place are those that stood beside the words. */
function surroundings({ words, before, after }: Quote, now: string, at: number): number {
  let alike = 0;
  while (alike < before.length && before.at(-1 - alike) === now[at - 1 - alike]) alike += 1;
  let behind = 0;
  while (behind < after.length && after[behind] === now[at + words.length + behind]) behind += 1;
  return alike + behind;
}

/** The same words in whatever place is most like theirs: by what stands beside them, then by how near it is. */
function bestMatch(quote: Quote, now: string): Range | null {
  const { from, words } = quote;
  let best: { readonly at: number; readonly mark: number } | null = null;
  for (let at = now.indexOf(words); at !== -1; at = now.indexOf(words, at + 1)) {
    const mark = surroundings(quote, now, at);
    const isNearer = best !== null && mark === best.mark && Math.abs(at - from) < Math.abs(best.at - from);
    if (best === null || mark > best.mark || isNearer) best = { at, mark };
  }
  return best === null ? null : { from: best.at, to: best.at + words.length };
}
