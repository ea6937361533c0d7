import { useEffect, useState } from 'react';
import type { DocumentId } from '../../shared/document/model.ts';
import { useBridge } from '../bridge.ts';
import { readFields, writeFields } from '../records.ts';
import { RECENT_RECORD, recentFrom, withOpened } from './recent.ts';

/** The documents opened last, the latest first; `open` is the one that is open in this window now. */
export function useRecent(open: DocumentId | null): readonly DocumentId[] {
  const bridge = useBridge();
  const [recent, setRecent] = useState<readonly DocumentId[]>([]);
  useEffect(() => {
    const note = async (): Promise<void> => {
      const stored = recentFrom(await readFields(bridge, RECENT_RECORD));
      const next = open === null || stored[0] === open ? stored : withOpened(stored, open);
      setRecent(next);
      if (next !== stored) await writeFields(bridge, RECENT_RECORD, { documents: next });
    };
    void note();
  }, [bridge, open]);
  return recent;
}
