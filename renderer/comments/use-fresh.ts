import { useEffect, useState } from 'react';
import type { Commenting } from './commenting.ts';
import type { PlacedThread } from './placed-threads.ts';

const NONE: ReadonlySet<string> = new Set();

/** Comments that were new when they came into sight: they count as seen at once, and look new until the panel goes. */
export function useFresh(commenting: Commenting, threads: readonly PlacedThread[]): ReadonlySet<string> {
  const [fresh, setFresh] = useState(NONE);
  const unseen = threads.flatMap(({ thread }) =>
    thread.comments.filter(({ isNew }) => isNew).map(({ id }) => id),
  );
  if (unseen.some((id) => !fresh.has(id))) setFresh(new Set([...fresh, ...unseen]));
  const key = unseen.join(' ');
  useEffect(() => {
    if (key !== '') commenting.see(key.split(' '));
  }, [commenting, key]);
  return fresh;
}
