/**
 * Takes away what was brought and no op has named for a long time: its desk never said what it was for. A desk that says so
 * later is asked for the bytes again.
 */
import { sql } from 'kysely';
import type { Hash } from '../../shared/document/model.ts';
import type { Database, Work } from '../db/connect.ts';
import type { HubMediaFolder } from './folder.ts';
import { lockMedia } from './table.ts';

const DAY = 24 * 3_600_000;
/** In one transaction: others wait for it. */
const AT_ONCE = 100;

export interface UnnamedParts {
  readonly database: () => Database;
  readonly folder: Pick<HubMediaFolder, 'remove'>;
  /** Days after it came. */
  readonly keepDays: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export async function sweepUnnamed({ database, folder, keepDays, now }: UnnamedParts): Promise<void> {
  const before = new Date(now() - keepDays * DAY);
  for (let taken = AT_ONCE; taken === AT_ONCE;)
    taken = await database()
      .transaction()
      .execute((work) => sweepSome(work, folder, before));
}

async function sweepSome(work: Work, folder: UnnamedParts['folder'], before: Date): Promise<number> {
  await lockMedia(work);
  // What nobody could read yet may name it as well.
  const { rows: unnamed } = await sql<{ hash: Hash }>`
    SELECT hash FROM media
    WHERE received_at < ${before}
      AND NOT EXISTS (SELECT FROM stream_media WHERE stream_media.hash = media.hash AND seq IS NOT NULL)
      AND NOT EXISTS (SELECT FROM ops WHERE ops.unread AND strpos(ops.payload, media.hash) > 0)
    ORDER BY received_at LIMIT ${AT_ONCE}
    FOR UPDATE`.execute(work);
  if (unnamed.length === 0) return 0;
  const hashes = unnamed.map(({ hash }) => hash);
  // Whoever names one just now holds its row: it is named when this goes on.
  await sql`DELETE FROM stream_media WHERE hash = ANY (${hashes}) AND seq IS NULL`.execute(work);
  const { rows: gone } = await sql<{ hash: Hash }>`
    SELECT wanted.hash FROM unnest(${hashes}::text[]) AS wanted (hash)
    WHERE NOT EXISTS (SELECT FROM stream_media WHERE stream_media.hash = wanted.hash)`.execute(work);
  const taken = gone.map(({ hash }) => hash);
  const { rows: sizes } = await sql<{ hash: Hash }>`
    DELETE FROM media_sizes WHERE media = ANY (${taken}) RETURNING hash`.execute(work);
  await sql`DELETE FROM media WHERE hash = ANY (${taken})`.execute(work);
  const files = [...taken, ...sizes.map(({ hash }) => hash)];
  const { rows: shared } = await sql<{ hash: Hash }>`
    SELECT hash FROM media_sizes WHERE hash = ANY (${files})
    UNION SELECT hash FROM media WHERE hash = ANY (${files})`.execute(work);
  const kept = new Set(shared.map(({ hash }) => hash));
  // Behind the rows, and before anybody can bring them again: bytes without a row are in nobody's way.
  for (const hash of files) if (!kept.has(hash)) await folder.remove(hash);
  return unnamed.length;
}
