/**
 * The months of a lunar year and where each begins. A year here runs from Chetr, the month in which or after which the
 * solar year begins, and is meant by that Gregorian year: ordinary years have 354 days, a leap day makes Jesth 30 days
 * long (355), a leap month doubles Asadh (384). Rule: Roath Kim Soeun, "Pratitin Soryakkatik–Chankatik 1900–1999", which
 * also gives 1900-01-01 as 1 keut Bos.
 */
import { avoman, bodithey, has366Days } from './solar-year.ts';

/** In the order of a year that has them all. */
export const LUNAR_MONTHS = [
  'chetr',
  'pisakh',
  'jesth',
  'asadh',
  'firstAsadh',
  'secondAsadh',
  'srap',
  'phatrabot',
  'assoch',
  'kadeuk',
  'migasir',
  'bos',
  'meak',
  'phalkun',
] as const;
export type LunarMonth = (typeof LUNAR_MONTHS)[number];

export type Leap = 'none' | 'day' | 'month';

export interface MonthSpan {
  readonly month: LunarMonth;
  /** Day number of 1 keut. */
  readonly from: number;
  readonly days: 29 | 30;
}

/** What dates are reckoned for, by the Gregorian calendar. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;

/** Day number of 1 keut Chetr of 1900: 1900-03-31. */
const CHETR_1900 = 2_415_110;

function hasLeapMonth(year: number): boolean {
  const age = bodithey(year);
  // Of two years in a row that ask for a month, or ask just too little, one has it (25 and 5, 24 and 6).
  if (age === 25 && bodithey(year + 1) === 5) return false;
  if (age === 24 && bodithey(year + 1) === 6) return true;
  return age >= 25 || age <= 5;
}

function asksForLeapDay(year: number): boolean {
  if (has366Days(year)) return avoman(year) <= 126;
  // 137 followed by 0 leaves the day to the second year.
  return avoman(year) <= 137 && avoman(year + 1) !== 0;
}

/** A year that asks for both takes the month, and the next one takes its day. */
export function leapOf(year: number): Leap {
  if (hasLeapMonth(year)) return 'month';
  const isOwed = asksForLeapDay(year - 1) && hasLeapMonth(year - 1);
  return asksForLeapDay(year) || isOwed ? 'day' : 'none';
}

function monthsOf(leap: Leap): readonly LunarMonth[] {
  const absent: readonly LunarMonth[] = leap === 'month' ? ['asadh'] : ['firstAsadh', 'secondAsadh'];
  return LUNAR_MONTHS.filter((month) => !absent.includes(month));
}

const SHORT: ReadonlySet<LunarMonth> = new Set(['chetr', 'jesth', 'srap', 'assoch', 'migasir', 'meak']);

/** Months are 29 and 30 days long by turns, but for the leap day, Jesth's 30th, and both months of a doubled Asadh. */
const daysOf = (month: LunarMonth, leap: Leap): 29 | 30 =>
  SHORT.has(month) && !(month === 'jesth' && leap === 'day') ? 29 : 30;

function spansOf(year: number, from: number): readonly MonthSpan[] {
  const leap = leapOf(year);
  let next = from;
  return monthsOf(leap).map((month) => {
    const span: MonthSpan = { month, from: next, days: daysOf(month, leap) };
    next += span.days;
    return span;
  });
}

const endOf = (spans: readonly MonthSpan[]): number => {
  const last = spans.at(-1);
  return last === undefined ? 0 : last.from + last.days;
};

/** The lunar year that holds January to March of 1900 begins in 1899; nothing before that is asked for. */
const YEARS: ReadonlyMap<number, readonly MonthSpan[]> = (() => {
  const before = FIRST_YEAR - 1;
  const years = new Map([[before, spansOf(before, CHETR_1900 - endOf(spansOf(before, 0)))]]);
  let from = CHETR_1900;
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const spans = spansOf(year, from);
    years.set(year, spans);
    from = endOf(spans);
  }
  return years;
})();

/** The months of the lunar year that begins in that Gregorian year; empty outside 1899–2100. */
export const lunarYear = (year: number): readonly MonthSpan[] => YEARS.get(year) ?? [];
