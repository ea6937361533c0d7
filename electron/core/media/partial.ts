/** What arrives from the hub lies here until it is whole and is what it was said to be; a cut line leaves what came. */
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rm, stat, writeFile } from 'node:fs/promises';
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
  /** The same for what came all at once, from elsewhere than the line. */
  readonly take: (promised: MediaPayload, source: AsyncIterable<Uint8Array>) => Promise<Media | null>;
  readonly drop: (hash: Hash) => Promise<void>;
}

/** `isPromised`: whether the hub has it and it is still to come; what else was left here when core ended is taken away. */
export function openPartials(
  folder: string,
  media: Pick<MediaFolder, 'adopt'>,
  isPromised: (hash: Hash) => boolean,
): Partials {
  const arriving = path.join(folder, 'arriving');
  mkdirSync(arriving, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(arriving))
    if (!isPromised(branded<Hash>(name))) rmSync(path.join(arriving, name), { force: true, recursive: true });
  const placeOf = (hash: Hash): string => path.join(arriving, hash);
  const drop = (hash: Hash): Promise<void> => rm(placeOf(hash), { force: true });

  const settle = async (place: string, promised: MediaPayload): Promise<Media | null> => {
    const found = await whole(place, promised);
    if (found === null) await rm(place, { force: true });
    else await media.adopt(place, found.hash, found.bytes);
    return found;
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
    settle: (promised) => settle(placeOf(promised.media), promised),
    async take(promised, source) {
      // Beside what a line may be bringing of it.
      const place = `${placeOf(promised.media)}.whole`;
      await writeFile(place, source, { mode: 0o600 });
      return settle(place, promised);
    },
    drop,
  };
}

/** What the file is, where it is what was promised; on the disk then. */
async function whole(place: string, { media: hash, bytes, mime }: MediaPayload): Promise<Media | null> {
  const hasher = createHash('sha256');
  for await (const piece of createReadStream(place) as AsyncIterable<Buffer>) hasher.update(piece);
  if (branded<Hash>(hasher.digest('hex')) !== hash) return null;
  const file = await open(place, 'r+');
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
}
