// Strangers' files are read in a process of their own that can do nothing else (electron/limited). It is started for
// one file, answers once, and is ended.
import { utilityProcess } from 'electron';
import type { z } from 'zod';
import type { Failure, FailureCode } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { ImportRefusal } from '../../shared/exchange/imported.ts';
import type { LimitedJob } from '../../shared/exchange/table-file.ts';
import { limitsFor, TIME_LIMIT } from './limits.ts';
import { LIMITED_FILE } from './locations.ts';
import type { Log } from './log.ts';

const CODES: Readonly<Record<ImportRefusal, FailureCode>> = {
  unreadable: 'fileUnreadable',
  tooLarge: 'fileTooLarge',
  tooDeep: 'fileUnreadable',
  encoding: 'fileEncoding',
  macros: 'fileMacros',
  unprotected: 'importStopped',
};

/** `importStopped` where the process died, took too long, answered nonsense, or found itself without its limits. */
export async function readForeign<Read>(
  job: LimitedJob,
  answers: z.ZodType<Result<Read, ImportRefusal>>,
  log: Log,
): Promise<Result<Read, Failure>> {
  const message = await answerOf(job);
  const answer = answers.safeParse(message);
  if (!answer.success) {
    log.warn('the limited process gave no answer', {
      reason: typeof message === 'string' ? message : 'form',
    });
    return fail({ code: 'importStopped', ...(typeof message === 'string' ? { detail: message } : {}) });
  }
  if (answer.data.ok) return ok(answer.data.value);
  const { error } = answer.data;
  log.warn('a file was not taken', { reason: error });
  return fail({ code: CODES[error], detail: error });
}

/** What the process says; a word for how it ended where it says nothing. */
function answerOf(job: LimitedJob): Promise<unknown> {
  const child = utilityProcess.fork(LIMITED_FILE, [], {
    serviceName: 'Sastra import',
    stdio: 'ignore',
    env: {},
    execArgv: limitsFor(LIMITED_FILE, job.file),
  });
  return new Promise((resolve) => {
    const end = (answer: unknown): void => {
      clearTimeout(limit);
      resolve(answer);
      child.kill();
    };
    const limit = setTimeout(() => end('time'), TIME_LIMIT);
    child.on('message', end);
    child.on('error', () => end('error'));
    child.on('exit', () => end('exit'));
    child.postMessage(job);
  });
}
