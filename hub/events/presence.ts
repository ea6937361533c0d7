/** Who is in which document: rows that end by themselves, so that every hub on the database knows the same. */
import { sql, type RawBuilder } from 'kysely';
import { PRESENCE_SECONDS, type PresenceRequest, type Present } from '../../shared/sync/events.ts';
import type { Database } from '../db/connect.ts';
import { NEWS_CHANNEL } from '../db/listen.ts';
import type { Asker } from '../rights/asker.ts';

/** Tells all hubs about the documents in the rows `of`. */
const tell = (of: string): RawBuilder<unknown> => sql`
  SELECT pg_notify(${NEWS_CHANNEL}, json_build_object('what', 'presence', 'stream', stream, 'document', document)::text)
  FROM (SELECT DISTINCT stream, document FROM ${sql.raw(of)}) AS told`;

/** The asker may read the stream, which is the document's home. Others hear of it only where something changes. */
export async function notePresence(
  database: Database,
  stream: string,
  { person, device }: Asker,
  { documentId, state }: PresenceRequest,
): Promise<void> {
  if (state.is === 'gone') {
    await sql`
      WITH gone AS (
        DELETE FROM presence WHERE device = ${device} AND document = ${documentId} RETURNING stream, document
      ) ${tell('gone')}`.execute(database);
    return;
  }
  await sql`
    WITH known AS (
      SELECT unit FROM presence
      WHERE device = ${device} AND document = ${documentId} AND person = ${person} AND stream = ${stream}
        AND until > now()
    ), here AS (
      INSERT INTO presence (device, document, stream, person, unit, until)
      VALUES (${device}, ${documentId}, ${stream}, ${person}, ${state.unit}, now() + ${PRESENCE_SECONDS} * interval '1 second')
      ON CONFLICT (device, document) DO UPDATE SET
        stream = excluded.stream, person = excluded.person, unit = excluded.unit, until = excluded.until,
        since = CASE WHEN presence.person = excluded.person AND presence.unit IS NOT DISTINCT FROM excluded.unit
                       AND presence.until > now()
                     THEN presence.since ELSE now() END
      RETURNING stream, document, unit
    ), changed AS (
      SELECT stream, document FROM here
      WHERE NOT EXISTS (SELECT FROM known WHERE known.unit IS NOT DISTINCT FROM here.unit)
    ) ${tell('changed')}`.execute(database);
}

/** Those who are there, the first first. */
export async function presentIn(
  database: Database,
  stream: string,
  document: string,
): Promise<readonly Present[]> {
  const rows = await database
    .selectFrom('presence')
    .select(['person', 'device', 'unit', 'since'])
    .where('stream', '=', stream)
    .where('document', '=', document)
    .where('until', '>', sql<Date>`now()`)
    .orderBy('since')
    .orderBy('device')
    .execute();
  return rows.map(({ person, device, unit, since }) => ({ person, device, unit, since: since.getTime() }));
}

/** Documents of these streams that somebody is in. */
export async function peopledDocuments(
  database: Database,
  streams: readonly string[],
): Promise<readonly { readonly stream: string; readonly document: string }[]> {
  return database
    .selectFrom('presence')
    .select(['stream', 'document'])
    .distinct()
    .where('stream', '=', sql<string>`ANY (${streams})`)
    .where('until', '>', sql<Date>`now()`)
    .execute();
}

/** Whoever has not said so again is not there any more. */
export async function sweepPresence(database: Database): Promise<void> {
  await sql`
    WITH gone AS (DELETE FROM presence WHERE until <= now() RETURNING stream, document) ${tell('gone')}`.execute(
    database,
  );
}
