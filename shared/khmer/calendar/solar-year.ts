/**
 * The solar year of the Khmer calendar, which begins in April: the figures that a soryayatra reckons from a year's
 * number, all of them whole. Rule: Roath Kim Soeun, "Pratitin Soryakkatik–Chankatik 1900–1999"; the same figures as
 * in F. G. Faraut, "Astronomie cambodgienne" (1910). Named by their Khmer terms, since no others exist.
 *
 * A year is meant by the Gregorian year in whose April it begins.
 */

/** Chulasakarach 1 began in 639. */
const CHULASAKARACH = 638;
/** Day number of the day before harkun 1. */
const HARKUN_ZERO = 1_954_167;

/** A solar year has 292,207 / 800 days. */
const DAY_PARTS = 800;
const YEAR_PARTS = 292_207;
/** What was left of a day, in 800ths, when the era began. */
const FIRST_PARTS = 373;

/** A thithi is 692 / 703 of a day, so 11 of every 692 days go over the count of days. */
const AVOMAN_CYCLE = 692;
const AVOMAN_PER_DAY = 11;
const AVOMAN_FIRST = 650;

/** A year whose first day leaves so many 800ths or fewer has 366 days. */
const MOST_KROMATHUPUL_OF_366 = 207;

export const chulasakarachOf = (year: number): number => year - CHULASAKARACH;

const partsOf = (year: number): number => chulasakarachOf(year) * YEAR_PARTS + FIRST_PARTS;

/** Harkun (អាហារគុណ): whole days of the era until the year's loeng sak. */
const harkun = (year: number): number => Math.floor(partsOf(year) / DAY_PARTS) + 1;

/** Kromathupul (ក្រមធុបុល): 800ths of a day from the moment the year begins to the end of that day, 1–800. */
export const kromathupul = (year: number): number => DAY_PARTS - (partsOf(year) % DAY_PARTS);

const avomanSum = (year: number): number => harkun(year) * AVOMAN_PER_DAY + AVOMAN_FIRST;

/** Avoman (អាវមាន): 692nds of a day by which the moon is ahead of the count of days, 0–691. */
export const avoman = (year: number): number => avomanSum(year) % AVOMAN_CYCLE;

/** Bodithey (បូតិថី): the age of the moon at the year's beginning, 0–29. */
export const bodithey = (year: number): number =>
  (harkun(year) + Math.floor(avomanSum(year) / AVOMAN_CYCLE)) % 30;

export const has366Days = (year: number): boolean => kromathupul(year) <= MOST_KROMATHUPUL_OF_366;

/** Day number of loeng sak (ថ្ងៃឡើងស័ក), the last day of the New Year, on which the mean sun enters Aries. */
export const loengSakOf = (year: number): number => HARKUN_ZERO + harkun(year);
