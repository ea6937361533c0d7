/** The date lines of an official page. */
import { formatGregorian, formatLunar, lunarDate } from '../khmer/index.ts';
import type { Language } from '../document/model.ts';
import { linesOf, type PageFrame } from './page.ts';

/** What a document says of its day. */
export interface PageDay {
  /** YYYY-MM-DD; null while none is given. */
  readonly date: string | null;
  /** The lunar line as a person wrote it; empty where the calendar's own stands. */
  readonly lunar: string;
  readonly place: string;
}

/** The lunar line that the calendar gives; empty where it knows none. */
export const lunarLine = (date: string): string => formatLunar(lunarDate(date));

/** In Khmer the lunar line, then place and day; in English the latter alone. Without a day they are slots. */
export function dateLines(frame: PageFrame, day: PageDay, language: Language): readonly string[] {
  const { date, lunar, place } = day;
  if (date === null) return linesOf(frame.openDates[language].replaceAll('{place}', place));
  if (language === 'en') return [joined([place, englishDay(date)], ', ')];
  const gregorian = formatGregorian(date, { isPadded: frame.dayPadding });
  return [lunar || lunarLine(date), joined([place, gregorian], ' ')].filter((line) => line !== '');
}

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 8 November 2024, of YYYY-MM-DD. */
export function englishDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${ENGLISH_MONTHS[(month ?? 0) - 1]} ${year}`;
}

const joined = (parts: readonly string[], sign: string): string =>
  parts.filter((part) => part !== '').join(sign);
