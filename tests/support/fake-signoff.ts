/** Signing off in memory, where nobody has submitted anything. */
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import type { SignoffView } from '../../shared/ipc/signoff.ts';

export const NOTHING_SUBMITTED: SignoffView = {
  isSetUp: false,
  phase: 'draft',
  publicity: 'none',
  submission: null,
  statements: [],
  mayDo: [],
};

/** What core says on a desk without a directory. */
export const notSetUp = (): Result<SignoffView, Failure> => fail({ code: 'signoffNotSetUp' });
