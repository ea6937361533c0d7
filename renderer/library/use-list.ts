import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ListEntry, ListName } from '../../shared/document/article-fields.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { useBridge } from '../bridge.ts';
import { createLists, type Lists } from './lists.ts';

export interface UsedList {
  /** In the list's own order. */
  readonly entries: readonly ListEntry[];
  /** Undefined where the entry was taken out, or the list has not been read yet. */
  readonly find: (id: string) => ListEntry | undefined;
  /** Puts an entry at the end and answers it; a failure is for the caller to tell. */
  readonly add: (names: Pick<ListEntry, 'km' | 'en'>) => Promise<Result<ListEntry, Failure>>;
  readonly change: (
    change: (entries: readonly ListEntry[]) => readonly ListEntry[],
  ) => Promise<Result<null, Failure>>;
}

/** One for each bridge: whoever shows a list sees what another part of the window has just added. */
const listsOf = new WeakMap<Bridge, Lists>();

function sharedLists(bridge: Bridge): Lists {
  const known = listsOf.get(bridge);
  if (known !== undefined) return known;
  const lists = createLists(bridge);
  listsOf.set(bridge, lists);
  return lists;
}

/** One of the lists that documents choose from: people, topics or offices. */
export function useList(name: ListName): UsedList {
  const lists = sharedLists(useBridge());
  const entries = useSyncExternalStore(lists.subscribe, () => lists.entries(name));
  useEffect(() => {
    const refresh = (): void => void lists.refresh();
    if (lists.entries(name).length === 0) refresh();
    window.addEventListener('focus', refresh);
    return () => window.removeEventListener('focus', refresh);
  }, [lists, name]);
  return useMemo(() => {
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    return {
      entries,
      find: (id) => byId.get(id),
      async add(names) {
        const entry = { id: crypto.randomUUID(), ...names };
        const added = await lists.change(name, (all) => [...all, entry]);
        return added.ok ? { ok: true, value: entry } : added;
      },
      change: (change) => lists.change(name, change),
    };
  }, [lists, name, entries]);
}
