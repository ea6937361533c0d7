/** The names that stand in the lists of the office, read again only where a list was written. */
import { listEntries, type ListEntry, type ListName } from '../../../shared/document/article-fields.ts';
import type { Database } from '../db/database.ts';
import { readableValue, type NamesOf } from './field-texts.ts';

export interface ListNames {
  /** Counts up with each writing of the list; 0 where there is none yet. */
  readonly version: (list: ListName) => number;
  readonly namesOf: NamesOf;
}

export function openListNames(database: Database): ListNames {
  const version = database.prepare<{ version: number }>('SELECT version FROM records WHERE name = :list');
  const record = database.prepare<{ fields: string }>('SELECT fields FROM records WHERE name = :list');
  const known = new Map<
    ListName,
    { readonly version: number; readonly entries: ReadonlyMap<string, ListEntry> }
  >();

  const versionOf = (list: ListName): number => version.get({ list })?.version ?? 0;
  const entriesOf = (list: ListName): ReadonlyMap<string, ListEntry> => {
    const now = versionOf(list);
    const kept = known.get(list);
    if (kept?.version === now) return kept.entries;
    const row = record.get({ list });
    const entries = new Map(
      listEntries(row === undefined ? undefined : readableValue(row.fields)).map((entry) => [
        entry.id,
        entry,
      ]),
    );
    known.set(list, { version: now, entries });
    return entries;
  };

  return {
    version: versionOf,
    namesOf(list, ids, language) {
      if (ids.length === 0) return '';
      const entries = entriesOf(list);
      return ids
        .map((id) => entries.get(id)?.[language] ?? '')
        .filter((name) => name !== '')
        .join('\n');
    },
  };
}
