/**
 * Text cut where a reader would cut it: a Khmer syllable as it is written (base, what hangs below, around and above it),
 * a run of digits, a run of Latin letters; any other letter or sign alone with its marks. White space, the zero-width
 * space and punctuation belong to no cluster.
 */

/** A cluster's place in the text that was asked about: UTF-16 offsets, the end exclusive. */
export interface ClusterSpan {
  readonly start: number;
  readonly end: number;
}

const BASE = '\\u1780-\\u17B3\\u25CC';
const MARK = '\\u17B6-\\u17D1\\u17D3\\u17DD';
/** Nobody sees these; inside a cluster they belong to it and are not read. The zero-width space ends a word. */
const UNSEEN = '\\u17B4\\u17B5\\u00AD\\u061C\\u200C-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF';

const SYLLABLE = `[${BASE}](?:[${MARK}]|[${UNSEEN}\\u200B]+(?=[${MARK}\\u17D2])|\\u17D2[\\u17D2\\u17DD${UNSEEN}\\u200B]*[${BASE}]?)*`;
const DIGITS = '\\p{Nd}+';
const LATIN = `\\p{Script=Latin}(?:[\\p{Script=Latin}\\u0300-\\u036F]|[${UNSEEN}]+(?=[\\p{Script=Latin}\\u0300-\\u036F]))*`;
/** Marks without a letter, and all else that is neither space nor punctuation. */
const OTHER = `[${MARK}\\u17D2](?:[${MARK}\\u17D2]|[${UNSEEN}]+(?=[${MARK}\\u17D2]))*|[^\\s\\p{P}\\p{C}\\p{Z}\\p{M}]\\p{M}*|(?:(?![\\u17B4\\u17B5])\\p{M})+`;

const CLUSTER = new RegExp(`${SYLLABLE}|${DIGITS}|${LATIN}|${OTHER}`, 'gu');
const INVISIBLE = new RegExp(`[${UNSEEN}\\u200B]`, 'gu');

/** Where the clusters of a text stand, in order. A syllable may be typed in any order of its marks. */
export function clusterSpans(text: string): readonly ClusterSpan[] {
  return Array.from(text.matchAll(CLUSTER), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** The clusters as text, without what nobody sees in them. */
export function clusters(text: string): string[] {
  return Array.from(text.matchAll(CLUSTER), ([found]) => found.replace(INVISIBLE, ''));
}
