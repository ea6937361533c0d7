/** Defined terms and their uses: a term is marked once, where it is defined, and from there on found by its words. */
import { LANGUAGES, type InnerId } from '../../document/model.ts';
import { inlineText } from '../../document/text.ts';
import { findableOf, foldForSearch, normalizeLabel } from '../../khmer/index.ts';
import { loosePlace, looseText } from '../../khmer/loose.ts';
import { inOneGo } from '../in-pieces.ts';
import {
  isBlank,
  linesIn,
  placedInline,
  placeIn,
  type InstrumentContent,
  type InstrumentPlace,
  type PlacedLine,
} from '../text.ts';

/** A term where it is defined. */
export interface Term {
  readonly id: InnerId;
  readonly words: string;
  readonly place: InstrumentPlace;
}

export interface TermUse {
  readonly term: Term;
  readonly place: InstrumentPlace;
}

/** One key for all spellings of a term. */
export const termKey = (words: string): string => foldForSearch(normalizeLabel(words));

export const termsIn = (lines: readonly PlacedLine[]): readonly Term[] =>
  lines.flatMap((line) => {
    let from = 0;
    return line.inline.flatMap((piece): Term[] => {
      const start = from;
      from += placedInline([piece]).length;
      if (piece.kind !== 'term') return [];
      const words = inlineText(piece.children);
      return isBlank(words) ? [] : [{ id: piece.id, words, place: placeIn(line, start, from) }];
    });
  });

/** Every term where it is defined, in reading order, those of the Khmer text first. */
export const termsOf = (content: InstrumentContent): readonly Term[] =>
  LANGUAGES.flatMap((language) => termsIn(linesIn(content, language)));

/** The terms of one language, to be looked for all at once; of several definitions of one, the first. */
export interface Matcher {
  readonly sought: readonly { readonly term: Term; readonly letters: string }[];
  /** By the first two letters, the longest first. */
  readonly byStart: ReadonlyMap<number, readonly { readonly term: Term; readonly letters: string }[]>;
}

const startOf = (text: string, at: number): number =>
  text.charCodeAt(at) * 0x1_0000 + text.charCodeAt(at + 1);

export function matcherOf(terms: readonly Term[]): Matcher | null {
  const firsts = new Map<string, Term>();
  for (const term of terms) if (!firsts.has(termKey(term.words))) firsts.set(termKey(term.words), term);
  const sought = [...firsts.values()]
    .map((term) => ({ term, letters: looseText(normalizeLabel(term.words)) }))
    // One letter is no word to look for.
    .filter(({ letters }) => letters.length > 1)
    .toSorted((a, b) => b.letters.length - a.letters.length);
  return sought.length === 0
    ? null
    : { sought, byStart: Map.groupBy(sought, ({ letters }) => startOf(letters, 0)) };
}

// A line never changes, so its letters are worked out once.
const letters = new WeakMap<PlacedLine['inline'], string>();

function lettersOf({ inline, text }: PlacedLine): string {
  const before = letters.get(inline);
  if (before !== undefined) return before;
  const loose = looseText(text);
  letters.set(inline, loose);
  return loose;
}

/** Whether the letters of a wanted term stand in a line at all: far cheaper than to look for its uses. */
export const mayUse = (line: PlacedLine, { sought }: Matcher, isWanted: (term: Term) => boolean): boolean =>
  sought.some(({ term, letters: own }) => isWanted(term) && lettersOf(line).includes(own));

/**
 * The uses in a line. Where a long term stands, the shorter ones within it do not. Cutting Khmer into words takes long, so
 * a term that is not wanted is taken for found without it, and not told.
 */
export function usesIn(
  line: PlacedLine,
  { byStart }: Matcher,
  isWanted: (term: Term) => boolean,
): readonly TermUse[] {
  const loose = lettersOf(line);
  const findable = findableOf(line.text);
  const uses: TermUse[] = [];
  for (let at = 0; at < loose.length - 1; at += 1) {
    const candidates = byStart.get(startOf(loose, at));
    const here = candidates?.filter((one) => loose.startsWith(one.letters, at)) ?? [];
    for (const one of here) {
      const from = loosePlace(line.text, at);
      const to = loosePlace(line.text, at + one.letters.length - 1) + 1;
      const isTold = isWanted(one.term);
      if (isTold && !(findable.isWordEdge(from) && findable.isWordEdge(to))) continue;
      if (isTold) uses.push({ term: one.term, place: placeIn(line, from, to) });
      at += one.letters.length - 1;
      break;
    }
  }
  return uses;
}

/** Whether a place is behind the words that define the term; `order` is the place's line among those of the language. */
export const isBehind = (
  { term, place }: TermUse,
  order: number,
  definedAt: ReadonlyMap<InnerId, number>,
): boolean => {
  const defined = definedAt.get(term.id) ?? 0;
  return order > defined || (order === defined && place.from >= term.place.to);
};

/** In which of the lines each term is defined. */
export const linesOfTerms = (
  lines: readonly PlacedLine[],
  terms: readonly Term[],
): ReadonlyMap<InnerId, number> => {
  const orders = new Map(lines.map((line, order) => [`${line.uid} ${line.index}`, order]));
  return new Map(terms.map(({ id, place }) => [id, orders.get(`${place.uid} ${place.index}`) ?? 0]));
};

/** Where terms are used behind their definitions, in reading order. */
export const usesOfTerms = (content: InstrumentContent): readonly TermUse[] => inOneGo(usesByLines(content));

/** Lines that are looked through at a time: about a millisecond's work. */
const AT_A_TIME = 20;

/** The same a few lines at a time, for whoever has only moments for it. */
export function* usesByLines(content: InstrumentContent): Generator<undefined, readonly TermUse[]> {
  const uses: TermUse[] = [];
  for (const language of LANGUAGES) {
    const lines = linesIn(content, language);
    const terms = termsIn(lines);
    const matcher = matcherOf(terms);
    if (matcher === null) continue;
    const definedAt = linesOfTerms(lines, terms);
    for (const [order, line] of lines.entries()) {
      if (order % AT_A_TIME === 0) yield undefined;
      uses.push(...usesIn(line, matcher, () => true).filter((use) => isBehind(use, order, definedAt)));
    }
  }
  return uses;
}
