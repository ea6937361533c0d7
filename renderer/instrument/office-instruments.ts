/** What instruments are like in this office: as delivered until the office's record was read, then as that says. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { InstrumentData } from '../../shared/instrument/data.ts';
import { INSTRUMENTS_RECORD, officeInstruments } from '../../shared/instrument/office-data.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { useBridge, useBridgeEvent } from '../bridge.ts';
import { sameJson } from '../../shared/document/same.ts';
import { DELIVERED_INSTRUMENTS } from './delivered-instruments.ts';

// One for the page, as its texts are: numbers are worked out in places that no component holds.
let current = DELIVERED_INSTRUMENTS;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** As it is now; the same value until it changes. */
export const instrumentData = (): InstrumentData => current;

/** Answers the function that stops listening. */
export const onInstrumentData = subscribe;

export const useInstrumentData = (): InstrumentData => useSyncExternalStore(subscribe, instrumentData);

function show(data: InstrumentData): void {
  if (sameJson(data, current)) return;
  current = data;
  for (const listener of listeners) listener();
}

/** Reads what the office has written, at once and whenever a window writes it. */
export function useOfficeInstruments(): void {
  const bridge = useBridge();
  const read = async (): Promise<void> => {
    const stored = await bridge.call['records.read']({ name: INSTRUMENTS_RECORD });
    if (stored.ok) show(officeInstruments(DELIVERED_INSTRUMENTS, stored.value?.fields));
  };
  const onStart = useEffectEvent(() => void read());
  useEffect(() => onStart(), []);
  useBridgeEvent('records.changed', ({ name }) => {
    if (name === INSTRUMENTS_RECORD) void read();
  });
}

/** Keeps the data for the office, whoever wrote it last. */
export async function writeInstrumentData(
  bridge: Bridge,
  data: InstrumentData,
): Promise<Result<null, Failure>> {
  const write = async (): Promise<Result<null, Failure>> => {
    const stored = await bridge.call['records.read']({ name: INSTRUMENTS_RECORD });
    if (!stored.ok) return stored;
    const written = await bridge.call['records.write']({
      name: INSTRUMENTS_RECORD,
      baseVersion: stored.value?.version ?? 0,
      fields: { ...data },
    });
    return written.ok ? ok(null) : written;
  };
  const first = await write();
  // Another window wrote between reading and writing.
  const written = !first.ok && first.error.code === 'invalid' ? await write() : first;
  if (written.ok) show(data);
  return written;
}
