import { useEffect, useEffectEvent } from 'react';
import { useBridge } from '../bridge.ts';
import type { Documents } from '../desk/use-documents.ts';
import { readFields, writeFields } from '../records.ts';

const RECORD = 'settings.welcome';

/** Calls `welcome` once in a profile's life: when its desk is opened for the first time and nothing is on it. */
export function useFirstRun(documents: Documents, welcome: () => void): void {
  const bridge = useBridge();
  const greet = useEffectEvent(welcome);
  const isEmpty = documents.list?.length === 0;
  useEffect(() => {
    if (!isEmpty) return;
    const begin = async (): Promise<void> => {
      if ((await readFields(bridge, RECORD))['seen'] === true) return;
      greet();
      await writeFields(bridge, RECORD, { seen: true });
    };
    void begin();
  }, [bridge, isEmpty]);
}
