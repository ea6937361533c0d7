/**
 * What the index keeps of a text: the search keys of its clusters, which find, and its words, which rank. A cluster's
 * key is that of the cluster alone, so that it can be shown where in the text it stands. The number of an instrument is
 * kept once more in its one form, as a row of its own.
 */
import {
  clusterSpans,
  foldForSearch,
  instrumentNumbers,
  words,
  type ClusterSpan,
} from '../../../shared/khmer/index.ts';

/** Tokens with a space between them. */
export interface Tokens {
  /** Each key that is in the text, once. */
  readonly keys: string;
  /** Each key with the one that follows it, in order; SEPARATOR between rows, so that what stands apart is no phrase. */
  readonly pairs: string;
  readonly words: string;
}

/** No text has these: clusters leave out the private use area. */
const SEPARATOR = '\uE000';
const PAIRED = '\uE001';

/** A language has some ten thousand syllables and a text some hundred; names and numbers go on for ever. */
const REMEMBERED = 50_000;

function remembering(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = make(text);
      if (known.size >= REMEMBERED) known.clear();
      known.set(text, value);
    }
    return value;
  };
}

/** SQLite's `ascii` tokenizer takes letters and digits of ASCII and everything beyond it: nothing else may be a key. */
const NO_TOKEN = /[\0-\x2F\x3A-\x40\x5B-\x60\x7B-\x7F]/gu;
const keyOf = remembering((cluster) => foldForSearch(cluster).replace(NO_TOKEN, ''));
const wordKey = remembering((word) => foldForSearch(word).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, ''));

export interface PlacedKey extends ClusterSpan {
  readonly key: string;
}

/** The clusters of one line with their places in it. */
function placedKeys(line: string): readonly PlacedKey[] {
  return clusterSpans(line)
    .map(({ start, end }) => ({ start, end, key: keyOf(line.slice(start, end)) }))
    .filter(({ key }) => key !== '');
}

/** The rows of keys in which terms are looked for: each line of the text, and each number of an instrument in it. */
export interface PlacedRows {
  readonly lines: readonly (readonly PlacedKey[])[];
  readonly numbers: readonly (readonly PlacedKey[])[];
}

export function placedRows(text: string): PlacedRows {
  let from = 0;
  const lines: PlacedKey[][] = [];
  const numbers: PlacedKey[][] = [];
  for (const line of text.split('\n')) {
    const start = from;
    const placed = ({ key, ...at }: PlacedKey): PlacedKey => ({
      key,
      start: start + at.start,
      end: start + at.end,
    });
    lines.push(placedKeys(line).map(placed));
    numbers.push(...instrumentNumbers(line).map((number) => number.map(placed)));
    from += line.length + 1;
  }
  return { lines, numbers };
}

export const keysOf = (text: string): readonly string[] => placedKeys(text).map(({ key }) => key);

/** Rare where single clusters are frequent: a row of pairs is found several times as fast as a row of clusters. */
export const pairsOf = (keys: readonly string[]): readonly string[] =>
  keys.slice(1).map((key, index) => `${keys[index]}${PAIRED}${key}`);

export const wordsOf = (text: string): readonly string[] =>
  words(text)
    .map(wordKey)
    .filter((word) => word !== '');

export function tokensOf(text: string): Tokens {
  const { lines, numbers } = placedRows(text);
  const rows = [...lines, ...numbers].map((row) => row.map(({ key }) => key));
  return {
    keys: Array.from(new Set(rows.flat())).join(' '),
    pairs: rows.map((row) => pairsOf(row).join(' ')).join(` ${SEPARATOR} `),
    words: text.split('\n').flatMap(wordsOf).join(' '),
  };
}
