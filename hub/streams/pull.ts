/** A page of a stream's log. */
import { sql } from 'kysely';
import type { Place } from '../../shared/sync/push.ts';
import type { NamedPerson, PulledBody, PullPage } from '../../shared/sync/pull.ts';
import type { Database } from '../db/connect.ts';
import { hashesInText } from './reading.ts';

/** Of payloads and contents of a page, in letters; one op comes whatever its size. */
const PAGE_SIZE = 4_000_000;

interface Page extends Omit<PullPage, 'head' | 'contents'> {
  readonly contents: readonly { readonly hash: string; readonly body: PulledBody }[];
  readonly head: { readonly seq: number; readonly chain: string };
}

interface Row {
  readonly seq: number;
  readonly opId: string;
  readonly documentId: string;
  readonly kind: string;
  readonly payload: string;
  readonly hash: string;
  readonly person: string;
  readonly device: string;
  readonly receivedAt: Date;
  readonly place: Place;
}

export interface PageAsked {
  readonly stream: string;
  readonly after: number;
  readonly limit: number;
  /** This document's ops alone, with all the contents that they name. */
  readonly document?: string | undefined;
}

/** Ops behind the cursor, the contents that came with them, and the head that they lead to. */
export async function pull(database: Database, { stream, after, limit, document }: PageAsked): Promise<Page> {
  // The head first: what is committed behind it belongs to the next page.
  const head = await database
    .selectFrom('streams')
    .select(['head as seq', 'chain'])
    .where('id', '=', stream)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<Row>`
    SELECT seq, op_id AS "opId", document AS "documentId", kind, payload, hash, person, device,
           received_at AS "receivedAt", place
    FROM (
      SELECT *, sum(bytes) OVER (ORDER BY seq) AS size, row_number() OVER (ORDER BY seq) AS number
      FROM (
        SELECT * FROM ops WHERE stream = ${stream} AND seq > ${after} AND seq <= ${head.seq}
          AND (${document ?? null}::uuid IS NULL OR document = ${document ?? null}::uuid)
        ORDER BY seq LIMIT ${limit}
      ) AS page
    ) AS sized
    WHERE size <= ${PAGE_SIZE} OR number = 1
    ORDER BY seq`.execute(database);
  const last = rows.at(-1)?.seq ?? after;
  const contents =
    document === undefined
      ? await contentsBetween(database, stream, after, last)
      : await contentsNamed(database, stream, rows);
  return {
    ops: rows.map((row) =>
      Object.assign(row, {
        payload: JSON.parse(row.payload) as unknown,
        receivedAt: row.receivedAt.getTime(),
      }),
    ),
    contents: contents.map(({ hash, body }) => ({ hash, body: JSON.parse(body) as PulledBody })),
    people: [...(await peopleOf(database, rows))],
    head,
    // Of one document an empty page is the end.
    more: document === undefined ? last < head.seq : rows.length > 0,
  };
}

async function peopleOf(
  database: Database,
  rows: readonly Pick<Row, 'person'>[],
): Promise<readonly NamedPerson[]> {
  const ids = [...new Set(rows.map(({ person }) => person))];
  if (ids.length === 0) return [];
  return database
    .selectFrom('people')
    .select(['id', 'name', 'name_en as nameEn'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}

interface Content {
  readonly hash: string;
  readonly body: string;
}

async function contentsBetween(
  database: Database,
  stream: string,
  after: number,
  last: number,
): Promise<readonly Content[]> {
  return database
    .selectFrom('stream_contents')
    .innerJoin('contents', 'contents.hash', 'stream_contents.hash')
    .select(['contents.hash', 'contents.body'])
    .where('stream_contents.stream', '=', stream)
    .where('stream_contents.seq', '>', after)
    .where('stream_contents.seq', '<=', last)
    .orderBy('stream_contents.seq')
    .orderBy('contents.hash')
    .execute();
}

/** Whichever op brought them. */
async function contentsNamed(
  database: Database,
  stream: string,
  rows: readonly Pick<Row, 'payload'>[],
): Promise<readonly Content[]> {
  const named = new Set(rows.flatMap(({ payload }) => hashesInText(payload)));
  return database
    .selectFrom('stream_contents')
    .innerJoin('contents', 'contents.hash', 'stream_contents.hash')
    .select(['contents.hash', 'contents.body'])
    .where('stream_contents.stream', '=', stream)
    .where('stream_contents.hash', '=', sql<string>`ANY (${[...named]})`)
    .orderBy('contents.hash')
    .execute();
}
