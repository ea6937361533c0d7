/** What a person has to know while the desk works: one failure for each thing that can go wrong, gone when it is well. */
import type { Failure } from '../../shared/errors/failure.ts';

type Subject = 'disk' | 'backup' | 'journal';

export interface Warnings {
  list(): readonly Failure[];
  /** Null: it is well. */
  set(subject: Subject): (failure: Failure | null) => void;
  clear(): void;
}

export function createWarnings(onChange: () => void): Warnings {
  const failures = new Map<Subject, Failure>();
  return {
    list: () => [...failures.values()],
    set: (subject) => (failure) => {
      const known = failures.get(subject);
      if (known?.code === failure?.code && known?.detail === failure?.detail) return;
      if (failure === null) failures.delete(subject);
      else failures.set(subject, failure);
      onChange();
    },
    clear: () => failures.clear(),
  };
}
