import offices from '../../resources/lists/offices.json';
import people from '../../resources/lists/people.json';
import topics from '../../resources/lists/topics.json';
import { listEntries, LISTS, type ListEntry, type ListName } from '../../shared/document/article-fields.ts';
import type { JsonValue } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { DeskRecord } from '../../shared/ipc/types.ts';

/** What each list begins with, until the office has written its own. */
const STARTERS: Readonly<Record<ListName, Readonly<Record<string, JsonValue>>>> = {
  'lists.people': people,
  'lists.topics': topics,
  'lists.offices': offices,
};

/** The lists that documents choose from, read once for the window and kept while they are in use. */
export interface Lists {
  /** The same array until the list changes; empty until it has been read. */
  readonly entries: (name: ListName) => readonly ListEntry[];
  /** Answers the function that stops listening. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads all again: another window may have changed them. */
  readonly refresh: () => Promise<void>;
  /** Makes the list what `change` says of its newest entries, whoever wrote those. */
  readonly change: (
    name: ListName,
    change: (entries: readonly ListEntry[]) => readonly ListEntry[],
  ) => Promise<Result<null, Failure>>;
}

const fieldsOf = (entries: readonly ListEntry[]): Readonly<Record<string, JsonValue>> => ({
  entries: entries.map(({ id, km, en }) => ({ id, km, en })),
});

export function createLists(bridge: Bridge): Lists {
  const listeners = new Set<() => void>();
  const known = new Map<ListName, { readonly version: number; readonly entries: readonly ListEntry[] }>();
  const none: readonly ListEntry[] = [];

  const keep = (name: ListName, { version, fields }: Pick<DeskRecord, 'version' | 'fields'>): void => {
    const before = known.get(name);
    // What was asked before it was written may be answered behind it.
    if (before !== undefined && version < before.version) return;
    const entries = listEntries(fields);
    const isSame = JSON.stringify(before?.entries) === JSON.stringify(entries);
    known.set(name, { version, entries: isSame && before !== undefined ? before.entries : entries });
    if (isSame) return;
    for (const listener of listeners) listener();
  };

  /** The stored record; the first to ask writes what the list begins with. */
  const read = async (name: ListName): Promise<Result<DeskRecord, Failure>> => {
    const stored = await bridge.call['records.read']({ name });
    if (!stored.ok) return stored;
    if (stored.value !== null) return ok(stored.value);
    const fields = STARTERS[name];
    const written = await bridge.call['records.write']({ name, baseVersion: 0, fields });
    if (written.ok) return written;
    // Another window was first, or the disk takes nothing: what is there is shown.
    const again = await bridge.call['records.read']({ name });
    return again.ok ? ok(again.value ?? { name, version: 0, fields }) : again;
  };

  const write = async (
    name: ListName,
    change: (entries: readonly ListEntry[]) => readonly ListEntry[],
  ): Promise<Result<null, Failure>> => {
    const stored = await read(name);
    if (!stored.ok) return stored;
    const fields = fieldsOf(change(listEntries(stored.value.fields)));
    const written = await bridge.call['records.write']({ name, baseVersion: stored.value.version, fields });
    if (!written.ok) return written;
    keep(name, written.value);
    return ok(null);
  };

  const refreshOne = async (name: ListName): Promise<void> => {
    const stored = await read(name);
    if (stored.ok) keep(name, stored.value);
  };
  let reading: Promise<void> | null = null;
  const readAll = async (): Promise<void> => {
    await Promise.all(LISTS.map(refreshOne));
    reading = null;
  };

  bridge.on('records.changed', ({ name }) => {
    const list = LISTS.find((one) => one === name);
    // Of one that nobody has asked for yet nothing is shown.
    if (list !== undefined && known.has(list)) void refreshOne(list);
  });

  bridge.on('core.state', ({ kind }) => {
    if (kind !== 'ready' || known.size === 0) return;
    // Of a backup that was put back the versions are older, and hold.
    for (const [name, { entries }] of known) known.set(name, { version: 0, entries });
    void readAll();
  });

  return {
    entries: (name) => known.get(name)?.entries ?? none,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async refresh() {
      // Several parts of the page ask at once.
      reading ??= readAll();
      await reading;
    },
    async change(name, change) {
      const changed = await write(name, change);
      // Another window wrote between reading and writing: once more, on its list.
      return !changed.ok && changed.error.code === 'invalid' ? write(name, change) : changed;
    },
  };
}
