/** Which revisions of a document its draft does not hold: the ends of lines of history that the head does not descend from. */
import type { DocumentId, RevisionId } from '../../../shared/document/model.ts';
import type { RevisionSummary } from '../../../shared/ipc/types.ts';
import type { RevisionStore } from '../history/revisions.ts';

export interface Branches {
  /** Oldest first. */
  readonly of: (documentId: DocumentId) => readonly RevisionSummary[];
}

export const branchesIn = (
  revisions: Pick<RevisionStore, 'list'>,
  headRevision: (documentId: DocumentId) => RevisionId | null,
): Branches => ({
  of(documentId) {
    const all = revisions.list(documentId);
    const continued = new Set(all.flatMap(({ parents }) => parents));
    const head = headRevision(documentId);
    return all.filter(({ id }) => id !== head && !continued.has(id)).toReversed();
  },
});
