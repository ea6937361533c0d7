import { useEffectEvent, useLayoutEffect } from 'react';

/**
 * Escape leaves what is shown, at the first press. `first` hears the key before everything else on the page: an open
 * hint would keep it for itself. Otherwise whatever lies above, such as a menu, has it first.
 */
export function useEscape(
  leave: () => void,
  order: 'first' | 'last',
  /** False where the key is for something that lies above. */
  isMeant: () => boolean = () => true,
): void {
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    // Within a composition the key is the input method's.
    if (event.key !== 'Escape' || event.isComposing || !isMeant()) return;
    // One press leaves one thing.
    event.stopImmediatePropagation();
    leave();
  });
  // With what is shown, not after it: the key may follow at once.
  useLayoutEffect(() => {
    const options = { capture: order === 'first' };
    const hear = (event: KeyboardEvent): void => onEscape(event);
    window.addEventListener('keydown', hear, options);
    return () => window.removeEventListener('keydown', hear, options);
  }, [order]);
}
