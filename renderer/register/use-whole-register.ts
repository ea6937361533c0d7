import { useEffect, useState } from 'react';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import type { RegisteredEntry } from '../../shared/instrument/register.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { REGISTER_LIMIT } from '../../shared/ipc/register.ts';
import { useBridge, useBridgeEvent } from '../bridge.ts';
import { idleMoment } from '../idle.ts';
import { createLatest } from '../search/latest.ts';
import { NO_FILTER } from './use-register.ts';

type WholeRegister = ReadonlyMap<RegisterId, RegisteredEntry>;

/** Page by page, in idle moments. A register that cannot be read now is as one without entries. */
async function readAll(bridge: Bridge): Promise<WholeRegister> {
  const entries = new Map<RegisterId, RegisteredEntry>();
  for (;;) {
    await idleMoment();
    const page = { ...NO_FILTER, from: entries.size, most: REGISTER_LIMIT };
    const answer = await bridge.call['register.find'](page);
    if (!answer.ok || answer.value.entries.length === 0) return entries;
    for (const entry of answer.value.entries) entries.set(entry.id, entry);
    if (entries.size >= answer.value.total) return entries;
  }
}

/**
 * Every entry of the register, read again when it changes: what texts cite is looked for among all of them. Null until it
 * was read for the first time. `wanted` false: nobody needs it.
 */
export function useWholeRegister(wanted: boolean): WholeRegister | null {
  const bridge = useBridge();
  const [read, setRead] = useState<WholeRegister | null>(null);
  const [latest] = useState(() =>
    createLatest(
      (_again: null) => readAll(bridge),
      (_again, register) => setRead(register),
    ),
  );
  useEffect(() => {
    if (wanted) latest.ask(null);
  }, [latest, wanted]);
  useBridgeEvent('register.changed', () => {
    if (wanted) latest.ask(null);
  });
  return read;
}
