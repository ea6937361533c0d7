/** Which errors of SQLite and of the file system a person has to be told about; all others are bugs and stay errors. */
import Sqlite from 'better-sqlite3';
import type { Failure, FailureCode } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';

/** By SQLite's primary result code; the extended code is the detail. */
const SQLITE: readonly (readonly [prefix: string, code: FailureCode])[] = [
  ['SQLITE_FULL', 'diskFull'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_PERM', 'readOnly'],
  ['SQLITE_BUSY', 'inUse'],
  ['SQLITE_IOERR', 'diskError'],
  ['SQLITE_CANTOPEN', 'diskError'],
  ['SQLITE_PROTOCOL', 'diskError'],
];

/** By errno's name. Other system errors are disk errors. */
const SYSTEM: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
};

/** Thrown among SQLite's and the system's own errors, where core itself finds that the disk is not what it should be. */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Null: not a failure that anybody could do something about. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Refusal) return error.failure;
  if (error instanceof Sqlite.SqliteError) {
    const code = SQLITE.find(([prefix]) => error.code.startsWith(prefix))?.[1];
    return code === undefined ? null : { code, detail: error.code };
  }
  if (error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string') {
    return { code: SYSTEM[error.code] ?? 'diskError', detail: error.code };
  }
  return null;
}

/** Runs what may fail at the disk; a bug is thrown on. */
export function attempt<T>(work: () => T): Result<T, Failure> {
  try {
    return ok(work());
  } catch (error) {
    return failedBy(error);
  }
}

/** The same for work that takes its time. */
export async function attemptAsync<T>(work: () => Promise<T>): Promise<Result<T, Failure>> {
  try {
    return ok(await work());
  } catch (error) {
    return failedBy(error);
  }
}

function failedBy(error: unknown): Result<never, Failure> {
  const failure = failureOf(error);
  if (failure === null) throw error;
  return fail(failure);
}
