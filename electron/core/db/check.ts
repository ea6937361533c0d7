/**
 * Whether a database file is what SQLite wrote. On a file of 489 MB (10,000 documents with their history) the quick
 * check takes 0.5 s where the file is in memory and 12 s from a slow disk, the full check 1.1 s and more: only a small
 * file is checked whole before the desk opens. The full check runs in a thread, beside the desk.
 */
import { statSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Failure } from '../../../shared/errors/failure.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { openDatabase, type Database } from './database.ts';
import { attempt, Refusal } from './failures.ts';

/** 20 ms where the file is in memory, 0.4 s at 40 MB/s. */
const CHECKED_WHOLE_BYTES = 16_000_000;

/**
 * Checks before the desk opens: always the list of documents with its indexes, so that a desk is never empty because an
 * index is; and every page of a small file. Refuses `damaged`.
 */
export function startCheck(database: Database, file: string): void {
  const whole = statSync(file).size <= CHECKED_WHOLE_BYTES;
  for (const table of ['desk', 'documents']) demandOk(database, `integrity_check(${table})`);
  if (whole) demandOk(database, 'quick_check(1)');
}

/** Everything that SQLite can check: pages, rows, and that each index has what its table has. */
export function fullCheck(file: string): Result<null, Failure> {
  return attempt(() => {
    const database = openDatabase(file, { create: false });
    try {
      demandOk(database, 'integrity_check(1)');
    } finally {
      database.close();
    }
    return null;
  });
}

function demandOk(database: Database, check: string): void {
  if (database.pragma(check) !== 'ok') throw new Refusal({ code: 'damaged', detail: check });
}

/** fullCheck(), in whatever way keeps the desk answering. */
export type FullCheck = (file: string) => Promise<Result<null, Failure>>;

/** Runs fullCheck() in a thread of its own. `entry` is the program's file, which calls answerCheck() when it starts. */
export function fullCheckInThread(entry: string): FullCheck {
  return (file) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(entry, { workerData: { check: file }, execArgv: [] });
      // A check that still runs keeps nobody from leaving.
      thread.unref();
      thread.once('message', (result: Result<null, Failure>) => resolve(result));
      thread.once('error', reject);
    });
}

/** True where this is a thread of fullCheckInThread(), which has its answer now. */
export function answerCheck(): boolean {
  const asked: unknown = workerData;
  if (isMainThread || typeof asked !== 'object' || asked === null || !('check' in asked)) return false;
  parentPort?.postMessage(fullCheck(String(asked.check)));
  return true;
}
