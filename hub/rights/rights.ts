/**
 * What a person may do with a stream, from the rows of offices and members, looked up for each request. Who has a role
 * in the work of an office reads its stream, and writes into it with a role that writes; everybody who is anything in any
 * office reads the root office's. A document's own stream is that of its named members, and of the offices that it was
 * routed to, alone.
 */
import { sql } from 'kysely';
import type { Database } from '../db/connect.ts';

/** Reading alone is left for roles that do not change documents. */
export const WRITING_ROLES = ['drafter', 'reviewer', 'approver', 'registrar', 'publisher'] as const;

/** Whoever administers an office looks after its people, and reads no more for it than anybody. */
const READING_ROLES = [...WRITING_ROLES, 'moderator'] as const;

export interface ReadableStream {
  readonly id: string;
  readonly office: string | null;
  readonly document: string | null;
  readonly head: number;
  readonly mayWrite: boolean;
  /** The topmost office's: the records of the whole ministry live in it. */
  readonly isRoot: boolean;
}

/** All streams that the person may read, or that one of them. One that may not be read is as one that is not there. */
export async function readableStreams(
  database: Database,
  person: string,
  stream: string | null = null,
): Promise<readonly ReadableStream[]> {
  const { rows } = await sql<ReadableStream>`
    SELECT streams.id, streams.office, streams.document, streams.head,
           (coalesce(stream_members.may_write, false) OR EXISTS (
             SELECT FROM members
             WHERE members.person = ${person} AND members.role = ANY (${[...WRITING_ROLES]})
               AND (members.office = streams.office OR EXISTS (
                 SELECT FROM stream_offices
                 WHERE stream_offices.stream = streams.id AND stream_offices.office = members.office
                   AND stream_offices.may_write
               ))
           )) AS "mayWrite",
           (streams.office IS NOT NULL AND offices.parent IS NULL) AS "isRoot"
    FROM streams
    LEFT JOIN offices ON offices.id = streams.office
    LEFT JOIN stream_members ON stream_members.stream = streams.id AND stream_members.person = ${person}
    WHERE (${stream}::uuid IS NULL OR streams.id = ${stream}::uuid)
      AND (stream_members.person IS NOT NULL OR EXISTS (
        SELECT FROM members
        WHERE members.person = ${person} AND (
          (streams.office IS NOT NULL AND offices.parent IS NULL)
          OR (members.role = ANY (${[...READING_ROLES]}) AND (members.office = streams.office OR EXISTS (
            SELECT FROM stream_offices
            WHERE stream_offices.stream = streams.id AND stream_offices.office = members.office
          ))))
      ))
    ORDER BY streams.id`.execute(database);
  return rows;
}
