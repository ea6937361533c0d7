/** What core takes from its surroundings, so that a test replays a run exactly and plants its faults outside. */
import { randomBytes } from 'node:crypto';
import { readFileSync, statfsSync } from 'node:fs';
import { hostname } from 'node:os';
import { fullCheckInThread, type FullCheck } from './db/check.ts';
import { fail } from '../../shared/errors/result.ts';
import type { Vault } from './account/account.ts';
import { openAccountLine, type AccountLine, type AccountLineParts } from './account/account-line.ts';
import { openDatabase } from './db/database.ts';
import { openHttpLine, type HttpLineParts } from './sync/http-line.ts';
import type { Line } from './sync/line.ts';
import { openHttpMediaLine } from './sync/media/http-media-line.ts';
import type { MediaLine } from './sync/media/media-line.ts';

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
  readonly openLine: (parts: HttpLineParts) => Line;
  readonly openMediaLine: (parts: HttpLineParts) => MediaLine;
  readonly openAccountLine: (parts: AccountLineParts) => AccountLine;
  readonly vault: Vault;
  /** What a hub's pages call this computer, and which Sastra it runs. */
  readonly program: { readonly name: string; readonly version: string };
}

const NONE = Promise.resolve(fail({ code: 'noKeychain' as const }));
/** Core has no keychain of its own: whoever started it has. */
const NO_VAULT: Vault = { seal: () => NONE, unseal: () => NONE };

/** The real ones. `entry` is the program's file, which starts again as a thread for long checks. */
export const systemPorts = (entry: string, version = '0'): CorePorts => ({
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
  openLine: openHttpLine,
  openMediaLine: openHttpMediaLine,
  openAccountLine,
  vault: NO_VAULT,
  program: { name: hostname(), version },
});
