/** Puts a change into the database. The caller holds the transaction and has put the change into the journal. */
import { assertNever } from '../../../shared/errors/result.ts';
import type { DocumentId, DocumentKind } from '../../../shared/document/model.ts';
import { bodyOf } from '../../../shared/document/hash.ts';
import type { FieldEdit, UnitEdit } from '../../../shared/ipc/types.ts';
import { commentOp, type CommentActs } from '../comments/acts.ts';
import { openParcels } from '../courier/parcels.ts';
import type { Database } from '../db/database.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { MediaTable } from '../media/table.ts';
import type { RegisterTable } from '../register/table.ts';
import type { BinOps } from '../sync/bin-ops.ts';
import { createSyncApply, type SyncApply } from '../sync/apply.ts';
import type { Homes } from '../sync/homes.ts';
import type { OpStore } from '../sync/ops.ts';
import type { PeopleStore } from '../sync/people.ts';
import type { SharedEntries } from '../sync/records/entries.ts';
import type { RecordNotices } from '../sync/records/notices.ts';
import type { SharedRecords } from '../sync/records/shared.ts';
import { createOutgoing } from '../sync/outgoing.ts';
import type { DocumentStore } from './documents.ts';
import type { Change, Entry } from './entries.ts';
import { SUMMARY_VERSION, type SummaryStore } from './summaries.ts';

/** Applies the change of one frame. */
export type Apply = (frame: number, change: Change) => void;

export interface Appliers {
  readonly apply: Apply;
  readonly replayKept: SyncApply['replayKept'];
}

/** A journal that was damaged may hold a document's words and not its beginning: words come first. */
const KIND_WHERE_UNKNOWN: DocumentKind = 'article';

/** Where entries leave more than rows of their own. */
export interface ApplyStores {
  readonly bins: BinOps;
  readonly comments: CommentActs;
  readonly documents: DocumentStore;
  readonly homes: Homes;
  readonly ops: OpStore;
  readonly people: PeopleStore;
  readonly revisions: RevisionStore;
  readonly summaries: SummaryStore;
  readonly media: MediaTable;
  readonly register: RegisterTable;
  readonly shared: SharedRecords;
  readonly sharedEntries: SharedEntries;
  readonly recordNotices: RecordNotices;
}

export function createApply(database: Database, stores: ApplyStores): Appliers {
  const { comments, documents, homes, ops, people, revisions, summaries, media, register } = stores;
  const create = database.prepare(
    `INSERT INTO documents (id, kind, created_at, changed_at, changed_frame, summarised)
      VALUES (:id, :kind, :at, :at, :frame, ${SUMMARY_VERSION}) ON CONFLICT (id) DO NOTHING`,
  );
  const changed = database.prepare(
    'UPDATE documents SET changed_at = :at, changed_frame = :frame WHERE id = :id',
  );
  const putUnit = database.prepare(
    `INSERT INTO draft_units (document_id, language, uid, parent, rank, body)
      VALUES (:id, :language, :uid, :parent, :rank, :body)
      ON CONFLICT (document_id, language, uid) DO UPDATE SET parent = excluded.parent, rank = excluded.rank,
        body = excluded.body, body_hash = CASE WHEN body = excluded.body THEN body_hash END`,
  );
  const dropUnit = database.prepare(
    'DELETE FROM draft_units WHERE document_id = :id AND language = :language AND uid = :uid',
  );
  const putField = database.prepare(
    `INSERT INTO draft_fields (document_id, name, value) VALUES (:id, :name, :value)
      ON CONFLICT (document_id, name) DO UPDATE SET value = excluded.value`,
  );
  const dropField = database.prepare('DELETE FROM draft_fields WHERE document_id = :id AND name = :name');
  const putPosition = database.prepare(
    `INSERT INTO editor_sessions (session, document_id, seq, saved_at, frame) VALUES (:session, :id, :seq, :at, :frame)
      ON CONFLICT (session, document_id) DO UPDATE SET seq = max(seq, excluded.seq), saved_at = excluded.saved_at, frame = excluded.frame`,
  );
  const bin = database.prepare('UPDATE documents SET binned_at = :at, changed_frame = :frame WHERE id = :id');
  const pin = database.prepare('UPDATE documents SET pinned = :pinned WHERE id = :id');
  const drop = database.prepare('DELETE FROM documents WHERE id = :id');
  const putRecord = database.prepare(
    `INSERT INTO records (name, version, fields) VALUES (:name, :version, :fields)
      ON CONFLICT (name) DO UPDATE SET version = excluded.version, fields = excluded.fields`,
  );
  const dropRecord = database.prepare('DELETE FROM records WHERE name = :name');
  const reached = database.prepare('UPDATE desk SET frame = :frame');

  const outgoing = createOutgoing({ homes, ops, revisions });
  const parcels = openParcels(database);
  const sync = createSyncApply({
    homes,
    ops,
    outgoing,
    people,
    parcels,
    revisions,
    documents,
    bins: stores.bins,
    comments,
    shared: stores.shared,
    sharedEntries: stores.sharedEntries,
    recordNotices: stores.recordNotices,
    bin(id, at, frame) {
      bin.run({ id, at, frame });
    },
    drop(id) {
      drop.run({ id });
      comments.drop(id);
      // What was decided about its branches says what stood in it.
      dropRecord.run({ name: `merging.${id}` });
    },
    create(id, kind, at, frame) {
      create.run({ id, kind, at, frame });
    },
  });

  const applyUnit = (id: DocumentId, { language, uid, unit }: UnitEdit): void => {
    if (unit === null) dropUnit.run({ id, language, uid });
    else {
      const { parent, rank } = unit;
      putUnit.run({ id, language, uid, parent, rank, body: JSON.stringify(bodyOf(unit)) });
    }
  };

  const applyField = (id: DocumentId, { name, value }: FieldEdit): void => {
    if (value === null) dropField.run({ id, name });
    else putField.run({ id, name, value: JSON.stringify(value) });
  };

  const applyEntry = (frame: number, at: number, entry: Entry): void => {
    switch (entry.kind) {
      case 'create': {
        create.run({ id: entry.documentId, kind: entry.documentKind, at, frame });
        const home = homes.hub()?.homeStream ?? null;
        if (home !== null) homes.setHome(entry.documentId, home);
        return;
      }
      case 'edit': {
        const id = entry.documentId;
        create.run({ id, kind: KIND_WHERE_UNKNOWN, at, frame });
        changed.run({ id, at, frame });
        for (const unit of entry.units) applyUnit(id, unit);
        for (const field of entry.fields) applyField(id, field);
        summaries.edited(id, entry.units, entry.fields);
        for (const { session, seq } of entry.positions) putPosition.run({ session, id, seq, at, frame });
        return;
      }
      case 'revision':
      case 'merge': {
        const made = revisions.make(at, entry);
        if (made !== null) outgoing.revised(made);
        return;
      }
      case 'bin':
        bin.run({ id: entry.documentId, at, frame });
        return;
      case 'unbin':
        bin.run({ id: entry.documentId, at: null, frame });
        return;
      case 'pin':
        pin.run({ id: entry.documentId, pinned: Number(entry.pinned) });
        return;
      case 'purge':
        drop.run({ id: entry.documentId });
        comments.drop(entry.documentId);
        revisions.dropUnusedBodies();
        return;
      case 'record': {
        const { name, version, fields } = entry;
        putRecord.run({ name, version, fields: JSON.stringify(fields) });
        return;
      }
      case 'register':
        for (const id of entry.removes) register.remove(id);
        for (const put of entry.puts) register.put(put);
        return;
      case 'media':
        media.put(entry.media, at);
        return;
      case 'comment': {
        const { documentId, opId, payload } = entry;
        comments.putOwn(documentId, opId, payload);
        const home = homes.home(documentId);
        if (home !== null) ops.queue(home.stream, { op: commentOp(documentId, opId, payload), brings: [] });
        return;
      }
      case 'commentsSeen':
        comments.see(entry.opIds);
        return;
      case 'sync':
        sync.step(frame, at, entry);
        return;
      default:
        assertNever(entry);
    }
  };

  return {
    apply(frame, change) {
      for (const entry of change.entries) applyEntry(frame, change.at, entry);
      reached.run({ frame });
    },
    replayKept: sync.replayKept,
  };
}
