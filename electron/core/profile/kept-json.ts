/** A small file beside the database that is read whole and replaced whole; its owner alone may read it. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import type { Failure } from '../../../shared/errors/failure.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { attempt } from '../db/failures.ts';

export interface KeptJson<T> {
  /** Null where there is none, or where it cannot be read. */
  readonly read: () => T | null;
  /** Null: there is none any more. */
  readonly write: (value: T | null) => Result<void, Failure>;
}

export const keptJson = <T>(file: string, schema: z.ZodType<T>): KeptJson<T> => ({
  read() {
    try {
      const kept = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      return kept.success ? kept.data : null;
    } catch {
      return null;
    }
  },
  write: (value) =>
    attempt(() => {
      if (value === null) {
        rmSync(file, { force: true });
        return;
      }
      const fresh = `${file}.new`;
      const handle = openSync(fresh, 'w', 0o600);
      try {
        writeFileSync(handle, JSON.stringify(value));
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(fresh, file);
    }),
});
