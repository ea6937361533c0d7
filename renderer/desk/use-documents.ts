import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import { pagePorts } from '../drafting/ports.ts';
import { createRefresher } from './refresh.ts';
import { keepingUnchanged } from './summaries.ts';

export interface Documents {
  /** Null until the first answer: an empty list is only shown where there is really nothing. */
  readonly list: readonly DocumentSummary[] | null;
  /** Reads the list now, after something that the person has just done. */
  readonly refresh: () => Promise<void>;
}

/** The documents on the desk, or those in the bin; newest first, as core orders them. */
export function useDocuments(bin: boolean): Documents {
  const bridge = useBridge();
  const [list, setList] = useState<readonly DocumentSummary[] | null>(null);
  const newest = useRef(0);

  const refresh = useCallback(async () => {
    newest.current += 1;
    const asked = newest.current;
    const answer = await bridge.call['documents.list']({ bin });
    if (answer.ok && asked === newest.current) {
      setList((before) => keepingUnchanged(before ?? [], answer.value));
    }
  }, [bridge, bin]);

  useEffect(() => {
    void refresh();
    const refresher = createRefresher(() => void refresh(), pagePorts);
    const stops = [
      bridge.on('documents.changed', refresher.ask),
      bridge.on('core.state', (state) => {
        if (state.kind === 'ready') refresher.ask();
      }),
      refresher.stop,
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [bridge, refresh]);

  return { list, refresh };
}
