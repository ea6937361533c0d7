import { useMemo } from 'react';
import type { InstrumentWork } from '../use-instrument.ts';
import { useWorkedOut } from '../use-worked-out.ts';
import { lookUp, type LookedUp } from './looked-up.ts';

/** Null until it was looked up for the first time. */
export function useLookedUp({ drafting, numbers, register }: InstrumentWork): LookedUp | null {
  const begin = useMemo(() => {
    if (register === null) return null;
    const { text, type, data } = drafting;
    return () => lookUp(text, { tree: text.km, type, data, numbers, register });
  }, [drafting, numbers, register]);
  return useWorkedOut(begin);
}
