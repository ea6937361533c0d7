/**
 * The hub's media folder: whole files under their SHA-256, each byte of which went through this process once more before
 * it got its name, and `incoming` for what is on its way. Several hubs may share it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { identityOf, LOOKED_AT, type Identity } from '../../shared/media/identity.ts';
import { mediaPlace } from '../../shared/media/media.ts';
import type { Hash } from '../../shared/document/model.ts';
import { branded } from '../../shared/document/brand.ts';

/** A file that nobody else writes into, synced to the disk. */
export interface WholeFile {
  readonly path: string;
  readonly hash: Hash;
  readonly bytes: number;
}

export interface HubMediaFolder {
  /** Where uploads lie that are not whole. */
  readonly incoming: string;
  /** A copy of what came in, hashed while it was copied: whoever brought it cannot change it any more. */
  readonly copy: (source: AsyncIterable<Uint8Array>) => Promise<WholeFile>;
  readonly write: (data: Uint8Array) => Promise<WholeFile>;
  readonly identify: (file: WholeFile) => Promise<Identity | null>;
  /** Gives it its name. Where that is there already, it stays as it is. */
  readonly settle: (file: WholeFile) => Promise<void>;
  readonly discard: (file: WholeFile) => Promise<void>;
  /** Takes away what no row speaks of any more (unnamed.ts). */
  readonly remove: (hash: Hash) => Promise<void>;
  /** From that byte on; null where the bytes are not here, whole. */
  readonly read: (hash: Hash, bytes: number, from: number) => Promise<Readable | null>;
  /** So many bytes of a file that is that long, from there on; null where they are not here. */
  readonly readPiece: (
    file: { readonly hash: Hash; readonly bytes: number },
    from: number,
    length: number,
  ) => Promise<Uint8Array | null>;
}

const discard = (file: { readonly path: string }): Promise<void> => rm(file.path, { force: true });

/** Makes the folder where it is not there. */
export function openHubMediaFolder(folder: string): HubMediaFolder {
  const incoming = path.join(folder, 'incoming');
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  const placeOf = (hash: Hash): string => path.join(folder, ...mediaPlace(hash));
  const fresh = (): string => path.join(folder, 'incoming', `${randomUUID()}.whole`);
  const isThere = async (hash: Hash, bytes: number): Promise<boolean> =>
    stat(placeOf(hash)).then(
      ({ size }) => size === bytes,
      () => false,
    );

  return {
    incoming,
    async copy(source) {
      const to = fresh();
      const target = await open(to, 'wx', 0o600);
      const hasher = createHash('sha256');
      let bytes = 0;
      try {
        for await (const piece of source) {
          hasher.update(piece);
          await writeAll(target, piece);
          bytes += piece.byteLength;
        }
        await target.sync();
      } catch (error) {
        await discard({ path: to });
        throw error;
      } finally {
        await target.close();
      }
      return { path: to, hash: branded<Hash>(hasher.digest('hex')), bytes };
    },
    async write(data) {
      const to = fresh();
      await writeFile(to, data, { flag: 'wx', mode: 0o600, flush: true });
      const hash = branded<Hash>(createHash('sha256').update(data).digest('hex'));
      return { path: to, hash, bytes: data.byteLength };
    },
    async identify({ path: file, bytes }) {
      const source = await open(file, 'r');
      try {
        const head = await readAt(source, 0, Math.min(bytes, LOOKED_AT));
        const tail = bytes <= LOOKED_AT ? head : await readAt(source, bytes - LOOKED_AT, LOOKED_AT);
        return identityOf({ head, tail, name: null });
      } finally {
        await source.close();
      }
    },
    async settle(file) {
      if (await isThere(file.hash, file.bytes)) return discard(file);
      const place = placeOf(file.hash);
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      await rename(file.path, place);
      await syncFolder(path.dirname(place));
    },
    discard,
    remove: (hash) => rm(placeOf(hash), { force: true }),
    async read(hash, bytes, from) {
      return (await isThere(hash, bytes)) ? createReadStream(placeOf(hash), { start: from }) : null;
    },
    async readPiece({ hash, bytes }, from, length) {
      if (!(await isThere(hash, bytes))) return null;
      const source = await open(placeOf(hash), 'r');
      try {
        return await readAt(source, from, length);
      } finally {
        await source.close();
      }
    },
  };
}

async function writeAll(target: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.byteLength;) at += (await target.write(piece, at)).bytesWritten;
}

async function readAt(source: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await source.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** So that a name outlives the power. Windows cannot open folders, and does not need to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
