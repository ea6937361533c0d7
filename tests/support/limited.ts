/** The limited process as main starts it, without main: the built program, on Node. */
import { fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { limitsFor } from '../../electron/main/limits.ts';
import { INSTRUMENTS } from './instrument-units.ts';
import { ROOT } from './launch.ts';

export const LIMITED = path.join(ROOT, 'out/limited/index.js');

export interface LimitedRun {
  /** What it said; null where it ended without a word. */
  readonly answer: unknown;
  readonly code: number | null;
  readonly signal: string | null;
}

export interface LimitedOptions {
  /** Instead of the product: a program that a test wrote, to show what such a process may not do. */
  readonly program?: string;
  /** Files that the program reads besides. */
  readonly readable?: readonly string[];
  /** Instead of the limits that main sets. */
  readonly execArgv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly time?: number;
}

/** Sends the job, and ends the process when it has answered. */
export function runLimited(
  job: { readonly kind: string; readonly file: string },
  { program = LIMITED, readable = [], execArgv, env = {}, time = 30_000 }: LimitedOptions = {},
): Promise<LimitedRun> {
  const file = realpathSync(job.file);
  const shim = path.join(ROOT, 'tests/host/utility-child.ts');
  const child = fork(program, [], {
    execArgv: [
      ...(execArgv ?? limitsFor(realpathSync(program), file)),
      ...(execArgv === undefined ? [shim, ...readable].map((name) => `--allow-fs-read=${name}`) : []),
      '--import',
      shim,
    ],
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  return new Promise((resolve) => {
    let answer: unknown = null;
    const limit = setTimeout(() => child.kill('SIGKILL'), time);
    child.on('message', (message) => {
      answer = message;
      child.kill();
    });
    child.on('exit', (code, signal) => {
      clearTimeout(limit);
      resolve({ answer, code, signal });
    });
    child.send(job.kind === 'table' ? { ...job, file } : { ...job, file, instruments: INSTRUMENTS });
  });
}
