/** How much is written with a type or a level of the instruments' data: asked before the office takes one out of it. */
import type { InstrumentUses } from '../../../shared/ipc/types.ts';
import type { Database } from '../db/database.ts';

export type CountUses = (list: 'types' | 'levels', id: string) => InstrumentUses;

export function openInstrumentUses(database: Database): CountUses {
  const ofType = database.prepare<{ n: number }>(
    `SELECT count(*) AS n FROM draft_fields WHERE name = 'instrument.type' AND value = :json`,
  );
  const entriesOfType = database.prepare<{ n: number }>(
    'SELECT count(*) AS n FROM register_entries WHERE type = :id',
  );
  // Looked for in the bytes, which a large office has many of: within a text the quotes would be escaped.
  const ofLevel = database.prepare<{ n: number }>(
    `SELECT count(DISTINCT document_id) AS n FROM draft_units
      WHERE language = 'km' AND document_id IN (SELECT id FROM documents WHERE kind = 'instrument')
        AND instr(body, :level) > 0`,
  );
  return (list, id) =>
    list === 'types'
      ? {
          documents: ofType.get({ json: JSON.stringify(id) })?.n ?? 0,
          entries: entriesOfType.get({ id })?.n ?? 0,
        }
      : { documents: ofLevel.get({ level: `"level":${JSON.stringify(id)}` })?.n ?? 0, entries: 0 };
}
