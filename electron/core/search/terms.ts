/** What a person typed, as the terms that a document has to hold. */
import { foldForSearch, instrumentNumbers, spellings } from '../../../shared/khmer/index.ts';
import { keysOf, pairsOf, wordsOf } from './tokens.ts';

export interface Term {
  /** Rows of clusters, any of which will do: the term in each of its spellings. */
  readonly spellings: readonly (readonly string[])[];
  /** The words of the term as typed, in a row. */
  readonly words: readonly string[];
  /** Still being typed: the last cluster may go on. */
  readonly open: boolean;
}

/** More of what somebody pasted would find no more. */
const MOST_CHARACTERS = 1000;
const MOST_TERMS = 12;
const MOST_KEYS = 64;

function termOf(text: string, open: boolean): Term | null {
  const rows = spellings(text)
    .map((spelling) => keysOf(spelling).slice(0, MOST_KEYS))
    .filter((keys) => keys.length > 0);
  const own = rows[0];
  if (own === undefined) return null;
  const unique = new Map(rows.map((keys) => [keys.join(' '), keys]));
  return { spellings: Array.from(unique.values()), words: wordsOf(text.replaceAll('\u200B', '')), open };
}

/** How a text is read: as it stands, and, where that finds nothing, with more good will. */
export interface Reading {
  /** The Khmer keyboard's space bar types the zero-width space: it may have been meant as one. */
  readonly apart: boolean;
  /** The last cluster is not finished. */
  readonly open: boolean;
}

/** The terms of a text, in order; none where there is no letter or digit in it. */
export function termsOf(typed: string, { apart, open }: Reading): readonly Term[] {
  const text = typed.slice(0, MOST_CHARACTERS).toWellFormed();
  // Whoever typed a space has finished the word.
  const isOpen = open && !/\s$/u.test(text);
  const { numbers, rest } = withoutNumbers(text);
  const parts = rest.split(apart ? /[\s\u200B]+/u : /\s+/u).filter((part) => keysOf(part).length > 0);
  const isLast = (index: number): boolean => index === parts.length - 1;
  const others = parts
    .map((part, index) => termOf(part, isOpen && isLast(index)))
    .filter((term) => term !== null);
  return [...numbers, ...others].slice(0, MOST_TERMS);
}

/** The numbers of instruments in a text as terms, and what there is beside them. */
function withoutNumbers(text: string): { readonly numbers: readonly Term[]; readonly rest: string } {
  const numbers = instrumentNumbers(text);
  let rest = '';
  let from = 0;
  for (const number of numbers) {
    rest += `${text.slice(from, number[0]?.start)} `;
    from = number.at(-1)?.end ?? from;
  }
  return {
    numbers: numbers.map((parts) => ({ spellings: [parts.map(({ key }) => key)], words: [], open: false })),
    rest: rest + text.slice(from),
  };
}

/** The whole text as one row of clusters, for those who wrote it just so. */
export const wholeOf = (typed: string): Term | null =>
  termOf(foldForSearch(typed.slice(0, MOST_CHARACTERS).toWellFormed()), false);

const phrase = (keys: readonly string[], open: boolean): string => `"${keys.join(' ')}"${open ? ' *' : ''}`;

/** FTS5's expression for the clusters of a term. Keys are letters, marks and digits: nothing in them is syntax. */
export function clustersMatch({ spellings: rows, open }: Term): string {
  const phrases = rows.map((keys) =>
    keys.length === 1 ? `k : ${phrase(keys, open)}` : `p : ${phrase(pairsOf(keys), open)}`,
  );
  return `(${phrases.join(' OR ')})`;
}

export const wordsMatch = (term: Term): string | null =>
  term.words.length === 0 ? null : `w : ${phrase(term.words, false)}`;
