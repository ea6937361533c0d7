import { useEffect, useState } from 'react';

/** Long enough to be read in passing, in milliseconds. */
const SHOWN_MS = 6_000;

/** A quiet word in the status line that goes by itself. */
export function useNotice(): readonly [notice: string, say: (notice: string) => void] {
  const [notice, say] = useState('');
  useEffect(() => {
    if (notice === '') return undefined;
    const timer = setTimeout(() => say(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice, say];
}
