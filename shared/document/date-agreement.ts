/** Dates of a Khmer text that contradict themselves: a lunar and a Gregorian one of different days, a wrong weekday. */
import { dayNumberOf, weekdayOf } from '../khmer/calendar/day-number.ts';
import { WEEKDAYS } from '../khmer/calendar/names.ts';
import { writtenDates, type WrittenDates, type WrittenLunar } from '../khmer/calendar/read.ts';
import { formatGregorian, formatLunar, lunarDate } from '../khmer/index.ts';

/** Two dates with more between them are not said of one day; in UTF-16 units, of whole date lines the place's name. */
const NEAR = 60;

/** A number before the word for a half of the month: without it there is no lunar date, and nothing else is looked at. */
const MAYBE_LUNAR = /[0-9\u17E0-\u17E9][\s\u200B]*(?:កើត|រោច)/u;

/** «That is»: the two dates beside it are of one day. */
const LINK = /ត្រូវ(?:នឹង|និង)/u;

export interface Disagreement {
  /** The place of the lunar date's text in the list. */
  readonly index: number;
  /** Both dates as the calendar has them for the Gregorian one, in one line. */
  readonly expected: string;
}

/** The disagreements in texts that follow each other; an empty text between two does not part them. */
export function disagreements(texts: readonly string[]): readonly Disagreement[] {
  const filled = [...texts.entries()].filter(([, text]) => !/^[\s\u200B]*$/u.test(text));
  return filled.flatMap(([index, text], at) => {
    if (!MAYBE_LUNAR.test(text)) return [];
    const here = writtenDates(text);
    const [before, after] = [filled[at - 1]?.[1], filled[at + 1]?.[1]];
    return here.lunar.flatMap((lunar) => {
      const iso = besideIt(lunar, here) ?? besideIn(lunar, here, before, after);
      const expected = iso === undefined ? null : expectedBeside(lunar, iso);
      return expected === null ? [] : [{ index, expected }];
    });
  });
}

/** A weekday before a day of the month: ថ្ងៃសុក្រ ទី៨. */
const MAYBE_WEEKDAY = /ថ្ងៃ[^\n]{2,20}ទី[\s\u200B]*[0-9\u17E0-\u17E9]/u;

/** The Gregorian dates of a text that name another weekday than theirs, each as it should be. */
export function wrongWeekdays(text: string): readonly string[] {
  if (!MAYBE_WEEKDAY.test(text)) return [];
  return writtenDates(text).gregorian.flatMap(({ weekday, iso }) => {
    const dayNumber = dayNumberOf(iso);
    if (weekday === undefined || dayNumber === undefined || weekdayOf(dayNumber) === weekday) return [];
    return [`ថ្ងៃ${WEEKDAYS[weekdayOf(dayNumber)]} ${formatGregorian(iso).replace('ថ្ងៃ', '')}`];
  });
}

/** What should stand there, where a lunar date is not that of the day (YYYY-MM-DD); null where it is, or none is known. */
export function expectedBeside(written: WrittenLunar, iso: string): string | null {
  const lunar = lunarDate(iso);
  if (!lunar.isKnown) return null;
  const parts = ['day', 'phase', 'month', 'weekday', 'animal', 'sak', 'buddhistYear'] as const;
  const agrees = parts.every((part) => written[part] === undefined || written[part] === lunar[part]);
  return agrees ? null : `${formatLunar(lunar)} ត្រូវនឹង${formatGregorian(iso)}`;
}

/** A Gregorian date and what stands between it and the lunar one. */
interface Near {
  readonly between: string;
  readonly iso: string;
}

const isLinked = ({ between }: Near): boolean => LINK.test(between);

const nearest = (candidates: readonly Near[]): string | undefined =>
  candidates
    .filter(({ between }) => between.length <= NEAR)
    .toSorted((a, b) => Number(isLinked(b)) - Number(isLinked(a)) || a.between.length - b.between.length)[0]
    ?.iso;

/** The Gregorian date in the same text. */
const besideIt = (lunar: WrittenLunar, { folded, gregorian }: WrittenDates): string | undefined =>
  nearest(
    gregorian.map(({ from, to, iso }) => ({
      between: from >= lunar.to ? folded.slice(lunar.to, from) : folded.slice(to, lunar.from),
      iso,
    })),
  );

/** The Gregorian date in the text behind it, or in the text before it. */
function besideIn(
  lunar: WrittenLunar,
  { folded }: WrittenDates,
  before: string | undefined,
  after: string | undefined,
): string | undefined {
  const [previous, next] = [writtenDates(before ?? ''), writtenDates(after ?? '')];
  return nearest([
    ...next.gregorian.map(({ from, iso }) => ({
      between: folded.slice(lunar.to) + next.folded.slice(0, from),
      iso,
    })),
    ...previous.gregorian.map(({ to, iso }) => ({
      between: previous.folded.slice(to) + folded.slice(0, lunar.from),
      iso,
    })),
  ]);
}
