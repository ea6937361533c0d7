/** Copies of the database by SQLite's online backup, each checked before it has a name. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FullCheck } from '../db/check.ts';
import { openDatabase, type Database } from '../db/database.ts';
import { Refusal } from '../db/failures.ts';
import { companionsOf } from '../profile/layout.ts';
import { makeFolder, syncFile, syncFolder } from '../profile/sync.ts';
import type { Kept } from './rotation.ts';

export interface BackupFile extends Kept {
  /** The last journal frame that is in it. */
  readonly frame: number;
}

const NAME = /^sastra-(\d{12})-(\d{1,16})\.db$/u;
const UNFINISHED = 'unfinished.db';

const nameOf = (frame: number, madeAt: number): string =>
  `sastra-${String(frame).padStart(12, '0')}-${madeAt}.db`;

/** Newest first, by what is in them. Empty where there is no folder. */
export function backupFiles(folder: string): readonly BackupFile[] {
  const files: BackupFile[] = [];
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const match = NAME.exec(name);
    if (match === null) continue;
    const [, frame, madeAt] = match;
    const { size } = statSync(path.join(folder, name));
    files.push({ name, frame: Number(frame), madeAt: Number(madeAt), bytes: size });
  }
  return files.sort((a, b) => b.frame - a.frame || b.madeAt - a.madeAt);
}

export interface BackupParts {
  readonly folder: string;
  readonly check: FullCheck;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ends it early; then it throws the signal's reason and leaves no backup. */
  readonly signal: AbortSignal;
}

/**
 * Makes one. Throws what failureOf() reads; `damaged`: the copy did not pass its check. Nothing with a backup's name is
 * ever anything but whole: the copy is made under another name, checked, put on the disk, and renamed.
 */
export async function makeBackup(
  database: Database,
  { folder, check, now, signal }: BackupParts,
): Promise<BackupFile> {
  const unfinished = path.join(folder, UNFINISHED);
  makeFolder(folder);
  for (const file of [unfinished, ...companionsOf(unfinished)]) rmSync(file, { force: true });
  await database.copyTo(unfinished, signal);
  const checked = await check(unfinished);
  signal.throwIfAborted();
  if (!checked.ok) throw new Refusal(checked.error);
  const madeAt = now();
  const frame = frameIn(unfinished);
  const name = nameOf(frame, madeAt);
  syncFile(unfinished);
  renameSync(unfinished, path.join(folder, name));
  syncFolder(folder);
  return { name, frame, madeAt, bytes: statSync(path.join(folder, name)).size };
}

function frameIn(file: string): number {
  const database = openDatabase(file, { create: false });
  try {
    return database.prepare<{ frame: number }>('SELECT frame FROM desk').get()?.frame ?? 0;
  } finally {
    database.close();
  }
}
