/**
 * How entries of the register are found and told apart: one key for all ways of writing a number, one text for the words
 * of titles. Never shown; worked out anew where the rules change.
 */
import { foldForSearch } from '../khmer/index.ts';
import { instrumentNumbers } from '../khmer/instrument-numbers.ts';
import type { RegisterEntry } from './register.ts';

const WORD = /[\p{L}\p{M}]+|\p{Nd}+/gu;
/** Zeros before a number mean nothing. */
const wordsOf = (text: string): string[] =>
  (foldForSearch(text).match(WORD) ?? []).map((word) => word.replace(/^0+(?=\d)/u, ''));

const between = (parts: readonly string[]): string => `.${parts.join('.')}.`;

/** ៤១ អនក្រ.បក, 41 ANK/BK and ០៤១អនក្រ.បក have one. Marks that are not known are taken as they are written. */
export function numberKeyOf(number: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { key, start, end } of instrumentNumbers(number).flat()) {
    parts.push(...wordsOf(number.slice(at, start)), key);
    at = end;
  }
  return between([...parts, ...wordsOf(number.slice(at))]);
}

const runsIn = (text: string): string[] =>
  instrumentNumbers(text).map((run) => between(run.map(({ key }) => key)));

/** What an entry is found by; a title may name another instrument by its number. */
export const searchTextOf = ({ number, title }: Pick<RegisterEntry, 'number' | 'title'>): string =>
  [
    numberKeyOf(number),
    ...[number, title.km, title.en].flatMap(runsIn),
    ...[number, title.km, title.en].map(foldForSearch),
  ].join('\n');

/** What each has to stand in an entry's search text, of what a person typed. */
export function termsOf(typed: string): string[] {
  let rest = typed;
  for (const run of instrumentNumbers(typed)) {
    const [first, last] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
    rest = `${rest.slice(0, first)}${' '.repeat(last - first)}${rest.slice(last)}`;
  }
  const words = foldForSearch(rest)
    .split(/[\s\p{P}]+/u)
    .map((word) => word.replace(/^0+(?=\d+$)/u, ''));
  return [...runsIn(typed), ...words].filter((term) => term !== '');
}
