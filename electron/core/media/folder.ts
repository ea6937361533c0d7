/**
 * The media folder: whole files under their SHA-256, and a folder for what is still coming in. A file takes its name
 * when it is whole and on the disk; nothing is deleted here, and no other bytes are ever written under a name.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Hash } from '../../../shared/document/model.ts';
import { identityOf, LOOKED_AT, type Identity } from '../../../shared/media/identity.ts';
import { mediaPlace, type Media } from '../../../shared/media/media.ts';
import { makeFolder, syncFolder } from '../profile/sync.ts';
import type { MediaTable } from './table.ts';

export interface MediaFolder {
  /** A new file for bytes that come in; only its owner may read it. */
  readonly create: (id: string) => Promise<FileHandle>;
  readonly discard: (id: string) => Promise<void>;
  /** Gives a file that came in whole, is synced and closed its name. Where that name is there already, it stays. */
  readonly settle: (id: string, hash: Hash, bytes: number) => Promise<void>;
  /** The same for a file that lies elsewhere on this disk, is synced, and whose hash was worked out. */
  readonly adopt: (file: string, hash: Hash, bytes: number) => Promise<void>;
  /** To be read, piece by piece; null where it is not here. Whoever asked closes it. */
  readonly open: (hash: Hash) => Promise<FileHandle | null>;
  /** Null where the bytes are not here, whole. */
  readonly read: (hash: Hash) => Promise<Uint8Array | null>;
  readonly describe: (hash: Hash) => Promise<Media | null>;
}

/** What an open file is, by its content; null for what the desk does not keep. */
export async function identify(
  file: FileHandle,
  bytes: number,
  name: string | null,
): Promise<Identity | null> {
  const head = await readAt(file, 0, Math.min(bytes, LOOKED_AT));
  const tail = bytes <= LOOKED_AT ? head : await readAt(file, bytes - LOOKED_AT, LOOKED_AT);
  return identityOf({ head, tail, name });
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

const sizeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  );

/** Opens the folder, which is made where it is not there. What was coming in when core ended is gone: it is sent anew. */
export function openMediaFolder(folder: string, table: MediaTable): MediaFolder {
  const incoming = path.join(folder, 'incoming');
  makeFolder(folder);
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { mode: 0o700 });
  const fresh = (id: string): string => path.join(incoming, id);
  const placeOf = (hash: Hash): string => path.join(folder, ...mediaPlace(hash));

  /** A file that the table does not know: the database is older than the folder, such as a backup that came back. */
  const look = async (hash: Hash, bytes: number): Promise<Media | null> => {
    const file = await open(placeOf(hash), 'r');
    try {
      const identity = await identify(file, bytes, null);
      return identity === null ? null : { ...identity, hash, bytes };
    } finally {
      await file.close();
    }
  };

  const adopt: MediaFolder['adopt'] = async (file, hash, bytes) => {
    const place = placeOf(hash);
    // Bytes of another size are not those of the hash: the disk lost some, and here they are again.
    if ((await sizeOf(place)) === bytes) {
      await rm(file, { force: true });
      return;
    }
    makeFolder(path.dirname(place));
    await rename(file, place);
    syncFolder(path.dirname(place));
  };

  return {
    create: (id) => open(fresh(id), 'wx+', 0o600),
    discard: (id) => rm(fresh(id), { force: true }),
    settle: (id, hash, bytes) => adopt(fresh(id), hash, bytes),
    adopt,
    open: (hash) => open(placeOf(hash), 'r').catch(() => null),
    async read(hash) {
      const bytes = await readFile(placeOf(hash)).catch(() => null);
      return bytes !== null && createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null;
    },
    async describe(hash) {
      const bytes = await sizeOf(placeOf(hash));
      if (bytes === null) return null;
      const known = table.read(hash);
      if (known !== null) return known.bytes === bytes ? known : null;
      return look(hash, bytes);
    },
  };
}
