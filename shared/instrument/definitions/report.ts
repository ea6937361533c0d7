/** What is wrong with the definitions of an instrument, and what looks like one and is not marked. */
import { LANGUAGES, type InnerId, type Language, type UnitChange } from '../../document/model.ts';
import { LOOSE_GAP, looseEither } from '../../khmer/loose.ts';
import { inOneGo } from '../in-pieces.ts';
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

export const definitionReport = (content: InstrumentContent): DefinitionReport =>
  inOneGo(reportByLines(content));

// A content never changes, and several look at its report: it is worked out once.
const known = new WeakMap<InstrumentContent, DefinitionReport>();

/** The same a few lines at a time, for whoever has only moments for it. */
export function* reportByLines(content: InstrumentContent): Generator<undefined, DefinitionReport> {
  const before = known.get(content);
  if (before !== undefined) return before;
  const reports: DefinitionReport[] = [];
  for (const language of LANGUAGES) reports.push(yield* reportOn(linesIn(content, language), language));
  const report = {
    unused: reports.flatMap(({ unused }) => unused),
    twice: reports.flatMap(({ twice }) => twice),
    offered: reports.flatMap(({ offered }) => offered),
    undefinedWords: reports.flatMap(({ undefinedWords }) => undefinedWords),
  };
  known.set(content, report);
  return report;
}

/** Lines that are looked through at a time: about a millisecond's work. */
const AT_A_TIME = 20;

function* reportOn(lines: readonly PlacedLine[], language: Language): Generator<undefined, DefinitionReport> {
  const terms = termsIn(lines);
  const firsts = new Map<string, Term>();
  const twice: { readonly term: Term; readonly first: Term }[] = [];
  for (const term of terms) {
    const first = firsts.get(termKey(term.words));
    if (first === undefined) firsts.set(termKey(term.words), term);
    else twice.push({ term, first });
  }
  const unused = createUnused(lines, [...firsts.values()]);
  const unmarked: PlacedWords[] = [];
  const quoted: { readonly key: string; readonly said: PlacedWords }[] = [];
  for (const [order, line] of lines.entries()) {
    if (order % AT_A_TIME === 0) yield undefined;
    unmarked.push(...unmarkedIn(line, language));
    for (const said of quotedIn(line)) quoted.push({ key: termKey(said.words), said });
    unused.look(line, order);
  }
  const offered = unmarked.filter(isNotIn(firsts));
  const named = new Set([...firsts.keys(), ...offered.map(({ words }) => termKey(words))]);
  return { unused: unused.left(), twice, offered, undefinedWords: quotedTwice(quoted, named) };
}

const isNotIn =
  (terms: ReadonlyMap<string, Term>) =>
  ({ words }: PlacedWords): boolean =>
    !terms.has(termKey(words));

/** The terms that no line used which was looked at. */
function createUnused(lines: readonly PlacedLine[], terms: readonly Term[]) {
  const matcher = matcherOf(terms);
  const definedAt = linesOfTerms(lines, terms);
  // Nothing is looked for by less than two letters, so no use of it could be found.
  const unused = new Set(matcher === null ? [] : terms);
  return {
    look(line: PlacedLine, order: number): void {
      if (matcher === null || unused.size === 0) return;
      const isWanted = (term: Term): boolean => unused.has(term) && order >= (definedAt.get(term.id) ?? 0);
      if (!mayUse(line, matcher, isWanted)) return;
      for (const use of usesIn(line, matcher, isWanted))
        if (isBehind(use, order, definedAt)) unused.delete(use.term);
    },
    left: (): readonly Term[] => terms.filter((term) => unused.has(term)),
  };
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

function quotedTwice(
  quoted: readonly { readonly key: string; readonly said: PlacedWords }[],
  known: ReadonlySet<string>,
): readonly PlacedWords[] {
  const firsts = new Map<string, PlacedWords>();
  const again = new Set<string>();
  for (const { key, said } of quoted) {
    if (known.has(key)) continue;
    if (firsts.has(key)) again.add(key);
    else firsts.set(key, { words: said.words, place: said.place });
  }
  return [...firsts].flatMap(([key, first]) => (again.has(key) ? [first] : []));
}

/** The words become the place where their term is defined, with the looks that they have. */
export const markTerm = (
  content: InstrumentContent,
  place: InstrumentPlace,
  id: InnerId,
): UnitChange | undefined => replaceWords(content, place, (children) => ({ kind: 'term', id, children }));
