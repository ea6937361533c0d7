import { useCallback, useReducer, useSyncExternalStore } from 'react';
import type { DraftSession } from '../drafting/session.ts';

/** A text field of the draft as it is now, and the way to change it. A field that is not there is empty. */
export function useField(draft: DraftSession, name: string): readonly [string, (typed: string) => void] {
  // The draft tells of its status and of changes from elsewhere, not of each letter: what is typed here shows at once.
  const [, echo] = useReducer((typed: number) => typed + 1, 0);
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = [draft.onStatus(changed), draft.onFields(changed)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [draft],
  );
  const stored = useSyncExternalStore(subscribe, () => draft.field(name));
  const type = useCallback(
    (typed: string) => {
      draft.setField(name, typed);
      echo();
    },
    [draft, name],
  );
  return [typeof stored === 'string' ? stored : '', type];
}
