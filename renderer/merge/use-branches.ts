import { useEffect, useState } from 'react';
import type { DocumentId } from '../../shared/document/model.ts';
import type { MergePoint } from '../../shared/ipc/merging.ts';
import { useBridge } from '../bridge.ts';

const NONE: readonly MergePoint[] = [];

/** What others wrote in this document that the draft does not hold yet, oldest first. */
export function useBranches(documentId: DocumentId): readonly MergePoint[] {
  const bridge = useBridge();
  const [branches, setBranches] = useState(NONE);
  useEffect(() => {
    let newest = 0;
    const read = async (): Promise<void> => {
      newest += 1;
      const asked = newest;
      const answer = await bridge.call['merging.branches']({ documentId });
      // Where it cannot be read the draft says why; a line over it would only say it again.
      if (asked === newest) setBranches(answer.ok ? answer.value : NONE);
    };
    void read();
    const stops = [
      bridge.on('document.changed', (changed) => {
        if (changed.documentId === documentId && changed.session === null) void read();
      }),
      // What contradicts the draft arrives without changing it.
      bridge.on('sync.changed', (state) => {
        if (state.kind === 'connected' && !state.isSyncing) void read();
      }),
    ];
    return () => {
      newest += 1;
      for (const stop of stops) stop();
    };
  }, [bridge, documentId]);
  return branches;
}
