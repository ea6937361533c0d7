/** What the documents of a stream stand on here, to be compared with what the hub has. */
import { documentDigest, type DocumentDigest } from '../../../shared/sync/digest.ts';
import { MOVED_AWAY } from './homes.ts';
import type { CommentActs } from '../comments/acts.ts';
import type { Database } from '../db/database.ts';
import type { SharedEntries } from './records/entries.ts';

export interface Stands {
  /**
   * Of each document that lives in the stream and whose hub's head is kept here (one whose head was lost has none), and of
   * each record in it that offices share. `withComments`: as the hub's own digest has them or has not.
   */
  readonly digests: (stream: string, withComments: boolean) => readonly DocumentDigest[];
}

interface StandRow {
  readonly documentId: string;
  readonly head: string;
  readonly km: string;
  readonly en: string;
  readonly metadataHash: string;
}

export function openStands(
  database: Database,
  entries: Pick<SharedEntries, 'digests'>,
  comments: Pick<CommentActs, 'stands'>,
): Stands {
  const heads = database.prepare<StandRow>(
    `SELECT document_homes.document_id AS documentId, revisions.id AS head, root_km AS km, root_en AS en,
        metadata_hash AS metadataHash
      FROM document_homes JOIN documents ON documents.id = document_homes.document_id
        JOIN revisions ON revisions.id = document_homes.hub_head
      WHERE document_homes.stream = :stream AND NOT EXISTS (${MOVED_AWAY})`,
  );
  const besides = database.prepare<{ documentId: string; id: string }>(
    `SELECT branches.document_id AS documentId, revision_id AS id
      FROM document_homes JOIN branches ON branches.document_id = document_homes.document_id
      WHERE document_homes.stream = :stream`,
  );
  return {
    digests(stream, withComments) {
      const said = withComments ? comments.stands(stream) : new Map<string, never>();
      const branches = Map.groupBy(besides.all({ stream }), ({ documentId }) => documentId);
      const documents = heads.all({ stream }).map(({ km, en, ...head }) => {
        const { documentId } = head;
        const beside = (branches.get(documentId) ?? []).map(({ id }) => id);
        const stand = { ...head, roots: { km, en }, branches: beside, comments: said.get(documentId) };
        return { documentId, digest: documentDigest(stand) };
      });
      return [...documents, ...entries.digests(stream)];
    },
  };
}
