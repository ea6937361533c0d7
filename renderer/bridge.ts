import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { Bridge, EventName, Events } from '../shared/ipc/contract.ts';
import type { Command } from '../shared/ipc/types.ts';

declare global {
  interface Window {
    /** The page's only way to the rest of the desk; exposed by the preload script before the page's own code runs. */
    readonly sastra: Bridge;
  }
}

export const BridgeContext = createContext<Bridge | null>(null);

/** The bridge that the page was started with. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('no bridge above this component');
  return bridge;
}

/** Listens while the component is on the page; the listener always sees the newest props and state. */
export function useBridgeEvent<E extends EventName>(event: E, listener: (value: Events[E]) => void): void {
  const bridge = useBridge();
  const hear = useEffectEvent(listener);
  useEffect(() => bridge.on(event, (value) => hear(value)), [bridge, event]);
}

/** Carries out a command of the menu while the component is on the page. */
export function useCommand(command: Command, carryOut: () => void): void {
  useBridgeEvent('command', (asked) => {
    if (asked.command === command) carryOut();
  });
}
