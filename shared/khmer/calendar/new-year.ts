/**
 * The first day of the Khmer New Year (មហាសង្ក្រាន្ត): the true sun enters Aries, two or three days before the mean sun
 * does on loeng sak. Rule: the table and the steps of the soryayatra as Roath Kim Soeun gives them.
 *
 * Angles are in libda, sixtieths of a degree: 21,600 are the circle, 1,800 a sign.
 */
import { kromathupul, loengSakOf } from './solar-year.ts';

const SIGN = 1800;
const CIRCLE = 12 * SIGN;
const HALF_SIGN = SIGN / 2;
/** The sun's apogee: two signs and twenty degrees. */
const APOGEE = 2 * SIGN + 20 * 60;

/** A year of 292,207 800ths, cut as the reckoners cut it: a sign, a degree and a libda of the mean sun. */
const PARTS_PER_SIGN = 24_350;
const PARTS_PER_DEGREE = 811;
const PARTS_PER_LIBDA = 14;
const LIBDA_OFF = 3;

/** How far the true sun stands from the mean one (ឆាយា): for each half sign from the apogee, where it starts and grows. */
const CHHAYA: readonly (readonly [start: number, growth: number])[] = [
  [0, 35],
  [35, 32],
  [67, 27],
  [94, 22],
  [116, 13],
  [129, 5],
  [134, 0],
];

/** The mean sun at the end of the day that lies so many days (sotin) behind the loeng sak of the year before. */
function meanSun(year: number, sotin: number): number {
  const parts = 800 * sotin + kromathupul(year - 1);
  const inSign = parts % PARTS_PER_SIGN;
  return (
    SIGN * Math.floor(parts / PARTS_PER_SIGN) +
    60 * Math.floor(inSign / PARTS_PER_DEGREE) +
    Math.floor((inSign % PARTS_PER_DEGREE) / PARTS_PER_LIBDA) -
    LIBDA_OFF
  );
}

function trueSun(year: number, sotin: number): number {
  const mean = meanSun(year, sotin);
  const fromApogee = (mean - APOGEE + CIRCLE) % CIRCLE;
  const isPastPerigee = fromApogee >= CIRCLE / 2;
  const inHalf = fromApogee % (CIRCLE / 2);
  const fromAxis = Math.min(inHalf, CIRCLE / 2 - inHalf);
  const [start, growth] = CHHAYA[Math.floor(fromAxis / HALF_SIGN)] ?? [0, 0];
  const chhaya = start + Math.floor(((fromAxis % HALF_SIGN) * growth) / HALF_SIGN);
  return (mean + (isPastPerigee ? chhaya : -chhaya) + CIRCLE) % CIRCLE;
}

/** Day number of the New Year's first day in that Gregorian year: three days before loeng sak, or two. */
export function newYearOf(year: number): number {
  const loengSak = loengSakOf(year);
  const early = loengSak - 3;
  const isInAries = trueSun(year, early - loengSakOf(year - 1)) < SIGN;
  return isInAries ? early : early + 1;
}
