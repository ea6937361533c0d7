// The limited process sees a copy under a name of ours: the file may change, and its path may mean something to Node.
import { app } from 'electron';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, type Result } from '../../shared/errors/result.ts';

const copiesFolder = (): string => path.join(app.getPath('userData'), 'import');

/** What an import that was killed left behind: at the start of the desk, of which there is one. */
export const forgetCopies = (): Promise<void> => rm(copiesFolder(), { recursive: true, force: true });

/** `limit`: in bytes. */
export async function withCopy<Read>(
  file: string,
  limit: number,
  read: (copy: string) => Promise<Result<Read, Failure>>,
): Promise<Result<Read, Failure>> {
  const folder = copiesFolder();
  const copy = path.join(folder, randomUUID());
  try {
    if ((await stat(file)).size > limit) return fail({ code: 'fileTooLarge' });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await copyFile(file, copy);
    return await read(await realpath(copy));
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return fail({ code: 'fileUnreadable', detail });
  } finally {
    await rm(copy, { force: true });
  }
}
