import { afterEach, describe, expect, it } from 'vitest';
import { dayNumberOf, isoOf } from '../../../../shared/khmer/calendar/day-number.ts';
import { lunarCalendar, type LunarCalendar } from '../../../../shared/khmer/calendar/lunar-date.ts';
import { lunarYear } from '../../../../shared/khmer/calendar/lunar-year.ts';
import { formatGregorian, formatLunar, gregorianDate, lunarDate } from '../../../../shared/khmer/index.ts';

const FIRST = dayNumberOf('1900-01-01') ?? 0;
const LAST = dayNumberOf('2100-12-31') ?? 0;
const ALL = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);

/** Day for day as the platform's calendar has it, in UTC. */
const platformIso = (index: number): string =>
  new Date(Date.UTC(1900, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);

function everyDayComesBack(calendar: LunarCalendar): void {
  const lost = ALL.map(isoOf).filter((iso) => {
    const lunar = calendar.lunarDate(iso);
    return !lunar.isKnown || calendar.gregorianDate(lunar) !== iso;
  });
  expect(lost).toEqual([]);
}

/** What every seventh day is called, in Cambodia and in another zone. */
function saysTheSameEverywhere(zone: string, line: (iso: string) => string): void {
  const lines = (): string[] => ALL.filter((_, index) => index % 7 === 0).map((day) => line(isoOf(day)));
  process.env['TZ'] = 'Asia/Phnom_Penh';
  const here = lines();
  process.env['TZ'] = zone;
  expect(new Date(2024, 0, 1).getTimezoneOffset()).not.toBe(-420);
  expect(lines()).toEqual(here);
}

describe('every day from 1900 to 2100', () => {
  it('has the number, the name and the weekday that the platform gives it', () => {
    expect(ALL).toHaveLength(73_414);
    const wrong = ALL.filter((dayNumber, index) => {
      const iso = platformIso(index);
      const lunar = lunarDate(iso);
      const weekday = new Date(`${iso}T00:00:00Z`).getUTCDay();
      return (
        isoOf(dayNumber) !== iso ||
        dayNumberOf(iso) !== dayNumber ||
        !lunar.isKnown ||
        lunar.weekday !== weekday
      );
    });
    expect(wrong).toEqual([]);
  });

  it('comes back from its lunar date', () => everyDayComesBack({ lunarDate, gregorianDate }));

  it('would be caught if two days had one name', () => {
    const { lunarDate: twice } = lunarCalendar(new Map([['1999-12-31', { day: 10 }]]));
    expect(() => everyDayComesBack({ lunarDate: twice, gregorianDate })).toThrow(/1999-12-31/u);
  });

  it('follows the day before it: the next of the month, or 1 keut behind 29 or 30 days', () => {
    const broken = ALL.slice(1).filter((dayNumber) => {
      const [before, day] = [lunarDate(isoOf(dayNumber - 1)), lunarDate(isoOf(dayNumber))];
      if (!before.isKnown || !day.isKnown) return true;
      const age = (lunar: typeof day): number => lunar.day + (lunar.phase === 'waxing' ? 0 : 15);
      const isNext = age(day) === age(before) + 1 && day.month === before.month;
      const isFirst = age(day) === 1 && [29, 30].includes(age(before)) && day.month !== before.month;
      return !(isNext || isFirst) || day.buddhistYear < before.buddhistYear;
    });
    expect(broken).toEqual([]);
  });

  it('lies in a month of 29 or 30 days that begins where the one before ends', () => {
    const spans = Array.from({ length: 202 }, (_, index) => lunarYear(1899 + index)).flat();
    for (const [index, { from, days }] of spans.entries()) {
      expect([29, 30]).toContain(days);
      const next = spans[index + 1];
      if (next !== undefined) expect(next.from).toBe(from + days);
    }
  });
});

describe('where the computer stands', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC', 'Africa/Casablanca'])(
    'does not matter: the lines are the same in %s',
    (other) => {
      saysTheSameEverywhere(other, (iso) => `${formatLunar(lunarDate(iso))} ${formatGregorian(iso)}`);
    },
  );

  it('would be caught if it did', () => {
    const local = (iso: string): string => String(new Date(iso).getDate());
    expect(() => saysTheSameEverywhere('America/Los_Angeles', local)).toThrow();
  });
});
