/** The office's words in this window: read once, and again whenever anybody writes them. */
import starter from '../../resources/lists/wording.json';
import type { JsonValue } from '../../shared/document/model.ts';
import { wordingEntries, WORDING_RECORD, type WordingEntry } from '../../shared/document/wording.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { createListeners } from '../drafting/listeners.ts';

export interface Wording {
  /** The same array until the list changes; empty until it has been read. */
  readonly entries: () => readonly WordingEntry[];
  readonly onChange: (listener: () => void) => () => void;
  /** Makes the list what `change` says of its newest entries, whoever wrote those. */
  readonly change: (
    change: (entries: readonly WordingEntry[]) => readonly WordingEntry[],
  ) => Promise<Result<null, Failure>>;
}

const fieldsOf = (entries: readonly WordingEntry[]): Readonly<Record<string, JsonValue>> => ({
  entries: entries.map(({ id, use, avoid }) => ({ id, use, avoid })),
});

export function createWording(bridge: Bridge): Wording {
  const changes = createListeners();
  let entries: readonly WordingEntry[] = [];

  const keep = (next: readonly WordingEntry[]): void => {
    if (JSON.stringify(next) === JSON.stringify(entries)) return;
    entries = next;
    changes.tell();
  };

  /** Until the office writes its own list, there is the one that Sastra brings. */
  const read = async () => {
    const stored = await bridge.call['records.read']({ name: WORDING_RECORD });
    if (!stored.ok) return stored;
    const { version, fields } = stored.value ?? { version: 0, fields: starter };
    return ok({ version, entries: wordingEntries(fields) });
  };

  const refresh = async (): Promise<void> => {
    const stored = await read();
    if (stored.ok) keep(stored.value.entries);
  };

  const write: Wording['change'] = async (change) => {
    const stored = await read();
    if (!stored.ok) return stored;
    const next = change(stored.value.entries);
    const written = await bridge.call['records.write']({
      name: WORDING_RECORD,
      baseVersion: stored.value.version,
      fields: fieldsOf(next),
    });
    if (!written.ok) return written;
    keep(next);
    return ok(null);
  };

  void refresh();
  bridge.on('records.changed', ({ name }) => {
    if (name === WORDING_RECORD) void refresh();
  });
  bridge.on('core.state', ({ kind }) => {
    if (kind === 'ready') void refresh();
  });
  return {
    entries: () => entries,
    onChange: (listener) => changes.add(listener),
    async change(change) {
      const changed = await write(change);
      // Another window wrote between reading and writing: once more, on its list.
      return !changed.ok && changed.error.code === 'invalid' ? write(change) : changed;
    },
  };
}
