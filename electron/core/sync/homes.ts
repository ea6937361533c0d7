/** The hub of this desk, the streams that it reads, and the documents that live in them. */
import { MOVED } from '../../../shared/sync/op.ts';
import { chainStart } from '../../../shared/sync/chain.ts';
import type { DocumentId, Hash, RevisionId } from '../../../shared/document/model.ts';
import type { StreamsAnswer } from '../../../shared/sync/pull.ts';
import type { Database } from '../db/database.ts';
import type { HubIdentity } from './steps.ts';

export interface ConnectedHub extends HubIdentity {
  /** Where documents go that are made on this desk; null: nowhere yet. */
  readonly homeStream: string | null;
}

export interface Stream {
  readonly id: string;
  readonly office: string | null;
  /** Of a stream that one document has to itself. */
  readonly document: string | null;
  readonly mayWrite: boolean;
  /** The topmost office's: the records of the whole ministry live in it. */
  readonly isRoot: boolean;
  /** The last op that is stored here. */
  readonly cursor: number;
  /** The link of the chain behind it. */
  readonly chain: Hash;
}

export interface Home {
  readonly stream: string;
  readonly hubHead: RevisionId | null;
}

/** Writing is for sync/apply.ts, whose caller holds the transaction. */
export interface Homes {
  /** Null: this desk works alone. */
  readonly hub: () => ConnectedHub | null;
  readonly streams: () => readonly Stream[];
  /** Null: the document lives on this desk alone. */
  readonly home: (documentId: DocumentId) => Home | null;
  /** Documents that live on this desk alone and are not in the bin. */
  readonly alone: () => readonly DocumentId[];
  /** Documents whose draft does not stand on the hub's head. */
  readonly apart: () => readonly DocumentId[];
  /** Documents whose stream may not be read any more, or that have left it; `isTaken`: it still takes late work on them. */
  readonly lost: () => readonly { readonly documentId: DocumentId; readonly isTaken: boolean }[];
  readonly branches: (documentId: DocumentId) => readonly RevisionId[];
  /** Documents that have any. */
  readonly branched: () => readonly DocumentId[];
  readonly connect: (hub: HubIdentity) => void;
  readonly setHomeStream: (stream: string | null) => void;
  readonly setStreams: (streams: StreamsAnswer['streams']) => void;
  readonly setCursor: (stream: string, cursor: number, chain: string) => void;
  readonly setHome: (documentId: DocumentId, stream: string) => void;
  /** The hub has this revision at this place; its parents are continued by it. */
  readonly place: (
    documentId: DocumentId,
    revision: { readonly id: RevisionId; readonly parents: readonly RevisionId[] },
    place: 'head' | 'branch',
  ) => void;
  /** No document lives in any stream, and none is known. */
  readonly forgetAll: () => void;
  /** What the hub has of the document is not known until its ops are read again. */
  readonly forget: (documentId: DocumentId) => void;
  /** Every stream is read from its start again. */
  readonly startEpoch: (epoch: string) => void;
}

interface HubRow {
  readonly hub_id: string;
  readonly address: string;
  readonly public_key: string;
  readonly epoch: string;
  readonly home_stream: string | null;
}

interface StreamRow {
  readonly id: string;
  readonly office: string | null;
  readonly document: string | null;
  readonly may_write: number;
  readonly is_root: number;
  readonly cursor: number;
  readonly chain: Hash;
}

/** Of a row of `document_homes`: the op by which the document has left its stream. */
export const MOVED_AWAY = `SELECT 1 FROM ops WHERE ops.document_id = document_homes.document_id
  AND ops.kind = '${MOVED}' AND ops.stream = document_homes.stream`;

export function openHomes(database: Database): Homes {
  const hubRow = database.prepare<HubRow>('SELECT hub_id, address, public_key, epoch, home_stream FROM hub');
  const putHub = database.prepare(
    `INSERT INTO hub (id, hub_id, address, public_key, epoch) VALUES (1, :id, :address, :publicKey, :epoch)
      ON CONFLICT (id) DO UPDATE SET hub_id = excluded.hub_id, address = excluded.address,
        public_key = excluded.public_key, epoch = excluded.epoch`,
  );
  const putHomeStream = database.prepare('UPDATE hub SET home_stream = :stream');
  const putEpoch = database.prepare('UPDATE hub SET epoch = :epoch');
  const streamRows = database.prepare<StreamRow>(
    'SELECT id, office, document, may_write, is_root, cursor, chain FROM streams ORDER BY id',
  );
  const putStream = database.prepare(
    `INSERT INTO streams (id, office, document, may_write, is_root, cursor, chain)
      VALUES (:id, :office, :document, :mayWrite, :isRoot, 0, :chain)
      ON CONFLICT (id) DO UPDATE SET office = excluded.office, document = excluded.document,
        may_write = excluded.may_write, is_root = excluded.is_root`,
  );
  const dropStream = database.prepare('DELETE FROM streams WHERE id = :id');
  const putCursor = database.prepare('UPDATE streams SET cursor = :cursor, chain = :chain WHERE id = :id');
  const homeRow = database.prepare<{ stream: string; hub_head: RevisionId | null }>(
    'SELECT stream, hub_head FROM document_homes WHERE document_id = :documentId',
  );
  const putHome = database.prepare(
    `INSERT INTO document_homes (document_id, stream) VALUES (:documentId, :stream)
      ON CONFLICT (document_id) DO UPDATE SET stream = excluded.stream`,
  );
  const putHead = database.prepare(
    'UPDATE document_homes SET hub_head = :id WHERE document_id = :documentId',
  );
  const forgetHeads = database.prepare('UPDATE document_homes SET hub_head = NULL');
  const forgetHead = database.prepare(
    'UPDATE document_homes SET hub_head = NULL WHERE document_id = :documentId',
  );
  const dropBranchesOf = database.prepare('DELETE FROM branches WHERE document_id = :documentId');
  const apart = database.prepare<{ id: DocumentId }>(
    `SELECT documents.id FROM document_homes JOIN documents ON documents.id = document_homes.document_id
        LEFT JOIN revisions ON revisions.number = documents.head_revision
      WHERE document_homes.hub_head IS NOT NULL AND revisions.id IS NOT document_homes.hub_head
      ORDER BY documents.id`,
  );
  const alone = database.prepare<{ id: DocumentId }>(
    `SELECT id FROM documents WHERE binned_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM document_homes WHERE document_homes.document_id = documents.id)
      ORDER BY id`,
  );
  const lost = database.prepare<{ documentId: DocumentId; isTaken: number }>(
    `SELECT document_homes.document_id AS documentId, coalesce(streams.may_write, 0) AS isTaken
      FROM document_homes LEFT JOIN streams ON streams.id = document_homes.stream
      WHERE streams.id IS NULL OR EXISTS (${MOVED_AWAY})
      ORDER BY document_homes.document_id`,
  );
  const branchRows = database.prepare<{ id: RevisionId }>(
    'SELECT revision_id AS id FROM branches WHERE document_id = :documentId ORDER BY revision_id',
  );
  const branched = database.prepare<{ id: DocumentId }>(
    'SELECT DISTINCT document_id AS id FROM branches ORDER BY document_id',
  );
  const putBranch = database.prepare(
    'INSERT INTO branches (revision_id, document_id) VALUES (:id, :documentId) ON CONFLICT DO NOTHING',
  );
  const dropBranch = database.prepare('DELETE FROM branches WHERE revision_id = :id');
  const dropBranches = database.prepare('DELETE FROM branches');

  const dropHomes = database.prepare('DELETE FROM document_homes');
  const dropStreams = database.prepare('DELETE FROM streams');

  const streams: Homes['streams'] = () =>
    streamRows.all().map(({ id, office, document, may_write: mayWrite, is_root: isRoot, cursor, chain }) => ({
      id,
      office,
      document,
      mayWrite: mayWrite === 1,
      isRoot: isRoot === 1,
      cursor,
      chain,
    }));

  return {
    hub() {
      const row = hubRow.get();
      if (row === undefined) return null;
      const { hub_id: id, address, public_key: publicKey, epoch, home_stream: homeStream } = row;
      return { id, address, publicKey, epoch, homeStream };
    },
    streams,
    home(documentId) {
      const row = homeRow.get({ documentId });
      return row === undefined ? null : { stream: row.stream, hubHead: row.hub_head };
    },
    alone: () => alone.all().map(({ id }) => id),
    apart: () => apart.all().map(({ id }) => id),
    lost: () => lost.all().map(({ documentId, isTaken }) => ({ documentId, isTaken: isTaken === 1 })),
    branches: (documentId) => branchRows.all({ documentId }).map(({ id }) => id),
    branched: () => branched.all().map(({ id }) => id),
    connect({ id, address, publicKey, epoch }) {
      putHub.run({ id, address, publicKey, epoch });
    },
    setHomeStream(stream) {
      putHomeStream.run({ stream });
    },
    setStreams(answered) {
      const readable = new Set(answered.map(({ id }) => id));
      for (const { id } of streams()) if (!readable.has(id)) dropStream.run({ id });
      for (const { id, office, document, mayWrite, isRoot = false } of answered)
        putStream.run({
          id,
          office,
          document,
          mayWrite: Number(mayWrite),
          isRoot: Number(isRoot),
          chain: chainStart(id),
        });
    },
    setCursor(id, cursor, chain) {
      putCursor.run({ id, cursor, chain });
    },
    setHome(documentId, stream) {
      putHome.run({ documentId, stream });
    },
    place(documentId, { id, parents }, place) {
      for (const parent of parents) dropBranch.run({ id: parent });
      if (place === 'head') putHead.run({ documentId, id });
      else putBranch.run({ documentId, id });
    },
    forgetAll() {
      dropBranches.run();
      dropHomes.run();
      dropStreams.run();
    },
    forget(documentId) {
      forgetHead.run({ documentId });
      dropBranchesOf.run({ documentId });
    },
    startEpoch(epoch) {
      putEpoch.run({ epoch });
      forgetHeads.run();
      dropBranches.run();
      for (const { id } of streams()) putCursor.run({ id, cursor: 0, chain: chainStart(id) });
    },
  };
}
