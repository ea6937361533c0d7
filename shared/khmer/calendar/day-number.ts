/**
 * Days of the Gregorian calendar as whole numbers (the Julian day number of their noon: 2000-01-01 is 2,451,545), so that
 * a date is arithmetic and no time zone, locale or Date object has a say in it. Rule: Fliegel and Van Flandern,
 * Communications of the ACM 11 (1968), p. 657.
 */

/** Days from 0000-03-01 (year 0 of the proleptic calendar) to the day numbered 0, which lies before it. */
const MARCH_0000 = 1_721_120;
const DAYS_IN_400_YEARS = 146_097;

/** 0 is Sunday. Day number 0 was a Monday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 0];

export interface GregorianDay {
  readonly year: number;
  /** 1 is January. */
  readonly month: number;
  readonly day: number;
}

const numberOf = ({ year, month, day }: GregorianDay): number => {
  // Years begin in March here, so that the leap day is the last of its year.
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  return (
    365 * years +
    Math.floor(years / 4) -
    Math.floor(years / 100) +
    Math.floor(years / 400) +
    Math.floor((153 * months + 2) / 5) +
    (day - 1) +
    MARCH_0000
  );
};

/** The day of that number. */
export function gregorianDay(dayNumber: number): GregorianDay {
  const days = dayNumber - MARCH_0000;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfEra = days - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / (DAYS_IN_400_YEARS - 1))) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const months = Math.floor((5 * dayOfYear + 2) / 153);
  const month = months < 10 ? months + 3 : months - 9;
  return {
    year: yearOfEra + era * 400 + (month > 2 ? 0 : 1),
    month,
    day: dayOfYear - Math.floor((153 * months + 2) / 5) + 1,
  };
}

/** The day that YYYY-MM-DD names; undefined where that is no day of the calendar. */
export function readIso(iso: string): GregorianDay | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso) ?? [];
  const named = { year: Number(year), month: Number(month), day: Number(day) };
  if (year === '' || named.month < 1 || named.month > 12 || named.day < 1) return undefined;
  const there = gregorianDay(numberOf(named));
  return there.month === named.month && there.day === named.day ? named : undefined;
}

/** The number of the day that YYYY-MM-DD names; undefined where that is no day of the calendar. */
export function dayNumberOf(iso: string): number | undefined {
  const day = readIso(iso);
  return day && numberOf(day);
}

const digits = (value: number, size: number): string => String(value).padStart(size, '0');

/** YYYY-MM-DD of a day in the years 0 to 9999. */
export function isoOf(dayNumber: number): string {
  const { year, month, day } = gregorianDay(dayNumber);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** Day numbers from the year 0 on. */
export const weekdayOf = (dayNumber: number): Weekday => WEEKDAYS[dayNumber % 7] ?? 0;
