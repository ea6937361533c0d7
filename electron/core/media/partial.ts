/** What arrives from the hub lies here until it is whole and is what it was said to be; a cut line leaves what came. */
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { branded } from '../../../shared/document/brand.ts';
import type { Hash } from '../../../shared/document/model.ts';
import { mayBeCalled } from '../../../shared/media/identity.ts';
import type { FileType, Media } from '../../../shared/media/media.ts';
import type { MediaPayload } from '../../../shared/sync/media-op.ts';
import { identify, type MediaFolder } from './folder.ts';

export interface Partials {
  /** How many bytes have come so far. */
  readonly size: (hash: Hash) => Promise<number>;
  readonly append: (hash: Hash, piece: Uint8Array) => Promise<void>;
  /** Gives what is whole its name; null where the bytes are not what was promised: then they are gone. */
  readonly settle: (promised: MediaPayload) => Promise<Media | null>;
  readonly drop: (hash: Hash) => Promise<void>;
}

export function openPartials(folder: string, media: Pick<MediaFolder, 'adopt'>): Partials {
  const arriving = path.join(folder, 'arriving');
  mkdirSync(arriving, { recursive: true, mode: 0o700 });
  const placeOf = (hash: Hash): string => path.join(arriving, hash);
  const drop = (hash: Hash): Promise<void> => rm(placeOf(hash), { force: true });

  const whole = async ({ media: hash, bytes, mime }: MediaPayload): Promise<Media | null> => {
    const hasher = createHash('sha256');
    for await (const piece of createReadStream(placeOf(hash)) as AsyncIterable<Buffer>) hasher.update(piece);
    if (branded<Hash>(hasher.digest('hex')) !== hash) return null;
    const file = await open(placeOf(hash), 'r+');
    try {
      await file.sync();
      const identity = await identify(file, bytes, null);
      if (identity === null || !mayBeCalled(identity.mime, mime)) return null;
      return identity.kind === 'picture'
        ? { ...identity, hash, bytes }
        : { kind: 'file', mime: mime as FileType, hash, bytes };
    } finally {
      await file.close();
    }
  };

  return {
    size: (hash) =>
      stat(placeOf(hash)).then(
        ({ size }) => size,
        () => 0,
      ),
    async append(hash, piece) {
      const file = await open(placeOf(hash), 'a', 0o600);
      try {
        await file.appendFile(piece);
      } finally {
        await file.close();
      }
    },
    async settle(promised) {
      const found = await whole(promised);
      if (found === null) await drop(promised.media);
      else await media.adopt(placeOf(found.hash), found.hash, found.bytes);
      return found;
    },
    drop,
  };
}
