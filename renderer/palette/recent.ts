import { useEffect, useState } from 'react';
import type { JsonValue } from '../../shared/document/model.ts';
import { useBridge } from '../bridge.ts';
import { readFields, writeFields } from '../records.ts';

const RECORD = 'settings.palette';
const MOST = 20;

/** What a record says was used last, newest first. */
export const recentFrom = (fields: Readonly<Record<string, JsonValue>>): readonly string[] =>
  Array.isArray(fields['recent'])
    ? fields['recent'].filter((id): id is string => typeof id === 'string').slice(0, MOST)
    : [];

export const withUsed = (recent: readonly string[], id: string): readonly string[] =>
  [id, ...recent.filter((other) => other !== id)].slice(0, MOST);

/** What was chosen in the palette last, newest first, and how to add to it; kept in the profile. */
export function useRecent(): readonly [recent: readonly string[], used: (id: string) => void] {
  const bridge = useBridge();
  const [recent, setRecent] = useState<readonly string[]>([]);
  useEffect(() => {
    const read = async (): Promise<void> => setRecent(recentFrom(await readFields(bridge, RECORD)));
    void read();
  }, [bridge]);
  return [
    recent,
    (id) => {
      const next = withUsed(recent, id);
      setRecent(next);
      void writeFields(bridge, RECORD, { recent: next });
    },
  ];
}
