/**
 * Gives a document a stream of its own: its ops so far are appended there once, later ones go only there, and the stream
 * that it leaves ends for it with an op that says so. Who read that stream keeps what they have read.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { branded } from '../../shared/document/brand.ts';
import type { DocumentId } from '../../shared/document/model.ts';
import { chainNext, chainStart } from '../../shared/sync/chain.ts';
import { MEDIA_OP, mediaPayloadSchema } from '../../shared/sync/media-op.ts';
import { MOVED, type Op } from '../../shared/sync/op.ts';
import type { OwnStreamRequest } from '../../shared/sync/own-stream.ts';
import type { ProblemCode } from '../../shared/sync/problem.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Database, Work } from '../db/connect.ts';
import { leaveDocument } from '../events/presence.ts';
import type { Asker } from '../rights/asker.ts';
import { readableStreams } from '../rights/rights.ts';
import { giveContents, knownContents } from './contents.ts';
import { RECORD_KIND } from './documents.ts';
import { appendOps, lockHead, moveHead, noteBrought, type StreamHead } from './log.ts';
import { hubOp } from './hub-op.ts';
import { giveMedia, noteNamed } from './media.ts';
import { openStream } from './open-stream.ts';
import { hashesIn, readText } from './reading.ts';

export type OwnStreamProblem = Extract<ProblemCode, 'notAllowed' | 'unknownReader' | 'wouldLockOut'>;

/** Undoes what was written so far. */
class Undone extends Error {
  readonly code: OwnStreamProblem;

  constructor(code: OwnStreamProblem) {
    super(code);
    this.code = code;
  }
}

/** Answers the stream's id. Whoever may write into the document may do it, and has to stay one who may. */
export async function giveOwnStream(
  database: Database,
  asker: Asker,
  request: OwnStreamRequest,
): Promise<Result<string, OwnStreamProblem>> {
  try {
    return ok(await database.transaction().execute((work) => give(work, asker, request)));
  } catch (error) {
    if (error instanceof Undone) return fail(error.code);
    throw error;
  }
}

async function give(
  work: Work,
  asker: Asker,
  { documentId, people, offices }: OwnStreamRequest,
): Promise<string> {
  const [home, head] = await lockHome(work, documentId);
  const [right] = await readableStreams(work, asker.person, home);
  if (right?.mayWrite !== true) throw new Undone('notAllowed');
  const isOwn = right.document === documentId;
  const stream = isOwn ? home : randomUUID();
  if (!isOwn) await openStream(work, stream, { document: documentId });
  await setReaders(work, stream, people, offices);
  const [after] = await readableStreams(work, asker.person, stream);
  if (after?.mayWrite !== true) throw new Undone('wouldLockOut');
  if (!isOwn) await move(work, asker, documentId, { stream: home, head }, stream);
  return stream;
}

/** The document's home, with its head locked: the document does not leave it meanwhile. */
async function lockHome(work: Work, documentId: string): Promise<readonly [string, StreamHead]> {
  const home = async (): Promise<string> => {
    const found = await work
      .selectFrom('documents')
      .select(['stream', 'kind'])
      .where('id', '=', documentId)
      .executeTakeFirst();
    // What offices share stays where they read it.
    if (found === undefined || found.kind === RECORD_KIND) throw new Undone('notAllowed');
    return found.stream;
  };
  for (let seen = await home(); ;) {
    const head = await lockHead(work, seen);
    const now = await home();
    if (now === seen) return [seen, head];
    seen = now;
  }
}

async function setReaders(
  work: Work,
  stream: string,
  people: OwnStreamRequest['people'],
  offices: OwnStreamRequest['offices'],
): Promise<void> {
  const [known] = (
    await sql<{ people: number; offices: number }>`
      SELECT (SELECT count(DISTINCT person) FROM members WHERE person = ANY (${people.map(({ person }) => person)})) AS people,
             (SELECT count(*) FROM offices WHERE id = ANY (${offices.map(({ office }) => office)})) AS offices`.execute(
      work,
    )
  ).rows;
  // Somebody who is named twice is known once.
  if (known?.people !== people.length || known.offices !== offices.length) throw new Undone('unknownReader');
  await work.deleteFrom('stream_members').where('stream', '=', stream).execute();
  await work.deleteFrom('stream_offices').where('stream', '=', stream).execute();
  if (people.length > 0)
    await work
      .insertInto('stream_members')
      .values(people.map(({ person, mayWrite }) => ({ stream, person, may_write: mayWrite })))
      .execute();
  if (offices.length > 0)
    await work
      .insertInto('stream_offices')
      .values(offices.map(({ office, mayWrite }) => ({ stream, office, may_write: mayWrite })))
      .execute();
}

interface Past {
  readonly seq: number;
  readonly opId: string;
  readonly kind: string;
  readonly payload: string;
  readonly hash: string;
  readonly person: string;
  readonly device: string;
}

async function move(
  work: Work,
  asker: Asker,
  documentId: DocumentId,
  from: { readonly stream: string; readonly head: StreamHead },
  to: string,
): Promise<void> {
  const { rows: past } = await sql<Past>`
    SELECT seq, op_id AS "opId", kind, payload, hash, person, device
    FROM ops WHERE document = ${documentId} AND stream = ${from.stream} ORDER BY seq`.execute(work);
  const links = chained(to, past);
  await bringContents(work, documentId, from.stream, to, past);
  await bringMedia(work, asker, to, past);
  await sql`
    INSERT INTO ops (stream, seq, op_id, document, kind, payload, hash, chain, person, device, received_at,
                     place, bytes, unread, copied)
    SELECT ${to}::uuid, link.seq, op_id, document, kind, payload, hash, link.chain, person, device, received_at,
           place, bytes, unread, true
    FROM ops JOIN unnest(${past.map(({ seq }) => seq)}::bigint[], ${links.map(({ seq }) => seq)}::bigint[],
                         ${links.map(({ chain }) => chain)}::text[]) AS link (old, seq, chain) ON ops.seq = link.old
    WHERE ops.stream = ${from.stream}`.execute(work);
  await moveHead(work, to, links.at(-1) ?? { seq: 0, chain: chainStart(to) });
  await work
    .updateTable('documents')
    .set({ stream: to, moved_from: from.stream })
    .where('id', '=', documentId)
    .execute();
  await leaveDocument(work, documentId);
  await sayMoved(work, asker, documentId, from);
}

/** The links of the same ops in another stream. */
function chained(stream: string, past: readonly Past[]): readonly StreamHead[] {
  let chain: string = chainStart(stream);
  return past.map(({ opId, hash, person, device }, place) => {
    const seq = place + 1;
    chain = chainNext(chain, { seq, opId, hash, person, device });
    return { seq, chain };
  });
}

/** Each content travels with the first op of the document that names it. */
async function bringContents(
  work: Work,
  documentId: DocumentId,
  from: string,
  to: string,
  past: readonly Past[],
): Promise<void> {
  const brought = new Map<string, number>();
  past.forEach(({ opId, kind, payload, hash }, place) => {
    const op = { opId, documentId, kind, payload: JSON.parse(payload) as Op['payload'], hash: branded(hash) };
    const read = readText(op as Op, payload);
    if (read.as === 'refused') return;
    for (const each of hashesIn(read)) if (!brought.has(each)) brought.set(each, place + 1);
  });
  const known = await knownContents(work, from, [...brought.keys()]);
  const there = [...brought].filter(([hash]) => known.has(hash)).map(([hash, seq]) => ({ hash, seq }));
  await giveContents(
    work,
    to,
    there.map(({ hash }) => hash),
  );
  await noteBrought(work, to, there);
}

/** What the document's ops name was accepted with them, so that the stream that it leaves has it. */
async function bringMedia(work: Work, asker: Asker, to: string, past: readonly Past[]): Promise<void> {
  const named = past.flatMap(({ kind, payload }, place) => {
    const read = kind === MEDIA_OP ? mediaPayloadSchema.safeParse(JSON.parse(payload)) : null;
    return read?.success === true ? [{ hash: read.data.media, seq: place + 1 }] : [];
  });
  await giveMedia(
    work,
    to,
    asker.person,
    named.map(({ hash }) => hash),
  );
  await noteNamed(work, to, named);
}

/** The last op of the document in the stream that it leaves; where it went is told to those who may read it. */
async function sayMoved(
  work: Work,
  asker: Asker,
  documentId: DocumentId,
  { stream, head }: { readonly stream: string; readonly head: StreamHead },
): Promise<void> {
  const {
    op: { opId, kind, hash },
    text: payload,
  } = hubOp(documentId, MOVED, {});
  const seq = head.seq + 1;
  const { person, device } = asker;
  const chain = chainNext(head.chain, { seq, opId, hash, person, device });
  await appendOps(work, stream, asker, [
    {
      opId,
      kind,
      seq,
      document: documentId,
      payload,
      hash,
      chain,
      place: 'log',
      bytes: payload.length,
      unread: false,
    },
  ]);
  await moveHead(work, stream, { seq, chain });
}
