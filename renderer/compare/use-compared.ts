import { useEffect, useState } from 'react';
import type { DocumentId, RevisionId } from '../../shared/document/model.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';

/** A state of a document: one of its revisions, or the draft as it is now. */
export type DocumentPoint = RevisionId | 'draft';

/** A document as it was, or is, at this point; null until it is read. A failure is told, and leaves what was shown. */
export function useDocumentAt(
  documentId: DocumentId,
  point: DocumentPoint,
  flush: () => Promise<boolean>,
): OpenDocument | null {
  const bridge = useBridge();
  const [read, setRead] = useState<OpenDocument | null>(null);
  useEffect(() => {
    let isWanted = true;
    const ask = async (): Promise<void> => {
      // The draft is compared as it stands on disk.
      if (point === 'draft') await flush();
      const answer =
        point === 'draft'
          ? await bridge.call['documents.open']({ documentId })
          : await bridge.call['history.read']({ documentId, revisionId: point });
      if (!isWanted) return;
      if (answer.ok) setRead(answer.value);
      else tellFailure(answer.error);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [bridge, documentId, point, flush]);
  return read;
}
