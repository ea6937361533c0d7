import { useCallback, useReducer, useSyncExternalStore } from 'react';
import type { DraftSession } from '../drafting/session.ts';

/** Where a field's text comes from and goes to: a draft, or what waits for one. */
export type FieldSource = Pick<DraftSession, 'field' | 'setField' | 'onStatus' | 'onFields'>;

/** A text field as it is now, and the way to change it. A field that is not there is empty. */
export function useField(source: FieldSource, name: string): readonly [string, (typed: string) => void] {
  // A draft tells of its status and of changes from elsewhere, not of each letter: what is typed here shows at once.
  const [, echo] = useReducer((typed: number) => typed + 1, 0);
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = [source.onStatus(changed), source.onFields(changed)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [source],
  );
  const stored = useSyncExternalStore(subscribe, () => source.field(name));
  const type = useCallback(
    (typed: string) => {
      source.setField(name, typed);
      echo();
    },
    [source, name],
  );
  return [typeof stored === 'string' ? stored : '', type];
}
