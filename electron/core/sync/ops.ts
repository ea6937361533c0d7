/** The ops of this desk's hub as rows: the outbox, what became of it, and what others sent. */
import type { DocumentId, Hash } from '../../../shared/document/model.ts';
import { HUB_KINDS, type Op } from '../../../shared/sync/op.ts';
import { BIN_RECORD } from '../../../shared/sync/record-op.ts';
import { COMMENT_OP } from '../../../shared/comments/comment-op.ts';
import { MEDIA_OP } from '../../../shared/sync/media-op.ts';
import type { OpAnswer, RefusalReason } from '../../../shared/sync/push.ts';
import { canonicalJson } from '../../../shared/document/hash.ts';
import type { Database } from '../db/database.ts';
import { storedJson } from '../db/stored-json.ts';
import type { LoggedOp } from './steps.ts';

export interface QueuedOp {
  /** Its place among all ops of this desk. */
  readonly number: number;
  readonly op: Op;
  /** Hashes of the bodies that the hub is not known to have. */
  readonly brings: readonly Hash[];
}

export interface RefusedOp {
  readonly opId: string;
  readonly documentId: DocumentId;
  readonly reason: RefusalReason;
}

export interface Which {
  /** Those behind this number. */
  readonly behind: number;
  /** Those that have left in no parcel. */
  readonly onlyFresh: boolean;
  /** Those of records that offices share: what somebody may send who only reads the stream. */
  readonly onlyShared: boolean;
}

/**
 * Whoever sends an op is its author: what others said is brought again by their own desks alone.
 * Of the rows of `ops`.
 */
const MINE_TO_SEND = `NOT (kind = '${COMMENT_OP}' AND EXISTS (
  SELECT 1 FROM comment_acts WHERE comment_acts.op_id = ops.op_id AND is_own = 0))`;

const ALL: Which = { behind: 0, onlyFresh: false, onlyShared: false };

/** Writing is for sync/apply.ts, whose caller holds the transaction. */
export interface OpStore {
  /** Oldest first: those that have no answer yet. */
  readonly toSend: (stream: string, most: number, which?: Which) => readonly QueuedOp[];
  /** Whether the hub's answer to it is awaited. */
  readonly isAwaited: (opId: string) => boolean;
  /** How many wait for the hub's answer, in all streams. */
  readonly waiting: () => number;
  /** The documents that they are of, and those of what was refused. */
  readonly unsentDocuments: () => readonly DocumentId[];
  readonly refused: () => readonly RefusedOp[];
  readonly isKnown: (opId: string) => boolean;
  readonly find: (opId: string) => { readonly op: Op; readonly stream: string } | null;
  /** The last one of the document, where it has never been on its way and may still be folded. */
  readonly lastWaiting: (documentId: DocumentId) => Op | null;
  readonly queue: (stream: string, queued: Omit<QueuedOp, 'number'>) => void;
  readonly unqueue: (opId: string) => void;
  readonly offered: (opId: string) => void;
  readonly answered: (answer: OpAnswer) => void;
  readonly waitAgain: (evenMedia: boolean) => void;
  /** Read from the hub: it is known there under this number. */
  readonly logged: (stream: string, op: LoggedOp, applied: boolean) => void;
  /** Those that could not be understood when they came, oldest first. */
  readonly notApplied: () => readonly (LoggedOp & { readonly stream: string })[];
  readonly setApplied: (opId: string) => void;
  /** No op has a number any more; what had one is known to nobody until it is read or sent again. */
  readonly forgetNumbers: () => void;
  /** What the hub accepted by its own word, and what stands nowhere in the stream's log as far as it was read. */
  readonly unread: (stream: string, cursor: number) => readonly string[];
  readonly resend: (opId: string) => void;
  readonly forgetAll: () => void;
  /** Of a document that leaves this desk: what the hub has. */
  readonly dropKnown: (documentId: DocumentId) => void;
  /** What the hub is said to have of the document in this stream, and is not among these, waits to be sent. */
  readonly reofferOthers: (stream: string, documentId: DocumentId, there: ReadonlySet<string>) => void;
  /** Whether the hub had something in this stream that has not been read again since its new epoch began. */
  readonly hasLost: (stream: string) => boolean;
  /** What the hub had before and was not read again waits to be sent. */
  readonly reoffer: (stream: string) => void;
}

interface OpRow {
  readonly op_id: string;
  readonly document_id: DocumentId;
  readonly kind: string;
  readonly payload: string;
  readonly hash: Hash;
  readonly brings: string;
}

const COLUMNS = 'op_id, document_id, kind, payload, hash, brings';

const opOf = ({ op_id: opId, document_id: documentId, kind, payload, hash }: OpRow): Op => ({
  opId,
  documentId,
  kind,
  payload: storedJson(payload),
  hash,
});

export function openOps(database: Database): OpStore {
  const toSend = database.prepare<OpRow & { readonly number: number }>(
    `SELECT number, ${COLUMNS} FROM ops WHERE stream = :stream AND state IN ('waiting', 'offered')
        AND number > :behind AND (:onlyFresh = 0 OR parcel IS NULL)
        AND (:onlyShared = 0 OR (kind = 'record' AND json_extract(payload, '$.record') <> '${BIN_RECORD}'))
      ORDER BY number LIMIT :most`,
  );
  const awaited = database.prepare<{ op_id: string }>(
    "SELECT op_id FROM ops WHERE op_id = :opId AND state IN ('waiting', 'offered')",
  );
  const waiting = database.prepare<{ count: number }>(
    "SELECT count(*) AS count FROM ops WHERE state IN ('waiting', 'offered')",
  );
  const refused = database.prepare<RefusedOp>(
    `SELECT op_id AS opId, document_id AS documentId, reason FROM ops WHERE state = 'refused' ORDER BY number`,
  );
  const unsent = database.prepare<{ document_id: DocumentId }>(
    "SELECT DISTINCT document_id FROM ops WHERE state IN ('waiting', 'offered', 'refused')",
  );
  const one = database.prepare<OpRow & { readonly stream: string }>(
    `SELECT ${COLUMNS}, stream FROM ops WHERE op_id = :opId`,
  );
  const known = database.prepare<{ op_id: string }>('SELECT op_id FROM ops WHERE op_id = :opId');
  const last = database.prepare<OpRow & { readonly state: string }>(
    `SELECT ${COLUMNS}, state FROM ops WHERE document_id = :documentId ORDER BY number DESC LIMIT 1`,
  );
  const insert = database.prepare(
    `INSERT INTO ops (op_id, document_id, kind, payload, hash, brings, state, stream, seq, place, applied, person, device)
      VALUES (:opId, :documentId, :kind, :payload, :hash, :brings, :state, :stream, :seq, :place, :applied, :person,
        :device)`,
  );
  const drop = database.prepare('DELETE FROM ops WHERE op_id = :opId');
  const setState = database.prepare('UPDATE ops SET state = :state, reason = :reason WHERE op_id = :opId');
  const setBrings = database.prepare('UPDATE ops SET brings = :brings WHERE op_id = :opId');
  const bringsOf = database.prepare<{ kind: string; brings: string }>(
    'SELECT kind, brings FROM ops WHERE op_id = :opId',
  );
  const accept = database.prepare(
    "UPDATE ops SET state = 'accepted', reason = NULL, seq = :seq, place = :place, stream = coalesce(:stream, stream) WHERE op_id = :opId AND state <> 'logged'",
  );
  const again = database.prepare(
    "UPDATE ops SET state = 'offered', reason = NULL WHERE state = 'refused' AND (:evenMedia = 1 OR reason IS NOT 'mediaRefused')",
  );
  const log = database.prepare(
    // Whoever sends it to a hub that has lost it is not who sent it first.
    `UPDATE ops SET state = 'logged', reason = NULL, stream = :stream, seq = :seq, place = :place,
        device = CASE WHEN person IS NULL THEN :device ELSE device END, person = coalesce(person, :person)
      WHERE op_id = :opId`,
  );
  const notApplied = database.prepare<
    OpRow & Pick<LoggedOp, 'seq' | 'place'> & { readonly stream: string; readonly person: string | null }
  >(
    `SELECT ${COLUMNS}, seq, place, stream, person FROM ops WHERE applied = 0 AND seq IS NOT NULL ORDER BY number`,
  );
  const setApplied = database.prepare('UPDATE ops SET applied = 1 WHERE op_id = :opId');
  const forget = database.prepare('UPDATE ops SET seq = NULL WHERE seq IS NOT NULL');
  const lost = database.prepare<{ op_id: string }>(
    `SELECT op_id FROM ops WHERE stream = :stream AND seq IS NULL AND state IN ('accepted', 'logged') AND ${MINE_TO_SEND} LIMIT 1`,
  );
  const reoffer = database.prepare(
    `UPDATE ops SET state = 'offered' WHERE stream = :stream AND seq IS NULL AND state IN ('accepted', 'logged') AND ${MINE_TO_SEND}`,
  );

  // What the hub wrote itself it writes anew.
  const dropOfHub = database.prepare(
    `DELETE FROM ops WHERE stream = :stream AND seq IS NULL AND state = 'logged'
        AND kind IN (${HUB_KINDS.map((kind) => `'${kind}'`).join(', ')})`,
  );
  const unread = database.prepare<{ opId: string }>(
    "SELECT op_id AS opId FROM ops WHERE stream = :stream AND state = 'accepted' AND seq <= :cursor",
  );
  const dropAll = database.prepare('DELETE FROM ops');
  const dropKnown = database.prepare(
    "DELETE FROM ops WHERE document_id = :documentId AND state IN ('accepted', 'logged')",
  );
  const had = database.prepare<{ opId: string }>(
    `SELECT op_id AS opId FROM ops
      WHERE stream = :stream AND document_id = :documentId AND state IN ('accepted', 'logged') AND ${MINE_TO_SEND}`,
  );
  const offerAgain = database.prepare(
    "UPDATE ops SET state = 'offered', seq = NULL, place = NULL WHERE op_id = :opId",
  );

  return {
    toSend: (stream, most, { behind, onlyFresh, onlyShared } = ALL) =>
      toSend
        .all({ stream, most, behind, onlyFresh: Number(onlyFresh), onlyShared: Number(onlyShared) })
        .map((row) => ({ number: row.number, op: opOf(row), brings: storedJson<Hash[]>(row.brings) })),
    isAwaited: (opId) => awaited.get({ opId }) !== undefined,
    waiting: () => waiting.get()?.count ?? 0,
    unsentDocuments: () => unsent.all().map(({ document_id: id }) => id),
    refused: () => refused.all(),
    isKnown: (opId) => known.get({ opId }) !== undefined,
    find(opId) {
      const row = one.get({ opId });
      return row === undefined ? null : { op: opOf(row), stream: row.stream };
    },
    lastWaiting(documentId) {
      const row = last.get({ documentId });
      return row?.state === 'waiting' ? opOf(row) : null;
    },
    queue(stream, { op, brings }) {
      const { opId, documentId, kind, hash } = op;
      insert.run({
        opId,
        documentId,
        kind,
        payload: canonicalJson(op.payload),
        hash,
        brings: JSON.stringify(brings),
        state: 'waiting',
        stream,
        seq: null,
        place: null,
        applied: 1,
        person: null,
        device: null,
      });
    },
    unqueue(opId) {
      drop.run({ opId });
    },
    offered(opId) {
      setState.run({ opId, state: 'offered', reason: null });
    },
    answered(answer) {
      const { opId } = answer;
      if (answer.outcome === 'accepted') {
        accept.run({ opId, seq: answer.seq, place: answer.place, stream: answer.stream ?? null });
        return;
      }
      const { missing = [] } = answer;
      const row = bringsOf.get({ opId });
      const brought = storedJson<readonly string[]>(row?.brings ?? '[]');
      // Bytes of media travel apart, and the op is offered again behind them.
      const isMedia = row?.kind === MEDIA_OP;
      // What was brought along and is still missing will not be found by sending it once more.
      if (!isMedia && missing.some((hash) => !brought.includes(hash)))
        setBrings.run({ opId, brings: JSON.stringify(missing) });
      else setState.run({ opId, state: 'refused', reason: answer.reason });
    },
    waitAgain(evenMedia) {
      again.run({ evenMedia: Number(evenMedia) });
    },
    logged(stream, { person = null, device = null, ...op }, applied) {
      const { seq, place, opId, documentId, kind, payload, hash } = op;
      if (log.run({ stream, seq, place, opId, person, device }) > 0) return;
      insert.run({
        opId,
        documentId,
        kind,
        payload: canonicalJson(payload),
        hash,
        brings: '[]',
        state: 'logged',
        stream,
        seq,
        place,
        applied: Number(applied),
        person,
        device,
      });
    },
    notApplied: () =>
      notApplied.all().map((row) => {
        const { seq, place, stream, person } = row;
        return Object.assign(opOf(row), { seq, place, stream }, person === null ? {} : { person });
      }),
    setApplied(opId) {
      setApplied.run({ opId });
    },
    forgetNumbers() {
      forget.run();
    },
    unread: (stream, cursor) => unread.all({ stream, cursor }).map(({ opId }) => opId),
    resend(opId) {
      offerAgain.run({ opId });
    },
    forgetAll() {
      dropAll.run();
    },
    dropKnown(documentId) {
      dropKnown.run({ documentId });
    },
    reofferOthers(stream, documentId, there) {
      for (const { opId } of had.all({ stream, documentId })) if (!there.has(opId)) offerAgain.run({ opId });
    },
    hasLost: (stream) => lost.get({ stream }) !== undefined,
    reoffer(stream) {
      dropOfHub.run({ stream });
      reoffer.run({ stream });
    },
  };
}
