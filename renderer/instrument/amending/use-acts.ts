import { useEffect, useState } from 'react';
import type { DocumentId } from '../../../shared/document/model.ts';
import type { AmendingActs } from '../../../shared/ipc/amending.ts';
import { useBridge } from '../../bridge.ts';

/** The instruments of this desk that amend one, as they are now; null until they were read. */
export function useActs(documentId: DocumentId): AmendingActs | null {
  const bridge = useBridge();
  const [acts, setActs] = useState<AmendingActs | null>(null);
  useEffect(() => {
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const answer = await bridge.call['amending.acts']({ documentId });
      if (isWanted && answer.ok) setActs(answer.value);
    };
    void ask();
    // What amends it may be any document, by its fields: one that is made, binned or dated.
    const stop = bridge.on('documents.changed', ({ ids }) => {
      if (ids.some((id) => id !== documentId)) void ask();
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [bridge, documentId]);
  return acts;
}
