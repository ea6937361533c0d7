/** What stands above the text of an instrument: kingdom, issuer, number, type, subject, and who issues it. */
import { foldForSearch, spellings } from '../../khmer/index.ts';
import { LOOSE_GAP, looseEither } from '../../khmer/loose.ts';
import type { InstrumentData, InstrumentType } from '../../instrument/data.ts';
import { NUMBER_LIMIT } from '../../instrument/instrument-fields.ts';
import type { Guesses } from './findings.ts';
import { fullText, type SourceLine } from './source.ts';

export interface Head {
  /** Null where no line says it. */
  readonly type: InstrumentType | null;
  readonly hasKingdom: boolean;
  /** What it is about, with the word that says so (`ស្តីពី`); empty where no line says it. */
  readonly subject: string;
  readonly number: string;
  readonly issuer: readonly string[];
  /** Lines between subject and visas: whose instrument it is. */
  readonly issuerTitle: readonly string[];
}

interface TypeReader {
  readonly line: RegExp;
  readonly types: ReadonlyMap<string, InstrumentType>;
}

const KINGDOM: ReadonlySet<string> = new Set(
  [
    'ព្រះរាជាណាចក្រកម្ពុជា',
    'ជាតិ សាសនា ព្រះមហាក្សត្រ',
    'Kingdom of Cambodia',
    'Nation Religion King',
    'Nation, Religion, King',
  ].map((line) => keyOf(line)),
);
const ABOUT = new RegExp(`^(?:${looseEither(['ស្តីពី', 'ស្តីអំពី'])}|(?:on|concerning|regarding)(?=\\s|$))`, 'iu');
const KHMER_ABOUT = new RegExp(`^(${looseEither(['ស្តីពី', 'ស្តីអំពី'])})[\\s\u200B]+`, 'u');
/** Stands above every English text: the paper says it by itself. */
const TRANSLATION = /^\(?unofficial translation\)?$/iu;
const NUMBER = new RegExp(`^(?:${looseEither(['លេខ'])}|no(?=[.\\s:])|number\\b)[\\s\u200B.៖:]*`, 'iu');
const DRAFT = `(?:${looseEither(['សេចក្តីព្រាង', 'draft'])}${LOOSE_GAP})?`;
/** What may stand behind the slot of a number that is still to be given: the mark of the ministry. */
const SHORT_MARK = 40;
/** Those who issue instruments; a subject ends where their title begins. */
const ISSUER_TITLE =
  /^(?:យើង|ព្រះករុណា|នាយករដ្ឋមន្ត្រី|ទេសរដ្ឋមន្ត្រី|រដ្ឋមន្ត្រី|អភិបាល|រាជរដ្ឋាភិបាល|ប្រធាន|អគ្គនាយក|the (?:royal government|prime minister|minister|governor)|minister|we,)/iu;

/** Lines without a letter or a digit: ornaments, and slots of dots. */
const isOrnament = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

function keyOf(text: string): string {
  return foldForSearch(text).replaceAll(/[\s.,–-]+/gu, '');
}

const readers = new WeakMap<InstrumentData, TypeReader>();

function readerOf(data: InstrumentData): TypeReader {
  const before = readers.get(data);
  if (before !== undefined) return before;
  const named = data.types.flatMap((type) =>
    [type.km, type.en, ...(type.draftKm === undefined ? [] : [type.draftKm])]
      .flatMap(spellings)
      .map((words) => [words, type] as const),
  );
  const reader = {
    line: new RegExp(`^${DRAFT}(?<type>${looseEither(named.map(([words]) => words))})(?<rest>.*)$`, 'isu'),
    types: new Map(named.map(([words, type]) => [keyOf(words), type])),
  };
  readers.set(data, reader);
  return reader;
}

interface TypeLine {
  readonly type: InstrumentType;
  readonly rest: string;
}

/** A line that says a type and nothing else but its number or what it is about. */
export function typeLine(text: string, data: InstrumentData): TypeLine | null {
  const { line, types } = readerOf(data);
  const { type = '', rest = '' } = line.exec(text.trim())?.groups ?? {};
  const found = types.get(keyOf(type));
  const behind = rest.replace(/^[\s\u200B]+/u, '');
  if (found === undefined) return null;
  return behind === '' || ABOUT.test(behind) || NUMBER.test(behind) ? { type: found, rest: behind } : null;
}

/** Reads the lines before the first visa or article. */
export function readHead(lines: readonly SourceLine[], data: InstrumentData, guesses: Guesses): Head {
  let type: InstrumentType | null = null;
  let hasKingdom = false;
  let number = '';
  let isAbout = false;
  const subject: string[] = [];
  const issuer: string[] = [];
  const issuerTitle: string[] = [];
  let last: SourceLine | null = null;
  const takeNumber = (text: string): void => {
    const said = numberIn(text);
    // A day may stand beside it, or a second number.
    const isWhole = number === '' && said.length + SHORT_MARK > text.replace(NUMBER, '').trim().length;
    if (!isWhole) guesses.add('leftOut', text);
    number ||= said;
  };
  for (const line of lines) {
    const text = fullText(line).trim();
    if (isOrnament(text)) {
      last = null;
      continue;
    }
    const said: TypeLine | null = type === null ? typeLine(text, data) : null;
    if (TRANSLATION.test(text)) continue;
    if (KINGDOM.has(keyOf(text))) hasKingdom = true;
    else if (said !== null) {
      type = said.type;
      if (NUMBER.test(said.rest)) takeNumber(said.rest);
      else if (said.rest !== '') {
        isAbout = true;
        subject.push(said.rest);
      }
    } else if (NUMBER.test(text)) takeNumber(text);
    else if (type === null) {
      issuer.push(text);
      guesses.add('issuer', text);
    } else if (!isAbout && (ABOUT.test(text) || issuerTitle.length === 0)) {
      isAbout = true;
      subject.push(text);
    } else if (goesOnWith(line, last, subject)) subject.push(text);
    else {
      issuerTitle.push(text);
      guesses.add('issuerTitle', text);
    }
    last = line;
  }
  return { type, hasKingdom, subject: joined(subject), number, issuer, issuerTitle };
}

/** The lines of a subject as one: `ស្តីពី` is written to what it is about. */
const joined = (lines: readonly string[]): string => lines.join(' ').replace(KHMER_ABOUT, '$1');

/** Whether the subject goes on in this line: it is still to come, or the line looks like the one before it. */
function goesOnWith(line: SourceLine, last: SourceLine | null, subject: readonly string[]): boolean {
  if (subject.every((text) => text.replace(ABOUT, '').trim() === '')) return true;
  if (last === null || line.gap > 0 || ISSUER_TITLE.test(line.text)) return false;
  return line.isBold && last.isBold && line.isCentred === last.isCentred;
}

/** Empty where the number is still to be given. */
function numberIn(text: string): string {
  const [said = ''] = text.replace(NUMBER, '').split(/[\s\u200B]{3,}|\t/u);
  return /[0-9\u17E0-\u17E9]/u.test(said)
    ? said
        .replaceAll(/\.{2,}|…/gu, '')
        .trim()
        .slice(0, NUMBER_LIMIT)
    : '';
}
