import { useState } from 'react';
import type { RegisteredEntry } from '../../shared/instrument/register.ts';
import { useEscape } from '../ui/use-escape.ts';
import { NO_FILTER, useRegister } from './use-register.ts';

/** Instruments of the register that are looked for in a field. */
export interface SoughtEntries {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Whether anything was typed yet. */
  readonly isSought: boolean;
  /** Those that answer; none while nothing was typed. */
  readonly found: readonly RegisteredEntry[];
}

/** Looks in the register while one types. Escape leaves what was typed first, then what the field stands in. */
export function useSoughtEntries(): SoughtEntries {
  const [filter, setFilter] = useState(NO_FILTER);
  const { found } = useRegister(filter);
  useEscape(
    () => setFilter(NO_FILTER),
    'first',
    () => filter.text !== '',
  );
  const isSought = filter.text.trim() !== '';
  return {
    text: filter.text,
    setText: (text) => setFilter({ ...NO_FILTER, text }),
    isSought,
    found: isSought ? (found?.entries ?? []) : [],
  };
}
