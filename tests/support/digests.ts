/** What a desk and a hub have of a stream, in one word each. */
import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { digest } from '../../hub/streams/digest.ts';
import type { Database } from '../../hub/db/connect.ts';
import { documentDigest, streamDigest } from '../../shared/sync/digest.ts';

export const hubDigest = async (database: Database, stream: string): Promise<string> =>
  (await digest(database, { stream })).digest;

interface Row {
  readonly id: string;
  readonly head: string;
  readonly km: string;
  readonly en: string;
  readonly metadata: string;
}

/** By what its own rows say of heads, branches and roots. */
export function deskDigest(folder: string, stream: string): string {
  const sqlite = new Sqlite(path.join(folder, 'sastra.db'), { readonly: true });
  try {
    const rows = sqlite
      .prepare<[string], Row>(
        `SELECT document_homes.document_id AS id, revisions.id AS head, root_km AS km, root_en AS en,
                metadata_hash AS metadata
          FROM document_homes JOIN revisions ON revisions.id = document_homes.hub_head
          WHERE document_homes.stream = ?`,
      )
      .all(stream);
    const branches = sqlite.prepare<[string], { id: string }>(
      'SELECT revision_id AS id FROM branches WHERE document_id = ?',
    );
    return streamDigest(
      stream,
      rows.map(({ id: documentId, head, km, en, metadata: metadataHash }) => ({
        documentId,
        digest: documentDigest({
          documentId,
          head,
          roots: { km, en },
          metadataHash,
          branches: branches.all(documentId).map(({ id }) => id),
        }),
      })),
    );
  } finally {
    sqlite.close();
  }
}
