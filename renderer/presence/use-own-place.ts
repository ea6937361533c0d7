import { useEffect } from 'react';
import { SIGNS_OF_LIFE } from '../account/use-locking.ts';
import { useBridge } from '../bridge.ts';
import type { OnPaper } from '../desk/opener.ts';
import { pagePorts } from '../drafting/ports.ts';

/** In milliseconds: a caret that runs through a text is told where it rests. */
const REST = 500;
/** In milliseconds: that somebody still sits here is told so often at most. */
const RENEWAL = 20_000;

/**
 * Tells core where the person is in the open document: when it opens, when the caret rests in another unit, and while
 * somebody touches the desk. That they write core knows by itself; a key costs nothing here.
 */
export function useOwnPlace(onPaper: OnPaper | null): void {
  const bridge = useBridge();
  useEffect(() => {
    if (onPaper === null) return undefined;
    const { session, documentId, text } = onPaper.draft;
    const { whereabouts } = text;
    let toldAt = 0;
    let callOff: (() => void) | null = null;
    const tell = (): void => {
      callOff?.();
      callOff = null;
      toldAt = pagePorts.now();
      const at = { documentId, unit: whereabouts.caret()?.uid ?? null };
      void bridge.call['presence.tell']({ session, at });
    };
    const leave = (): void => void bridge.call['presence.tell']({ session, at: null });
    const touch = (): void => {
      if (Math.abs(pagePorts.now() - toldAt) > RENEWAL) tell();
    };
    const stops = [
      whereabouts.onCaret(() => {
        callOff?.();
        callOff = pagePorts.after(REST, tell);
      }),
      // A core that was started again, or unlocked, has to hear it anew.
      bridge.on('core.state', ({ kind }) => {
        if (kind === 'ready') tell();
      }),
    ];
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touch, { capture: true, passive: true });
    window.addEventListener('pagehide', leave);
    tell();
    return () => {
      for (const stop of stops) stop();
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touch, { capture: true });
      window.removeEventListener('pagehide', leave);
      callOff?.();
      leave();
    };
  }, [bridge, onPaper]);
}
