/** The date lines of a document, as they are suggested for a day and a place. */
import type { Language } from '../../shared/document/model.ts';
import { formatGregorian, formatLunar, lunarDate } from '../../shared/khmer/index.ts';
import { englishDay } from '../../shared/official/dates.ts';

export interface DateAndPlace {
  /** YYYY-MM-DD; empty where no day is given. */
  readonly day: string;
  readonly place: string;
  /** Whether the day has two digits (Khmer alone). */
  readonly isPadded: boolean;
}

export interface DateLines {
  /** Empty in English, and outside the years of the lunar calendar. */
  readonly lunar: string;
  readonly gregorian: string;
}

/** Both lines in the language of the text that they are for; empty where no day is given. */
export function dateLines({ day, place, isPadded }: DateAndPlace, language: Language): DateLines {
  if (day === '') return { lunar: '', gregorian: '' };
  const isKhmer = language === 'km';
  const date = isKhmer ? formatGregorian(day, { isPadded }) : englishDay(day);
  const at = place.trim();
  return {
    lunar: isKhmer ? formatLunar(lunarDate(day)) : '',
    gregorian: at === '' ? date : `${at}, ${date}`,
  };
}

/** How a day of one digit is written with the padding and without it. */
export const paddingSample = (isPadded: boolean): string =>
  formatGregorian('2000-01-03', { isPadded }).split(' ', 1).join('');
