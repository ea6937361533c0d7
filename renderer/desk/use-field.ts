import { useCallback, useReducer, useRef, useSyncExternalStore } from 'react';
import type { JsonValue } from '../../shared/document/model.ts';
import { normalizeField } from '../../shared/document/normal-form.ts';
import type { DraftSession } from '../drafting/session.ts';

/** Where a field's text comes from and goes to: a draft, or what waits for one. */
export type FieldSource = Pick<DraftSession, 'field' | 'setField' | 'onStatus' | 'onFields'>;

/** A field as it is now, and the way to change it: undefined where it is not there, null takes it away. */
export function useFieldValue(
  source: FieldSource,
  name: string,
): readonly [JsonValue | undefined, (value: JsonValue) => void] {
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
  const change = useCallback(
    (value: JsonValue) => {
      source.setField(name, value);
      echo();
    },
    [source, name],
  );
  return [stored, change];
}

/**
 * A text field as it is now, the way to change it, and what to do when it is left: words that were typed take their
 * normal form, words that nobody touched stay as they are. A field that is not there is empty.
 */
export function useField(
  source: FieldSource,
  name: string,
): readonly [text: string, type: (typed: string) => void, settle: () => void] {
  const [stored, change] = useFieldValue(source, name);
  const isTyped = useRef(false);
  const type = (typed: string): void => {
    isTyped.current = true;
    change(typed);
  };
  const settle = (): void => {
    const now = source.field(name);
    if (isTyped.current && now !== undefined) change(normalizeField(name, now));
    isTyped.current = false;
  };
  return [typeof stored === 'string' ? stored : '', type, settle];
}
