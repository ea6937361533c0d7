/**
 * Dates as they stand in a Khmer text, in both forms of a date line. Only what is written is read: a lunar date may lack
 * its weekday and its years. Words that are spelt otherwise than the calendar spells them make no date.
 */
import { foldForSearch } from '../fold.ts';
import type { Phase } from './lunar-date.ts';
import { LUNAR_MONTHS, type LunarMonth } from './lunar-year.ts';
import { ANIMALS, GREGORIAN_MONTHS, LUNAR_MONTH_NAMES, PHASES, SAKS, WEEKDAYS } from './names.ts';

/** Where a date stands, in UTF-16 units of the folded text. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** The parts of a lunar date; undefined where one is not written. */
export interface WrittenLunar extends Place {
  readonly day: number;
  readonly phase: Phase;
  readonly month: LunarMonth;
  /** 0 is Sunday. */
  readonly weekday: number | undefined;
  /** 0 is the Rat. */
  readonly animal: number | undefined;
  /** 0 is សំរឹទ្ធិស័ក. */
  readonly sak: number | undefined;
  readonly buddhistYear: number | undefined;
}

export interface WrittenGregorian extends Place {
  /** 0 is Sunday; undefined where none is written. */
  readonly weekday: number | undefined;
  /** YYYY-MM-DD, which may be no day of the calendar. */
  readonly iso: string;
}

export interface WrittenDates {
  readonly lunar: readonly WrittenLunar[];
  readonly gregorian: readonly WrittenGregorian[];
  /** The text in which they stand. */
  readonly folded: string;
}

type Words<T> = ReadonlyMap<string, T>;

const words = <T>(pairs: readonly (readonly [string, T])[]): Words<T> =>
  new Map(pairs.map(([word, value]) => [foldForSearch(word), value]));
const numbered = (names: readonly string[]): Words<number> =>
  words(names.map((name, index) => [name, index] as const));

const weekdays = numbered(WEEKDAYS);
const phases = words((['waxing', 'waning'] as const).map((phase) => [PHASES[phase], phase]));
const lunarMonths = words(LUNAR_MONTHS.map((month) => [LUNAR_MONTH_NAMES[month], month]));
const animals = numbered(ANIMALS);
const saks = numbered(SAKS);
const gregorianMonths = numbered(GREGORIAN_MONTHS);

/** A group of that name for one of the words, the longest that fits. */
const oneOf = (name: string, known: Words<unknown>): string =>
  `(?<${name}>${[...known.keys()].toSorted((a, b) => b.length - a.length).join('|')})`;
/** A few spaces at most: a run of a million must not be tried from each of its places. */
const GAP = String.raw`\s{0,3}`;
const DAY = String.raw`(?<!\d)(?<day>\d{1,2})`;

const LUNAR = new RegExp(
  [
    `(?:ថ្ងៃ${GAP}${oneOf('weekday', weekdays)}${GAP})?`,
    `${DAY}${GAP}${oneOf('phase', phases)}${GAP}`,
    `(?:ខែ${GAP})?${oneOf('month', lunarMonths)}`,
    `(?:${GAP}ឆ្នាំ${GAP}${oneOf('animal', animals)})?`,
    `(?:${GAP}${oneOf('sak', saks)})?`,
    String.raw`(?:${GAP}(?:ព\.?ស\.?|ពុទ្ធសករាជ)${GAP}(?<era>\d{4}))?`,
  ].join(''),
  'gu',
);
const GREGORIAN = new RegExp(
  [
    `(?:ថ្ងៃ${GAP}${oneOf('weekday', weekdays)}${GAP})?`,
    `(?:ថ្ងៃ${GAP})?ទី${GAP}${DAY}${GAP}`,
    `(?:ខែ${GAP})?${oneOf('month', gregorianMonths)}${GAP}`,
    String.raw`(?:ឆ្នាំ${GAP})?(?<year>\d{4})`,
  ].join(''),
  'gu',
);

/** The dates of a text, in their order. */
export function writtenDates(text: string): WrittenDates {
  const folded = foldForSearch(text);
  return {
    lunar: [...folded.matchAll(LUNAR)].flatMap(lunarIn),
    gregorian: [...folded.matchAll(GREGORIAN)].map(gregorianIn),
    folded,
  };
}

const placeOf = (match: RegExpExecArray): Place => ({
  from: match.index,
  to: match.index + match[0].length,
});

function lunarIn(match: RegExpExecArray): WrittenLunar[] {
  const { weekday, day, phase, month, animal, sak, era } = match.groups ?? {};
  const [readPhase, readMonth] = [phases.get(phase ?? ''), lunarMonths.get(month ?? '')];
  if (readPhase === undefined || readMonth === undefined) return [];
  const written = {
    ...placeOf(match),
    day: Number(day),
    phase: readPhase,
    month: readMonth,
    weekday: weekdays.get(weekday ?? ''),
    animal: animals.get(animal ?? ''),
    sak: saks.get(sak ?? ''),
    buddhistYear: era === undefined ? undefined : Number(era),
  };
  return [written];
}

function gregorianIn(match: RegExpExecArray): WrittenGregorian {
  const { weekday = '', day = '', month = '', year = '' } = match.groups ?? {};
  const monthNumber = String((gregorianMonths.get(month) ?? 0) + 1);
  const iso = `${year}-${monthNumber.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { ...placeOf(match), weekday: weekdays.get(weekday), iso };
}
