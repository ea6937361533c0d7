/** Documents as rows: the list, and the working copy of one. */
import { branded } from '../../../shared/document/brand.ts';
import { contentOfUnits, unitsOfContent } from '../../../shared/document/open-units.ts';
import {
  LANGUAGES,
  type DocumentId,
  type DocumentKind,
  type DocumentState,
  type Hash,
  type JsonValue,
  type Language,
  type Metadata,
  type Rank,
  type RevisionId,
  type Uid,
  type Unit,
  type UnitBody,
} from '../../../shared/document/model.ts';
import type { DocumentSummary, OpenDocument } from '../../../shared/ipc/types.ts';
import type { Database } from '../db/database.ts';
import { storedJson } from '../db/stored-json.ts';

interface DocumentRow {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly title_km: string;
  readonly title_en: string;
  readonly event_date: string | null;
  readonly office: string | null;
  readonly people: string;
  readonly topics: string;
  readonly has_cover: number;
  readonly template: string | null;
  readonly written_km: number;
  readonly written_en: number;
  readonly pinned: number;
  readonly created_at: number;
  readonly changed_at: number;
  readonly changed_frame: number;
  readonly binned_at: number | null;
}

interface UnitRow {
  readonly language: Language;
  readonly uid: Uid;
  readonly parent: Uid | null;
  readonly rank: Rank;
  readonly body: string;
  readonly body_hash: Hash | null;
}

/** The working copy, with what is known of its hashes. */
export interface Draft {
  readonly state: DocumentState;
  /** By the very bodies of the state; one that changed since the last revision has none. */
  readonly hashes: ReadonlyMap<UnitBody, Hash>;
}

/** Where a document stands in the list; documents that one change arranged have one frame. */
export type DocumentPlace = Pick<DocumentSummary, 'changedFrame' | 'id'>;

const FIRST: DocumentPlace = { changedFrame: Number.MAX_SAFE_INTEGER, id: branded<DocumentId>('') };

export interface DocumentStore {
  /** Newest change first, what lies in the bin where `bin` is true; `most` of those that follow `after`. */
  readonly list: (bin: boolean, after: DocumentPlace | null, most: number) => readonly DocumentSummary[];
  readonly summary: (id: DocumentId) => DocumentSummary | null;
  /** Throws where there is no such document. */
  readonly draft: (id: DocumentId) => Draft;
  /** The working copy as the page takes it; throws where there is no such document. */
  readonly open: (id: DocumentId) => OpenDocument;
  /** One metadata field of the working copy; undefined where it is absent. */
  readonly field: (id: DocumentId, name: string) => JsonValue | undefined;
  readonly headRevision: (id: DocumentId) => RevisionId | null;
  /** How many documents say anything, in the bin or not. */
  readonly withWords: () => number;
  /** Of those that live on this desk alone: what lives in a stream is purged when the hub orders it. */
  readonly binnedBefore: (time: number) => readonly DocumentId[];
}

const COLUMNS = `id, kind, title_km, title_en, event_date, office, people, topics, has_cover, template, written_km,
  written_en, pinned, created_at, changed_at, changed_frame, binned_at`;

/** The states of the two languages, and lists of ids, stand in many rows: one value crosses to the page much faster. */
const WRITTEN = [
  { km: false, en: false },
  { km: true, en: false },
  { km: false, en: true },
  { km: true, en: true },
] as const;

function summariesOf(rows: readonly DocumentRow[]): readonly DocumentSummary[] {
  const lists = new Map<string, readonly string[]>();
  const idsOf = (json: string): readonly string[] => {
    const known = lists.get(json) ?? storedJson<readonly string[]>(json);
    lists.set(json, known);
    return known;
  };
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    // Nothing leaves the desk yet.
    state: 'draft',
    title: { km: row.title_km, en: row.title_en },
    eventDate: row.event_date,
    office: row.office,
    people: idsOf(row.people),
    topics: idsOf(row.topics),
    hasCover: row.has_cover === 1,
    template: row.template,
    written: WRITTEN[row.written_km + 2 * row.written_en] ?? WRITTEN[0],
    pinned: row.pinned === 1,
    changedAt: row.changed_at,
    changedFrame: row.changed_frame,
    createdAt: row.created_at,
    binnedAt: row.binned_at,
  }));
}

export const openDocument = (
  summary: DocumentSummary,
  { metadata, content }: DocumentState,
  headRevision: RevisionId | null,
): OpenDocument => ({
  summary,
  metadata,
  units: unitsOfContent(content),
  headRevision,
});

export function openDocuments(database: Database): DocumentStore {
  const page = (where: string) =>
    database.prepare<DocumentRow>(
      `SELECT ${COLUMNS} FROM documents WHERE ${where} AND changed_frame <= :changedFrame
        AND (changed_frame, id) < (:changedFrame, :id) ORDER BY changed_frame DESC, id DESC LIMIT :most`,
    );
  const listed = page('binned_at IS NULL');
  const binned = page('binned_at IS NOT NULL');
  const one = database.prepare<DocumentRow>(`SELECT ${COLUMNS} FROM documents WHERE id = :id`);
  const units = database.prepare<UnitRow>(
    'SELECT language, uid, parent, rank, body, body_hash FROM draft_units WHERE document_id = :id',
  );
  const fields = database.prepare<{ name: string; value: string }>(
    'SELECT name, value FROM draft_fields WHERE document_id = :id ORDER BY name',
  );
  const oneField = database.prepare<{ value: string }>(
    'SELECT value FROM draft_fields WHERE document_id = :id AND name = :name',
  );
  const head = database.prepare<{ id: RevisionId }>(
    `SELECT revisions.id FROM documents JOIN revisions ON revisions.number = documents.head_revision
      WHERE documents.id = :id`,
  );
  const old = database.prepare<{ id: DocumentId }>(
    `SELECT id FROM documents WHERE binned_at <= :time
      AND NOT EXISTS (SELECT 1 FROM document_homes WHERE document_homes.document_id = documents.id)`,
  );

  const withWords = database.prepare<{ count: number }>(
    'SELECT count(*) AS count FROM documents WHERE written_km + written_en > 0',
  );

  const summary = (id: DocumentId): DocumentSummary | null => {
    const [found] = summariesOf(one.all({ id }));
    return found ?? null;
  };

  const draft = (id: DocumentId): Draft => {
    const found = summary(id);
    if (found === null) throw new Error('no such document');
    const byLanguage: Record<Language, Unit[]> = { km: [], en: [] };
    const hashOf: Record<Language, Map<Uid, Hash>> = { km: new Map(), en: new Map() };
    for (const { uid, parent, rank, language, body, body_hash: hash } of units.all({ id })) {
      byLanguage[language].push({ uid, parent, rank, ...storedJson<UnitBody>(body) });
      if (hash !== null) hashOf[language].set(uid, hash);
    }
    const content = contentOfUnits(found.kind, byLanguage);
    const hashes = new Map<UnitBody, Hash>();
    for (const language of LANGUAGES)
      for (const [uid, body] of content[language]) {
        const hash = hashOf[language].get(uid);
        if (hash !== undefined) hashes.set(body, hash);
      }
    const metadata: Metadata = Object.fromEntries(
      fields.all({ id }).map(({ name, value }) => [name, storedJson<JsonValue>(value)]),
    );
    return { state: { kind: found.kind, metadata, content }, hashes };
  };

  const headRevision = (id: DocumentId): RevisionId | null => head.get({ id })?.id ?? null;

  return {
    list(bin, after, most) {
      const { changedFrame, id } = after ?? FIRST;
      return summariesOf((bin ? binned : listed).all({ changedFrame, id, most }));
    },
    summary,
    draft,
    open(id) {
      const found = summary(id);
      if (found === null) throw new Error('no such document');
      return openDocument(found, draft(id).state, headRevision(id));
    },
    field(id, name) {
      const row = oneField.get({ id, name });
      return row === undefined ? undefined : storedJson<JsonValue>(row.value);
    },
    headRevision,
    withWords: () => withWords.get()?.count ?? 0,
    binnedBefore: (time) => old.all({ time }).map(({ id }) => id),
  };
}
