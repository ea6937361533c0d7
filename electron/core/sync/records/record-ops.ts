/** The ops of shared records among all others, as words on entries. */
import type { DocumentId, JsonValue } from '../../../../shared/document/model.ts';
import type { EntryWord } from '../../../../shared/sync/record-merge.ts';
import { recordPayloadSchema } from '../../../../shared/sync/record-op.ts';
import {
  entryWords,
  isSharedName,
  recordDocument,
  type EntryWords,
  type SharedName,
} from '../../../../shared/sync/shared-records.ts';
import type { Database } from '../../db/database.ts';
import { storedJson } from '../../db/stored-json.ts';

export interface RecordWords {
  readonly record: SharedName;
  readonly entries: EntryWords;
}

export interface KeptWords extends RecordWords {
  readonly opId: string;
  readonly stream: string;
  /** 0: the log is not known to have it. */
  readonly seq: number;
}

export interface RecordOps {
  /** What the log has of the document, in its order. */
  readonly logged: (documentId: DocumentId) => readonly KeptWords[];
  /** What this desk has said and was not read back yet, oldest first. */
  readonly own: (documentId: DocumentId) => readonly KeptWords[];
  /** Which desk it came from; null where that is not known. */
  readonly deviceOf: (opId: string) => string | null;
}

/** What an op of the document says; null where it is no shared record's, or of a form that this version does not know. */
export function recordWords(stream: string, documentId: DocumentId, payload: JsonValue): RecordWords | null {
  const read = recordPayloadSchema.safeParse(payload);
  if (!read.success || !isSharedName(read.data.record)) return null;
  const { record, fields } = read.data;
  const entries = entryWords(record, fields);
  if (entries === null) return null;
  const isOfIt = [...entries.keys()].every((entry) => recordDocument(record, stream, entry) === documentId);
  return isOfIt ? { record, entries } : null;
}

/** The words of these ops on one entry, in their order. */
export const wordsOn = (ops: readonly KeptWords[], record: SharedName, entry: string): readonly EntryWord[] =>
  ops.flatMap((op) => {
    const said = op.record === record ? op.entries.get(entry) : undefined;
    return said === undefined ? [] : [{ opId: op.opId, said }];
  });

interface Row {
  readonly opId: string;
  readonly stream: string;
  readonly seq: number | null;
  readonly payload: string;
}

const read = (documentId: DocumentId, all: readonly Row[]): readonly KeptWords[] =>
  all.flatMap(({ opId, stream, seq, payload }) => {
    const words = recordWords(stream, documentId, storedJson<JsonValue>(payload));
    return words === null ? [] : [{ ...words, opId, stream, seq: seq ?? 0 }];
  });

export function openRecordOps(database: Database): RecordOps {
  const rows = (where: string, order: string) =>
    database.prepare<Row>(
      `SELECT op_id AS opId, stream, seq, payload FROM ops
        WHERE document_id = :documentId AND kind = 'record' AND ${where} ORDER BY ${order}`,
    );
  const logged = rows("state = 'logged' AND seq IS NOT NULL", 'seq');
  // What a hub that was restored has not got back yet counts as what it has not heard.
  const own = rows("NOT (state = 'logged' AND seq IS NOT NULL)", 'number');
  const device = database.prepare<{ device: string | null }>('SELECT device FROM ops WHERE op_id = :opId');

  return {
    logged: (documentId) => read(documentId, logged.all({ documentId })),
    own: (documentId) => read(documentId, own.all({ documentId })),
    deviceOf: (opId) => device.get({ opId })?.device ?? null,
  };
}
