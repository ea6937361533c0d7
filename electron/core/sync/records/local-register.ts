/** The register of instruments as a shared record: each instrument is an entry. */
import type { JsonValue } from '../../../../shared/document/model.ts';
import type { RegisterId } from '../../../../shared/instrument/instrument.ts';
import { sameJson } from '../../../../shared/document/same.ts';
import { registerEntrySchema, type RegisterEntry } from '../../../../shared/instrument/register.ts';
import type { Database } from '../../db/database.ts';
import type { RegisterTable } from '../../register/table.ts';
import type { LocalRecord, Parts } from './local-record.ts';

export function partsOfEntry({ title, scan, id: _id, ...rest }: RegisterEntry): Parts {
  const said: Record<string, unknown> = {
    ...rest,
    'title.km': title.km,
    'title.en': title.en,
    scan: scan ?? null,
  };
  return new Map(Object.entries(said).map(([part, value]) => [part, value as JsonValue]));
}

/** Null where parts are missing, or do not go together. */
function entryOfParts(id: string, parts: Parts): RegisterEntry | null {
  const { 'title.km': km, 'title.en': en, scan, relations, ...rest } = Object.fromEntries(parts);
  const own = Array.isArray(relations)
    ? relations.filter((relation) => (relation as { readonly to?: JsonValue } | null)?.to !== id)
    : relations;
  const read = registerEntrySchema.safeParse({
    id,
    ...rest,
    title: { km, en },
    relations: own,
    ...(scan === null || scan === undefined ? {} : { scan }),
  });
  return read.success ? read.data : null;
}

export function openLocalRegister(database: Database, register: RegisterTable): LocalRecord {
  const all = database.prepare<{ id: RegisterId }>('SELECT id FROM register_entries ORDER BY id');
  const untold = database.prepare<{ id: RegisterId }>(
    `SELECT id FROM register_entries
      WHERE NOT EXISTS (SELECT 1 FROM shared_entries WHERE document_id = register_entries.id)
        AND NOT EXISTS (SELECT 1 FROM ops WHERE ops.document_id = register_entries.id)
      ORDER BY id`,
  );
  const read = (entry: string): Parts | null => {
    const [known] = register.entered([entry]);
    return known === undefined ? null : partsOfEntry(known);
  };
  return {
    read,
    delivered: () => null,
    entries: () => all.all().map(({ id }) => id),
    untold: () => new Map(untold.all().map(({ id }) => [id, read(id)])),
    show(shown) {
      let isChanged = false;
      for (const [id, { parts }] of shown) {
        const [before] = register.entered([id]);
        const entry = parts === null ? null : entryOfParts(id, parts);
        if (sameJson(before, entry ?? undefined)) continue;
        if (entry === null) register.remove(id);
        else register.put(entry);
        isChanged = true;
      }
      return isChanged;
    },
  };
}
