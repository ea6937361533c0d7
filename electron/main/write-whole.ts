import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { writeFailure } from './write-failure.ts';

/** Beside the old file first, then in its place: a full disk leaves the old file whole. Answers the file's name. */
export async function writeWhole(
  file: string,
  bytes: Buffer | AsyncIterable<Uint8Array>,
): Promise<Result<{ readonly fileName: string }, Failure>> {
  const fresh = `${file}.part`;
  try {
    const handle = await open(fresh, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
    return ok({ fileName: path.basename(file) });
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    return fail(writeFailure(error));
  }
}
