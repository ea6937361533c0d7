/**
 * Stored text in one spelling per look, after Unicode Technical Note #61 and the Khmer chapter of the Unicode
 * Standard. It runs on what is pasted, imported or left by the caret; what was stored before is never rewritten by it.
 */
import { composed } from './stream-safe.ts';
import { orderSyllable, SYLLABLE } from './syllable.ts';

/** Inherent vowels, soft hyphen, marks of direction, word joiner, byte order mark: nobody meant to write them. */
const INVISIBLE = /[\u17B4\u17B5\u00AD\u061C\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** Letters that Unicode deprecates, with what it says to write. */
const DEPRECATED = /[\u17A3\u17A4\u17D8]/gu;
const INSTEAD: Readonly<Record<string, string>> = {
  '\u17A3': '\u17A2',
  '\u17A4': '\u17A2\u17B6',
  '\u17D8': '\u17D4\u179B\u17D4',
};

const REPEATED_ZWSP = /\u200B{2,}/gu;
/** A line may break at a space or at punctuation anyway. */
const NEEDLESS_ZWSP = /(?<=[\s\p{P}])\u200B|\u200B(?=[\s\p{P}])/gu;

/** ASCII text, which is most of what is not Khmer, is as it should be. */
const ASCII = /^[\0-\x7F]*$/u;

/** The first half of normalize: what looks at single characters only. */
export function withoutInvisible(text: string): string {
  return text
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(DEPRECATED, (letter) => INSTEAD[letter] ?? letter);
}

/**
 * Idempotent. Text that is not Khmer changes by NFC and by the deletions above alone. U+200B stays in body text as the
 * writer's hint where a line may break; labels lose it (normalizeLabel).
 */
export function normalize(text: string): string {
  if (ASCII.test(text)) return text;
  const tidy = withoutInvisible(text).replace(REPEATED_ZWSP, '\u200B').replace(NEEDLESS_ZWSP, '');
  const disordered = composed(tidy);
  const ordered = disordered.replace(SYLLABLE, orderSyllable);
  return ordered === disordered ? ordered : composed(ordered);
}
