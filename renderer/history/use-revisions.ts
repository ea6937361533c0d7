import { useEffect, useState } from 'react';
import type { DocumentId } from '../../shared/document/model.ts';
import type { ListedRevision } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';

/** The revisions of a document, newest first as core orders them; null until they are read. */
export function useRevisions(documentId: DocumentId): readonly ListedRevision[] | null {
  const bridge = useBridge();
  const [revisions, setRevisions] = useState<readonly ListedRevision[] | null>(null);
  useEffect(() => {
    let newest = 0;
    const read = async (): Promise<void> => {
      newest += 1;
      const asked = newest;
      const answer = await bridge.call['history.list']({ documentId });
      if (asked !== newest) return;
      if (answer.ok) setRevisions(answer.value);
      else tellFailure(answer.error);
    };
    void read();
    const stop = bridge.on('document.changed', (changed) => {
      // Revisions are announced without a session; what is typed, with that of its draft, makes none.
      if (changed.documentId === documentId && changed.session === null) void read();
    });
    return () => {
      newest += 1;
      stop();
    };
  }, [bridge, documentId]);
  return revisions;
}
