import type { JsonValue } from '../../shared/document/model.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { FieldSource } from './use-field.ts';

/** Fields of an article that core is still making: what is typed meanwhile waits here. */
export interface WaitingFields extends FieldSource {
  /** Hands every word over to the draft, and is empty afterwards. */
  readonly pour: (draft: Pick<DraftSession, 'setField'>) => void;
  readonly isEmpty: () => boolean;
}

// Nothing changes here but by typing, which the field that is typed in shows by itself.
const never = (): (() => void) => () => undefined;

export function createWaitingFields(): WaitingFields {
  const typed = new Map<string, JsonValue>();
  return {
    field: (name) => typed.get(name),
    setField: (name, value) => void typed.set(name, value),
    onStatus: never,
    onFields: never,
    pour(draft) {
      for (const [name, value] of typed) draft.setField(name, value);
      typed.clear();
    },
    isEmpty: () => [...typed.values()].every((value) => value === ''),
  };
}
