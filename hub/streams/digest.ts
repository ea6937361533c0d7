/** What a stream's documents stand on, as digests. */
import { sql } from 'kysely';
import {
  DIGEST_PAGE,
  documentDigest,
  streamDigest,
  type DigestAnswer,
  type DigestQuery,
  type DocumentDigest,
  type DocumentStand,
} from '../../shared/sync/digest.ts';
import type { Database } from '../db/connect.ts';

interface Row extends Omit<DocumentStand, 'roots'> {
  readonly km: string;
  readonly en: string;
}

/** All from one moment of the database. */
export async function digest(
  database: Database,
  { stream, documents, after }: Omit<DigestQuery, 'epoch'>,
): Promise<DigestAnswer> {
  const { seq, rows } = await database
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
      return { seq: head, rows: found.rows };
    });
  const all = rows.map(({ km, en, ...row }): DocumentDigest => {
    const { documentId } = row;
    return { documentId, digest: documentDigest({ ...row, roots: { km, en } }) };
  });
  const behind = documents === undefined ? [] : all.filter(({ documentId }) => documentId > (after ?? ''));
  return {
    seq,
    digest: streamDigest(stream, all),
    documents: behind.slice(0, DIGEST_PAGE),
    more: behind.length > DIGEST_PAGE,
  };
}
