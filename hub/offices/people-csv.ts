/** A list of people as CSV (RFC 4180): either all of it can be taken, or every line that cannot is named. */
import { readCsv, type TableRecord } from '../../shared/exchange/csv.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { ROLES, type Role } from '../../shared/sync/account.ts';
import { mayGive, type Administration } from './administration.ts';
import { emailSchema, nameSchema } from './input.ts';
import type { Office } from './offices.ts';
import type { NewPerson } from './people.ts';

const COLUMNS = ['email', 'name_km', 'name_en', 'office', 'roles'] as const;
type Column = (typeof COLUMNS)[number];

/** More would keep everything else that is administered waiting. */
export const MOST_PEOPLE = 2_000;

export type LineProblem =
  | 'unreadable'
  | 'headings'
  | 'empty'
  | 'tooMany'
  | 'email'
  | 'name'
  | 'twice'
  | 'taken'
  | 'office'
  | 'officeTwice'
  | 'role';

export interface ProblemOnLine {
  /** Counted from 1, headings and all. */
  readonly line: number;
  readonly problem: LineProblem;
  /** What stands there, where that helps. */
  readonly value: string;
}

export interface KnownTo {
  readonly mine: Administration;
  readonly offices: readonly Office[];
  /** Addresses that have accounts, of those that were asked about. */
  readonly taken: ReadonlySet<string>;
}

type Cells = Readonly<Record<Column, string>>;

const whole = (problem: LineProblem) => fail([{ line: 1, problem, value: '' }]);

/** The records with their headings, before any is looked at. */
export function readList(
  csv: string,
): Result<readonly (Cells & { readonly line: number })[], readonly ProblemOnLine[]> {
  const records = readCsv(csv);
  if (records === null) return whole('unreadable');
  const [headings, ...rows] = records;
  if (headings === undefined) return whole('headings');
  const places = placesOf(headings);
  if (places === null) return whole('headings');
  if (rows.length === 0) return whole('empty');
  if (rows.length > MOST_PEOPLE) return whole('tooMany');
  return ok(
    rows.map(({ line, cells }) => {
      const cell = (column: Column): string => (cells[places[column]] ?? '').trim();
      return {
        line,
        email: cell('email').toLowerCase(),
        name_km: cell('name_km'),
        name_en: cell('name_en'),
        office: cell('office'),
        roles: cell('roles'),
      };
    }),
  );
}

function placesOf({ cells }: TableRecord): Readonly<Record<Column, number>> | null {
  const place = (column: Column): number => cells.findIndex((cell) => cell.trim().toLowerCase() === column);
  const places = {
    email: place('email'),
    name_km: place('name_km'),
    name_en: place('name_en'),
    office: place('office'),
    roles: place('roles'),
  };
  return Object.values(places).includes(-1) ? null : places;
}

/** The people of a list, or all that keeps it from being taken. */
export function peopleOf(
  rows: readonly (Cells & { readonly line: number })[],
  known: KnownTo,
): Result<readonly NewPerson[], readonly ProblemOnLine[]> {
  const problems: ProblemOnLine[] = [];
  const people: NewPerson[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const note = (problem: LineProblem, value: string): void => {
      problems.push({ line: row.line, problem, value });
    };
    const email = emailSchema.safeParse(row.email);
    if (!email.success) note('email', row.email);
    else if (seen.has(email.data)) note('twice', email.data);
    else if (known.taken.has(email.data)) note('taken', email.data);
    seen.add(row.email);
    const [name, nameEn] = [nameSchema.safeParse(row.name_km), nameSchema.safeParse(row.name_en)];
    if (!name.success || !nameEn.success) note('name', name.success ? row.name_en : row.name_km);
    const offices = officesNamed(row.office, known);
    const [office] = offices;
    if (offices.length > 1) note('officeTwice', row.office);
    if (office === undefined) note('office', row.office);
    const roles = rolesIn(row.roles);
    const mayAll = office !== undefined && roles?.every((role) => mayHave(known.mine, office, role)) === true;
    if (office !== undefined && (roles === null || !mayAll)) note('role', row.roles);
    if (email.success && name.success && nameEn.success && office !== undefined && roles !== null)
      people.push({ email: email.data, name: name.data, nameEn: nameEn.data, office: office.id, roles });
  }
  return problems.length === 0 ? ok(people) : fail(problems);
}

const mayHave = (mine: Administration, { id, parent }: Office, role: Role): boolean =>
  mayGive(mine, id, role) && (role !== 'administrator' || parent === null);

/** By its name in either language, or its id. */
function officesNamed(text: string, { mine, offices }: KnownTo): readonly Office[] {
  const name = nameSchema.safeParse(text);
  return offices.filter(
    ({ id, names }) =>
      mine.offices.has(id) &&
      (id === text.toLowerCase() ||
        (name.success && (names.km === name.data || names.en.toLowerCase() === name.data.toLowerCase()))),
  );
}

/** Null where one of them is none, or there is none at all. */
function rolesIn(text: string): readonly Role[] | null {
  const words = text.split(/[\s;|]+/u).filter((word) => word !== '');
  const roles = ROLES.filter((role) => words.includes(role));
  return roles.length === 0 || roles.length !== new Set(words).size ? null : roles;
}
