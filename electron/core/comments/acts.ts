/** What was done in threads of comments, as rows; the log's order is that of their ops. */
import {
  commentPayloadSchema,
  COMMENT_OP,
  type CommentPayload,
} from '../../../shared/comments/comment-op.ts';
import { canonicalJson } from '../../../shared/document/hash.ts';
import type { DocumentId, JsonValue } from '../../../shared/document/model.ts';
import type { CommentsStand } from '../../../shared/sync/digest.ts';
import { opHash, type Op } from '../../../shared/sync/op.ts';
import type { Database } from '../db/database.ts';
import { storedJson } from '../db/stored-json.ts';

export interface KeptAct {
  readonly opId: string;
  readonly payload: CommentPayload;
  /** By the hub's session; null of what was not read from it. */
  readonly person: string | null;
  /** Done on this desk. */
  readonly isOwn: boolean;
  readonly isSeen: boolean;
}

/** Writing is for store/apply.ts and sync/apply.ts, whose caller holds the transaction. */
export interface CommentActs {
  /** In the hub's order, what it has not got yet behind. */
  readonly of: (documentId: DocumentId) => readonly KeptAct[];
  /** Documents in which something was not seen. */
  readonly unseenIn: () => readonly DocumentId[];
  /** Documents in which this person is called on. */
  readonly callingOn: (person: string) => readonly DocumentId[];
  /** How many comments of each document the log of the stream is known to have. */
  readonly stands: (stream: string) => ReadonlyMap<string, CommentsStand>;
  /** As ops, what was done on this desk. */
  readonly ownOps: (documentId: DocumentId) => readonly Op[];
  readonly putOwn: (documentId: DocumentId, opId: string, payload: CommentPayload) => void;
  /** What was read from the hub; false where this version cannot read it. */
  readonly take: (op: Op & { readonly person?: string | undefined }) => boolean;
  readonly see: (opIds: readonly string[]) => void;
  readonly drop: (documentId: DocumentId) => void;
}

interface Row {
  readonly opId: string;
  readonly payload: string;
  readonly person: string | null;
  readonly isOwn: number;
  readonly seen: number;
}

/** As it is put into the outbox. */
export function commentOp(documentId: DocumentId, opId: string, payload: JsonValue): Op {
  const op = { opId, documentId, kind: COMMENT_OP, payload };
  return { ...op, hash: opHash(op) };
}

const pictureIn = (payload: CommentPayload): string | null =>
  'said' in payload ? (payload.said.picture?.media ?? null) : null;

export function openCommentActs(database: Database): CommentActs {
  const rows = database.prepare<Row>(
    `SELECT comment_acts.op_id AS opId, comment_acts.payload, comment_acts.person, is_own AS isOwn, seen
      FROM comment_acts LEFT JOIN ops ON ops.op_id = comment_acts.op_id
      WHERE comment_acts.document_id = :documentId
      ORDER BY ops.seq IS NULL, ops.seq, comment_acts.number`,
  );
  const unseen = database.prepare<{ id: DocumentId }>(
    'SELECT DISTINCT document_id AS id FROM comment_acts WHERE seen = 0',
  );
  const calling = database.prepare<{ id: DocumentId }>(
    `SELECT DISTINCT document_id AS id FROM comment_acts, json_each(comment_acts.payload, '$.said.mentions') AS mention
      WHERE json_extract(mention.value, '$.person') = :person`,
  );
  const stands = database.prepare<CommentsStand & { readonly id: string }>(
    `SELECT document_id AS id, count(*) AS count, max(seq) AS last FROM ops
      WHERE stream = :stream AND kind = '${COMMENT_OP}' AND state = 'logged' AND seq IS NOT NULL
        AND (applied = 0 OR EXISTS (SELECT 1 FROM comment_acts WHERE comment_acts.op_id = ops.op_id))
      GROUP BY document_id`,
  );
  const own = database.prepare<Row>(
    `SELECT op_id AS opId, payload, person, is_own AS isOwn, seen FROM comment_acts
      WHERE document_id = :documentId AND is_own = 1 ORDER BY number`,
  );
  const put = database.prepare(
    `INSERT INTO comment_acts (op_id, document_id, payload, person, is_own, seen, picture)
      VALUES (:opId, :documentId, :payload, :person, :isOwn, :isOwn, :picture)
      ON CONFLICT (op_id) DO UPDATE SET person = coalesce(comment_acts.person, excluded.person)`,
  );
  const see = database.prepare('UPDATE comment_acts SET seen = 1 WHERE op_id = :opId');
  const drop = database.prepare('DELETE FROM comment_acts WHERE document_id = :documentId');

  return {
    of: (documentId) =>
      rows.all({ documentId }).map(({ opId, payload, person, isOwn, seen }) => ({
        opId,
        payload: storedJson<CommentPayload>(payload),
        person,
        isOwn: isOwn === 1,
        isSeen: seen === 1,
      })),
    unseenIn: () => unseen.all().map(({ id }) => id),
    callingOn: (person) => calling.all({ person }).map(({ id }) => id),
    stands: (stream) =>
      new Map(stands.all({ stream }).map(({ id, count, last }) => [id, { count, last }] as const)),
    ownOps: (documentId) =>
      own.all({ documentId }).map(({ opId, payload }) => commentOp(documentId, opId, storedJson(payload))),
    putOwn(documentId, opId, payload) {
      const text = canonicalJson(payload);
      put.run({ opId, documentId, payload: text, person: null, isOwn: 1, picture: pictureIn(payload) });
    },
    take({ opId, documentId, payload, person = null }) {
      const read = commentPayloadSchema.safeParse(payload);
      if (!read.success) return false;
      const text = canonicalJson(payload);
      put.run({ opId, documentId, payload: text, person, isOwn: 0, picture: pictureIn(read.data) });
      return true;
    },
    see(opIds) {
      for (const opId of opIds) see.run({ opId });
    },
    drop(documentId) {
      drop.run({ documentId });
    },
  };
}
