import { useEffect, useState } from 'react';
import type { LockState } from '../../shared/ipc/account.ts';
import { useBridge } from '../bridge.ts';

/** The lock of this desk, as it changes; null until it is known. */
export function useLock(): LockState | null {
  const bridge = useBridge();
  const [state, setState] = useState<LockState | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const answer = await bridge.call['lock.state']({});
      if (isWanted && answer.ok) setState(answer.value);
    };
    void read();
    const stops = [
      bridge.on('lock.changed', setState),
      // A sign-out takes the PIN away.
      bridge.on('account.changed', () => void read()),
    ];
    return () => {
      isWanted = false;
      for (const stop of stops) stop();
    };
  }, [bridge]);
  return state;
}
