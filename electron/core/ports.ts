/** What core takes from its surroundings, so that a test replays a run exactly and plants its faults outside. */
import { randomBytes } from 'node:crypto';
import { readFileSync, statfsSync } from 'node:fs';
import { fullCheckInThread, type FullCheck } from './db/check.ts';
import { openDatabase } from './db/database.ts';

export interface Clock {
  /** Milliseconds since 1970 by this computer's clock: a claim. Nothing is ordered by it. */
  readonly now: () => number;
  /** Runs once after at least so many milliseconds; answers the function that calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface Disk {
  /** What an ordinary user may still write into the file system that holds the folder. */
  readonly freeBytes: (folder: string) => number;
  /** Linux' table of mounts (proc(5), mountinfo); empty on other systems. */
  readonly mounts: () => string;
}

export interface CorePorts {
  readonly clock: Clock;
  readonly disk: Disk;
  readonly random: (bytes: number) => Uint8Array;
  readonly openDatabase: typeof openDatabase;
  readonly fullCheck: FullCheck;
}

/** The real ones. `entry` is the program's file, which starts again as a thread for long checks. */
export const systemPorts = (entry: string): CorePorts => ({
  clock: {
    now: Date.now,
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  },
  disk: {
    freeBytes(folder) {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    },
    mounts: () => (process.platform === 'linux' ? readFileSync('/proc/self/mountinfo', 'utf8') : ''),
  },
  random: randomBytes,
  openDatabase,
  fullCheck: fullCheckInThread(entry),
});
