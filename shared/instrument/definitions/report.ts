/** What is wrong with the definitions of an instrument, and what looks like one and is not marked. */
import { LANGUAGES, type InnerId, type Language, type UnitChange } from '../../document/model.ts';
import { LOOSE_GAP, looseEither } from '../../khmer/loose.ts';
import type { InstrumentInline } from '../instrument.ts';
import { plainRuns, replaceWords } from '../replace-words.ts';
import {
  linesIn,
  placedInline,
  placeIn,
  type InstrumentContent,
  type InstrumentPlace,
  type PlacedLine,
} from '../text.ts';
import { isBehind, linesOfTerms, matcherOf, mayUse, termKey, termsIn, usesIn, type Term } from './terms.ts';

/** Words that stand somewhere. */
export interface PlacedWords {
  readonly words: string;
  readonly place: InstrumentPlace;
}

export interface DefinitionReport {
  /** Defined and never used behind that. */
  readonly unused: readonly Term[];
  /** Defined again, with the place where it was defined first. */
  readonly twice: readonly { readonly term: Term; readonly first: Term }[];
  /** What looks like a definition and is not marked as one. */
  readonly offered: readonly PlacedWords[];
  /** Words between guillemets at more than one place that are defined nowhere, at the first of them. */
  readonly undefinedWords: readonly PlacedWords[];
}

// A content never changes, and several look at its report: it is worked out once.
const known = new WeakMap<InstrumentContent, DefinitionReport>();

export function definitionReport(content: InstrumentContent): DefinitionReport {
  const before = known.get(content);
  if (before !== undefined) return before;
  const report = reportOf(content);
  known.set(content, report);
  return report;
}

function reportOf(content: InstrumentContent): DefinitionReport {
  const reports = LANGUAGES.map((language) => reportOn(linesIn(content, language), language));
  return {
    unused: reports.flatMap(({ unused }) => unused),
    twice: reports.flatMap(({ twice }) => twice),
    offered: reports.flatMap(({ offered }) => offered),
    undefinedWords: reports.flatMap(({ undefinedWords }) => undefinedWords),
  };
}

function reportOn(lines: readonly PlacedLine[], language: Language): DefinitionReport {
  const terms = termsIn(lines);
  const firsts = new Map<string, Term>();
  const twice: { readonly term: Term; readonly first: Term }[] = [];
  for (const term of terms) {
    const first = firsts.get(termKey(term.words));
    if (first === undefined) firsts.set(termKey(term.words), term);
    else twice.push({ term, first });
  }
  const offered = lines.flatMap((line) => unmarkedIn(line, language)).filter(isNotIn(firsts));
  const known = new Set([...firsts.keys(), ...offered.map(({ words }) => termKey(words))]);
  return {
    unused: unusedOf(lines, [...firsts.values()]),
    twice,
    offered,
    undefinedWords: quotedTwice(lines, known),
  };
}

const isNotIn =
  (terms: ReadonlyMap<string, Term>) =>
  ({ words }: PlacedWords): boolean =>
    !terms.has(termKey(words));

function unusedOf(lines: readonly PlacedLine[], terms: readonly Term[]): readonly Term[] {
  const matcher = matcherOf(terms);
  if (matcher === null) return [];
  const definedAt = linesOfTerms(lines, terms);
  const unused = new Set(terms);
  for (const [order, line] of lines.entries()) {
    if (unused.size === 0) break;
    const isWanted = (term: Term): boolean => unused.has(term) && order >= (definedAt.get(term.id) ?? 0);
    if (!mayUse(line, matcher, isWanted)) continue;
    for (const use of usesIn(line, matcher, isWanted))
      if (isBehind(use, order, definedAt)) unused.delete(use.term);
  }
  return terms.filter((term) => unused.has(term));
}

/** What says that the words before it are being defined. */
const DEFINES: Readonly<Record<Language, readonly string[]>> = {
  km: ['សំដៅលើ', 'សំដៅទៅលើ', 'សំដៅដល់', 'សំដៅទៅដល់', 'មានន័យថា'],
  en: ['means', 'shall mean', 'refers to', 'has the meaning', 'have the meaning'],
};
const defining = (language: Language): RegExp =>
  new RegExp(`^${LOOSE_GAP}${looseEither(DEFINES[language])}`, 'iu');
const VERB: Readonly<Record<Language, RegExp>> = { km: defining('km'), en: defining('en') };

/** How far behind the words that verb is looked for, in UTF-16 units. */
const VERB_REACH = 60;

/** The longest words that are taken for a term, in UTF-16 units. */
const TERM_LIMIT = 80;
const QUOTED = new RegExp(`[«“"](?<words>[^«»“”"\\n]{1,${TERM_LIMIT}})[»”"]`, 'gu');

const QUOTE = /[«“"]/u;

/** Words with the place where what stands around them ends. */
type Candidate = PlacedWords & { readonly end: number };

function quotedIn(line: PlacedLine): readonly Candidate[] {
  if (!QUOTE.test(line.text)) return [];
  return Array.from(line.text.matchAll(QUOTED), ({ 0: whole, index, groups }) => {
    const inside = groups?.['words'] ?? '';
    const words = trimmed(inside);
    const from = index + 1 + inside.indexOf(words);
    return { words, place: placeIn(line, from, from + words.length), end: index + whole.length };
  }).filter(({ words }) => words !== '');
}

const trimmed = (text: string): string => text.replace(/^[\s\u200B]+|[\s\u200B]+$/gu, '');

/** Words in bold, each stretch of them as one. */
function boldIn(line: PlacedLine): readonly Candidate[] {
  const stretches: { from: number; to: number }[] = [];
  let start = 0;
  for (const piece of line.inline) {
    const end = start + placedInline([piece]).length;
    if (isBold(piece)) {
      const last = stretches.at(-1);
      if (last?.to === start) last.to = end;
      else stretches.push({ from: start, to: end });
    }
    start = end;
  }
  return stretches.flatMap(({ from, to }) => {
    if (to - from > TERM_LIMIT) return [];
    const inside = line.text.slice(from, to);
    const words = inside.replace(/^[\s\u200B«“"]+|[\s\u200B»”"]+$/gu, '');
    const at = from + inside.indexOf(words);
    return words === '' ? [] : [{ words, place: placeIn(line, at, at + words.length), end: to }];
  });
}

const isBold = (piece: InstrumentInline): boolean =>
  piece.kind === 'text' && piece.marks?.includes('bold') === true;

/** Definitions that nobody marked. */
function unmarkedIn(line: PlacedLine, language: Language): readonly PlacedWords[] {
  if (!line.isOwn) return [];
  const found = new Map<number, PlacedWords>();
  for (const { words, place, end } of [...quotedIn(line), ...boldIn(line)]) {
    const isPlain = plainRuns(line.inline, place.from, place.to) !== undefined;
    const behind = line.text.slice(end, end + VERB_REACH).replace(/^[»”"]/u, '');
    if (isPlain && VERB[language].test(behind)) found.set(place.from, { words, place });
  }
  return [...found.values()].toSorted((a, b) => a.place.from - b.place.from);
}

function quotedTwice(lines: readonly PlacedLine[], known: ReadonlySet<string>): readonly PlacedWords[] {
  const firsts = new Map<string, PlacedWords>();
  const again = new Set<string>();
  for (const line of lines) {
    for (const { words, place } of quotedIn(line)) {
      const key = termKey(words);
      if (known.has(key)) continue;
      if (firsts.has(key)) again.add(key);
      else firsts.set(key, { words, place });
    }
  }
  return [...firsts].flatMap(([key, first]) => (again.has(key) ? [first] : []));
}

/** The words become the place where their term is defined, with the looks that they have. */
export const markTerm = (
  content: InstrumentContent,
  place: InstrumentPlace,
  id: InnerId,
): UnitChange | undefined => replaceWords(content, place, (children) => ({ kind: 'term', id, children }));
