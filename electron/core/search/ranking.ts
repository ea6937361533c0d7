/**
 * The order of what was found: a document where a term is a word of its own comes before one where it is part of another
 * word, a title before a text, the whole text in one row before its parts apart, and of equals the newest. SQLite's own
 * bm25 reads the length of every row that matches, which for a common word takes three times as long as finding them
 * (5,000 documents).
 */
import { documentOf, fieldOf } from './row-ids.ts';

/** A document, by its number in the index. */
export interface Ranked {
  readonly document: number;
  readonly score: number;
  /** The row of the unit that says most of it; null where only metadata does. */
  readonly row: number | null;
  /** The row of the metadata beside titles that says most of it; null where none does. */
  readonly field: number | null;
}

/** What a row counts by where it is and how it was found. The steps matter, not the numbers. */
const SCORE = { titleWord: 60, title: 40, fieldWord: 12, field: 9, unitWord: 9, unit: 4 } as const;
/** The whole text in one row says more than all its parts, wherever they are. */
const WHOLE = { title: 2000, unit: 1000 } as const;
/** Further rows of one document count less and less. */
const repeated = (rows: number): number => Math.log2(rows);

export interface Ranking {
  /** Rows of one term: of metadata and of units, and those of them where it is a word of its own. */
  readonly add: (fields: TermRows, units: TermRows) => void;
  /** Rows in which the whole text stands. */
  readonly addWhole: (fields: readonly number[], units: readonly number[]) => void;
  /** How many documents there are so far. */
  readonly size: () => number;
  /** The best first. */
  readonly ranked: () => readonly Ranked[];
}

export interface TermRows {
  readonly rows: readonly number[];
  readonly words: ReadonlySet<number>;
}

const isTitle = (row: number): boolean => fieldOf(row) === 'title';

const keepGreatest = (scores: Map<number, number>, key: number, score: number): void => {
  if (score > (scores.get(key) ?? 0)) scores.set(key, score);
};

const addTo = (scores: Map<number, number>, key: number, score: number): void => {
  scores.set(key, score + (scores.get(key) ?? 0));
};

/** The row of each document that says most. */
function bestRows(scores: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (const [row, score] of scores) {
    const best = rows.get(documentOf(row));
    const bestScore = best === undefined ? 0 : (scores.get(best) ?? 0);
    // Of equal rows the first to be read in the document.
    if (best === undefined || score > bestScore || (score === bestScore && row < best))
      rows.set(documentOf(row), row);
  }
  return rows;
}

export function createRanking(): Ranking {
  const scores = new Map<number, number>();
  const bonuses = new Map<number, number>();
  /** By row of a unit, all terms together. */
  const unitScores = new Map<number, number>();
  /** The same of metadata beside titles. */
  const fieldScores = new Map<number, number>();

  return {
    /** The best row of each document counts, and a little how many there are. */
    add(fields, units) {
      const inFields = new Map<number, number>();
      const inUnits = new Map<number, number>();
      const counts = new Map<number, number>();
      for (const row of fields.rows) {
        const [word, part] = isTitle(row) ? [SCORE.titleWord, SCORE.title] : [SCORE.fieldWord, SCORE.field];
        const score = fields.words.has(row) ? word : part;
        keepGreatest(inFields, documentOf(row), score);
        if (!isTitle(row)) addTo(fieldScores, row, score);
      }
      for (const row of units.rows) {
        const score = units.words.has(row) ? SCORE.unitWord : SCORE.unit;
        addTo(unitScores, row, score);
        keepGreatest(inUnits, documentOf(row), score);
        addTo(counts, documentOf(row), 1);
      }
      for (const [document, score] of inFields) addTo(scores, document, score);
      for (const [document, score] of inUnits)
        addTo(scores, document, score + repeated(counts.get(document) ?? 1));
    },
    addWhole(fields, units) {
      for (const row of fields)
        keepGreatest(bonuses, documentOf(row), isTitle(row) ? WHOLE.title : WHOLE.unit);
      for (const row of units) {
        addTo(unitScores, row, WHOLE.unit);
        keepGreatest(bonuses, documentOf(row), WHOLE.unit);
      }
    },
    size: () => new Set([...scores.keys(), ...bonuses.keys()]).size,
    ranked() {
      const rows = bestRows(unitScores);
      const fields = bestRows(fieldScores);
      const all = new Map(scores);
      for (const [document, bonus] of bonuses) addTo(all, document, bonus);
      return Array.from(all, ([document, score]) => ({
        document,
        score,
        row: rows.get(document) ?? null,
        field: fields.get(document) ?? null,
      })).sort((a, b) => b.score - a.score || b.document - a.document);
    },
  };
}
