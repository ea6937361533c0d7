/** Which documents wait for a person to decide between two lines of their history. */
import type { DocumentId } from '../../../shared/document/model.ts';
import type { Branches } from '../merging/branches.ts';
import type { DocumentStore } from '../store/documents.ts';
import type { Homes } from './homes.ts';

export interface ToDecideParts {
  readonly homes: Pick<Homes, 'apart' | 'branched' | 'home' | 'branches'>;
  readonly documents: Pick<DocumentStore, 'summary' | 'headRevision'>;
  readonly branches: Branches;
}

/** What is in the bin is not asked about. A document's history is read once for each change of its heads. */
export function documentsToDecide({
  homes,
  documents,
  branches,
}: ToDecideParts): () => readonly DocumentId[] {
  const known = new Map<DocumentId, { readonly heads: string; readonly waits: boolean }>();
  const waits = (id: DocumentId): boolean => {
    const heads = [documents.headRevision(id), homes.home(id)?.hubHead, ...homes.branches(id)].join(' ');
    const last = known.get(id);
    if (last?.heads === heads) return last.waits;
    const found = branches.of(id).length > 0;
    known.set(id, { heads, waits: found });
    return found;
  };
  return () => {
    const candidates = new Set([...homes.apart(), ...homes.branched()]);
    for (const id of known.keys()) if (!candidates.has(id)) known.delete(id);
    return [...candidates].filter((id) => documents.summary(id)?.binnedAt === null && waits(id));
  };
}
