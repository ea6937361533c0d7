/**
 * Khmer that looks right and is not, or is shown with a dotted circle: clusters with a second form that looks alike,
 * marks without a letter, a coeng without what it should stand under, numbers in digits of two scripts. After Unicode
 * Technical Note #61 and the Khmer chapter of the Unicode Standard. Nothing here knows words.
 */
import { clusterSpans } from './clusters.ts';
import { toAsciiDigits, toKhmerDigits } from './digits.ts';
import { normalize } from './normalize.ts';

export const ENCODING_KINDS = ['alike', 'doubled', 'orphan', 'coeng', 'vowels', 'digits', 'foreign'] as const;
/**
 * `alike`: another sequence of code points looks the same and is the one to write. `doubled`: the same sign twice.
 * `orphan`: a mark without a letter. `coeng`: nothing stands under the letter. `vowels`: two vowels on one letter.
 * `digits`: a number in digits of two scripts. `foreign`: a letter or sign of another script that looks Khmer.
 */
export type EncodingKind = (typeof ENCODING_KINDS)[number];

export interface EncodingFinding {
  readonly kind: EncodingKind;
  /** In UTF-16 units, the end exclusive; never within a Khmer cluster. */
  readonly from: number;
  readonly to: number;
  /** What to write instead; empty to delete it, null where only a person knows. */
  readonly instead: string | null;
}

const BASE = /^[\u1780-\u17B3\u25CC]/u;
const MARKS = /[\u17B6-\u17D3\u17DD]+/u;
const BARE_COENG = /\u17D2(?!\u200D?[\u1780-\u17B3\u25CC])/gu;
const VOWELS = /[\u17B6-\u17C5]/gu;
const SAME_MARK_TWICE = /([\u17B6-\u17D1\u17D3\u17DD]).*\1/u;

/** Letters of other alphabets that are drawn like the zero of both scripts. */
const ZERO = 'oO\\u03BF\\u039F\\u043E\\u041E';
const DIGIT = `(?:[0-9\\u17E0-\\u17E9]|[${ZERO}](?!\\p{L}))`;
const NUMBER = new RegExp(`(?<!\\p{Script=Latin})[0-9\\u17E0-\\u17E9]${DIGIT}*(?:[.,/:-]${DIGIT}+)*`, 'gu');
const ANY_ZERO = new RegExp(`[${ZERO}]`, 'gu');
const KHMER_DIGITS = /[\u17E0-\u17E9]/gu;
const ASCII_DIGITS = /[0-9]/gu;

/** Signs that end a sentence or repeat a word, more than once. */
const DOUBLED_SIGN = /([\u17D4\u17D5\u17D7])\1+/gu;

/** A colon in a word stands for U+17C8; the others are Thai and look like the Khmer signs. */
const FOREIGN = /(?<=[\u1780-\u17D3]):(?=[\u1780-\u17B3])|(?<=[\u1780-\u17D7]\u200B?)[\u0E46\u0E2F\u0E5A]/gu;
const KHMER_FOR: Readonly<Record<string, string>> = {
  ':': '\u17C8',
  '\u0E46': '\u17D7',
  '\u0E2F': '\u17D4',
  '\u0E5A': '\u17D5',
};

const KHMER_OR_DIGIT = /[\u1780-\u17FF]/u;

/** In the order of the text; none overlap. */
export function encodingFindings(text: string): readonly EncodingFinding[] {
  if (!KHMER_OR_DIGIT.test(text)) return [];
  return [...inClusters(text), ...inNumbers(text), ...inSigns(text)].toSorted((a, b) => a.from - b.from);
}

function inClusters(text: string): EncodingFinding[] {
  return clusterSpans(text).flatMap(({ start, end }): EncodingFinding | readonly [] => {
    const cluster = text.slice(start, end);
    if (BASE.test(cluster)) return inSyllable(cluster, start);
    const marks = MARKS.exec(cluster);
    if (marks === null) return [];
    const from = start + marks.index;
    return { kind: 'orphan', from, to: from + marks[0].length, instead: '' };
  });
}

function inSyllable(cluster: string, from: number): EncodingFinding | readonly [] {
  const place = { from, to: from + cluster.length };
  const whole = cluster.replace(BARE_COENG, '');
  const normal = normalize(whole);
  if (whole !== cluster) return { kind: 'coeng', ...place, instead: normal };
  // Which of two vowels was meant is not ours to guess.
  if ((normal.match(VOWELS)?.length ?? 0) > 1) return { kind: 'vowels', ...place, instead: null };
  if (normal === cluster) return [];
  return { kind: SAME_MARK_TWICE.test(cluster) ? 'doubled' : 'alike', ...place, instead: normal };
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** A number takes the script of most of its digits; of as many of each, Khmer. */
function inNumbers(text: string): EncodingFinding[] {
  return Array.from(text.matchAll(NUMBER)).flatMap(({ 0: found, index }): EncodingFinding | readonly [] => {
    const khmer = count(found, KHMER_DIGITS);
    const ascii = count(found, ASCII_DIGITS);
    if (khmer === 0 || khmer === found.match(/[^.,/:-]/gu)?.length) return [];
    const zeros = found.replace(ANY_ZERO, '0');
    return {
      kind: ascii === 0 ? 'foreign' : 'digits',
      from: index,
      to: index + found.length,
      instead: ascii > khmer ? toAsciiDigits(zeros) : toKhmerDigits(zeros),
    };
  });
}

const finding = (
  kind: EncodingKind,
  { 0: found, index }: RegExpExecArray,
  instead: string,
): EncodingFinding => ({ kind, from: index, to: index + found.length, instead });

function inSigns(text: string): EncodingFinding[] {
  return [
    ...Array.from(text.matchAll(DOUBLED_SIGN), (match) => finding('doubled', match, match[1] ?? '')),
    ...Array.from(text.matchAll(FOREIGN), (match) => finding('foreign', match, KHMER_FOR[match[0]] ?? '')),
    ...Array.from(text.matchAll(/\u17D8/gu), (match) => finding('alike', match, normalize(match[0]))),
  ];
}
