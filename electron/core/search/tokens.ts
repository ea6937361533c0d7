/**
 * What the index keeps of a text: the search keys of its clusters, which find, and its words, which rank. A cluster's
 * key is that of the cluster alone, so that it can be shown where in the text it stands.
 */
import { clusterSpans, foldForSearch, words, type ClusterSpan } from '../../../shared/khmer/index.ts';

export interface Tokens {
  /** Space between keys, SEPARATOR between lines: what stands on two lines is no phrase. */
  readonly keys: string;
  readonly words: string;
}

/** No text has it: clusters leave out the private use area. */
const SEPARATOR = '\uE000';

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

/** The keys of one line with their places in it. */
export function placedKeys(line: string): readonly PlacedKey[] {
  return clusterSpans(line)
    .map(({ start, end }) => ({ start, end, key: keyOf(line.slice(start, end)) }))
    .filter(({ key }) => key !== '');
}

export const keysOf = (text: string): readonly string[] => placedKeys(text).map(({ key }) => key);

export const wordsOf = (text: string): readonly string[] =>
  words(text)
    .map(wordKey)
    .filter((word) => word !== '');

export function tokensOf(text: string): Tokens {
  const lines = text.split('\n');
  return {
    keys: lines.map((line) => keysOf(line).join(' ')).join(` ${SEPARATOR} `),
    words: lines.flatMap(wordsOf).join(' '),
  };
}
