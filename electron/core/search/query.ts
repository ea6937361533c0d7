/**
 * Finds the documents that hold every term, and orders them. Clusters find, words rank: a document where a term is a
 * word of its own comes before one where it is part of another word, a title before a text, the whole text in one row
 * before its parts apart, and of equals the newest. SQLite's own bm25 reads the length of every row that matches, which
 * for a common word takes three times as long as finding them (5,000 documents); so the order is worked out here.
 */
import type { Language } from '../../../shared/document/model.ts';
import type { Database } from '../db/database.ts';
import type { IndexTable } from './index-file.ts';
import { documentOf, isTitle, languageOf } from './row-ids.ts';
import { clustersMatch, wordsMatch, type Term } from './terms.ts';

/** A document, by its number in the index. */
export interface Ranked {
  readonly document: number;
  readonly score: number;
  /** The row of the unit that says most of it; null where only metadata does. */
  readonly row: number | null;
}

export interface Found {
  /** The best first. */
  readonly documents: readonly Ranked[];
  /** False: the terms are so common that only the newest documents were looked at. */
  readonly isWhole: boolean;
}

export interface Query {
  /** All that hold every term, in rows of that language where one is given; `whole` is the text in one row. */
  readonly find: (asked: {
    readonly terms: readonly Term[];
    readonly whole: Term | null;
    readonly language: Language | null;
    /** How many documents are to be shown. */
    readonly limit: number;
  }) => Found;
}

/**
 * How many rows of one term are read, the newest first: enough for a choice among many more documents than are shown. A
 * word that stands in more helps to find something only together with others, and then ten times as many are read. (To
 * ask SQLite for one document's rows takes as long: it looks for the next row that matches, wherever that is.)
 */
const readRows = (limit: number): number => Math.max(4000, 40 * limit);
const DEEPER = 10;

/** What a row counts by where it is and how it was found. The steps matter, not the numbers. */
const SCORE = { titleWord: 60, title: 40, fieldWord: 12, field: 9, unitWord: 9, unit: 4 } as const;
/** The whole text in one row says more than its parts in a title. */
const WHOLE = { title: 200, unit: 100 } as const;
/** Further rows of one document count less and less. */
const repeated = (rows: number): number => Math.log2(rows);

interface TermFound {
  readonly term: Term;
  /** By document. */
  readonly scores: Map<number, number>;
  readonly isWhole: boolean;
}

const greatest = (scores: Map<number, number>, key: number, score: number): void => {
  scores.set(key, Math.max(score, scores.get(key) ?? 0));
};

const add = (scores: Map<number, number>, key: number, score: number): void => {
  scores.set(key, score + (scores.get(key) ?? 0));
};

export function openQuery(database: Database): Query {
  const newest = (table: IndexTable): ((match: string, most: number) => readonly number[]) => {
    const statement = database.prepare<{ row: number }>(
      `SELECT rowid AS row FROM ${table} WHERE ${table} MATCH :match ORDER BY rowid DESC LIMIT :most`,
    );
    return (match, most) => statement.all({ match, most }).map(({ row }) => row);
  };
  const newestFields = newest('field_words');
  const newestUnits = newest('unit_words');

  return {
    find({ terms, whole, language, limit }) {
      const most = readRows(limit);
      const fieldRows = (match: string): readonly number[] => newestFields(match, most);
      const unitRows = (match: string): readonly number[] => newestUnits(match, most);
      /** By row of a unit, all terms together. */
      const unitScores = new Map<number, number>();
      const inLanguage = (row: number): boolean => language === null || languageOf(row) === language;

      /** The best row of each document counts, and a little how many there are. */
      const rowsOfTerm = (term: Term): TermFound => {
        const match = clustersMatch(term);
        const wordMatch = wordsMatch(term);
        const fields = fieldRows(match);
        const units = unitRows(match);
        const fieldWords = new Set(wordMatch === null ? [] : fieldRows(wordMatch));
        const unitWords = new Set(wordMatch === null ? [] : unitRows(wordMatch));
        const inFields = new Map<number, number>();
        const inUnits = new Map<number, number>();
        const counts = new Map<number, number>();
        for (const row of new Set([...fields, ...fieldWords])) {
          if (!inLanguage(row)) continue;
          const isWord = fieldWords.has(row);
          const [word, part] = isTitle(row) ? [SCORE.titleWord, SCORE.title] : [SCORE.fieldWord, SCORE.field];
          greatest(inFields, documentOf(row), isWord ? word : part);
        }
        for (const row of new Set([...units, ...unitWords])) {
          if (!inLanguage(row)) continue;
          const score = unitWords.has(row) ? SCORE.unitWord : SCORE.unit;
          add(unitScores, row, score);
          greatest(inUnits, documentOf(row), score);
          add(counts, documentOf(row), 1);
        }
        const scores = new Map(inFields);
        for (const [document, score] of inUnits)
          add(scores, document, score + repeated(counts.get(document) ?? 1));
        return { term, scores, isWhole: fields.length < most && units.length < most };
      };

      const readDeeper = ({ term, scores }: TermFound): Pick<TermFound, 'scores' | 'isWhole'> => {
        const units = newestUnits(clustersMatch(term), DEEPER * most);
        const more = new Map(scores);
        for (const row of units) if (inLanguage(row)) greatest(more, documentOf(row), SCORE.unit);
        return { scores: more, isWhole: units.length < DEEPER * most };
      };

      const found = terms.map(rowsOfTerm);
      const { documents, isWhole } = inAll(found, readDeeper);
      if (!isWhole && found.length > 1) {
        // So common, each of them, that their newest rows may be of different documents: look where they stand together.
        const together = found.map(({ term }) => clustersMatch(term)).join(' AND ');
        for (const row of unitRows(together)) if (inLanguage(row)) documents.add(documentOf(row));
      }
      /** Where the whole text stands in one row: all terms are in it, however common they are. */
      const bonus = new Map<number, number>();
      if (whole !== null && terms.length > 1) {
        const match = clustersMatch(whole);
        for (const row of fieldRows(match).filter(inLanguage))
          greatest(bonus, documentOf(row), isTitle(row) ? WHOLE.title : WHOLE.unit);
        for (const row of unitRows(match).filter(inLanguage)) {
          add(unitScores, row, WHOLE.unit);
          greatest(bonus, documentOf(row), WHOLE.unit);
        }
      }
      for (const document of bonus.keys()) documents.add(document);
      const scores = new Map(bonus);
      for (const document of documents)
        for (const { scores: own } of found) add(scores, document, own.get(document) ?? SCORE.unit);
      return { documents: ranked(scores, unitScores), isWhole };
    },
  };
}

/** The documents that hold every term; not all of them where `isWhole` is false. */
function inAll(
  found: readonly TermFound[],
  readDeeper: (term: TermFound) => Pick<TermFound, 'scores' | 'isWhole'>,
): { readonly documents: Set<number>; readonly isWhole: boolean } {
  const byLength = found.toSorted(
    (a, b) => Number(b.isWhole) - Number(a.isWhole) || a.scores.size - b.scores.size,
  );
  const [first, ...others] = byLength;
  if (first === undefined) return { documents: new Set(), isWhole: true };
  let { isWhole } = first;
  let documents = Array.from(first.scores.keys());
  for (const other of others) {
    const isMissed = !other.isWhole && documents.some((document) => !other.scores.has(document));
    const { scores, isWhole: isRead } = isMissed ? readDeeper(other) : other;
    documents = documents.filter((document) => scores.has(document));
    isWhole &&= isRead || !isMissed;
  }
  return { documents: new Set(documents), isWhole };
}

function ranked(
  scores: ReadonlyMap<number, number>,
  unitScores: ReadonlyMap<number, number>,
): readonly Ranked[] {
  const rows = new Map<number, { readonly row: number; readonly score: number }>();
  for (const [row, score] of unitScores) {
    const best = rows.get(documentOf(row));
    // Of equal rows the first to be read in the document.
    if (best === undefined || score > best.score || (score === best.score && row < best.row))
      rows.set(documentOf(row), { row, score });
  }
  return Array.from(scores, ([document, score]) => ({
    document,
    score,
    row: rows.get(document)?.row ?? null,
  })).sort((a, b) => b.score - a.score || b.document - a.document);
}
