/** Named records with a version per write: settings of the office, word lists, templates. */
import type { DeskRecord } from '../../../shared/ipc/types.ts';
import type { Database } from '../db/database.ts';
import { storedJson } from '../db/stored-json.ts';

export interface RecordStore {
  readonly read: (name: string) => DeskRecord | null;
}

export function openRecords(database: Database): RecordStore {
  const one = database.prepare<{ version: number; fields: string }>(
    'SELECT version, fields FROM records WHERE name = :name',
  );
  return {
    read(name) {
      const row = one.get({ name });
      if (row === undefined) return null;
      return { name, version: row.version, fields: storedJson<DeskRecord['fields']>(row.fields) };
    },
  };
}
