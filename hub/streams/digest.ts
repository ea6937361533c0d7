/** What a stream's documents stand on, as digests. */
import { sql } from 'kysely';
import {
  DIGEST_PAGE,
  documentDigest,
  recordDigest,
  streamDigest,
  type CommentsStand,
  type DigestAnswer,
  type DigestQuery,
  type DocumentDigest,
  type DocumentStand,
} from '../../shared/sync/digest.ts';
import type { Database, Work } from '../db/connect.ts';
import { COMMENT_OP } from '../../shared/comments/comment-op.ts';
import { RECORD_KIND } from './documents.ts';

interface Row extends Omit<DocumentStand, 'roots'> {
  readonly km: string;
  readonly en: string;
}

interface RecordRow {
  readonly documentId: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** Of each record that lives in the stream, by record and field the op that set it last. */
async function fieldsOf(work: Work, stream: string): Promise<readonly RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    SELECT documents.id AS "documentId", json_object_agg(concat(record_fields.record, ' ', record_fields.field), record_fields.version) AS versions
    FROM documents JOIN record_fields ON record_fields.document = documents.id
    WHERE documents.stream = ${stream} AND documents.kind = ${RECORD_KIND}
    GROUP BY documents.id`.execute(work);
  return rows;
}

/** The comments on each document that has any in the stream's log. */
async function commentsIn(work: Work, stream: string): Promise<ReadonlyMap<string, CommentsStand>> {
  const { rows } = await sql<CommentsStand & { readonly document: string }>`
    SELECT document, count(*) AS count, max(seq) AS last FROM ops
    WHERE stream = ${stream} AND kind = ${sql.lit(COMMENT_OP)}
    GROUP BY document`.execute(work);
  return new Map(rows.map(({ document, count, last }) => [document, { count, last }]));
}

/** All from one moment of the database. */
export async function digest(
  database: Database,
  { stream, documents, records, comments, after }: Omit<DigestQuery, 'epoch'>,
): Promise<DigestAnswer> {
  const { seq, rows, fields, said } = await database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (work) => {
      const { head } = await work
        .selectFrom('streams')
        .select('head')
        .where('id', '=', stream)
        .executeTakeFirstOrThrow();
      const found = await sql<Row>`
        SELECT documents.id AS "documentId", documents.head, head.roots_km AS km, head.roots_en AS en,
               head.metadata_hash AS "metadataHash",
               ARRAY (SELECT id::text FROM revisions WHERE document = documents.id AND is_branch) AS branches
        FROM documents JOIN revisions AS head ON head.id = documents.head
        WHERE documents.stream = ${stream} ORDER BY documents.id`.execute(work);
      return {
        seq: head,
        rows: found.rows,
        fields: records === 'yes' ? await fieldsOf(work, stream) : [],
        said: comments === 'yes' ? await commentsIn(work, stream) : new Map<string, CommentsStand>(),
      };
    });
  const ofDocuments = rows.map(({ km, en, ...row }): DocumentDigest => {
    const { documentId } = row;
    const stand = { ...row, roots: { km, en }, comments: said.get(documentId) };
    return { documentId, digest: documentDigest(stand) };
  });
  const ofRecords = fields.map(({ documentId, versions }): DocumentDigest => ({
    documentId,
    digest: recordDigest(documentId, new Map(Object.entries(versions))),
  }));
  const all = [...ofDocuments, ...ofRecords].toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
  const behind = documents === undefined ? [] : all.filter(({ documentId }) => documentId > (after ?? ''));
  return {
    seq,
    digest: streamDigest(stream, all),
    ...(comments === 'yes' ? { comments: true } : {}),
    documents: behind.slice(0, DIGEST_PAGE),
    more: behind.length > DIGEST_PAGE,
  };
}
