import { describe, expect, it } from 'vitest';
import { dayNumberOf, isoOf } from '../../../../../shared/khmer/calendar/day-number.ts';
import { leapOf, lunarYear } from '../../../../../shared/khmer/calendar/lunar-year.ts';
import { lunarCalendar } from '../../../../../shared/khmer/calendar/lunar-date.ts';
import { newYearOf } from '../../../../../shared/khmer/calendar/new-year.ts';
import { loengSakOf } from '../../../../../shared/khmer/calendar/solar-year.ts';
import {
  formatGregorian,
  formatLunar,
  gregorianDate,
  lunarDate,
  normalize,
  toAsciiDigits,
  toKhmerDigits,
} from '../../../../../shared/khmer/index.ts';
import { vectors } from '../../../../fixtures/khmer/dates.json';

const years = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('the dates of documents and of holidays', () => {
  for (const { kind, input, expected, source } of vectors) {
    if (kind !== 'lunar-date' && kind !== 'lunar-day') continue;
    it(`has ${input} as ${expected} (${source})`, () => {
      const line = formatLunar(lunarDate(input));
      if (kind === 'lunar-date') expect(line).toBe(expected);
      else expect(line).toContain(` ${expected} `);
    });
  }

  for (const { kind, input, expected, fn, source } of vectors) {
    if (kind !== 'digits') continue;
    it(`turns the digits of ${input} (${source})`, () => {
      expect({ toAsciiDigits, toKhmerDigits }[fn as 'toAsciiDigits'](input)).toBe(expected);
    });
  }

  it('does not fall where Intl does: official words, Khmer digits, the era of Cambodia', () => {
    const pitfalls = vectors.filter(({ kind }) => kind === 'intl-pitfall');
    expect(pitfalls.length).toBeGreaterThan(0);
    expect(formatGregorian('2024-11-08')).toBe('ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤');
    for (const { expected } of pitfalls) {
      expect(formatGregorian('2024-11-08')).not.toBe(expected);
      expect(formatLunar(lunarDate('2024-11-08'))).not.toContain(expected);
    }
  });

  it('pads the day where that is asked for', () => {
    expect(formatGregorian('2026-03-03', { isPadded: true })).toBe('ថ្ងៃទី០៣ ខែមីនា ឆ្នាំ២០២៦');
    expect(formatGregorian('2026-03-13', { isPadded: true })).toBe('ថ្ងៃទី១៣ ខែមីនា ឆ្នាំ២០២៦');
  });

  it('writes what normalisation leaves alone', () => {
    for (const month of years(1, 12)) {
      const iso = `2023-${String(month).padStart(2, '0')}-07`;
      for (const line of [formatLunar(lunarDate(iso)), formatGregorian(iso)])
        expect(normalize(line)).toBe(line);
    }
  });
});

describe('leap years', () => {
  it('have two months of Asadh, or a 30th of Jesth, as the calendars of those years had', () => {
    expect(years(2015, 2030).filter((year) => leapOf(year) === 'month')).toEqual([
      2015, 2018, 2021, 2023, 2026, 2029,
    ]);
    expect(years(2015, 2030).filter((year) => leapOf(year) === 'day')).toEqual([2016, 2020, 2025, 2030]);
  });

  it('never follow each other with a month, and have 354, 355 or 384 days', () => {
    for (const year of years(1900, 2100)) {
      const spans = lunarYear(year);
      expect(spans.reduce((sum, { days }) => sum + days, 0)).toBe(
        { none: 354, day: 355, month: 384 }[leapOf(year)],
      );
      expect(leapOf(year) === 'month' && leapOf(year - 1) === 'month').toBe(false);
    }
  });
});

describe('the turn of the year', () => {
  for (const { kind, input, expected } of vectors) {
    if (kind !== 'new-year') continue;
    it(`is ${expected} in ${input}`, () => {
      expect(`${isoOf(newYearOf(Number(input)))}/${isoOf(loengSakOf(Number(input)))}`).toBe(expected);
    });
  }

  it('changes the animal on the first day of the New Year and the sak on the last', () => {
    const year = (iso: string): string => formatLunar(lunarDate(iso)).split(' ').slice(3, 5).join(' ');
    expect(['2024-04-12', '2024-04-13', '2024-04-15', '2024-04-16'].map(year)).toEqual([
      'ឆ្នាំថោះ បញ្ចស័ក',
      'ឆ្នាំរោង បញ្ចស័ក',
      'ឆ្នាំរោង បញ្ចស័ក',
      'ឆ្នាំរោង ឆស័ក',
    ]);
  });

  it('changes the Buddhist era on 1 roch Pisakh alone', () => {
    const era = (iso: string): string => formatLunar(lunarDate(iso)).slice(-4);
    expect(['2024-01-01', '2024-04-16', '2024-05-22', '2024-05-23', '2024-12-31'].map(era)).toEqual([
      '២៥៦៧',
      '២៥៦៧',
      '២៥៦៧',
      '២៥៦៨',
      '២៥៦៨',
    ]);
  });
});

describe('what is no date', () => {
  it.each(['', '2023-02-29', '2024-13-01', '2024-00-10', '2024-1-1', '២០២៤-១១-០៨', '2024-11-08T00:00', 'x'])(
    'is not known: %j',
    (iso) => {
      expect(lunarDate(iso)).toEqual({ isKnown: false });
      expect(formatLunar(lunarDate(iso))).toBe('');
      expect(formatGregorian(iso)).toBe('');
      expect(dayNumberOf(iso)).toBeUndefined();
    },
  );

  it('is not known outside 1900–2100, where the Gregorian line still is', () => {
    for (const iso of ['1899-12-31', '2101-01-01', '0001-01-01', '9999-12-31']) {
      expect(lunarDate(iso)).toEqual({ isKnown: false });
      expect(formatGregorian(iso)).not.toBe('');
    }
    expect(formatLunar(lunarDate('1900-01-01'))).toContain('១កើត ខែបុស្ស');
    expect(lunarDate('2100-12-31').isKnown).toBe(true);
  });

  it('has no Gregorian day: a 15 roch of a short month, a month that the year has not, a year too far', () => {
    const waning = { phase: 'waning', buddhistYear: 2568 } as const;
    expect(gregorianDate({ ...waning, day: 14, month: 'kadeuk' })).toBe('2024-11-29');
    expect(gregorianDate({ ...waning, day: 15, month: 'assoch' })).toBeUndefined();
    expect(gregorianDate({ ...waning, day: 1, month: 'secondAsadh' })).toBeUndefined();
    expect(gregorianDate({ ...waning, day: 0, month: 'kadeuk' })).toBeUndefined();
    expect(gregorianDate({ ...waning, day: 1.5, month: 'kadeuk' })).toBeUndefined();
    expect(gregorianDate({ ...waning, day: 1, month: 'kadeuk', buddhistYear: 2645 })).toBeUndefined();
  });
});

describe('what the authority proclaimed', () => {
  const { lunarDate: proclaimedDate, gregorianDate: proclaimedDay } = lunarCalendar(
    new Map([
      ['2024-11-15', { day: 14 }],
      ['2024-11-16', { day: 15, phase: 'waxing' }],
    ]),
  );

  it('stands over what is reckoned, on that day alone', () => {
    expect(formatLunar(proclaimedDate('2024-11-16'))).toBe('ថ្ងៃសៅរ៍ ១៥កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨');
    expect(proclaimedDate('2024-11-17')).toEqual(lunarDate('2024-11-17'));
  });

  it('holds on the way back too', () => {
    const fullMoon = { day: 15, phase: 'waxing', month: 'kadeuk', buddhistYear: 2568 } as const;
    expect(gregorianDate(fullMoon)).toBe('2024-11-15');
    expect(proclaimedDay(fullMoon)).toBe('2024-11-16');
    expect(proclaimedDay({ ...fullMoon, day: 1, phase: 'waning' })).toBeUndefined();
  });
});
