/** What stands below the text of an instrument: dates, who signs, who receives it. */
import { writtenDates } from '../../khmer/calendar/read.ts';
import { looseEither } from '../../khmer/loose.ts';
import type { InstrumentData } from '../../instrument/data.ts';
import type { SignatureContent } from '../../instrument/instrument.ts';
import type { SourceLine } from './source.ts';

export interface ReadSignature {
  readonly at: string;
  readonly content: SignatureContent;
}

export interface Closing {
  readonly signatures: readonly ReadSignature[];
  readonly recipients: readonly string[];
  /** YYYY-MM-DD; empty where none is written. */
  readonly date: string;
  readonly place: string;
  readonly lunar: string;
}

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'.split(
  '|',
);
const ENGLISH_DATE = new RegExp(
  `(?<!\\d)(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<month>${MONTHS.join('|')})|(?<named>${MONTHS.join('|')})\\s+(?<second>\\d{1,2})),?\\s+(?<year>\\d{4})`,
  'iu',
);
/** A day to be filled in by hand. */
const OPEN_DATE = /(?:ថ្ងៃ|ខែ|ឆ្នាំ|date)[^។៕]{0,20}(?:\.{2,}|…|_{2,})/iu;
const RECIPIENTS = new RegExp(
  `^(?:${looseEither(['កន្លែងទទួល', 'ចម្លងជូន'])}|recipients?|distribution|cc(?=:))[\\s\u200B]*[៖:]?[\\s\u200B]*`,
  'iu',
);
/** Where a hand has signed, or is to. */
const SIGNED = new RegExp(
  `^[(\\[]?(?:${looseEither(['ហត្ថលេខា', 'បានចុះហត្ថលេខា'])}(?:[\\s\u200B]*${looseEither(['និងត្រា', 'និង ត្រា', 'ត្រា'])})?|signed|signature(?: and seal)?)[\\s\u200B.៖:…)\\]]*$`,
  'iu',
);
const DONE_AT = new RegExp(`^(?:${looseEither(['ធ្វើនៅ', 'ធ្វើ'])}|done (?:at|in))[\\s\u200B]*`, 'iu');
const DASH = /^[-–—•*][\s\u200B]*/u;
/** As the schema of a signature has them, in UTF-16 units. */
const NAME_LIMIT = 200;
const CAPACITY_LIMIT = 5_000;
/** The longest line below a text; a longer one belongs to the text, whatever stands before it. */
export const LONGEST_CLOSING = 1_000;
/** The longest date line; a sentence that holds a date is longer. */
const LONGEST_DATE = 130;

interface DateLine {
  readonly iso: string;
  readonly place: string;
  readonly lunar: string;
}

const EMPTY: DateLine = { iso: '', place: '', lunar: '' };

/** Null for what is no date line. */
function dateLine(text: string): DateLine | null {
  if (text.length > LONGEST_DATE || /[។៕;]$/u.test(text)) return null;
  if (/កើត|រោច/u.test(text)) {
    const { lunar, gregorian } = writtenDates(text);
    if (lunar[0] !== undefined && lunar[0].from < 20 && gregorian.length === 0)
      return { ...EMPTY, lunar: text };
  }
  const { gregorian, folded } = writtenDates(text);
  const [date] = gregorian;
  if (date !== undefined && folded.length - date.to < 20) {
    // Folding leaves the length of what stands before a day as it is, but for signs that nobody sees.
    const place = text.replaceAll('\u200B', '').slice(0, date.from).replace(DONE_AT, '');
    return place.length > 60 ? null : { ...EMPTY, iso: date.iso, place: place.replace(/[\s,]+$/u, '') };
  }
  const english = ENGLISH_DATE.exec(text);
  if (english !== null && text.length - english.index - english[0].length < 5) {
    const place = text
      .slice(0, english.index)
      .replace(DONE_AT, '')
      .replace(/[\s,]+(?:on)?[\s,]*$/iu, '');
    return place.length > 60 ? null : { ...EMPTY, iso: isoOf(english), place };
  }
  return OPEN_DATE.test(text) ? EMPTY : null;
}

function isoOf({ groups }: RegExpExecArray): string {
  const { day, second, month, named, year = '' } = groups ?? {};
  const number = MONTHS.indexOf((month ?? named ?? '').toLowerCase()) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${(day ?? second ?? '').padStart(2, '0')}`;
}

/** Whether the text of an instrument has ended where this line stands. */
export const beginsClosing = (text: string): boolean => dateLine(text) !== null || RECIPIENTS.test(text);

export function readClosing(lines: readonly SourceLine[], data: InstrumentData): Closing {
  const blocks: SourceLine[][] = [[]];
  const recipients: string[] = [];
  let [date, place, lunar] = ['', '', ''];
  let isReceiving = false;
  for (const line of lines) {
    const text = line.text.trim();
    const read = dateLine(text);
    const isRecipient = isReceiving && (DASH.test(text) || line.list !== null || line.gap === 0);
    if (read !== null) {
      blocks.push([]);
      isReceiving = false;
      date ||= read.iso;
      place ||= read.place;
      lunar ||= read.lunar;
    } else if (RECIPIENTS.test(text)) {
      blocks.push([]);
      isReceiving = true;
      const rest = text.replace(RECIPIENTS, '');
      if (rest !== '') recipients.push(rest);
    } else if (isRecipient) recipients.push(text.replace(DASH, ''));
    else {
      isReceiving = false;
      if (isComplete(blocks.at(-1) ?? [], line)) blocks.push([]);
      blocks.at(-1)?.push(line);
    }
  }
  const signatures = joinedNames(blocks).flatMap((block): ReadSignature[] => {
    const content = signatureOf(block, data);
    const [first] = block;
    return content === null || first === undefined ? [] : [{ at: first.at, content }];
  });
  return { signatures, recipients, date, place, lunar };
}

/** A gap is left for the hand that signs; what stands below it is the name. */
const nameAt = (block: readonly SourceLine[]): number =>
  block.findIndex(({ gap }, index) => index > 0 && (gap >= 2 || SIGNED.test(block[index - 1]?.text ?? '')));

const sizeOf = (block: readonly SourceLine[]): number =>
  block.reduce((size, { text }) => size + text.length + 1, 0);

/** Whether the next line is somebody else's: the name was there, or an empty line follows office and name. */
const isComplete = (block: readonly SourceLine[], next: SourceLine): boolean =>
  sizeOf(block) + next.text.length > CAPACITY_LIMIT ||
  nameAt(block) !== -1 ||
  (block.length > 1 && next.gap === 1 && !SIGNED.test(block.at(-1)?.text ?? ''));

/** A line by itself below an office of several lines is its name. */
function joinedNames(blocks: readonly (readonly SourceLine[])[]): readonly (readonly SourceLine[])[] {
  const joined: (readonly SourceLine[])[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    const [only] = block;
    const isName = block.length === 1 && only?.gap === 1 && before !== undefined && before.length > 1;
    if (isName && nameAt(before) === -1) joined[joined.length - 1] = [...before, only];
    else joined.push(block);
  }
  return joined;
}

function signatureOf(block: readonly SourceLine[], { prefixes }: InstrumentData): SignatureContent | null {
  const lines = block.filter(({ text }) => !SIGNED.test(text));
  const texts = lines.map(({ text }) => text.trim());
  if (texts.length === 0) return null;
  const under = block[nameAt(block)];
  const below = under === undefined ? Math.max(texts.length - 1, 1) : lines.indexOf(under);
  const cut = texts.slice(below).join(' ').length > NAME_LIMIT ? texts.length : below;
  const [first = '', ...capacity] = texts.slice(0, cut);
  const prefix = prefixes.find(({ km, en }) =>
    new RegExp(`^${looseEither([km, en])}[\\s\u200B]*`, 'iu').test(first),
  );
  const office =
    prefix === undefined
      ? first
      : first.replace(new RegExp(`^${looseEither([prefix.km, prefix.en])}[\\s\u200B]*`, 'iu'), '');
  return {
    ...(prefix === undefined ? {} : { prefix: prefix.id }),
    capacity: [office, ...capacity].filter((text) => text !== '').join('\n'),
    name: texts.slice(cut).join(' '),
  };
}
