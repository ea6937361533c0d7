/**
 * Media by hash, known to each stream apart like contents: that a hash was guessed or seen elsewhere makes no bytes
 * readable. A stream has what was uploaded into it, or what its writer may read in another.
 */
import { sql } from 'kysely';
import type { MediaPayload } from '../../shared/sync/media-op.ts';
import { mayBeCalled } from '../../shared/media/identity.ts';
import type { Database, Work } from '../db/connect.ts';
import type { Tables } from '../db/tables.ts';
import { readableStreams } from '../rights/rights.ts';

/** Of bytes that the hub has, by what it found in them itself. */
export type KnownMedia = Pick<Tables['media'], 'hash' | 'bytes' | 'mime'>;

/** From now on the stream has it, and until the transaction ends nobody takes it away (../media/unnamed.ts). */
export async function giveMedia(
  work: Work,
  stream: string,
  person: string,
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length === 0) return;
  await sql`
    INSERT INTO stream_media (stream, hash, person)
    SELECT ${stream}::uuid, unnest(${hashes.toSorted()}::text[]), ${person}::uuid
    ON CONFLICT (stream, hash, person) DO UPDATE SET person = excluded.person`.execute(work);
}

/** Those of the hashes that an op of the stream names, or that the person brought into it. */
export async function knownMedia(
  work: Database,
  stream: string,
  person: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, KnownMedia>> {
  return mediaIn(work, [stream], person, hashes);
}

/**
 * Those of the hashes that the person may name in an op of the stream: what they may read anywhere, and what they brought
 * themselves. The stream has them from now on. What the stream has beside is not looked at: whoever brings late work into
 * a document that has moved out of their sight would learn of it.
 */
export async function nameableMedia(
  work: Work,
  stream: string,
  person: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, KnownMedia>> {
  if (hashes.length === 0) return new Map();
  const streams = await readableStreams(work, person);
  const known = await mediaIn(
    work,
    streams.map(({ id }) => id),
    person,
    hashes,
  );
  await giveMedia(work, stream, person, [...known.keys()]);
  return known;
}

async function mediaIn(
  work: Database,
  streams: readonly string[],
  person: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, KnownMedia>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await sql<KnownMedia>`
    SELECT hash, bytes, mime FROM media
    WHERE hash = ANY (${hashes}) AND EXISTS (
      SELECT FROM stream_media
      WHERE stream_media.hash = media.hash AND stream_media.stream = ANY (${streams}::uuid[])
        AND (stream_media.seq IS NOT NULL OR stream_media.person = ${person}))`.execute(work);
  return new Map(rows.map((row) => [row.hash, row]));
}

/** Notes the first op that names each. */
export async function noteNamed(
  work: Work,
  stream: string,
  named: readonly { readonly hash: string; readonly seq: number }[],
): Promise<void> {
  if (named.length === 0) return;
  await sql`
    UPDATE stream_media SET seq = named.seq
    FROM unnest(${named.map(({ hash }) => hash)}::text[], ${named.map(({ seq }) => seq)}::bigint[]) AS named (hash, seq)
    WHERE stream_media.stream = ${stream} AND stream_media.hash = named.hash AND stream_media.seq IS NULL`.execute(
    work,
  );
}

/** Whether what an op says of media is what the hub found in the bytes. */
export const isTrue = ({ bytes, mime }: MediaPayload, known: KnownMedia): boolean =>
  known.bytes === bytes && mayBeCalled(known.mime as MediaPayload['mime'], mime);
