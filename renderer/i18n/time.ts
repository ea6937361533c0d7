import type { TFunction } from 'i18next';
import type { Language } from '../../shared/document/model.ts';
import { inNumerals } from './numerals.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a document lies in the bin, in days. */
const BIN_DAYS = 30;

/** Keys of the names of the months. */
export const MONTHS = [
  'month.1',
  'month.2',
  'month.3',
  'month.4',
  'month.5',
  'month.6',
  'month.7',
  'month.8',
  'month.9',
  'month.10',
  'month.11',
  'month.12',
] as const;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/**
 * Numbers and times in words of the interface's language. Times are milliseconds since 1970 by this computer's clock,
 * shown in its time zone. Chromium carries no Khmer for `Intl`, so the words are ours.
 */
export interface Format {
  readonly language: Language;
  readonly number: (value: number | string) => string;
  readonly percent: (value: number) => string;
  /** 4 January 2026 */
  readonly date: (at: number) => string;
  /** 4 January 2026, 14:32 */
  readonly dateTime: (at: number) => string;
  /** 14:32 */
  readonly clock: (at: number) => string;
  /** "5 min ago", "yesterday, 14:32", a date; a time in the future (a clock was set back) is shown in full. */
  readonly since: (at: number, now: number) => string;
  /** A day of the journal, YYYY-MM-DD. */
  readonly day: (iso: string) => string;
  /** The same as running text has it, which in Khmer names each part. */
  readonly dayInText: (iso: string) => string;
  /** Bytes as kilobytes, or megabytes with one decimal. */
  readonly size: (bytes: number) => string;
}

export function formatFor(language: Language, t: TFunction): Format {
  const number = (value: number | string): string => inNumerals(value, language);
  const percent = (value: number): string => `${number(value)}%`;
  const date = (at: number): string => {
    const moment = new Date(at);
    return t('time.date', {
      day: number(moment.getDate()),
      month: t(MONTHS[moment.getMonth()] ?? 'month.1'),
      year: number(moment.getFullYear()),
    });
  };
  const clock = (at: number): string => {
    const moment = new Date(at);
    return number(`${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`);
  };
  const dateTime = (at: number): string => t('time.dateTime', { date: date(at), time: clock(at) });

  const since = (at: number, now: number): string => {
    const age = now - at;
    if (age < -MINUTE) return dateTime(at);
    if (age < MINUTE) return t('time.now');
    if (age < HOUR) return t('time.minutes', { n: number(Math.floor(age / MINUTE)) });
    const midnight = new Date(now).setHours(0, 0, 0, 0);
    if (at >= midnight) return t('time.hours', { n: number(Math.floor(age / HOUR)) });
    if (at >= new Date(midnight - 1).setHours(0, 0, 0, 0)) return t('time.yesterday', { time: clock(at) });
    return date(at);
  };

  const dayWith = (key: 'time.date' | 'time.dateInText', iso: string): string => {
    const [year = 0, month = 1, dayOfMonth = 1] = iso.split('-').map(Number);
    return t(key, {
      day: number(dayOfMonth),
      month: t(MONTHS[month - 1] ?? 'month.1'),
      year: number(year),
    });
  };
  const day = (iso: string): string => dayWith('time.date', iso);
  const dayInText = (iso: string): string => dayWith('time.dateInText', iso);

  const size = (bytes: number): string => {
    if (bytes < 1_000_000) return t('size.kilobytes', { n: number(Math.max(1, Math.round(bytes / 1000))) });
    const megabytes = (bytes / 1_000_000).toFixed(1);
    return t('size.megabytes', { n: number(language === 'km' ? megabytes.replace('.', ',') : megabytes) });
  };

  return { language, number, percent, date, dateTime, clock, since, day, dayInText, size };
}

/** Whole days until a document in the bin is removed for good, 0 on its last day. */
export function daysLeft(binnedAt: number, now: number): number {
  return Math.min(BIN_DAYS, Math.max(0, BIN_DAYS - Math.floor((now - binnedAt) / DAY)));
}
