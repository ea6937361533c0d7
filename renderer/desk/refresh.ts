import type { DraftPorts } from '../drafting/ports.ts';

/** A change is read once nothing has changed for this long, in milliseconds: longer than it takes from write to write while one types … */
export const QUIET_MS = 1_500;
/** … and after this long at the latest while changes go on, as they do when somebody types. */
export const AT_MOST_MS = 10_000;

export interface Refresher {
  /** Something changed: read soon. */
  readonly ask: () => void;
  readonly stop: () => void;
}

/**
 * Spares the page from reading again for each word that is typed: runs `read` when changes pause.
 */
export function createRefresher(read: () => void, ports: Pick<DraftPorts, 'now' | 'after'>): Refresher {
  let askedFirst: number | null = null;
  let callOff: (() => void) | null = null;
  const run = (): void => {
    askedFirst = null;
    callOff = null;
    read();
  };
  return {
    ask() {
      callOff?.();
      askedFirst ??= ports.now();
      const latest = askedFirst + AT_MOST_MS - ports.now();
      callOff = ports.after(Math.max(0, Math.min(QUIET_MS, latest)), run);
    },
    stop() {
      callOff?.();
      callOff = null;
    },
  };
}
