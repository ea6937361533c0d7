/** Finding in the register: by number however it is written, by words of titles, by type, year and standing. */
import { termsOf } from '../../../shared/instrument/register-keys.ts';
import type { RegisterId } from '../../../shared/instrument/instrument.ts';
import { standingOf, type RegisterStatus, type RelationKind } from '../../../shared/instrument/register.ts';
import type { RegisterFound, RegisterQuestion } from '../../../shared/ipc/register.ts';
import type { Database } from '../db/database.ts';
import type { RegisterTable } from './table.ts';

export type FindInRegister = (question: RegisterQuestion) => RegisterFound;

export function openRegisterFinder(database: Database, table: RegisterTable): FindInRegister {
  // Each term is looked for in each row: the index of the documents' words takes units, of which there is none here,
  // and ten thousand rows are read in a few milliseconds.
  const matching = database.prepare<{ id: RegisterId; status: RegisterStatus; by: string | null }>(
    `SELECT id, status,
        (SELECT group_concat(kind) FROM register_relations r
          WHERE r.to_id = e.id AND EXISTS (SELECT 1 FROM register_entries f WHERE f.id = r.entry_id)) AS by
      FROM register_entries e
      WHERE (:type IS NULL OR type = :type)
        AND (:year IS NULL OR substr(date, 1, 4) = :year)
        AND NOT EXISTS (SELECT 1 FROM json_each(:terms) WHERE instr(e.search_text, value) = 0)
      ORDER BY date DESC, number_key, id`,
  );
  const years = database.prepare<{ year: string }>(
    'SELECT DISTINCT substr(date, 1, 4) AS year FROM register_entries ORDER BY year DESC',
  );
  const count = database.prepare<{ n: number }>('SELECT count(*) AS n FROM register_entries');

  return ({ text, type, year, standing, from, most }) => {
    const found = matching
      .all({ type, year, terms: JSON.stringify(termsOf(text)) })
      .filter(
        ({ status, by }) =>
          standing === null ||
          standingOf(status, by === null ? [] : (by.split(',') as RelationKind[])) === standing,
      );
    return {
      entries: table.read(found.slice(from, from + most).map(({ id }) => id)),
      total: found.length,
      all: count.get()?.n ?? 0,
      years: years.all().map(({ year: known }) => known),
    };
  };
}
