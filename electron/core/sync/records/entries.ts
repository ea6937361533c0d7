/** The entries of shared records as the hub's log has them. */
import type { DocumentId, JsonValue } from '../../../../shared/document/model.ts';
import { recordDigest, type DocumentDigest } from '../../../../shared/sync/digest.ts';
import { NOTHING_SAID, type EntryStand } from '../../../../shared/sync/record-merge.ts';
import { fieldName, isSharedName, type SharedName } from '../../../../shared/sync/shared-records.ts';
import type { Database } from '../../db/database.ts';
import { storedJson } from '../../db/stored-json.ts';

export interface EntryPlace {
  readonly documentId: DocumentId;
  readonly record: SharedName;
  readonly entry: string;
}

/** `seq`: of the last op that was read of it; 0: none was. */
export interface LoggedEntry {
  readonly stand: EntryStand;
  readonly seq: number;
}

/** Writing is for sync/apply.ts, whose caller holds the transaction. */
export interface SharedEntries {
  readonly read: (place: EntryPlace) => LoggedEntry;
  readonly ofDocument: (documentId: DocumentId) => readonly (EntryPlace & LoggedEntry)[];
  readonly digests: (stream: string) => readonly DocumentDigest[];
  readonly put: (place: EntryPlace, stream: string, logged: LoggedEntry) => void;
  readonly forget: (documentId: DocumentId) => void;
  readonly forgetAll: () => void;
}

interface Row {
  readonly documentId: DocumentId;
  readonly record: string;
  readonly entry: string;
  readonly parts: string;
  readonly isGone: number;
  readonly first: string;
  readonly last: string;
  readonly seq: number;
}

type StoredParts = readonly (readonly [part: string, opId: string, value: JsonValue])[];

const COLUMNS = `document_id AS documentId, record, entry, parts, is_gone AS isGone, first_op AS first,
  last_op AS last, seq`;

const partsOf = ({ parts }: Row): EntryStand['parts'] =>
  new Map(storedJson<StoredParts>(parts).map(([part, opId, value]) => [part, { opId, value }]));

const loggedOf = (row: Row): LoggedEntry => {
  const { isGone, first, last, seq } = row;
  return { stand: { parts: partsOf(row), isGone: isGone === 1, first, last }, seq };
};

export function openSharedEntries(database: Database): SharedEntries {
  const one = database.prepare<Row>(
    `SELECT ${COLUMNS} FROM shared_entries
      WHERE document_id = :documentId AND record = :record AND entry = :entry`,
  );
  const all = database.prepare<Row>(
    `SELECT ${COLUMNS} FROM shared_entries WHERE document_id = :documentId ORDER BY record, entry`,
  );
  const inStream = database.prepare<Row>(
    `SELECT ${COLUMNS} FROM shared_entries WHERE stream = :stream ORDER BY document_id`,
  );
  const put = database.prepare(
    `INSERT INTO shared_entries (document_id, record, entry, stream, parts, is_gone, first_op, last_op, seq)
      VALUES (:documentId, :record, :entry, :stream, :parts, :isGone, :first, :last, :seq)
      ON CONFLICT (document_id, record, entry) DO UPDATE SET stream = excluded.stream, parts = excluded.parts,
        is_gone = excluded.is_gone, first_op = excluded.first_op, last_op = excluded.last_op, seq = excluded.seq`,
  );
  const drop = database.prepare('DELETE FROM shared_entries WHERE document_id = :documentId');
  const dropAll = database.prepare('DELETE FROM shared_entries');

  return {
    read({ documentId, record, entry }) {
      const row = one.get({ documentId, record, entry });
      return row === undefined ? { stand: NOTHING_SAID, seq: 0 } : loggedOf(row);
    },
    ofDocument: (documentId) =>
      all.all({ documentId }).flatMap((row) => {
        const { record, entry } = row;
        return isSharedName(record) ? [{ documentId, record, entry, ...loggedOf(row) }] : [];
      }),
    digests(stream) {
      const fields = new Map<DocumentId, Map<string, string>>();
      for (const row of inStream.all({ stream })) {
        const known = fields.get(row.documentId) ?? new Map<string, string>();
        for (const [part, { opId }] of partsOf(row))
          known.set(`${row.record} ${fieldName(row.entry, part)}`, opId);
        fields.set(row.documentId, known);
      }
      return [...fields].map(([documentId, versions]) => ({
        documentId,
        digest: recordDigest(documentId, versions),
      }));
    },
    put({ documentId, record, entry }, stream, { stand: { parts, isGone, first, last }, seq }) {
      const stored: StoredParts = [...parts].map(([part, { opId, value }]) => [part, opId, value]);
      put.run({
        documentId,
        record,
        entry,
        stream,
        parts: JSON.stringify(stored),
        isGone: Number(isGone),
        first,
        last,
        seq,
      });
    },
    forget(documentId) {
      drop.run({ documentId });
    },
    forgetAll() {
      dropAll.run();
    },
  };
}
