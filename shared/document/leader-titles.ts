/** Titles of leaders in a text, held against the ministry's list: a wrong title is the mistake that is seen first. */
import { foldForSearch, foldWithOffsets } from '../khmer/index.ts';

/** Words with which the title of an office begins. A title is as long as the list says; these only say where one stands. */
const HEADS = [
  'នាយករដ្ឋមន្ត្រី',
  'ឧបនាយករដ្ឋមន្ត្រី',
  'ទេសរដ្ឋមន្ត្រី',
  'រដ្ឋមន្ត្រី',
  'រដ្ឋលេខាធិការ',
  'អនុរដ្ឋលេខាធិការ',
  'អគ្គលេខាធិការ',
  'អគ្គនាយក',
  'អគ្គាធិការ',
  'អគ្គស្នងការ',
  'អភិបាល',
  'Prime Minister',
  'Deputy Prime Minister',
  'Minister of',
  'Secretary of State',
  'Under-Secretary of State',
  'Secretary-General',
  'Director-General',
  'Inspector-General',
  'Commissioner-General',
  'Governor of',
]
  .map((head) => ({ head, folded: foldForSearch(head) }))
  .toSorted((a, b) => b.folded.length - a.folded.length);

/** The office itself, not a person who holds it. */
const NOT_A_PERSON = ['អគ្គនាយកដ្ឋាន', 'អគ្គលេខាធិការដ្ឋាន', 'អគ្គាធិការដ្ឋាន', 'អគ្គស្នងការដ្ឋាន'].map(foldForSearch);

/** The head and what follows it up to a space or the end of a phrase, as it is shown to the person. */
const PHRASE_END = /[\s\u200B\uFFFC។៕,;()«»]/u;

/** A title as it stands in a text, where it stands first; offsets in UTF-16 units, the end exclusive. */
export interface UnknownTitle {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Titles that no entry of the list has, each once, in the order of the text. `known` are the titles of the list in
 * either language; with an empty list nothing is unknown, for nothing is known.
 */
export function unknownTitles(text: string, known: readonly string[]): readonly UnknownTitle[] {
  const titles = known.map(foldForSearch).filter((title) => title !== '');
  if (titles.length === 0) return [];
  const { folded, from } = foldWithOffsets(text);
  const covered = titles.flatMap((title) => placesOf(folded, title));
  const unknown = new Map<string, UnknownTitle>();
  let end = 0;
  for (const { at, size } of headsIn(folded)) {
    if (at < end) continue;
    end = at + size;
    if (covered.some((place) => place.from <= at && place.to >= end)) continue;
    if (NOT_A_PERSON.some((office) => folded.startsWith(office, at))) continue;
    const start = from[at] ?? 0;
    const afterHead = from[end] ?? text.length;
    const rest = text.slice(afterHead).search(PHRASE_END);
    const stop = rest < 0 ? text.length : afterHead + rest;
    const words = text.slice(start, stop);
    if (!unknown.has(words)) unknown.set(words, { words, from: start, to: stop });
  }
  return [...unknown.values()];
}

/** By place, the longer first: «ឧបនាយករដ្ឋមន្ត្រី» is not a «រដ្ឋមន្ត្រី». */
function headsIn(folded: string): readonly { readonly at: number; readonly size: number }[] {
  return HEADS.flatMap((head) =>
    placesOf(folded, head.folded).map(({ from, to }) => ({ at: from, size: to - from })),
  ).toSorted((a, b) => a.at - b.at || b.size - a.size);
}

function placesOf(text: string, part: string): { readonly from: number; readonly to: number }[] {
  const places = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    places.push({ from: at, to: at + part.length });
  }
  return places;
}
