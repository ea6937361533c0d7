/** Revisions as rows: made from the draft, listed, and built again from deltas; never shown where a root differs. */
import {
  applyDelta,
  deltaBetween,
  emptyManifest,
  isManifestOf,
  manifestOf,
  manifestRoots,
  type Manifest,
  type RevisionDelta,
} from '../../../shared/document/revision.ts';
import { bodyHash, bodyOf, canonicalJson, metadataHash } from '../../../shared/document/hash.ts';
import { treeOf } from '../../../shared/document/tree.ts';
import {
  LANGUAGES,
  shapeOf,
  type Content,
  type DocumentId,
  type DocumentState,
  type Hash,
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
import type { RevisionSummary } from '../../../shared/ipc/types.ts';
import type { Database } from '../db/database.ts';
import { failureOf, Refusal } from '../db/failures.ts';
import { storedJson } from '../db/stored-json.ts';
import type { DocumentStore, Draft } from '../store/documents.ts';
import type { Entry } from '../store/entries.ts';

type RevisionEntry = Extract<Entry, { readonly kind: 'revision' }>;

export interface RevisionStore {
  /** Newest first. */
  readonly list: (documentId: DocumentId) => readonly RevisionSummary[];
  /** Of the draft as it stands. The caller holds the transaction. */
  readonly make: (at: number, entry: RevisionEntry) => void;
  /** True where a revision of this draft would say what the newest one says. */
  readonly isHead: (documentId: DocumentId, draft: Draft) => boolean;
  /**
   * What a revision says, built from its deltas and bodies and compared with its roots: `damaged` where they differ,
   * `notFound` where the document has no such revision.
   */
  readonly read: (documentId: DocumentId, id: RevisionId) => Result<DocumentState, Failure>;
  /** What a unit of this document said in some revision, by its body's hash; `notFound` where none kept it. */
  readonly body: (documentId: DocumentId, hash: Hash) => Result<UnitBody, Failure>;
  /** After a document was dropped: takes away the bodies that no revision needs any more. */
  readonly dropUnusedBodies: () => void;
}

/** A revision every so many is stored whole, so that none is built from more deltas than this. */
const DELTAS_ON_A_MANIFEST = 49;

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

const manifestOfDraft = ({ state, hashes }: Draft): Manifest =>
  manifestOf(state, (body) => hashes.get(body) ?? bodyHash(body));

export function openRevisions(database: Database, documents: DocumentStore): RevisionStore {
  const listed = database.prepare<Row>(
    `SELECT ${SUMMARY} FROM revisions WHERE document_id = :documentId ORDER BY number DESC`,
  );
  const byId = database.prepare<StoredRow>(
    `SELECT ${SUMMARY}, depth, delta FROM revisions WHERE id = :id AND document_id = :documentId`,
  );
  const head = database.prepare<StoredRow>(
    `SELECT ${SUMMARY}, depth, delta FROM revisions
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
    `DELETE FROM unit_bodies WHERE NOT EXISTS (SELECT 1 FROM document_bodies WHERE document_bodies.hash = unit_bodies.hash)`,
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

  return {
    list: (documentId) => listed.all({ documentId }).map(summaryOf),
    make(at, { documentId, revisionId, author, device, note, automatic }) {
      const summary = documents.summary(documentId);
      if (summary === null) return;
      const draft = documents.draft(documentId);
      storeBodies(documentId, draft);
      const manifest = manifestOfDraft(draft);
      const parent = head.get({ documentId });
      const isFull = parent === undefined || parent.depth >= DELTAS_ON_A_MANIFEST;
      // A chain that is broken is not built upon.
      const empty = emptyManifest(shapeOf(summary.kind));
      const base = isFull ? null : manifestAt(documentId, parent, empty);
      const inserted = insert.get({
        id: revisionId,
        documentId,
        parents: JSON.stringify(parent === undefined ? [] : [parent.id]),
        at,
        author,
        device,
        note,
        automatic: automatic ? 1 : 0,
        ...manifestRoots(manifest),
        metadata: metadataHash(manifest.metadata),
        depth: base === null || parent === undefined ? 0 : parent.depth + 1,
        delta: JSON.stringify(deltaBetween(base ?? empty, manifest)),
      });
      if (inserted !== undefined) setHead.run({ documentId, number: inserted.number });
    },
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
