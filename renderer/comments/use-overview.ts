import { useEffect, useMemo, useState } from 'react';
import type { DocumentId } from '../../shared/document/model.ts';
import type { CommentsOverview } from '../../shared/ipc/comments.ts';
import { useBridge } from '../bridge.ts';

const NOTHING: CommentsOverview = { unread: [], mentions: [] };

/** What was not seen in all documents, and where the person is called on; read anew whenever something is said. */
export function useCommentsOverview(): CommentsOverview {
  const bridge = useBridge();
  const [overview, setOverview] = useState(NOTHING);
  useEffect(() => {
    let newest = 0;
    const read = async (): Promise<void> => {
      newest += 1;
      const asked = newest;
      const answer = await bridge.call['comments.overview']({});
      if (asked === newest && answer.ok) setOverview(answer.value);
    };
    void read();
    const stops = [
      bridge.on('comments.changed', () => void read()),
      // Whom the desk belongs to decides who is called on.
      bridge.on('account.changed', () => void read()),
    ];
    return () => {
      newest += 1;
      for (const stop of stops) stop();
    };
  }, [bridge]);
  return overview;
}

/** How many comments were not seen, of each document that has any. */
export function useUnread(): ReadonlyMap<DocumentId, number> {
  const { unread } = useCommentsOverview();
  return useMemo(() => new Map(unread.map(({ documentId, count }) => [documentId, count])), [unread]);
}
