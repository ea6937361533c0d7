/** Keeps transfers within what the person gives them of the line: after each piece a rest, as long as the piece is due. */
import type { Clock } from '../../ports.ts';

/**
 * Resolves when `bytes` that took since `begunAt` to travel are within the limit, in bytes a second; at once where there
 * is none. One transfer runs at a time, so that the rest of one is the rest of all.
 */
export function restAfter(clock: Clock, bytes: number, begunAt: number, limit: number | null): Promise<void> {
  if (limit === null) return Promise.resolve();
  // A clock that is put back or forward meanwhile makes no piece wait longer, nor none.
  const taken = Math.min(Math.max(clock.now() - begunAt, 0), MOST);
  const rest = Math.ceil((bytes / limit) * 1000) - taken;
  return rest <= 0 ? Promise.resolve() : new Promise((resolve) => void clock.after(rest, resolve));
}

/** Milliseconds that a piece is believed to have taken at most. */
const MOST = 10_000;
