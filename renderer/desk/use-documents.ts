import { useCallback, useEffect, useState } from 'react';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import { pagePorts } from '../drafting/ports.ts';
import { idleMoment } from '../idle.ts';
import { createListing, type Listed } from './listing.ts';
import { createRefresher } from './refresh.ts';

export interface Documents {
  /** Null until the first answer: an empty list is only shown where there is really nothing. */
  readonly list: readonly DocumentSummary[] | null;
  /** False while only the newest are in the list. */
  readonly isWhole: boolean;
  /** Brings the list up to date now, after something that the person has just done. */
  readonly refresh: () => Promise<void>;
}

/**
 * The documents on the desk, or those in the bin; newest first, as core orders them. What is not in sight of a long list
 * is read `after` what the person waits for.
 */
export function useDocuments(bin: boolean, after: Promise<void> = Promise.resolve()): Documents {
  const bridge = useBridge();
  const [listed, show] = useState<Listed | null>(null);
  const [listing] = useState(() =>
    createListing(bridge.call, bin, { show, idle: () => after.then(idleMoment) }),
  );
  const refresh = useCallback(() => listing.refresh(), [listing]);

  useEffect(() => {
    void listing.load();
    const refresher = createRefresher(() => void listing.refresh(), pagePorts);
    const stops = [
      bridge.on('documents.changed', ({ ids }) => {
        listing.changed(ids);
        refresher.ask();
      }),
      bridge.on('core.state', (state) => {
        if (state.kind === 'ready') void listing.load();
      }),
      refresher.stop,
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [bridge, listing]);

  return { list: listed?.list ?? null, isWhole: listed?.isWhole ?? false, refresh };
}
