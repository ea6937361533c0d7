/** What the records of a table say of instruments: columns by their names in either language, one instrument a record. */
import { z } from 'zod';
import type { TableRecord } from '../exchange/csv.ts';
import { foldForSearch, normalizeLabel, toAsciiDigits } from '../khmer/index.ts';
import type { InstrumentData } from './data.ts';
import type { RegisterEntry, RegisterStatus, RelationKind } from './register.ts';

export const CSV_COLUMNS = ['number', 'date', 'type', 'titleKm', 'titleEn', 'status', 'relations'] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];
/** Without these nobody knows what an instrument is. */
const NEEDED: readonly CsvColumn[] = ['number', 'date', 'type'];

export type CsvReason = 'type' | 'date' | 'status' | 'name' | 'long' | 'relations' | 'notFound' | 'several';

/** What is wrong with a line, and the words that are. */
export interface CsvProblem {
  readonly line: number;
  readonly reason: CsvReason;
  readonly value: string;
}

/** An instrument of the table; others are named by their numbers. */
export interface CsvRow extends Omit<RegisterEntry, 'id' | 'relations' | 'scan'> {
  readonly line: number;
  readonly relations: readonly { readonly kind: RelationKind; readonly number: string }[];
}

export type RegisterCsv =
  | { readonly kind: 'rows'; readonly rows: readonly CsvRow[]; readonly problems: readonly CsvProblem[] }
  | { readonly kind: 'noHeader'; readonly missing: readonly CsvColumn[] }
  /** The Khmer titles have no Khmer letters at all: text in a font of before Unicode, or of another encoding. */
  | { readonly kind: 'legacy' };

/** Words are compared without what nobody sees or minds: case, spaces, signs between them. */
const keyOf = (text: string): string => foldForSearch(text).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
const byKey = <Value>(named: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(named).map(([name, value]) => [keyOf(name), value]));

const COLUMNS = byKey<CsvColumn>({
  number: 'number',
  no: 'number',
  លេខ: 'number',
  លេខលិខិត: 'number',
  date: 'date',
  កាលបរិច្ឆេទ: 'date',
  ថ្ងៃខែឆ្នាំ: 'date',
  type: 'type',
  ប្រភេទ: 'type',
  'title km': 'titleKm',
  'title khmer': 'titleKm',
  'khmer title': 'titleKm',
  ចំណងជើង: 'titleKm',
  ចំណងជើងខ្មែរ: 'titleKm',
  ចំណងជើងជាភាសាខ្មែរ: 'titleKm',
  កម្មវត្ថុ: 'titleKm',
  'title en': 'titleEn',
  'title english': 'titleEn',
  'english title': 'titleEn',
  ចំណងជើងអង់គ្លេស: 'titleEn',
  ចំណងជើងជាភាសាអង់គ្លេស: 'titleEn',
  status: 'status',
  ស្ថានភាព: 'status',
  relations: 'relations',
  ទំនាក់ទំនង: 'relations',
});

const STATUSES = byKey<RegisterStatus>({
  '': 'in-force',
  'in force': 'in-force',
  'in-force': 'in-force',
  នៅជាធរមាន: 'in-force',
  ជាធរមាន: 'in-force',
  amended: 'amended',
  បានធ្វើវិសោធនកម្ម: 'amended',
  វិសោធនកម្ម: 'amended',
  superseded: 'superseded',
  ត្រូវបានជំនួស: 'superseded',
  ជំនួស: 'superseded',
  repealed: 'repealed',
  ត្រូវបាននិរាករណ៍: 'repealed',
  និរាករណ៍: 'repealed',
});

const KINDS = byKey<RelationKind>({
  amends: 'amends',
  ធ្វើវិសោធនកម្មលើ: 'amends',
  ធ្វើវិសោធនកម្ម: 'amends',
  វិសោធនកម្ម: 'amends',
  repeals: 'repeals',
  និរាករណ៍: 'repeals',
  implements: 'implements',
  អនុវត្ត: 'implements',
  'based on': 'based-on',
  ផ្អែកលើ: 'based-on',
});

const LONGEST = { number: 100, title: 2000 };
const MOST_RELATIONS = 500;

/** YYYY-MM-DD of a day as tables have it; null where it is none. */
function dateOf(written: string): string | null {
  const digits = toAsciiDigits(written.trim());
  const iso = /^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})$/u.exec(digits)?.groups;
  const local = /^(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{4})$/u.exec(digits)?.groups;
  const parts = iso ?? local;
  const date = [parts?.['y'], parts?.['m']?.padStart(2, '0'), parts?.['d']?.padStart(2, '0')].join('-');
  return z.iso.date().safeParse(date).success ? date : null;
}

/** "amends:41 ANK/BK; repeals:12"; null where a piece has no kind that is known. */
function relationsOf(written: string): CsvRow['relations'] | null {
  const relations: { kind: RelationKind; number: string }[] = [];
  for (const piece of written.split(/[;\n|]/u)) {
    if (piece.trim() === '') continue;
    const colon = piece.search(/[:៖]/u);
    const kind = KINDS.get(keyOf(piece.slice(0, Math.max(0, colon))));
    const number = normalizeLabel(piece.slice(colon + 1)).trim();
    if (kind === undefined || number === '' || number.length > LONGEST.number) return null;
    relations.push({ kind, number });
  }
  return relations.length > MOST_RELATIONS ? null : relations;
}

/** Reads what it can; what it cannot is said line by line and keeps nothing else back. */
export function readRegisterCsv(records: readonly TableRecord[], data: InstrumentData): RegisterCsv {
  const [head, ...body] = records;
  const places = new Map<CsvColumn, number>();
  for (const [place, name] of (head?.cells ?? []).entries()) {
    const column = COLUMNS.get(keyOf(name));
    if (column !== undefined && !places.has(column)) places.set(column, place);
  }
  const missing = NEEDED.filter((column) => !places.has(column));
  if (missing.length > 0) return { kind: 'noHeader', missing };

  const types = byKey(
    Object.fromEntries(data.types.flatMap(({ id, km, en }) => [id, km, en].map((name) => [name, id]))),
  );
  const rows: CsvRow[] = [];
  const problems: CsvProblem[] = [];
  for (const { line, cells } of body) {
    const cell = (column: CsvColumn): string => normalizeLabel(cells[places.get(column) ?? -1] ?? '').trim();
    const said = rowOf(line, cell, types);
    if ('reason' in said) problems.push(said);
    else rows.push(said);
  }
  const titled = rows.filter(({ title }) => title.km !== '');
  if (titled.length > 0 && !titled.some(({ title }) => /\p{Script=Khmer}/u.test(title.km)))
    return { kind: 'legacy' };
  return { kind: 'rows', rows, problems };
}

function rowOf(
  line: number,
  cell: (column: CsvColumn) => string,
  types: ReadonlyMap<string, string>,
): CsvRow | CsvProblem {
  const wrong = (reason: CsvReason, value: string): CsvProblem => ({
    line,
    reason,
    value: value.slice(0, LONGEST.number),
  });
  const [number, title] = [cell('number'), { km: cell('titleKm'), en: cell('titleEn') }];
  const type = types.get(keyOf(cell('type')));
  if (type === undefined) return wrong('type', cell('type'));
  const date = dateOf(cell('date'));
  if (date === null) return wrong('date', cell('date'));
  const status = STATUSES.get(keyOf(cell('status')));
  if (status === undefined) return wrong('status', cell('status'));
  if ([number, title.km, title.en].every((text) => text === '')) return wrong('name', '');
  if (number.length > LONGEST.number) return wrong('long', number);
  if (Math.max(title.km.length, title.en.length) > LONGEST.title) return wrong('long', number);
  const relations = relationsOf(cell('relations'));
  if (relations === null) return wrong('relations', cell('relations'));
  return { line, type, number, date, title, status, relations };
}
