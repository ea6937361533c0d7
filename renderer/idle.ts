/** Work that may wait until the page has nothing better to do: nothing of it runs while somebody types. */

/** So long nothing must have been asked for, in milliseconds … */
const QUIET_MS = 250;
/** … and at most so long it then waits for an idle moment … */
const AT_MOST_MS = 1_500;
/** … and so long for each further one: on a busy machine work in many pieces would never come to its end. */
const NEXT_AT_MOST_MS = 100;

export interface IdleWork {
  /** There is something to do: soon, once, however often it is asked. */
  readonly ask: () => void;
  readonly stop: () => void;
}

/** `run` may look whether there is time left in the moment; where it answers `more`, it goes on in the next one. */
export function createIdleWork(run: (hasTime: () => boolean) => 'more' | 'done'): IdleWork {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
    idle = undefined;
  };
  const wait = (timeout: number): void => {
    idle = requestIdleCallback(
      (deadline) => {
        if (run(() => deadline.timeRemaining() > 1) === 'more') wait(NEXT_AT_MOST_MS);
      },
      { timeout },
    );
  };
  return {
    ask() {
      stop();
      timer = setTimeout(() => wait(AT_MOST_MS), QUIET_MS);
    },
    stop,
  };
}

/** Answers when the page has nothing better to do, soon in any case. */
export const idleMoment = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: AT_MOST_MS });
  });
