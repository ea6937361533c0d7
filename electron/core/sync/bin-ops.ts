/**
 * What desks say to each other about the bin: ops of the record `bin` of a document. The last word of the stream's log
 * counts, and a revision behind it takes the document out again: nobody's work stays in a bin that its author never saw.
 */
import type { DocumentId, JsonValue } from '../../../shared/document/model.ts';
import { opHash } from '../../../shared/sync/op.ts';
import { BIN_RECORD, recordPayloadSchema } from '../../../shared/sync/record-op.ts';
import type { Database } from '../db/database.ts';
import type { OpStore } from './ops.ts';

const FIELD = 'binned';

export interface BinWord {
  readonly opId: string;
  /** Its place in the log; null: it is this desk's and was not read back yet. */
  readonly seq: number | null;
  readonly isBinned: boolean;
}

export interface BinOps {
  /** What counts of the document: this desk's own word until it is read back, else the log's last. Null: nobody said any. */
  readonly latest: (documentId: DocumentId) => BinWord | null;
  /** The last that the log has; null: it has none. */
  readonly inLog: (documentId: DocumentId) => BinWord | null;
  /** The caller holds the transaction. */
  readonly queue: (documentId: DocumentId, stream: string, opId: string, isBinned: boolean) => void;
}

interface WordRow {
  readonly opId: string;
  readonly seq: number | null;
  readonly payload: string;
}

/** What a payload says about the bin; null where it says nothing of it. */
export function binnedIn(payload: JsonValue): boolean | null {
  const read = recordPayloadSchema.safeParse(payload);
  if (!read.success || read.data.record !== BIN_RECORD) return null;
  const value = read.data.fields.find(({ name }) => name === FIELD)?.value;
  return typeof value === 'boolean' ? value : null;
}

const wordOf = (row: WordRow | undefined): BinWord | null => {
  if (row === undefined) return null;
  const { opId, seq, payload } = row;
  return { opId, seq, isBinned: binnedIn(JSON.parse(payload) as JsonValue) ?? false };
};

export function openBinOps(database: Database, ops: Pick<OpStore, 'queue'>): BinOps {
  const words = (where: string, order: string) =>
    database.prepare<WordRow>(
      `SELECT op_id AS opId, CASE WHEN state = 'logged' THEN seq END AS seq, payload FROM ops
        WHERE document_id = :documentId AND kind = 'record' AND json_extract(payload, '$.record') = '${BIN_RECORD}'
          AND ${where} ORDER BY ${order} DESC LIMIT 1`,
    );
  const own = words("state IN ('waiting', 'offered', 'accepted')", 'number');
  const logged = words("state = 'logged' AND place = 'head'", 'seq');
  const inLog: BinOps['inLog'] = (documentId) => wordOf(logged.get({ documentId }));
  const latest: BinOps['latest'] = (documentId) => wordOf(own.get({ documentId })) ?? inLog(documentId);
  return {
    latest,
    inLog,
    queue(documentId, stream, opId, isBinned) {
      const base = latest(documentId)?.opId ?? null;
      const payload = { record: BIN_RECORD, fields: [{ name: FIELD, base, value: isBinned }] };
      const op = { opId, documentId, kind: 'record', payload };
      ops.queue(stream, { op: { ...op, hash: opHash(op) }, brings: [] });
    },
  };
}
