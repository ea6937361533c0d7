import { statSync } from 'node:fs';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';

/**
 * Watches the place of a file that is there now. SQLite goes on writing into a file whose name was taken away (a folder
 * deleted, moved or hidden under a mount), and says that it was written: nobody would find it there again.
 */
export function watchPlace(file: string): () => Result<null, Failure> {
  const identity = (): string | null => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? null : `${found.dev} ${found.ino}`;
  };
  const opened = identity();
  return () => (identity() === opened ? ok(null) : fail({ code: 'diskError', detail: 'moved' }));
}
