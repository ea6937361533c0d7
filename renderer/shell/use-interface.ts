import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { speak } from '../i18n/i18n.ts';
import { readFields, writeFields } from '../records.ts';
import { FIRST_INTERFACE, INTERFACE_RECORD, interfaceFrom, type Interface } from './interface.ts';

export interface InterfaceChoice {
  readonly chosen: Interface;
  /** False until the record was read, so that nothing flashes in the wrong language or theme. */
  readonly known: boolean;
  readonly choose: (changed: Partial<Interface>) => void;
}

/** The interface's language and theme: read once the core is ready, kept in the profile, and told to the window. */
export function useInterface(coreReady: boolean): InterfaceChoice {
  const bridge = useBridge();
  const [chosen, setChosen] = useState(FIRST_INTERFACE);
  const [known, setKnown] = useState(false);

  useEffect(() => {
    if (!coreReady || known) return;
    const read = async (): Promise<void> => {
      setChosen(interfaceFrom(await readFields(bridge, INTERFACE_RECORD)));
      setKnown(true);
    };
    void read();
  }, [bridge, coreReady, known]);

  useEffect(() => {
    speak(chosen.language);
    document.documentElement.dataset['theme'] = chosen.theme;
    if (!known) return;
    void bridge.call['window.language']({ language: chosen.language });
    void bridge.call['window.theme']({ theme: chosen.theme });
  }, [bridge, chosen, known]);

  const choose = (changed: Partial<Interface>): void => {
    setChosen((before) => ({ ...before, ...changed }));
    if (coreReady) void writeFields(bridge, INTERFACE_RECORD, changed);
  };
  return { chosen, known, choose };
}
