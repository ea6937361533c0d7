/** The one way in which a profile changes: journal first, then the database, then whoever asked is told. */
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { attempt } from '../db/failures.ts';
import type { Database } from '../db/database.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../ports.ts';
import type { Apply } from './apply.ts';
import type { Change, Entry } from './entries.ts';

export interface Writer {
  /**
   * All entries or none. Answers when they are on the disk twice; a failure (diskFull, diskError, damaged, readOnly)
   * means that none of them happened.
   */
  readonly write: (entries: readonly Entry[]) => Result<Written, Failure>;
  /** The last frame that is on the disk. */
  readonly frame: () => number;
}

export interface Written {
  readonly frame: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** `frame`: the last one that is in the database. */
export function createWriter(parts: {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly apply: Apply;
  readonly frame: number;
}): Writer {
  const { database, journal, clock, apply } = parts;
  let last = parts.frame;

  return {
    write(entries) {
      const frame = last + 1;
      const change: Change = { format: 1, at: clock.now(), entries };
      const noted = attempt(() => journal.append({ number: frame, payload: JSON.stringify(change) }));
      if (!noted.ok) return noted;
      let committed: Result<void, Failure>;
      try {
        committed = attempt(() => database.transaction(() => apply(frame, change)));
      } catch (bug) {
        journal.undo();
        throw bug;
      }
      if (!committed.ok) {
        journal.undo();
        return fail(committed.error);
      }
      last = frame;
      return ok({ frame, at: change.at });
    },
    frame: () => last,
  };
}
