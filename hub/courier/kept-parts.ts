/**
 * Parts of couriers' files that lie at the hub: those of a parcel until all were brought, those of a receipt until it was
 * fetched. Each belongs to whoever brought the parcel, and is known to nobody else. Several hubs share them.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { branded } from '../../shared/document/brand.ts';
import type { Hash } from '../../shared/document/model.ts';
import { COURIER_LIMITS } from '../../shared/courier/header.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { hasRoom } from '../media/room.ts';
import type { SealedReceipt } from './sealed-receipt.ts';

export interface KeptParts {
  /** Answers the SHA-256 by which it is asked for. `full`: its owner has more here than a courier brings, or the disk has no room. */
  readonly put: (owner: string, part: Uint8Array) => Promise<Result<Hash, 'full'>>;
  /** Null where its owner has none of this name. */
  readonly get: (owner: string, part: string) => Promise<Uint8Array | null>;
  /** Takes away what has lain here for days. `now`: milliseconds since 1970. */
  readonly sweep: (now: number) => Promise<void>;
}

/** Milliseconds. */
const KEPT = 3 * 24 * 3_600_000;
/** A parcel, what is left of one that was brought before, and a receipt. */
const OWNED = 3 * COURIER_LIMITS.bytes;

/** `media`: the media folder, in which they have one of their own. Makes it where it is not there. */
export function openKeptParts(media: string): KeptParts {
  const folder = path.join(media, 'courier');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const placeOf = (owner: string, part: string): string => path.join(folder, `${owner}.${part}`);

  const owned = async (owner: string): Promise<number> => {
    const names = (await readdir(folder)).filter((name) => name.startsWith(`${owner}.`));
    const sizes = await Promise.all(names.map((name) => sizeOf(path.join(folder, name))));
    return sizes.reduce((sum, size) => sum + size, 0);
  };

  return {
    async put(owner, part) {
      const hash = branded<Hash>(createHash('sha256').update(part).digest('hex'));
      const isFull = (await owned(owner)) + part.byteLength > OWNED;
      if (isFull || !(await hasRoom(folder, part.byteLength))) return fail('full');
      const fresh = path.join(folder, `${randomUUID()}.new`);
      await writeFile(fresh, part, { flag: 'wx', mode: 0o600 });
      await rename(fresh, placeOf(owner, hash));
      return ok(hash);
    },
    get: (owner, part) => readFile(placeOf(owner, part)).catch(() => null),
    async sweep(now) {
      for (const name of await readdir(folder)) {
        const file = path.join(folder, name);
        // Another hub may have taken it away by now.
        const changed = await stat(file).then(
          ({ mtimeMs }) => mtimeMs,
          () => now,
        );
        if (now - changed > KEPT) await rm(file, { force: true });
      }
    },
  };
}

/** All parts of it, for whoever brought what it answers: the names by which they are fetched, in their order. */
export async function keepReceipt(
  kept: KeptParts,
  owner: string,
  receipt: SealedReceipt,
): Promise<Result<readonly Hash[], 'full'>> {
  const names: Hash[] = [];
  for (let part = 1; part <= receipt.parts; part += 1) {
    const put = await kept.put(owner, await receipt.part(part));
    if (!put.ok) return put;
    names.push(put.value);
  }
  return ok(names);
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );
