/** What the hub knows of its media: found in the bytes once, when they were whole. */
import type { Identity } from '../../shared/media/identity.ts';
import type { MediaPlace } from '../../shared/sync/upload.ts';
import { sql } from 'kysely';
import type { Database, Work } from '../db/connect.ts';
import { giveMedia } from '../streams/media.ts';
import type { WholeFile } from './folder.ts';

export interface StoredSize {
  readonly width: number;
  readonly height: number;
  readonly hash: string;
  readonly bytes: number;
}

/** Any number that nothing else of the hub locks by. */
const MEDIA_LOCK = 0x5353544e;

/** Bytes get their name, or are taken away, by one hub at a time; until the transaction ends. */
export async function lockMedia(work: Work): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${MEDIA_LOCK})`.execute(work);
}

/**
 * Notes what was uploaded, and that the stream has it from this person. What is known already stays as it is.
 * `settle` gives the bytes their names meanwhile.
 */
export async function keepMedia(
  database: Database,
  { hash, bytes }: WholeFile,
  identity: Identity,
  sizes: readonly StoredSize[],
  to: { readonly stream: string; readonly person: string },
  settle: () => Promise<void>,
): Promise<void> {
  const { width, height } = identity.kind === 'picture' ? identity : { width: null, height: null };
  await database.transaction().execute(async (work) => {
    await lockMedia(work);
    await settle();
    await work
      .insertInto('media')
      .values({ hash, bytes, mime: identity.mime, width, height })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (sizes.length > 0)
      await work
        .insertInto('media_sizes')
        .values(sizes.map((size) => ({ media: hash, ...size })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    await giveMedia(work, to.stream, to.person, [hash]);
  });
}

/** How large the media is where an op of the stream names it; null where none does. The asker's right was looked up. */
export async function namedMedia(database: Database, { stream, hash }: MediaPlace): Promise<number | null> {
  const found = await database
    .selectFrom('stream_media')
    .innerJoin('media', 'media.hash', 'stream_media.hash')
    .select('media.bytes')
    .where('stream_media.stream', '=', stream)
    .where('stream_media.hash', '=', hash)
    .where('stream_media.seq', 'is not', null)
    .executeTakeFirst();
  return found?.bytes ?? null;
}
