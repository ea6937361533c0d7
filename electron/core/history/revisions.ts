/** Revisions as rows: made from the draft, listed, and built again from deltas; never shown where a root differs. */
import {
  applyDelta,
  deltaBetween,
  emptyManifest,
  isManifestOf,
  manifestOf,
  manifestRoots,
  type Manifest,
  type Revision,
  type RevisionDelta,
} from '../../../shared/document/revision.ts';
import { bodyHash, bodyOf, canonicalJson, metadataHash } from '../../../shared/document/hash.ts';
import { treeOf } from '../../../shared/document/tree.ts';
import {
  LANGUAGES,
  shapeOf,
  type Content,
  type DeviceId,
  type DocumentId,
  type DocumentKind,
  type DocumentState,
  type Hash,
  type Language,
  type PersonId,
  type Placement,
  type RevisionId,
  type Tree,
  type Uid,
  type Unit,
  type UnitBody,
} from '../../../shared/document/model.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import type { RevisionPayload } from '../../../shared/sync/revision-op.ts';
import type { RevisionSummary } from '../../../shared/ipc/types.ts';
import type { Database } from '../db/database.ts';
import { failureOf, Refusal } from '../db/failures.ts';
import { storedJson } from '../db/stored-json.ts';
import type { DocumentStore, Draft } from '../store/documents.ts';
import type { Entry } from '../store/entries.ts';

type RevisionEntry = Extract<Entry, { readonly kind: 'revision' | 'merge' }>;

export interface MadeRevision {
  readonly documentKind: DocumentKind;
  readonly revision: Revision;
  readonly automatic: boolean;
  readonly manifest: Manifest;
}

export interface RevisionStore {
  /** Newest first. */
  readonly list: (documentId: DocumentId) => readonly RevisionSummary[];
  /** Of the draft as it stands. Null where there is no such document. The caller holds the transaction. */
  readonly make: (at: number, entry: RevisionEntry) => MadeRevision | null;
  /**
   * Keeps a revision that was made elsewhere, without touching draft or head. `unfit` where a parent or a body is not
   * here, or where the delta does not lead to what it says. The caller holds the transaction.
   */
  readonly take: (documentId: DocumentId, payload: RevisionPayload) => 'taken' | 'known' | 'unfit';
  /** Keeps what units say, for the revisions that name it. The caller holds the transaction. */
  readonly putBodies: (contents: readonly { readonly hash: Hash; readonly body: UnitBody }[]) => void;
  /** The draft stands on this revision from here on: what it says alike is known to be so. The caller holds the transaction. */
  readonly advance: (documentId: DocumentId, id: RevisionId) => void;
  /** As it was made; null where there is no such revision, or where it is damaged. */
  readonly made: (documentId: DocumentId, id: RevisionId) => MadeRevision | null;
  /** Of each revision of the document those that it was made of. */
  readonly parents: (documentId: DocumentId) => ReadonlyMap<RevisionId, readonly RevisionId[]>;
  /** Those of the hashes that are kept here. */
  readonly bodies: (hashes: readonly Hash[]) => readonly UnitBody[];
  /** True where a revision of this draft would say what the newest one says. */
  readonly isHead: (documentId: DocumentId, draft: Draft) => boolean;
  /**
   * What a revision says, built from its deltas and bodies and compared with its roots: `damaged` where they differ,
   * `notFound` where the document has no such revision.
   */
  readonly read: (documentId: DocumentId, id: RevisionId) => Result<DocumentState, Failure>;
  /** What a unit of this document said in some revision, by its body's hash; `notFound` where none kept it. */
  readonly body: (documentId: DocumentId, hash: Hash) => Result<UnitBody, Failure>;
  /** After a document was dropped: takes away the bodies that no revision needs any more, and no op that waits for an upgrade. */
  readonly dropUnusedBodies: () => void;
}

/** A revision every so many is stored whole, so that none is built from more deltas than this. */
const DELTAS_ON_A_MANIFEST = 49;
const KEPT_MANIFESTS = 16;

interface Row {
  readonly number: number;
  readonly id: RevisionId;
  readonly parents: string;
  readonly made_at: number;
  readonly author: PersonId;
  readonly note: string;
  readonly automatic: number;
  readonly root_km: Hash;
  readonly root_en: Hash;
  readonly metadata_hash: Hash;
}

interface StoredRow extends Row {
  readonly device: DeviceId;
  readonly depth: number;
  readonly delta: string;
}

const DAMAGED: Failure = { code: 'damaged', detail: 'revision' };

/**
 * Null where what is stored cannot be put together: bytes that changed on the disk may be no JSON, or any JSON, and that
 * is the end of one revision, not of the desk. What SQLite itself finds is thrown on.
 */
function builtOrNull<T>(build: () => T | null): T | null {
  try {
    return build();
  } catch (error) {
    if (error instanceof Refusal || failureOf(error) === null) return null;
    throw error;
  }
}

const isRow = (manifest: Manifest, row: Row): boolean =>
  isManifestOf({ roots: { km: row.root_km, en: row.root_en }, metadataHash: row.metadata_hash }, manifest);

const summaryOf = (row: Row): RevisionSummary => ({
  id: row.id,
  parents: storedJson<RevisionId[]>(row.parents),
  madeAt: row.made_at,
  author: row.author,
  note: row.note,
  automatic: row.automatic === 1,
  roots: { km: row.root_km, en: row.root_en },
});

const SUMMARY = `number, id, parents, made_at, author, note, automatic, root_km, root_en, metadata_hash`;
const STORED = `${SUMMARY}, device, depth, delta`;

const manifestOfDraft = ({ state, hashes }: Draft): Manifest =>
  manifestOf(state, (body) => hashes.get(body) ?? bodyHash(body));

export function openRevisions(database: Database, documents: DocumentStore): RevisionStore {
  const listed = database.prepare<Row>(
    `SELECT ${SUMMARY} FROM revisions WHERE document_id = :documentId ORDER BY number DESC`,
  );
  const byId = database.prepare<StoredRow>(
    `SELECT ${STORED} FROM revisions WHERE id = :id AND document_id = :documentId`,
  );
  const head = database.prepare<StoredRow>(
    `SELECT ${STORED} FROM revisions
      WHERE number = (SELECT head_revision FROM documents WHERE id = :documentId)`,
  );
  const insert = database.prepare<{ number: number }>(
    `INSERT INTO revisions (id, document_id, parents, made_at, author, device, note, automatic, root_km, root_en,
        metadata_hash, depth, delta)
      VALUES (:id, :documentId, :parents, :at, :author, :device, :note, :automatic, :km, :en, :metadata, :depth, :delta)
      RETURNING number`,
  );
  const setHead = database.prepare('UPDATE documents SET head_revision = :number WHERE id = :documentId');
  const putBody = database.prepare(
    'INSERT INTO unit_bodies (hash, body) VALUES (:hash, :body) ON CONFLICT (hash) DO NOTHING',
  );
  const needBody = database.prepare(
    'INSERT INTO document_bodies (document_id, hash) VALUES (:documentId, :hash) ON CONFLICT DO NOTHING',
  );
  const setHash = database.prepare(
    `UPDATE draft_units SET body_hash = :hash
      WHERE document_id = :documentId AND language = :language AND uid = :uid`,
  );
  const bodyOfHash = database.prepare<{ body: string }>('SELECT body FROM unit_bodies WHERE hash = :hash');
  const keptBody = database.prepare<{ hash: Hash }>(
    'SELECT hash FROM document_bodies WHERE document_id = :documentId AND hash = :hash',
  );
  const dropBodies = database.prepare(
    `DELETE FROM unit_bodies WHERE NOT EXISTS (SELECT 1 FROM document_bodies WHERE document_bodies.hash = unit_bodies.hash)
      AND NOT EXISTS (SELECT 1 FROM ops WHERE applied = 0)`,
  );
  const parentRows = database.prepare<{ id: RevisionId; parents: string }>(
    'SELECT id, parents FROM revisions WHERE document_id = :documentId',
  );
  const unhashed = database.prepare<{ language: Language; uid: Uid; body: string }>(
    'SELECT language, uid, body FROM draft_units WHERE document_id = :documentId AND body_hash IS NULL',
  );

  /** Follows first parents back to one that is told in full; null where the chain is broken or a root differs. */
  const manifestAt = (documentId: DocumentId, last: StoredRow, empty: Manifest): Manifest | null =>
    builtOrNull(() => built(documentId, last, empty));

  const built = (documentId: DocumentId, last: StoredRow, empty: Manifest): Manifest | null => {
    const deltas: RevisionDelta[] = [];
    let row: StoredRow | undefined = last;
    for (; row !== undefined && row.depth > 0; row = parentOf(documentId, row))
      deltas.push(storedJson<RevisionDelta>(row.delta));
    if (row === undefined) return null;
    deltas.push(storedJson<RevisionDelta>(row.delta));
    let manifest = empty;
    for (const delta of deltas.toReversed()) {
      const next = applyDelta(manifest, delta);
      if (!next.ok) return null;
      manifest = next.value;
    }
    return isRow(manifest, last) ? manifest : null;
  };

  const parentOf = (documentId: DocumentId, row: StoredRow): StoredRow | undefined => {
    const [id] = storedJson<RevisionId[]>(row.parents);
    return id === undefined ? undefined : byId.get({ id, documentId });
  };

  const storeBodies = (documentId: DocumentId, { state, hashes }: Draft): void => {
    for (const language of LANGUAGES)
      for (const [uid, said] of state.content[language]) {
        if (hashes.has(said)) continue;
        const body = canonicalJson(bodyOf(said));
        const hash = bodyHash(said);
        putBody.run({ hash, body });
        needBody.run({ documentId, hash });
        setHash.run({ documentId, language, uid, hash });
      }
  };

  const bodyAt = (hash: Hash): UnitBody | null => {
    const row = bodyOfHash.get({ hash });
    if (row === undefined) return null;
    const body = storedJson<UnitBody>(row.body);
    return bodyHash(body) === hash ? body : null;
  };

  const treeAt = (placements: Iterable<Placement & { readonly hash: Hash }>): Tree | null => {
    const units: Unit[] = [];
    for (const { uid, parent, rank, hash } of placements) {
      const body = bodyAt(hash);
      if (body === null) return null;
      units.push({ uid, parent, rank, ...body });
    }
    return treeOf(units);
  };

  const bodiesAt = (
    entries: Iterable<{ readonly uid: Uid; readonly hash: Hash }>,
  ): ReadonlyMap<Uid, UnitBody> | null => {
    const bodies = new Map<Uid, UnitBody>();
    for (const { uid, hash } of entries) {
      const body = bodyAt(hash);
      if (body === null) return null;
      bodies.set(uid, body);
    }
    return bodies;
  };

  const contentAt = (manifest: Manifest): Content | null => {
    const km = treeAt(manifest.km.values());
    if (km === null) return null;
    if (manifest.shape === 'twoTrees') {
      const en = treeAt(manifest.en.values());
      return en === null ? null : { shape: 'twoTrees', km, en };
    }
    const en = bodiesAt(manifest.en.values());
    return en === null ? null : { shape: 'oneTree', km, en };
  };

  /** Of the revisions that came last: what comes next mostly stands on one of them. */
  const taken = new Map<RevisionId, Manifest>();

  /** As a delta on the first parent, or whole at every so many; answers its number. */
  const store = (
    kind: DocumentKind,
    revision: Revision,
    automatic: boolean,
    manifest: Manifest,
    parent: StoredRow | undefined,
    known?: Manifest,
  ): number => {
    const { id, documentId, parents, roots, madeAt: at, author, device, note } = revision;
    const isFull = parent === undefined || parent.depth >= DELTAS_ON_A_MANIFEST;
    // A chain that is broken is not built upon.
    const empty = emptyManifest(shapeOf(kind));
    const base = isFull ? null : (known ?? manifestAt(documentId, parent, empty));
    const inserted = insert.get({
      id,
      documentId,
      parents: JSON.stringify(parents),
      at,
      author,
      device,
      note,
      automatic: automatic ? 1 : 0,
      ...roots,
      metadata: revision.metadataHash,
      depth: base === null || parent === undefined ? 0 : parent.depth + 1,
      delta: JSON.stringify(deltaBetween(base ?? empty, manifest)),
    });
    if (inserted === undefined) throw new Error('a row that was put in has a number');
    return inserted.number;
  };

  return {
    list: (documentId) => listed.all({ documentId }).map(summaryOf),
    make(at, entry) {
      const { documentId } = entry;
      const summary = documents.summary(documentId);
      if (summary === null) return null;
      const draft = documents.draft(documentId);
      storeBodies(documentId, draft);
      const manifest = manifestOfDraft(draft);
      const parent = head.get({ documentId });
      const { revisionId: id, author, device, note, automatic } = entry;
      const revision: Revision = {
        id,
        documentId,
        parents: [
          ...(parent === undefined ? [] : [parent.id]),
          ...(entry.kind === 'merge' ? [entry.other] : []),
        ],
        roots: manifestRoots(manifest),
        metadataHash: metadataHash(manifest.metadata),
        author,
        device,
        madeAt: at,
        note,
      };
      const number = store(summary.kind, revision, automatic, manifest, parent);
      setHead.run({ documentId, number });
      return { documentKind: summary.kind, revision, automatic, manifest };
    },
    take(documentId, { documentKind, revision: said, delta }) {
      if (byId.get({ id: said.id, documentId }) !== undefined) return 'known';
      const revision: Revision = { ...said, documentId };
      const rows = revision.parents.map((id) => byId.get({ id, documentId }));
      if (rows.includes(undefined)) return 'unfit';
      const [parent] = rows;
      const empty = emptyManifest(shapeOf(documentKind));
      const first =
        parent === undefined ? empty : (taken.get(parent.id) ?? manifestAt(documentId, parent, empty));
      const next = first === null ? null : applyDelta(first, delta);
      if (next?.ok !== true || !isManifestOf(revision, next.value)) return 'unfit';
      const hashes = [...delta.km.set, ...delta.en.set].map(({ hash }) => hash);
      if (hashes.some((hash) => bodyOfHash.get({ hash }) === undefined)) return 'unfit';
      for (const hash of hashes) needBody.run({ documentId, hash });
      store(documentKind, revision, true, next.value, parent, first ?? empty);
      taken.set(revision.id, next.value);
      for (const id of taken.keys()) {
        if (taken.size <= KEPT_MANIFESTS) break;
        taken.delete(id);
      }
      return 'taken';
    },
    putBodies(contents) {
      for (const { hash, body } of contents) putBody.run({ hash, body: canonicalJson(bodyOf(body)) });
    },
    advance(documentId, id) {
      const row = byId.get({ id, documentId });
      const summary = documents.summary(documentId);
      if (row === undefined || summary === null) throw new Refusal(DAMAGED);
      const manifest = taken.get(id) ?? manifestAt(documentId, row, emptyManifest(shapeOf(summary.kind)));
      if (manifest === null) throw new Refusal(DAMAGED);
      setHead.run({ documentId, number: row.number });
      for (const { language, uid, body } of unhashed.all({ documentId })) {
        const hash = bodyHash(storedJson<UnitBody>(body));
        if (manifest[language].get(uid)?.hash === hash) setHash.run({ documentId, language, uid, hash });
      }
    },
    made(documentId, id) {
      const row = byId.get({ id, documentId });
      const summary = documents.summary(documentId);
      if (row === undefined || summary === null) return null;
      const manifest = manifestAt(documentId, row, emptyManifest(shapeOf(summary.kind)));
      if (manifest === null) return null;
      const { parents, made_at: madeAt, author, device, note, automatic } = row;
      const revision: Revision = {
        id,
        documentId,
        parents: storedJson<RevisionId[]>(parents),
        roots: { km: row.root_km, en: row.root_en },
        metadataHash: row.metadata_hash,
        author,
        device,
        madeAt,
        note,
      };
      return { documentKind: summary.kind, revision, automatic: automatic === 1, manifest };
    },
    parents: (documentId) =>
      new Map(
        parentRows.all({ documentId }).map(({ id, parents }) => [id, storedJson<RevisionId[]>(parents)]),
      ),
    bodies: (hashes) => hashes.flatMap((hash) => bodyAt(hash) ?? []),
    isHead(documentId, draft) {
      const row = head.get({ documentId });
      return row !== undefined && isRow(manifestOfDraft(draft), row);
    },
    read(documentId, id) {
      const row = byId.get({ id, documentId });
      const summary = documents.summary(documentId);
      if (row === undefined || summary === null) return fail({ code: 'notFound' });
      const { kind } = summary;
      const manifest = manifestAt(documentId, row, emptyManifest(shapeOf(kind)));
      const content = manifest === null ? null : builtOrNull(() => contentAt(manifest));
      if (manifest === null || content === null) return fail(DAMAGED);
      return ok({ kind, metadata: manifest.metadata, content });
    },
    body(documentId, hash) {
      if (keptBody.get({ documentId, hash }) === undefined) return fail({ code: 'notFound' });
      const body = builtOrNull(() => bodyAt(hash));
      return body === null ? fail(DAMAGED) : ok(body);
    },
    dropUnusedBodies() {
      dropBodies.run();
    },
  };
}
