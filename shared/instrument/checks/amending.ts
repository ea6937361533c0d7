/** Whether an amending instrument says what its copy says, and the amended one is still the one that it was drafted on. */
import { check, type InstrumentCheck } from './check.ts';

/** What only whoever has the other documents knows. */
export interface AmendingFacts {
  /** What was generated follows from the copy as it is. */
  readonly isCurrent: boolean;
  /** The amended instrument has been changed on its own. */
  readonly isChangedSince: boolean;
}

export function checkAmending({ isCurrent, isChangedSince }: AmendingFacts): readonly InstrumentCheck[] {
  const text = { kind: 'text', language: 'km' } as const;
  return [
    ...(isCurrent ? [] : [check('amendingStale', text)]),
    ...(isChangedSince ? [check('amendedChanged', text)] : []),
  ];
}
