/** Which lines stand within a quotation that began on a line before: their labels are those of what is quoted. */
import type { SourceItem } from './source.ts';

/** A quotation that nobody closed within so many lines was a slip of the pen. */
const LONGEST = 400;
const SIGNS = /[«»“”]/gu;
const OPENS: ReadonlySet<string> = new Set(['«', '“']);

/** By their index among the items. */
export function quotedItems(items: readonly SourceItem[]): ReadonlySet<number> {
  const quoted = new Set<number>();
  let depth = 0;
  let from = 0;
  for (const [index, item] of items.entries()) {
    const before = depth;
    for (const [sign] of item.kind === 'line' ? item.text.matchAll(SIGNS) : []) {
      if (OPENS.has(sign)) {
        if (depth === 0) from = index;
        depth += 1;
      } else depth = Math.max(depth - 1, 0);
    }
    if (before > 0 && depth === 0) for (let at = from + 1; at <= index; at += 1) quoted.add(at);
    if (depth > 0 && index - from >= LONGEST) depth = 0;
  }
  return quoted;
}
