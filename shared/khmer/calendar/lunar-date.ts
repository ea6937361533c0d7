/**
 * The Khmer lunar date of a day, and the day of a lunar date, for 1900–2100 by the Gregorian calendar.
 *
 * - The Buddhist era counts from 1 roch Pisakh, the day after Visak Bochea (as sub-decrees on holidays and their day's
 *   newspapers write it).
 * - The animal's year changes on the first day of the New Year, the sak on its last, loeng sak (Chuon Nath's dictionary,
 *   សង្ក្រាន្ត: the first day leaves the old year for the new one, the third changes the sak).
 */
import { dayNumberOf, gregorianDay, isoOf, weekdayOf, type Weekday } from './day-number.ts';
import { FIRST_YEAR, LAST_YEAR, lunarYear, type LunarMonth } from './lunar-year.ts';
import { newYearOf } from './new-year.ts';
import { PROCLAIMED, type Proclaimed } from './proclaimed.ts';
import { chulasakarachOf, loengSakOf } from './solar-year.ts';

/** Waxing is កើត, waning is រោច. */
export type Phase = 'waxing' | 'waning';

/** What names one day: no two days share all four. */
export interface LunarDay {
  /** 1–15. */
  readonly day: number;
  readonly phase: Phase;
  readonly month: LunarMonth;
  readonly buddhistYear: number;
}

export interface KnownLunarDate extends LunarDay {
  readonly isKnown: true;
  readonly weekday: Weekday;
  /** 0 is the Rat (ជូត), 11 the Pig (កុរ). */
  readonly animal: number;
  /** The last digit of the Chulasakarach year: 0 is សំរឹទ្ធិស័ក, 1 ឯកស័ក. */
  readonly sak: number;
}

/** Not known: no day of the calendar, or one outside 1900–2100. */
export type LunarDate = KnownLunarDate | { readonly isKnown: false };

const UNKNOWN: LunarDate = { isKnown: false };

/** Days of the waxing half; the waning one has the rest. */
const WAXING_DAYS = 15;
/** Buddhist years less those of the lunar year (from Chetr), before and from 1 roch Pisakh. */
const ERA_BEFORE_VISAK = 543;
const ERA_AFTER_VISAK = 544;
/** Year 4 was one of the Rat, as 2020 was. */
const RAT_YEAR = 4;

const isBeforeVisakEnds = (month: LunarMonth, phase: Phase): boolean =>
  month === 'chetr' || (month === 'pisakh' && phase === 'waxing');

function reckon(dayNumber: number): LunarDate {
  const { year } = gregorianDay(dayNumber);
  if (year < FIRST_YEAR || year > LAST_YEAR) return UNKNOWN;
  const inYear = dayNumber < (lunarYear(year)[0]?.from ?? 0) ? year - 1 : year;
  const span = lunarYear(inYear).findLast(({ from }) => from <= dayNumber);
  if (span === undefined) return UNKNOWN;
  const age = dayNumber - span.from + 1;
  const phase = age <= WAXING_DAYS ? 'waxing' : 'waning';
  const animalYear = dayNumber < newYearOf(year) ? year - 1 : year;
  const sakYear = dayNumber < loengSakOf(year) ? year - 1 : year;
  return {
    isKnown: true,
    weekday: weekdayOf(dayNumber),
    day: phase === 'waxing' ? age : age - WAXING_DAYS,
    phase,
    month: span.month,
    animal: (animalYear - RAT_YEAR) % 12,
    sak: chulasakarachOf(sakYear) % 10,
    buddhistYear: inYear + (isBeforeVisakEnds(span.month, phase) ? ERA_BEFORE_VISAK : ERA_AFTER_VISAK),
  };
}

function reckonBack({ day, phase, month, buddhistYear }: LunarDay): string | undefined {
  const year = buddhistYear - (isBeforeVisakEnds(month, phase) ? ERA_BEFORE_VISAK : ERA_AFTER_VISAK);
  const span = lunarYear(year).find((candidate) => candidate.month === month);
  const most = phase === 'waxing' ? WAXING_DAYS : (span?.days ?? 0) - WAXING_DAYS;
  if (span === undefined || !Number.isInteger(day) || day < 1 || day > most) return undefined;
  const dayNumber = span.from + day - 1 + (phase === 'waxing' ? 0 : WAXING_DAYS);
  const { year: gregorianYear } = gregorianDay(dayNumber);
  return gregorianYear < FIRST_YEAR || gregorianYear > LAST_YEAR ? undefined : isoOf(dayNumber);
}

const isSameDay = (one: LunarDate, other: LunarDay): boolean =>
  one.isKnown &&
  one.day === other.day &&
  one.phase === other.phase &&
  one.month === other.month &&
  one.buddhistYear === other.buddhistYear;

export interface LunarCalendar {
  /** The lunar date of YYYY-MM-DD. */
  readonly lunarDate: (iso: string) => LunarDate;
  /** YYYY-MM-DD of a lunar date; undefined where there is no such day, or not from 1900 to 2100. */
  readonly gregorianDate: (lunar: LunarDay) => string | undefined;
}

/** The calendar as reckoned, but for the days of which the authority proclaimed otherwise. */
export function lunarCalendar(proclaimed: Proclaimed): LunarCalendar {
  const lunarDate = (iso: string): LunarDate => {
    const dayNumber = dayNumberOf(iso);
    const reckoned = dayNumber === undefined ? UNKNOWN : reckon(dayNumber);
    return reckoned.isKnown ? { ...reckoned, ...proclaimed.get(iso) } : reckoned;
  };
  const gregorianDate = (lunar: LunarDay): string | undefined => {
    const moved = [...proclaimed.keys()].find((iso) => isSameDay(lunarDate(iso), lunar));
    if (moved !== undefined) return moved;
    const reckoned = reckonBack(lunar);
    return reckoned !== undefined && proclaimed.has(reckoned) ? undefined : reckoned;
  };
  return { lunarDate, gregorianDate };
}

export const { lunarDate, gregorianDate } = lunarCalendar(PROCLAIMED);
