/**
 * Instruments of the register as texts cite them: by type and number (អនុក្រឹត្យលេខ ៤១ អនក្រ.បក) or by type and title
 * (ច្បាប់ស្តីពី…), with the date and the title that may follow.
 */
import { writtenDates } from '../../khmer/calendar/read.ts';
import { foldForSearch, instrumentNumbers, normalizeLabel } from '../../khmer/index.ts';
import { isWithinWord, LOOSE_GAP, looseEither, loosePlace, looseText } from '../../khmer/loose.ts';
import { LANGUAGES } from '../../document/model.ts';
import { subjectOf } from '../citation.ts';
import type { InstrumentData } from '../data.ts';
import type { RegisterId } from '../instrument.ts';
import { englishDay } from '../../official/dates.ts';
import { numberKeyOf } from '../register-keys.ts';
import type { RegisterEntry } from '../register.ts';

/** What is cited; null where the register does not have it, or has several that it may be. */
export interface CitedInstrument {
  readonly entry: RegisterEntry | null;
  /** UTF-16 offsets, the end exclusive. */
  readonly from: number;
  readonly to: number;
}

export type Register = ReadonlyMap<RegisterId, RegisterEntry>;

const labelKey = (text: string): string => foldForSearch(normalizeLabel(text));

interface RegisterIndex {
  readonly byNumber: ReadonlyMap<string, readonly RegisterEntry[]>;
  /** By type, with the loose text of a title. */
  readonly byType: ReadonlyMap<
    string,
    readonly { readonly letters: string; readonly entry: RegisterEntry }[]
  >;
}

const indexes = new WeakMap<Register, RegisterIndex>();

function indexOf(register: Register): RegisterIndex {
  const before = indexes.get(register);
  if (before !== undefined) return before;
  const entries = [...register.values()];
  const titled = entries.flatMap((entry) => titlesOf(entry).map((letters) => ({ letters, entry })));
  const index = {
    byNumber: Map.groupBy(entries, ({ number }) => numberKeyOf(number)),
    byType: Map.groupBy(titled, ({ entry }) => entry.type),
  };
  indexes.set(register, index);
  return index;
}

interface Grammar {
  /** A word for a type, with the word for a number or for a subject behind it. */
  readonly head: RegExp;
  readonly types: ReadonlyMap<string, readonly string[]>;
}

const grammars = new WeakMap<InstrumentData, Grammar>();

const NUMBER = `(?:${looseEither(['លេខ៖', 'លេខ', 'number', 'no.', 'no'])})`;
const ABOUT = looseEither(['ស្តីពី', 'ស្តីអំពី', 'on the', 'on']);
const DATED = new RegExp(`^${LOOSE_GAP}(?:${looseEither(['ចុះ', 'dated', 'of'])})${LOOSE_GAP}`, 'iu');
const TITLED = new RegExp(`^[\\s\\u200B,]{0,4}${ABOUT}${LOOSE_GAP}`, 'iu');

function grammarOf(data: InstrumentData): Grammar {
  const before = grammars.get(data);
  if (before !== undefined) return before;
  const names = data.types.flatMap(({ id, km, en }) => [km, en].map((name) => [labelKey(name), id] as const));
  const types = looseEither(data.types.flatMap(({ km, en }) => [km, en]));
  const grammar = {
    head: new RegExp(
      `(?<type>${types})(?:${LOOSE_GAP}(?:(?<number>${NUMBER})|(?<about>${ABOUT}))${LOOSE_GAP})`,
      'giu',
    ),
    types: new Map(
      [...Map.groupBy(names, ([name]) => name)].map(([name, pairs]) => [name, pairs.map(([, id]) => id)]),
    ),
  };
  grammars.set(data, grammar);
  return grammar;
}

/** A number, or what a subject begins with: without them nothing is looked at closely. */
const MAY_CITE = /[0-9\u17E0-\u17E9]|ស\u200B?្\u200B?[តដ]|\bon\b/iu;

/** The citations in a text in their order; nothing is looked up in a text that names no type of instrument. */
export function citedInstruments(
  text: string,
  register: Register,
  data: InstrumentData,
): readonly CitedInstrument[] {
  if (!MAY_CITE.test(text)) return [];
  const { head, types } = grammarOf(data);
  const found: CitedInstrument[] = [];
  let end = 0;
  for (const match of text.matchAll(head)) {
    if (match.index < end || isWithinWord(text, match.index)) continue;
    const typeIds = types.get(labelKey(match.groups?.['type'] ?? '')) ?? [];
    const behind = match.index + match[0].length;
    const cited =
      match.groups?.['number'] === undefined
        ? byTitle(text, behind, typeIds, register)
        : byNumber(text, behind, typeIds, register);
    if (cited === null) continue;
    found.push({ ...cited, from: match.index });
    end = cited.to;
  }
  return found;
}

type Rest = Omit<CitedInstrument, 'from'>;

function byNumber(text: string, at: number, types: readonly string[], register: Register): Rest | null {
  const written = numberAt(text, at);
  if (written === null) return null;
  const named = (indexOf(register).byNumber.get(written.key) ?? []).filter(({ type }) =>
    types.includes(type),
  );
  const date = dateBehind(text, written.to);
  const dated = date === null ? named : named.filter(date.isOf);
  const [entry, other] = dated;
  const end = date?.to ?? written.to;
  if (entry === undefined || other !== undefined) return { entry: null, to: end };
  return { entry, to: titleBehind(text, end, entry) };
}

/** By the longest title that stands there; one that the register does not have is taken to go on to the next gap. */
function byTitle(text: string, at: number, types: readonly string[], register: Register): Rest {
  const candidates = types.flatMap((type) => indexOf(register).byType.get(type) ?? []);
  const written = text.slice(at, at + TITLE_REACH);
  const loose = looseText(written);
  const hits = candidates
    .filter(({ letters }) => loose.startsWith(letters))
    .map(({ letters, entry }) => ({ entry, to: at + endIn(written, letters) }));
  if (hits.length === 0) return { entry: null, to: at + (TO_GAP.exec(text.slice(at))?.[0].length ?? 0) };
  const to = Math.max(...hits.map((hit) => hit.to));
  const [hit, other] = hits.filter((one) => one.to === to);
  return { entry: hit === undefined || other !== undefined ? null : hit.entry, to };
}

const TO_GAP = /^[^\s,;។៕]*/u;

function numberAt(text: string, at: number): { readonly key: string; readonly to: number } | null {
  // Numbers are short: what is behind the next stretch of text is not read.
  const rest = text.slice(at, at + 60);
  const [parts] = instrumentNumbers(rest);
  const to = parts?.[0]?.start === 0 ? parts.at(-1)?.end : /^[0-9\u17E0-\u17E9]+/u.exec(rest)?.[0].length;
  return to === undefined ? null : { key: numberKeyOf(rest.slice(0, to)), to: at + to };
}

interface WrittenDate {
  readonly isOf: (entry: RegisterEntry) => boolean;
  readonly to: number;
}

/** A date that follows: ចុះថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤, or dated 8 November 2024. */
function dateBehind(text: string, at: number): WrittenDate | null {
  const lead = DATED.exec(text.slice(at, at + 20))?.[0];
  if (lead === undefined) return null;
  const begin = at + lead.length;
  const rest = text.slice(begin, begin + 80);
  const khmer = KHMER_DATE.exec(rest)?.[0];
  if (khmer !== undefined) {
    const [written] = writtenDates(khmer).gregorian;
    return { isOf: ({ date }) => date === written?.iso, to: begin + khmer.length };
  }
  const english = ENGLISH_DATE.exec(rest)?.[0];
  if (english === undefined) return null;
  return { isOf: ({ date }) => labelKey(englishDay(date)) === labelKey(english), to: begin + english.length };
}

/** As far as the year; the calendar reads what stands in it. */
const KHMER_DATE = /^ថ្ងៃ[^\n]{1,60}?ឆ្នាំ[\s\u200B]*[0-9\u17E0-\u17E9]{4}/u;
const ENGLISH_DATE = /^\d{1,2}[\s\u200B]\p{L}{3,9}[\s\u200B]\d{4}/iu;

/** Where the entry's title ends that follows, or the same place where none does. */
function titleBehind(text: string, at: number, entry: RegisterEntry): number {
  const lead = TITLED.exec(text.slice(at, at + 60))?.[0];
  if (lead === undefined) return at;
  const begin = at + lead.length;
  const written = text.slice(begin, begin + TITLE_REACH);
  const loose = looseText(written);
  const ends = titlesOf(entry)
    .filter((letters) => loose.startsWith(letters))
    .map((letters) => begin + endIn(written, letters));
  return Math.max(at, ...ends);
}

/** As far as a title may go in a text, in UTF-16 units. */
const TITLE_REACH = 4000;

/** The loose text of what an entry is about, in each language that says it. */
const titlesOf = ({ title }: RegisterEntry): readonly string[] =>
  LANGUAGES.map((language) => looseText(subjectOf(normalizeLabel(title[language]), language))).filter(
    (letters) => letters !== '',
  );

/** Where these letters end that a text begins with. */
const endIn = (written: string, letters: string): number => loosePlace(written, letters.length - 1) + 1;
