/** Work that may wait until the page has nothing better to do: nothing of it runs while somebody types. */

/** So long nothing must have been asked for, in milliseconds … */
const QUIET_MS = 250;
/** … and at most so long it then waits for an idle moment. */
const AT_MOST_MS = 1_500;

export interface IdleWork {
  /** There is something to do: soon, once, however often it is asked. */
  readonly ask: () => void;
  readonly stop: () => void;
}

export function createIdleWork(run: () => void): IdleWork {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
    idle = undefined;
  };
  return {
    ask() {
      stop();
      timer = setTimeout(() => {
        idle = requestIdleCallback(run, { timeout: AT_MOST_MS });
      }, QUIET_MS);
    },
    stop,
  };
}
