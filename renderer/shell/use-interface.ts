import { useCallback, useEffect, useRef, useState } from 'react';
import { useBridge, useBridgeEvent } from '../bridge.ts';
import { speak } from '../i18n/i18n.ts';
import { readFields, writeFields } from '../records.ts';
import { FIRST_INTERFACE, INTERFACE_RECORD, interfaceFrom, type Interface } from './interface.ts';

export interface InterfaceChoice {
  readonly chosen: Interface;
  /** False until the record was read, so that nothing flashes in the wrong language or theme. */
  readonly known: boolean;
  readonly choose: (changed: Partial<Interface>) => void;
}

/**
 * The desk's language, theme and sizes: read once the core is ready, kept in the profile, told to the window, and
 * followed where another window changes them.
 */
export function useInterface(coreReady: boolean): InterfaceChoice {
  const bridge = useBridge();
  const [chosen, setChosen] = useState(FIRST_INTERFACE);
  const [known, setKnown] = useState(false);
  /** Own choices on their way: what is read meanwhile may be older than they are. */
  const writing = useRef(0);

  const read = useCallback(async (): Promise<void> => {
    const fields = await readFields(bridge, INTERFACE_RECORD);
    if (writing.current === 0) setChosen(interfaceFrom(fields));
  }, [bridge]);

  useEffect(() => {
    if (!coreReady || known) return;
    const begin = async (): Promise<void> => {
      await read();
      setKnown(true);
    };
    void begin();
  }, [coreReady, known, read]);
  useBridgeEvent('records.changed', ({ name }) => {
    if (name === INTERFACE_RECORD && known) void read();
  });

  useEffect(() => {
    speak(chosen.language);
    const root = document.documentElement;
    for (const name of ['theme', 'motion', 'font', 'headings'] as const) root.dataset[name] = chosen[name];
    root.style.setProperty('--zoom', String(chosen.zoom / 100));
    if (!known) return;
    void bridge.call['window.language']({ language: chosen.language });
    void bridge.call['window.theme']({ theme: chosen.theme });
    void bridge.call['window.size']({ percent: chosen.size });
  }, [bridge, chosen, known]);

  const keep = async (changed: Partial<Interface>): Promise<void> => {
    writing.current += 1;
    await writeFields(bridge, INTERFACE_RECORD, changed);
    writing.current -= 1;
  };
  const choose = (changed: Partial<Interface>): void => {
    setChosen((before) => ({ ...before, ...changed }));
    if (coreReady) void keep(changed);
  };
  return { chosen, known, choose };
}
