import { startTransition, useEffect, useState } from 'react';
import { createIdleWork } from '../idle.ts';

/** So long it goes on in each moment, idle or not, in milliseconds: a key has 16. */
const LEAST_MS = 4;

/**
 * What takes long, worked out in idle moments, a piece in each; `begin` has to stay the same until what it works on
 * changes. What was worked out before stays in sight meanwhile. Null before the first time, and where there is nothing
 * to work out.
 */
export function useWorkedOut<T>(begin: (() => Generator<undefined, T>) | null): T | null {
  const [result, setResult] = useState<T | null>(null);
  useEffect(() => {
    if (begin === null) return undefined;
    const pieces = begin();
    const work = createIdleWork((hasTime) => {
      const begun = performance.now();
      do {
        const piece = pieces.next();
        if (piece.done === true) {
          // Long lists are drawn in pieces, too.
          startTransition(() => setResult(piece.value));
          return 'done';
        }
      } while (hasTime() || performance.now() - begun < LEAST_MS);
      return 'more';
    });
    work.ask();
    return work.stop;
  }, [begin]);
  return begin === null ? null : result;
}
