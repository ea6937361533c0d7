import { useEffect, useRef, type RefObject } from 'react';

/** For what a person has just gone to: it takes the focus, so that the keys and a screen reader go on from there. */
export function useEntered<Entered extends HTMLElement>(): RefObject<Entered | null> {
  const entered = useRef<Entered>(null);
  useEffect(() => entered.current?.focus({ preventScroll: true }), []);
  return entered;
}
