/** Time in the hand of a test: it stands still until it is moved. */
export interface FakeClock {
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Moves on, running on its way what falls due, in order; lets answers arrive after each. */
  readonly advance: (milliseconds: number) => Promise<void>;
}

export function createFakeClock(start = 1_000_000): FakeClock {
  let time = start;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const letAnswersArrive = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => time,
    after(milliseconds, run) {
      const timer = { at: time + milliseconds, run };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    async advance(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        await letAnswersArrive();
        const [next] = [...timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        time = next.at;
        next.run();
      }
      time = end;
    },
  };
}
