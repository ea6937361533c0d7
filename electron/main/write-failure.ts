import type { Failure, FailureCode } from '../../shared/errors/failure.ts';

/** By errno's name. */
const CODES: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  EROFS: 'readOnly',
};

/** What to tell of a file that main could not write. */
export function writeFailure(error: unknown): Failure {
  const detail =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  return { code: CODES[detail] ?? 'diskError', detail };
}
