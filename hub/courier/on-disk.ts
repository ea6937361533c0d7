/** Couriers' files on the disk of whoever sits at the hub. */
import { open, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { filesOfParts, partsIn } from '../../shared/courier/bundle.ts';
import { StartRefusal, systemCode } from '../refusal.ts';
import type { SealedReceipt } from './sealed-receipt.ts';

export class UnreadableFile extends Error {}

/** One part after the other, whichever files they are in. Throws UnreadableFile. */
export async function* partsOf(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) {
    const handle = await readable(file, () => open(file, 'r'));
    try {
      yield* partsIn({ read: (at, bytes) => readable(file, () => readAt(handle, at, bytes)) });
    } finally {
      await handle.close();
    }
  }
}

async function readAt(file: FileHandle, at: number, bytes: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}

async function readable<T>(file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw new UnreadableFile(`${file} cannot be read (${systemCode(error) ?? 'unknown'}).`);
  }
}

/**
 * Beside first, then in its place, so that a full disk leaves no half of a file. Answers their names; `again`: what whoever
 * reads the refusal is to do.
 */
export async function writeFiles(
  file: string,
  { parts, part }: SealedReceipt,
  isApart: boolean,
  again: string,
): Promise<readonly string[]> {
  const { dir, base } = path.parse(path.resolve(file));
  const names: string[] = [];
  for (const { name, content } of filesOfParts(base, { parts, isApart }, part)) {
    const target = path.join(dir, name);
    try {
      await writeFile(`${target}.part`, content, { mode: 0o600, flush: true });
      await rename(`${target}.part`, target);
    } catch (error) {
      await rm(`${target}.part`, { force: true });
      throw new StartRefusal(`${target} cannot be written (${systemCode(error) ?? 'unknown'}): ${again}`);
    }
    names.push(target);
  }
  return names;
}
