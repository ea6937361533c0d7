import { sameJson } from '../../shared/document/same.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';

/** What somebody changes on the screen: every change that can be kept goes to the disk at once. */
export interface KeptDraft<Value> {
  /** What is on the screen; the same object until it changes. */
  readonly value: () => Value;
  readonly change: (value: Value) => void;
  /** Takes what another window wrote over `before`, which was on the screen; not while something newer is. */
  readonly arrive: (next: Value, before: Value) => void;
  /** Answers once everything that can be kept is on disk; false where the disk refuses it. */
  readonly flush: () => Promise<boolean>;
  /** Answers the function that stops listening. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface Keeping<Value> {
  readonly canKeep: (value: Value) => boolean;
  readonly write: (value: Value) => Promise<Result<null, Failure>>;
  readonly onFailure: (failure: Failure) => void;
}

export function createKeptDraft<Value>(
  first: Value,
  { canKeep, write, onFailure }: Keeping<Value>,
): KeptDraft<Value> {
  const listeners = new Set<() => void>();
  let value = first;
  let kept = first;
  let writing: Promise<void> | null = null;

  /** One write at a time, always of the newest: a slow disk is not sent each letter. */
  const writeAll = async (): Promise<void> => {
    while (kept !== value && canKeep(value)) {
      const next = value;
      const written = await write(next);
      if (!written.ok) return onFailure(written.error);
      kept = next;
    }
  };
  const keep = (): Promise<void> =>
    (writing ??= writeAll().finally(() => {
      writing = null;
    }));

  const show = (next: Value): void => {
    value = next;
    for (const listener of listeners) listener();
  };

  return {
    value: () => value,
    change(next) {
      show(next);
      void keep();
    },
    arrive(next, before) {
      if (value !== before || value !== kept || sameJson(next, value)) return;
      kept = next;
      show(next);
    },
    async flush() {
      await keep();
      return kept === value || !canKeep(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
