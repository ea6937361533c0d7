import { useEffect, useState } from 'react';
import type { DocumentId } from '../../../shared/document/model.ts';
import type { TextAsOf } from '../../../shared/ipc/amending.ts';
import { useBridge } from '../../bridge.ts';
import { tellFailure } from '../../failures.ts';

/**
 * An instrument as it holds on a day (YYYY-MM-DD; empty: none is chosen, and what was read stays); null until it is read.
 * A failure is told, and leaves what was shown.
 */
export function useTextAsOf(
  documentId: DocumentId,
  day: string,
  flush: () => Promise<boolean>,
): TextAsOf | null {
  const bridge = useBridge();
  const [read, setRead] = useState<TextAsOf | null>(null);
  useEffect(() => {
    if (day === '') return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      await flush();
      const answer = await bridge.call['amending.asOf']({ documentId, day });
      if (!isWanted) return;
      if (answer.ok) setRead(answer.value);
      else tellFailure(answer.error);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [bridge, documentId, day, flush]);
  return read;
}
