/** The whole register in the page: what texts cite is looked for among all entries. Read once for the window. */
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import type { RegisteredEntry } from '../../shared/instrument/register.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { REGISTER_LIMIT } from '../../shared/ipc/register.ts';
import { createListeners } from '../drafting/listeners.ts';
import { idleMoment } from '../idle.ts';
import { createLatest } from '../search/latest.ts';
import { NO_FILTER } from './use-register.ts';

export type WholeRegister = ReadonlyMap<RegisterId, RegisteredEntry>;

export interface RegisterSource {
  /** As it was read last; null until then. The same map until the register changes. */
  readonly read: () => WholeRegister | null;
  /** From the first listener on it is read, and read again when it changes. Answers the function that stops listening. */
  readonly onRead: (listener: () => void) => () => void;
}

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

function createSource(bridge: Bridge): RegisterSource {
  const listeners = createListeners();
  let register: WholeRegister | null = null;
  let isFollowed = false;
  const latest = createLatest(
    (_again: null) => readAll(bridge),
    (_again, answer) => {
      register = answer;
      listeners.tell();
    },
  );
  return {
    read: () => register,
    onRead(listener) {
      if (!isFollowed) {
        isFollowed = true;
        bridge.on('register.changed', () => latest.ask(null));
        latest.ask(null);
      }
      return listeners.add(listener);
    },
  };
}

const sources = new WeakMap<Bridge, RegisterSource>();

/** One for each bridge, so that no entry is read twice. */
export function registerSource(bridge: Bridge): RegisterSource {
  const known = sources.get(bridge);
  if (known !== undefined) return known;
  const source = createSource(bridge);
  sources.set(bridge, source);
  return source;
}
