/** Which entries of the palette answer to what was typed, and how well. */
import { foldForSearch } from '../../shared/khmer/index.ts';

/** Whole words first, then the beginnings of words, then what stands inside one. */
const WHOLE = 4;
const START = 3;
const INSIDE = 1;

const isBoundary = (letter: string | undefined): boolean =>
  letter === undefined || /[\s/.,:(«]/u.test(letter);

/** Both folded. Null: it is not there. */
function wordScore(text: string, word: string): number | null {
  const at = text.indexOf(word);
  if (at === -1) return isSpread(text, word) ? 0.5 : null;
  const starts = isBoundary(text[at - 1]);
  if (starts && isBoundary(text[at + word.length])) return WHOLE;
  return starts ? START : INSIDE;
}

/** Latin abbreviations: `pdf` in `Print a draft first`. In Khmer, letters so far apart mean nothing. */
function isSpread(text: string, word: string): boolean {
  if (word.length < 2 || !/^[a-z]+$/u.test(word)) return false;
  let at = -1;
  return Array.from(word).every((letter) => {
    at = text.indexOf(letter, at + 1);
    return at !== -1;
  });
}

/**
 * How well a text answers: every word of the query has to be in it, in any order and any spelling that looks the same.
 * Null where one is not. `folded` is the text through foldForSearch().
 */
export function matchScore(folded: string, query: string): number | null {
  const words = foldForSearch(query).split(/\s+/u).filter(Boolean);
  let sum = 0;
  for (const word of words) {
    const score = wordScore(folded, word);
    if (score === null) return null;
    sum += score;
  }
  return words.length === 0 ? 0 : sum / words.length;
}
