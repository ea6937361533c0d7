/** What a draft takes from its surroundings, so that a test can hold time and chance in its hand. */
export interface DraftPorts {
  /** Milliseconds since 1970. */
  now(): number;
  random(bytes: number): Uint8Array;
  /** Runs once after so many milliseconds; answers the function that calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The page's own clock, chance and timers. */
export const pagePorts: DraftPorts = {
  now: () => Date.now(),
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
