import { useEffect, useState } from 'react';
import type { DocumentId } from '../../shared/document/model.ts';
import type { Joined } from '../../shared/ipc/merging.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';

export interface JoinedWork {
  /** Null where nothing was joined that the person has not heard of. */
  readonly joined: Joined | null;
  readonly hear: () => Promise<void>;
}

/** What this desk joined by itself in a document, until somebody says that they have heard of it. */
export function useJoined(documentId: DocumentId): JoinedWork {
  const bridge = useBridge();
  const [joined, setJoined] = useState<Joined | null>(null);
  useEffect(() => {
    let newest = 0;
    const read = async (): Promise<void> => {
      newest += 1;
      const asked = newest;
      const answer = await bridge.call['merging.joined']({ documentId });
      // Where it cannot be read the draft says why.
      if (asked === newest) setJoined(answer.ok ? answer.value : null);
    };
    void read();
    const stop = bridge.on('document.changed', (changed) => {
      if (changed.documentId === documentId && changed.session === null) void read();
    });
    return () => {
      newest += 1;
      stop();
    };
  }, [bridge, documentId]);
  return {
    joined,
    async hear() {
      if (joined === null) return;
      setJoined(null);
      const answer = await bridge.call['merging.hear']({ documentId, revisionId: joined.revision });
      if (!answer.ok) tellFailure(answer.error);
    },
  };
}
