/** Who is in which document: rows that end by themselves, so that every hub on the database knows the same. */
import { sql, type RawBuilder } from 'kysely';
import { branded } from '../../shared/document/brand.ts';
import type { Uid } from '../../shared/document/model.ts';
import {
  PRESENCE_SECONDS,
  type PresenceRequest,
  type Present,
  type Standpoint,
} from '../../shared/sync/events.ts';
import type { Database, Work } from '../db/connect.ts';
import { NEWS_CHANNEL } from '../db/listen.ts';
import type { Asker } from '../rights/asker.ts';

/** Tells all hubs about the documents in the rows `of`. */
const tell = (of: string): RawBuilder<unknown> => sql`
  SELECT pg_notify(${NEWS_CHANNEL}, json_build_object('what', 'presence', 'stream', stream, 'document', document)::text)
  FROM (SELECT DISTINCT stream, document FROM ${sql.raw(of)}) AS told`;

/** These rows are gone, and whoever listens is told. */
const take = (which: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  WITH gone AS (DELETE FROM presence WHERE ${which} RETURNING stream, document) ${tell('gone')}`;

/** The asker may read the stream, which is the document's home. Others hear of it only where something changes. */
export async function notePresence(
  database: Database,
  stream: string,
  { person, device }: Asker,
  { documentId, state }: PresenceRequest,
): Promise<void> {
  if (state.is === 'gone') {
    await take(sql`device = ${device} AND document = ${documentId}`).execute(database);
    return;
  }
  const { unit } = state;
  const writes = state.is === 'writes';
  await sql`
    WITH known AS (
      SELECT unit, writes FROM presence
      WHERE device = ${device} AND document = ${documentId} AND person = ${person} AND stream = ${stream}
        AND until > now()
    ), here AS (
      INSERT INTO presence (device, document, stream, person, unit, writes, until)
      VALUES (${device}, ${documentId}, ${stream}, ${person}, ${unit}, ${writes},
              now() + ${PRESENCE_SECONDS} * interval '1 second')
      ON CONFLICT (device, document) DO UPDATE SET
        stream = excluded.stream, person = excluded.person, unit = excluded.unit, writes = excluded.writes,
        until = excluded.until,
        since = CASE WHEN presence.person = excluded.person AND presence.unit IS NOT DISTINCT FROM excluded.unit
                       AND presence.writes = excluded.writes AND presence.until > now()
                     THEN presence.since ELSE now() END
      RETURNING stream, document, unit, writes
    ), changed AS (
      SELECT stream, document FROM here
      WHERE NOT EXISTS (
        SELECT FROM known WHERE known.unit IS NOT DISTINCT FROM here.unit AND known.writes = here.writes
      )
    ) ${tell('changed')}`.execute(database);
}

/**
 * Those who are there, the first first, with their names: only whoever may read the stream is told. Of a document that
 * has moved into another stream meanwhile, nobody is in this one.
 */
export async function presentIn(
  database: Database,
  stream: string,
  document: string,
): Promise<readonly Present[]> {
  const rows = await database
    .selectFrom('presence')
    .innerJoin('documents', (join) =>
      join.onRef('documents.id', '=', 'presence.document').onRef('documents.stream', '=', 'presence.stream'),
    )
    .leftJoin('people', 'people.id', 'presence.person')
    .select(['presence.person', 'presence.device', 'presence.unit', 'presence.writes', 'presence.since'])
    .select(['people.name', 'people.name_en as nameEn'])
    .where('presence.stream', '=', stream)
    .where('presence.document', '=', document)
    .where('presence.until', '>', sql<Date>`now()`)
    .orderBy('presence.since')
    .orderBy('presence.device')
    .execute();
  return rows.map(({ person, device, unit, writes, since, name, nameEn }) => ({
    person,
    device,
    name: name === null || nameEn === null ? null : { km: name, en: nameEn },
    at: standpointOf(unit, writes),
    since: since.getTime(),
  }));
}

function standpointOf(text: string | null, writes: boolean): Standpoint {
  const unit = text === null ? null : branded<Uid>(text);
  return unit !== null && writes ? { is: 'writes', unit } : { is: 'here', unit };
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
  await take(sql`until <= now()`).execute(database);
}

/** The desk speaks for nobody any more. */
export async function leaveWith(database: Database, device: string): Promise<void> {
  await take(sql`device = ${device}`).execute(database);
}

/** The document moves: others may read it, and whoever is in it says so again. */
export async function leaveDocument(work: Work, document: string): Promise<void> {
  await take(sql`document = ${document}`).execute(work);
}
