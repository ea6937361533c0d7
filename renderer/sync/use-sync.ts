import { useEffect, useState } from 'react';
import type { SyncState } from '../../shared/ipc/sync.ts';
import { useBridge, useBridgeEvent } from '../bridge.ts';

/** How the desk stands with the ministry; `alone` until that is known. */
export function useSync(): SyncState {
  const bridge = useBridge();
  const [state, setState] = useState<SyncState>({ kind: 'alone' });
  useBridgeEvent('sync.changed', setState);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const answer = await bridge.call['sync.state']({});
      if (answer.ok) setState(answer.value);
    };
    void read();
  }, [bridge]);
  return state;
}
