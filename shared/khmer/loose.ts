/**
 * Patterns for words as people write them, to be looked for in the text itself: folding a whole law to find a few words
 * in it takes a second, and a pattern some milliseconds.
 */
import { toAsciiDigits, toKhmerDigits } from './digits.ts';
import { normalizeLabel } from './normalize-label.ts';

/** Nobody sees these between two letters. */
const UNSEEN = String.raw`[\u200B-\u200D]*`;
/** A few spaces at most: a run of a million must not be tried from each of its places. */
export const LOOSE_GAP = String.raw`[\s\u200B-\u200D]{0,4}`;

/** Letters that are drawn alike, as foldForSearch takes them for one. */
const ALIKE: Readonly<Record<string, string>> = {
  '\u178A': '(?:(?<=\u17D2[\u200B-\u200D]*)[\u178A\u178F]|\u178A)',
  '\u178F': '(?:(?<=\u17D2[\u200B-\u200D]*)[\u178A\u178F]|\u178F)',
  '\u17B1': '[\u17B1\u17B2]',
  '\u17B2': '[\u17B1\u17B2]',
};

function looseLetter(letter: string): string {
  if (/\s/u.test(letter)) return String.raw`[\s\u200B-\u200D]{1,4}`;
  if (/[0-9\u17E0-\u17E9]/u.test(letter)) return `[${toAsciiDigits(letter)}${toKhmerDigits(letter)}]`;
  return ALIKE[letter] ?? letter.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

/**
 * The source of a pattern (flags `iu`) for these words: zero-width signs within them, either script of digits and letters
 * that look alike are the same. It holds no group that is numbered or named; marks in another order than normalize()
 * leaves them in are not found.
 */
export const looseSource = (words: string): string =>
  Array.from(normalizeLabel(words), looseLetter).join(UNSEEN);

/** Either of them, the longest first, so that none is taken for the beginning of another. */
export const looseEither = (all: readonly string[]): string =>
  `(?:${[...new Set(all)]
    .toSorted((a, b) => b.length - a.length)
    .map(looseSource)
    .join('|')})`;

/** Whether what stands there is the rest of a Latin word, or of a syllable. */
export const isWithinWord = (text: string, at: number): boolean =>
  at > 0 && /^(?:\u17D2|\p{Script=Latin}$)/u.test(text.slice(at - 1, at));

/**
 * The text in a form in which the same words are the same letters, cheaper by far than folding: what looseSource() takes
 * for one is one, only that each white space stays a space. Offsets in it are turned into those of the text by loosePlace().
 */
export function looseText(text: string): string {
  const seen = toAsciiDigits(text.replaceAll(UNSEEN_SIGNS, ''))
    .replaceAll('\u17D2\u178A', '\u17D2\u178F')
    .replaceAll('\u17B2', '\u17B1')
    .replaceAll(/\s/gu, ' ');
  const lower = seen.toLowerCase();
  // A letter that is longer in small (U+0130) would move the places behind it.
  return lower.length === seen.length ? lower : seen;
}

const UNSEEN_SIGNS = /[\u200B-\u200D]/gu;

/** Where the letter that stands at `offset` of the text's looseText() stands in the text itself. */
export function loosePlace(text: string, offset: number): number {
  let at = 0;
  for (let left = offset; at < text.length; at += 1) {
    if (isUnseen(text.charCodeAt(at))) continue;
    if (left === 0) return at;
    left -= 1;
  }
  return at;
}

const isUnseen = (code: number): boolean => code >= 0x200b && code <= 0x200d;
