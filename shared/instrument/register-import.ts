/** What a table brings to the register: entries that are not in it yet, with the relations that their numbers name. */
import type { RegisterKey } from '../ipc/register.ts';
import type { RegisterId } from './instrument.ts';
import type { CsvProblem, CsvRow } from './register-csv.ts';
import { numberKeyOf } from './register-keys.ts';
import type { RegisterEntry, Relation } from './register.ts';

export interface RegisterImport {
  /** The oldest first: what is stopped half-way leaves no entry that names one which never came. */
  readonly puts: readonly RegisterEntry[];
  /** How many were in the register already, or stood in the table before. */
  readonly present: number;
  /** Relations whose other end is not found, or not the only one. */
  readonly problems: readonly CsvProblem[];
}

/** Every number that has to be looked up in the register first. */
export const numbersIn = (rows: readonly CsvRow[]): readonly string[] => [
  ...new Set(
    rows
      .flatMap(({ number, relations }) => [number, ...relations.map((relation) => relation.number)])
      .filter((number) => number !== ''),
  ),
];

/** `known`: by numbersIn(), the entries of the register that bear the number. */
export function planRegisterImport(
  rows: readonly CsvRow[],
  known: ReadonlyMap<string, readonly RegisterKey[]>,
  nextId: () => RegisterId,
): RegisterImport {
  const bearers = new Map<string, RegisterKey[]>();
  for (const [number, keys] of known) bearers.set(numberKeyOf(number), [...keys]);
  const fresh: { readonly id: RegisterId; readonly row: CsvRow }[] = [];
  for (const row of rows) {
    const key = numberKeyOf(row.number);
    const same = bearers.get(key) ?? [];
    if (same.some(({ type, date }) => type === row.type && date === row.date)) continue;
    const id = nextId();
    bearers.set(key, [...same, { id, type: row.type, date: row.date }]);
    fresh.push({ id, row });
  }
  const problems: CsvProblem[] = [];
  const puts = fresh.map(({ id, row }): RegisterEntry => {
    const { line, relations: named, ...said } = row;
    const relations: Relation[] = [];
    for (const { kind, number } of named) {
      const [found, other] = (bearers.get(numberKeyOf(number)) ?? []).filter((bearer) => bearer.id !== id);
      if (found === undefined || other !== undefined)
        problems.push({ line, reason: found === undefined ? 'notFound' : 'several', value: number });
      else if (!relations.some((relation) => relation.kind === kind && relation.to === found.id))
        relations.push({ kind, to: found.id });
    }
    return { id, ...said, relations };
  });
  return {
    puts: puts.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1)),
    present: rows.length - fresh.length,
    problems,
  };
}
