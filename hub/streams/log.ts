/** A stream's log as it is written: its head is locked first, its rows follow in one statement, and all hubs are told. */
import { sql } from 'kysely';
import type { Place } from '../../shared/sync/push.ts';
import type { Work } from '../db/connect.ts';
import { NEWS_CHANNEL } from '../db/listen.ts';
import type { Asker } from '../rights/asker.ts';

export interface StreamHead {
  readonly seq: number;
  readonly chain: string;
}

export interface OpRow {
  readonly seq: number;
  readonly opId: string;
  readonly document: string;
  readonly kind: string;
  readonly payload: string;
  readonly hash: string;
  readonly chain: string;
  readonly place: Place;
  readonly bytes: number;
  readonly unread: boolean;
}

/** A content, and the op that it travels with. */
export interface Brought {
  readonly hash: string;
  readonly seq: number;
}

/** The order of a stream is that of this lock. */
export async function lockHead(work: Work, stream: string): Promise<StreamHead> {
  return work
    .selectFrom('streams')
    .select(['head as seq', 'chain'])
    .where('id', '=', stream)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Rows behind the locked head, by one person from one device. */
export async function appendOps(
  work: Work,
  stream: string,
  { person, device }: Asker,
  ops: readonly OpRow[],
): Promise<void> {
  if (ops.length === 0) return;
  const of = <Value>(field: (op: OpRow) => Value): Value[] => ops.map(field);
  await sql`
    INSERT INTO ops (stream, person, device, seq, op_id, document, kind, payload, hash, chain, place, bytes, unread)
    SELECT ${stream}::uuid, ${person}::uuid, ${device}::uuid, * FROM unnest(
      ${of(({ seq }) => seq)}::bigint[], ${of(({ opId }) => opId)}::uuid[],
      ${of(({ document }) => document)}::uuid[], ${of(({ kind }) => kind)}::text[],
      ${of(({ payload }) => payload)}::text[], ${of(({ hash }) => hash)}::text[],
      ${of(({ chain }) => chain)}::text[], ${of(({ place }) => place)}::text[],
      ${of(({ bytes }) => bytes)}::integer[], ${of(({ unread }) => unread)}::boolean[])`.execute(work);
}

/** Notes which op brought which contents. */
export async function noteBrought(work: Work, stream: string, brought: readonly Brought[]): Promise<void> {
  if (brought.length === 0) return;
  await sql`
    UPDATE stream_contents SET seq = brought.seq
    FROM unnest(${brought.map(({ hash }) => hash)}::text[], ${brought.map(({ seq }) => seq)}::bigint[])
      AS brought (hash, seq)
    WHERE stream_contents.stream = ${stream} AND stream_contents.hash = brought.hash`.execute(work);
}

/** Moves the locked head; every hub on this database hears of it once it is committed. */
export async function moveHead(work: Work, stream: string, { seq, chain }: StreamHead): Promise<void> {
  await sql`
    WITH moved AS (UPDATE streams SET head = ${seq}, chain = ${chain} WHERE id = ${stream} RETURNING id, head)
    SELECT pg_notify(${NEWS_CHANNEL}, json_build_object('what', 'head', 'stream', id, 'seq', head)::text)
    FROM moved`.execute(work);
}
