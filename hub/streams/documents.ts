/**
 * What a push knows of documents, revisions and records: read once before it, grown by what it accepts, written behind
 * it.
 */
import { sql } from 'kysely';
import type { Work } from '../db/connect.ts';
import type { Tables } from '../db/tables.ts';

/** The kind of what is no document but a record that offices share: no revision comes into it. */
export const RECORD_KIND = 'record';

export interface KnownDocument {
  readonly kind: string | null;
  /** Its home. */
  readonly stream: string;
  /** Where it lived before, or null. */
  readonly movedFrom: string | null;
  readonly head: string | null;
}

export interface KnownRevision {
  readonly document: string;
  readonly depth: number;
  isBranch: boolean;
}

export interface DocumentState {
  readonly documents: Map<string, KnownDocument>;
  readonly revisions: Map<string, KnownRevision>;
  /** The version of each field, by fieldKey(). */
  readonly fields: Map<string, string>;
  /** What has to be written. */
  readonly changed: {
    readonly documents: Set<string>;
    readonly fields: Map<string, Tables['record_fields']>;
    readonly revisions: Map<string, Tables['revisions']>;
    /** Revisions that were there before and are continued now. */
    readonly continued: Set<string>;
  };
}

export const fieldKey = (document: string, record: string, field: string): string =>
  JSON.stringify([document, record, field]);

export interface Asked {
  readonly documents: readonly string[];
  readonly revisions: readonly string[];
  /** Documents whose records are changed. */
  readonly recordsOf: readonly string[];
}

export async function readDocuments(work: Work, asked: Asked): Promise<DocumentState> {
  const found = await work
    .selectFrom('documents')
    .select(['id', 'kind', 'stream', 'moved_from as movedFrom', 'head'])
    .where('id', '=', sql<string>`ANY (${asked.documents})`)
    .execute();
  const known =
    asked.revisions.length === 0
      ? []
      : await work
          .selectFrom('revisions')
          .select(['id', 'document', 'depth', 'is_branch'])
          .where('id', '=', sql<string>`ANY (${asked.revisions})`)
          .execute();
  const fields =
    asked.recordsOf.length === 0
      ? []
      : await work
          .selectFrom('record_fields')
          .selectAll()
          .where('document', '=', sql<string>`ANY (${asked.recordsOf})`)
          .execute();
  return {
    documents: new Map(found.map(({ id, ...document }) => [id, document])),
    revisions: new Map(
      known.map(({ id, document, depth, is_branch: isBranch }) => [id, { document, depth, isBranch }]),
    ),
    fields: new Map(
      fields.map(({ document, record, field, version }) => [fieldKey(document, record, field), version]),
    ),
    changed: { documents: new Set(), fields: new Map(), revisions: new Map(), continued: new Set() },
  };
}

/** False where another stream has made one of the documents in the same moment: nothing of it may be kept. */
export async function writeDocuments(work: Work, state: DocumentState): Promise<boolean> {
  const { changed } = state;
  // In one order everywhere, so that two streams that make the same documents do not wait for each other.
  const rows = [...changed.documents].toSorted().flatMap((id) => {
    const document = state.documents.get(id);
    return document === undefined ? [] : [{ id, ...document }];
  });
  if (rows.length > 0) {
    const written = await sql`
      INSERT INTO documents (id, kind, stream, head)
      SELECT * FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ kind }) => kind)}::text[],
        ${rows.map(({ stream }) => stream)}::uuid[], ${rows.map(({ head }) => head)}::uuid[])
      ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, head = excluded.head
      WHERE documents.stream = excluded.stream`.execute(work);
    if (written.numAffectedRows !== BigInt(rows.length)) return false;
  }
  await writeRevisions(work, state);
  const fields = [...changed.fields.values()];
  if (fields.length > 0)
    await work
      .insertInto('record_fields')
      .values(fields)
      .onConflict((conflict) =>
        conflict
          .columns(['document', 'record', 'field'])
          .doUpdateSet({ version: (set) => set.ref('excluded.version') }),
      )
      .execute();
  return true;
}

async function writeRevisions(work: Work, { revisions, changed }: DocumentState): Promise<void> {
  const made = [...changed.revisions.values()];
  if (made.length > 0) {
    const of = <Value>(field: (row: Tables['revisions']) => Value): Value[] => made.map(field);
    await sql`
      INSERT INTO revisions
        (id, document, parent, second_parent, depth, content, roots_km, roots_en, metadata_hash, is_branch)
      SELECT * FROM unnest(${of(({ id }) => id)}::uuid[], ${of(({ document }) => document)}::uuid[],
        ${of(({ parent }) => parent)}::uuid[], ${of((row) => row.second_parent)}::uuid[],
        ${of(({ depth }) => depth)}::integer[], ${of(({ content }) => content)}::text[],
        ${of((row) => row.roots_km)}::text[], ${of((row) => row.roots_en)}::text[],
        ${of((row) => row.metadata_hash)}::text[],
        ${of(({ id }) => revisions.get(id)?.isBranch ?? false)}::boolean[])`.execute(work);
  }
  const continued = [...changed.continued].filter((id) => !changed.revisions.has(id));
  if (continued.length > 0)
    await work
      .updateTable('revisions')
      .set({ is_branch: false })
      .where('id', '=', sql<string>`ANY (${continued})`)
      .where('is_branch', '=', true)
      .execute();
}
