import { useEffect, useState } from 'react';
import { createIdleWork } from '../idle.ts';

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
      do {
        const piece = pieces.next();
        if (piece.done === true) {
          setResult(piece.value);
          return 'done';
        }
      } while (hasTime());
      return 'more';
    });
    work.ask();
    return work.stop;
  }, [begin]);
  return begin === null ? null : result;
}
