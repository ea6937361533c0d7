/**
 * The two date lines of an official page:
 * ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨ and ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤.
 */
import { toKhmerDigits } from '../digits.ts';
import { readIso } from './day-number.ts';
import type { LunarDate } from './lunar-date.ts';
import { ANIMALS, GREGORIAN_MONTHS, LUNAR_MONTH_NAMES, PHASES, SAKS, WEEKDAYS } from './names.ts';

/** The lunar line; empty where the date is not known. */
export function formatLunar(lunar: LunarDate): string {
  if (!lunar.isKnown) return '';
  return [
    `ថ្ងៃ${WEEKDAYS[lunar.weekday]}`,
    `${toKhmerDigits(String(lunar.day))}${PHASES[lunar.phase]}`,
    `ខែ${LUNAR_MONTH_NAMES[lunar.month]}`,
    `ឆ្នាំ${ANIMALS[lunar.animal] ?? ''}`,
    SAKS[lunar.sak] ?? '',
    `ព.ស.${toKhmerDigits(String(lunar.buddhistYear))}`,
  ].join(' ');
}

/** The Gregorian line; `isPadded` writes the day as ០៨. Empty where YYYY-MM-DD is no day of the calendar. */
export function formatGregorian(
  iso: string,
  { isPadded = false }: { readonly isPadded?: boolean } = {},
): string {
  const date = readIso(iso);
  if (date === undefined) return '';
  const day = String(date.day).padStart(isPadded ? 2 : 1, '0');
  const month = GREGORIAN_MONTHS[date.month - 1] ?? '';
  return toKhmerDigits(`ថ្ងៃទី${day} ខែ${month} ឆ្នាំ${date.year}`);
}
