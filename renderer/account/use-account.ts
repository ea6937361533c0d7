import { useEffect, useState } from 'react';
import type { AccountState } from '../../shared/ipc/account.ts';
import { useBridge } from '../bridge.ts';

/** Whose desk this is on which hub, as it changes; null until it is known. */
export function useAccount(): AccountState | null {
  const bridge = useBridge();
  const [state, setState] = useState<AccountState | null>(null);
  useEffect(() => {
    let isTold = false;
    const stop = bridge.on('account.changed', (told) => {
      isTold = true;
      setState(told);
    });
    const read = async (): Promise<void> => {
      const answer = await bridge.call['account.state']({});
      // What came meanwhile is newer.
      if (answer.ok && !isTold) setState(answer.value);
    };
    void read();
    return stop;
  }, [bridge]);
  return state;
}
