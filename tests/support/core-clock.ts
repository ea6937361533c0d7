/** A clock that stands still until a test moves it. */
import type { Clock } from '../../electron/core/ports.ts';

export interface ManualClock extends Clock {
  /** Moves on and runs what falls due, in order. */
  advance(milliseconds: number): void;
  /** Sets the time of day alone, as a person or a server of time does; what was due stays due as it was. */
  jumpTo(milliseconds: number): void;
  /** How many runs are ordered. */
  pending(): number;
}

export function manualClock(start: number): ManualClock {
  let elapsed = 0;
  let offset = start;
  let orders: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => offset + elapsed,
    after(milliseconds, run) {
      const order = { at: elapsed + milliseconds, run };
      orders.push(order);
      return () => {
        orders = orders.filter((other) => other !== order);
      };
    },
    advance(milliseconds) {
      const end = elapsed + milliseconds;
      for (;;) {
        const [next] = orders.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        orders = orders.filter((order) => order !== next);
        elapsed = Math.max(elapsed, next.at);
        next.run();
      }
      elapsed = end;
    },
    jumpTo(milliseconds) {
      offset = milliseconds - elapsed;
    },
    pending: () => orders.length,
  };
}
