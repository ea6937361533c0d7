import { createContext, useContext, useEffect, useEffectEvent, useState } from 'react';
import type { Failure } from '../shared/errors/failure.ts';
import type { Result } from '../shared/errors/result.ts';
import type { CarryingBridge } from '../shared/ipc/carried.ts';
import type { Bridge, EventName, Events } from '../shared/ipc/contract.ts';
import type { Command } from '../shared/ipc/types.ts';

declare global {
  interface Window {
    /** The page's only way to the rest of the desk; exposed by the preload script before the page's own code runs. */
    readonly sastra: CarryingBridge;
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

/** What an event of core tells, as it changes, and before that what `ask` answers; null until either is known. */
export function useTold<E extends EventName>(
  event: E,
  ask: (bridge: Bridge) => Promise<Result<Events[E], Failure>>,
): Events[E] | null {
  const bridge = useBridge();
  const [state, setState] = useState<Events[E] | null>(null);
  const asked = useEffectEvent(ask);
  useEffect(() => {
    let isTold = false;
    const stop = bridge.on(event, (told) => {
      isTold = true;
      setState(() => told);
    });
    const read = async (): Promise<void> => {
      const answer = await asked(bridge);
      // What was told meanwhile is newer.
      if (answer.ok && !isTold) setState(() => answer.value);
    };
    void read();
    return stop;
  }, [bridge, event]);
  return state;
}

const carriers = new Set<(command: Command) => void>();

/** Asks for a command as the menu does, from the page itself. */
export function carryOut(command: Command): void {
  for (const carry of carriers) carry(command);
}

/**
 * The browser tells of a new place of the caret in a task of its own, and a command that was asked for by the very next
 * key may come before it. Told now, the editor takes it in before the next microtask.
 */
function tellOfCaret(): void {
  document.dispatchEvent(new Event('selectionchange'));
}

/** Carries out a command, of the menu or of the page, at the caret as it is, while the component is on the page. */
export function useCommand(command: Command, act: () => void): void {
  const carry = useEffectEvent((asked: Command) => {
    if (asked === command) act();
  });
  useEffect(() => {
    const carrier = (asked: Command): void => carry(asked);
    carriers.add(carrier);
    return () => {
      carriers.delete(carrier);
    };
  }, []);
  useBridgeEvent('command', (asked) => {
    if (asked.command !== command) return;
    tellOfCaret();
    queueMicrotask(() => carry(command));
  });
}
