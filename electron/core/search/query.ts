/**
 * Finds the documents that hold every term: clusters find, words rank (ranking.ts). Documents are read in spans, the
 * newest first, all terms together in each, so that what is found in a span is all that there is in it. Within a span
 * rows are read upwards, which FTS5 does three times as fast as downwards.
 */
import type { Language } from '../../../shared/document/model.ts';
import type { Database } from '../db/database.ts';
import type { IndexTable } from './index-file.ts';
import { createRanking, type Ranked } from './ranking.ts';
import { documentOf, languageOf, rowsOf } from './row-ids.ts';
import { clustersMatch, wordsMatch, type Term } from './terms.ts';

export interface Found {
  /** The best first. */
  readonly documents: readonly Ranked[];
  /** False: the terms are so common that the older documents were not looked at one by one. */
  readonly isWhole: boolean;
}

export interface Asked {
  readonly terms: readonly Term[];
  /** The text in one row; null where it is one term. */
  readonly whole: Term | null;
  readonly language: Language | null;
  /** How many documents are to be shown. */
  readonly limit: number;
  /** Whether a document is one of those among which to search. */
  readonly isAmong: (document: number) => boolean;
}

export interface Query {
  readonly find: (asked: Asked) => Found;
}

/** Documents in the first span, and how much larger each is than the one before. */
const FIRST_SPAN = 1000;
const GROWTH = 5;

/** Rows read of one term, about: enough for a choice where more are found than are shown, and at the most. */
const enoughRows = (limit: number): number => Math.max(4000, 100 * limit);
const mostRows = (limit: number): number => Math.max(12_000, 100 * limit);

const NONE: ReadonlySet<number> = new Set();

/** Documents by their numbers, the end exclusive. */
interface Span {
  readonly from: number;
  readonly end: number;
}

type Read = (match: string, span: Span) => readonly number[];

/** Rows by table. */
interface Rows {
  readonly fields: readonly number[];
  readonly units: readonly number[];
}

export function openQuery(database: Database): Query {
  const reader = (table: IndexTable): Read => {
    // Numbers are bound as REAL, and FTS5 seeks to integers alone: without the casts it reads every row before the span.
    const statement = database.prepare<{ row: number }>(
      `SELECT rowid AS row FROM ${table} WHERE ${table} MATCH :match
         AND rowid >= CAST(:from AS INTEGER) AND rowid < CAST(:end AS INTEGER) ORDER BY rowid`,
    );
    return (match, { from, end }) =>
      statement.column({ match, from: rowsOf(from).first, end: rowsOf(end).first });
  };
  const inFields = reader('field_words');
  const inUnits = reader('unit_words');
  const newest = database.prepare<{ number: number }>(
    'SELECT coalesce(max(number), 0) AS number FROM documents',
  );

  return {
    find({ terms, whole, language, limit, isAmong }) {
      const last = (newest.get()?.number ?? 0) + 1;
      const ranking = createRanking();
      const isAsked = (row: number): boolean =>
        (language === null || languageOf(row) === language) && isAmong(documentOf(row));
      const rowsOfMatch = (match: string, span: Span): Rows => ({
        fields: inFields(match, span).filter(isAsked),
        units: inUnits(match, span).filter(isAsked),
      });
      const counts = new Map(terms.map((term) => [term, 0]));
      const countOf = (term: Term): number => counts.get(term) ?? 0;

      const readSpan = (span: Span): void => {
        let within = span;
        const found = new Map<Term, Rows>();
        let holding = NONE;
        // The rarest first: where it is not, the others need not be looked for.
        for (const term of terms.toSorted((a, b) => countOf(a) - countOf(b))) {
          const rows = rowsOfMatch(clustersMatch(term), within);
          found.set(term, rows);
          counts.set(term, countOf(term) + rows.fields.length + rows.units.length);
          const documents = [...rows.fields, ...rows.units].map(documentOf);
          const before = holding;
          holding = new Set(
            found.size === 1 ? documents : documents.filter((document) => before.has(document)),
          );
          if (holding.size === 0) return;
          within = spanOf(holding);
        }
        const isHolding = (row: number): boolean => holding.has(documentOf(row));
        for (const [term, rows] of found) {
          const fields = rows.fields.filter(isHolding);
          const units = rows.units.filter(isHolding);
          ranking.add(
            { rows: fields, words: wordsAmong(inFields, term, within, fields) },
            { rows: units, words: wordsAmong(inUnits, term, within, units) },
          );
        }
      };

      const most = mostRows(limit);
      const enough = enoughRows(limit);
      /** Of a phrase, the newest rows in documents before `end`. */
      const addPhrase = (match: string, end: number, addRows: (rows: Rows) => void): void => {
        let left = enough;
        eachSpan(end, (span) => {
          const rows = rowsOfMatch(match, span);
          addRows(rows);
          left -= rows.fields.length + rows.units.length;
          return left > 0 ? Infinity : 0;
        });
      };
      if (whole !== null)
        addPhrase(clustersMatch(whole), last, ({ fields, units }) => ranking.addWhole(fields, units));
      const read = (): number => Math.max(0, ...counts.values());
      const rest = eachSpan(last, (span) => {
        readSpan(span);
        if (read() >= most || (read() >= enough && ranking.size() >= limit)) return 0;
        // As many documents as have about as many rows as may still be read.
        return ((most - read()) * (last - span.from)) / Math.max(1, read());
      });
      // In those that were not read all terms may still stand in one row.
      if (rest > 0 && terms.length > 1 && ranking.size() < limit)
        addPhrase(terms.map(clustersMatch).join(' AND '), rest, ({ fields, units }) =>
          ranking.add({ rows: fields, words: NONE }, { rows: units, words: NONE }),
        );
      return { documents: ranking.ranked(), isWhole: rest === 0 };
    },
  };
}

/** The shortest that holds them all; there is one at least. */
function spanOf(documents: Iterable<number>): Span {
  let from = Infinity;
  let last = 0;
  for (const document of documents) {
    from = Math.min(from, document);
    last = Math.max(last, document);
  }
  return { from, end: last + 1 };
}

/** The rows in which a term is a word of its own; it is not looked for where none of its rows is. */
function wordsAmong(read: Read, term: Term, span: Span, rows: readonly number[]): ReadonlySet<number> {
  const match = wordsMatch(term);
  return match === null || rows.length === 0 ? NONE : new Set(read(match, span));
}

/**
 * Spans from the newest document to the oldest, each larger than the one before, and at the most as large as `read`
 * answers; 0 ends it. Answers the document before which nothing was read: 0 where all was.
 */
function eachSpan(end: number, read: (span: Span) => number): number {
  let size = FIRST_SPAN;
  let rest = end;
  while (rest > 0) {
    const from = Math.max(0, rest - size);
    const most = read({ from, end: rest });
    rest = from;
    if (most === 0) break;
    size = Math.max(FIRST_SPAN, Math.min(GROWTH * size, Math.floor(most)));
  }
  return rest;
}
