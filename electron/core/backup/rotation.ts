/** Which backups are kept: one of each of the last hours, days and weeks. */

export interface Kept {
  readonly name: string;
  /** Milliseconds since 1970: a claim. */
  readonly madeAt: number;
  readonly bytes: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How many of the newest periods of each length have a backup kept. */
const PERIODS = [
  [HOUR, 12],
  [DAY, 14],
  [7 * DAY, 8],
] as const;

/** However full the disk is, these newest stay. */
const LEAST = 2;

/**
 * The names to delete. `newestFirst` is in the order of making, whatever the clock said. `capBytes` is for all
 * together; `weigh` adds what a backup needs beside itself (the journal since).
 */
export function superfluous(
  newestFirst: readonly Kept[],
  capBytes: number,
  weigh: (oldest: Kept) => number,
): readonly string[] {
  const wanted = new Set<Kept>(newestFirst.slice(0, LEAST));
  for (const [length, count] of PERIODS) {
    const periods = new Map<number, Kept>();
    for (const backup of newestFirst) {
      const period = Math.floor(backup.madeAt / length);
      if (!periods.has(period) && periods.size < count) periods.set(period, backup);
    }
    for (const backup of periods.values()) wanted.add(backup);
  }
  const kept = newestFirst.filter((backup) => wanted.has(backup));
  let bytes = kept.reduce((sum, backup) => sum + backup.bytes, 0);
  for (let oldest = kept.at(-1); oldest !== undefined && kept.length > LEAST; oldest = kept.at(-1)) {
    if (bytes + weigh(oldest) <= capBytes) break;
    bytes -= oldest.bytes;
    kept.pop();
  }
  const stay = new Set(kept);
  return newestFirst.filter((backup) => !stay.has(backup)).map(({ name }) => name);
}
