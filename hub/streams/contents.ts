/** Contents by hash, kept once for the hub and known to each stream apart: no stream tells what another one has. */
import { sql } from 'kysely';
import { bodyHash, bodyOf, canonicalJson } from '../../shared/document/hash.ts';
import type { UnitBody } from '../../shared/document/model.ts';
import type { Work } from '../db/connect.ts';

/** What was uploaded, by the hashes that the hub works out itself. */
export const hashedBodies = (bodies: readonly UnitBody[]): ReadonlyMap<string, string> =>
  new Map(bodies.map((body) => [bodyHash(body), canonicalJson(bodyOf(body))]));

/** Keeps the bodies, for no stream yet. */
export async function storeContents(work: Work, bodies: ReadonlyMap<string, string>): Promise<void> {
  if (bodies.size === 0) return;
  // In one order everywhere, so that two streams that bring the same contents do not wait for each other.
  const hashes = [...bodies.keys()].toSorted();
  const texts = hashes.map((hash) => bodies.get(hash) ?? '');
  await sql`
    INSERT INTO contents (hash, body) SELECT * FROM unnest(${hashes}::text[], ${texts}::text[])
    ON CONFLICT DO NOTHING`.execute(work);
}

/** From now on the stream has these; the bodies are kept. */
export async function giveContents(work: Work, stream: string, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await sql`
    INSERT INTO stream_contents (stream, hash) SELECT ${stream}::uuid, unnest(${hashes}::text[])
    ON CONFLICT DO NOTHING`.execute(work);
}

export interface KnownContent {
  readonly hash: string;
  /** No op has named it yet: it travels with the first that does. */
  readonly isNew: boolean;
  /** Length of the body. */
  readonly size: number;
}

/** Those of the hashes that the stream has. */
export async function knownContents(
  work: Work,
  stream: string,
  hashes: readonly string[],
): Promise<Map<string, KnownContent>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await sql<KnownContent>`
    SELECT stream_contents.hash, stream_contents.seq IS NULL AS "isNew", length(contents.body) AS size
    FROM stream_contents JOIN contents USING (hash)
    WHERE stream_contents.stream = ${stream} AND stream_contents.hash = ANY (${hashes})`.execute(work);
  return new Map(rows.map((row) => [row.hash, row]));
}
