/** Where a caret stands in the same text in another spelling: behind the letters that it stood behind. */
import { foldWithOffsets } from './find.ts';

/**
 * The offset in `after` of what stood at `offset` in `before`, in UTF-16 units; null where the texts differ in more than
 * their spelling. A caret within a cluster stays within it or comes to its end.
 */
export function samePlace(before: string, after: string, offset: number): number | null {
  const [old, fresh] = [foldWithOffsets(before), foldWithOffsets(after)];
  if (old.folded !== fresh.folded) return null;
  let next = old.from.findIndex((from) => from >= offset);
  if (next < 0) next = old.folded.length;
  const behind = next === 0 ? 0 : (fresh.to[next - 1] ?? 0);
  const end = next === 0 ? 0 : (old.to[next - 1] ?? 0);
  if (offset < end) {
    const [oldStart, start] = [old.from[next - 1] ?? 0, fresh.from[next - 1] ?? 0];
    return Math.min(start + offset - oldStart, behind);
  }
  // What folding does not see, such as a zero-width space, stays on the side of the caret that it was on.
  const ahead = fresh.from[next] ?? after.length;
  const seen = before.slice(end, offset);
  return Math.min(behind + (after.startsWith(seen, behind) ? seen.length : 0), ahead);
}
