/** A clock and timers that stand still until a test moves them. */
import type { DraftPorts } from '../../renderer/drafting/ports.ts';

export interface VirtualTime {
  readonly ports: DraftPorts;
  /** Moves on, and runs what falls due on the way, in order. */
  advance(milliseconds: number): void;
}

export function createVirtualTime(start = 1_800_000_000_000): VirtualTime {
  let now = start;
  let made = 0;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  return {
    ports: {
      now: () => now,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      after(milliseconds, run) {
        made += 1;
        const id = made;
        timers.set(id, { at: now + milliseconds, run });
        return () => {
          timers.delete(id);
        };
      },
    },
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const [due] = [...timers].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at);
        if (due === undefined) break;
        const [id, { at, run }] = due;
        timers.delete(id);
        now = at;
        run();
      }
      now = end;
    },
  };
}
