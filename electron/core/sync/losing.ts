/**
 * What the person may not read any more leaves this desk: the documents of a stream that is gone from the list, and those
 * that moved into a stream of their own which is not in it. Unsent work goes to the hub first where it still takes it, as
 * a branch that its author cannot read; where it does not, the document stays here, aside, and is counted.
 */
import type { DocumentId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { History } from '../history/history.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { DocumentStore } from '../store/documents.ts';
import type { Writer } from '../store/writer.ts';
import type { Homes } from './homes.ts';
import type { OpStore } from './ops.ts';

export interface LosingParts {
  readonly homes: Pick<Homes, 'lost'>;
  readonly ops: Pick<OpStore, 'unsentDocuments'>;
  readonly documents: DocumentStore;
  readonly revisions: Pick<RevisionStore, 'isHead'>;
  readonly history: Pick<History, 'checkpoint'>;
  readonly write: Writer['write'];
  /** Puts typing that is in memory on the disk. */
  readonly settle: () => Result<null, Failure>;
  readonly changed: (documentIds: readonly DocumentId[]) => void;
}

export interface Losing {
  /**
   * Takes away what holds no unsent work. `massDeletion` where that would be most of the desk, and nobody whom the desk
   * believes says so (`mayEmpty`): then nothing was changed. Other failures are the disk's.
   */
  readonly leave: (mayEmpty: boolean) => Result<null, Failure | 'massDeletion'>;
  /** True where something was lost since leave() looked. */
  readonly isPending: () => boolean;
  /** Documents that may not be read any more and stay for their unsent work. */
  readonly keptAside: () => number;
  /** How many were taken away since a person was told. */
  readonly removed: () => number;
  /** A person was told. */
  readonly noted: () => void;
}

/** So few may be all that a desk has. */
const REMOVED_AT_LEAST = 5;

export function createLosing(parts: LosingParts): Losing {
  const { homes, ops, documents, revisions, history, write, changed } = parts;
  let looked: ReadonlySet<DocumentId> = new Set();
  let removed = 0;

  const isClean = (documentId: DocumentId): boolean => {
    const draft = documents.draft(documentId);
    // What was never sent from anywhere is nobody's copy.
    return documents.headRevision(documentId) !== null && revisions.isHead(documentId, draft);
  };

  return {
    leave(mayEmpty) {
      const lost = homes.lost();
      looked = new Set(lost.map(({ documentId }) => documentId));
      if (lost.length === 0) return ok(null);
      const settled = parts.settle();
      if (!settled.ok) return settled;
      // What was typed and is no revision yet goes with what is sent now.
      for (const { documentId, isTaken } of lost)
        if (isTaken) history.checkpoint(documentId, { automatic: true, note: '' });
      const unsent = new Set(ops.unsentDocuments());
      const documentIds = [...looked].filter((id) => !unsent.has(id) && isClean(id));
      if (documentIds.length === 0) return ok(null);
      const isMost = documentIds.length >= REMOVED_AT_LEAST && documentIds.length * 2 > documents.withWords();
      if (isMost && !mayEmpty) return fail('massDeletion');
      const written = write([{ kind: 'sync', step: 'left', documentIds }]);
      if (!written.ok) return written;
      removed += documentIds.length;
      changed(documentIds);
      return ok(null);
    },
    isPending: () => homes.lost().some(({ documentId }) => !looked.has(documentId)),
    keptAside: () => homes.lost().filter(({ documentId }) => looked.has(documentId)).length,
    removed: () => removed,
    noted() {
      removed = 0;
    },
  };
}
