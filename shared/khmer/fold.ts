import { toAsciiDigits } from './digits.ts';
import { normalize } from './normalize.ts';

const JOINERS = /[\u200B-\u200D]/gu;
const ACCENT = /(?<=\p{Script=Latin})[\u0300-\u036F]+/gu;
const ASCII = /^[\0-\x7F]*$/u;

/**
 * One key for all spellings that a reader takes for the same text: for search and for comparing, never stored as text.
 * Idempotent. Register shifters and the signs U+17CB–17D1 stay, because they make other words (បី, ប៉ី; មាន, មាន់).
 */
export function foldForSearch(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const folded = withoutJoiners(normalize(text))
    // Coeng DA and coeng TA are drawn alike, and QOO has two codes.
    .replaceAll('\u17D2\u178A', '\u17D2\u178F')
    .replaceAll('\u17B2', '\u17B1')
    .normalize('NFD')
    .replace(ACCENT, '')
    .toLowerCase()
    // Lowering a letter may leave its dot behind (U+0130).
    .normalize('NFD')
    .replace(ACCENT, '')
    .normalize('NFC');
  return toAsciiDigits(folded);
}

/** What a joiner kept apart is one syllable without it. */
function withoutJoiners(normal: string): string {
  const joined = normal.replace(JOINERS, '');
  return joined === normal ? normal : normalize(joined);
}
