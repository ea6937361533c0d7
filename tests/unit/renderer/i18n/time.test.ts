import { describe, expect, it } from 'vitest';
import { i18n, startTexts } from '../../../../renderer/i18n/i18n.ts';
import { daysLeft, formatFor } from '../../../../renderer/i18n/time.ts';

startTexts();
const km = formatFor('km', i18n.getFixedT('km'));
const en = formatFor('en', i18n.getFixedT('en'));
const DAY = 86_400_000;
// Local time, as a person reads it.
const now = new Date(2026, 10, 22, 15, 30).getTime();
const at = (hour: number, minute: number, daysBefore = 0): number =>
  new Date(2026, 10, 22 - daysBefore, hour, minute).getTime();

describe('a time that has passed', () => {
  it.each([
    [now - 20_000, 'អម្បាញ់មិញ', 'just now'],
    [at(15, 25), '៥ នាទីមុន', '5 min ago'],
    [at(12, 0), '៣ ម៉ោងមុន', '3 h ago'],
    [at(0, 1), '១៥ ម៉ោងមុន', '15 h ago'],
    [at(23, 59, 1), 'ម្សិលមិញ ម៉ោង ២៣:៥៩', 'yesterday, 23:59'],
    [at(0, 0, 1), 'ម្សិលមិញ ម៉ោង ០០:០០', 'yesterday, 00:00'],
    [at(23, 59, 2), '២០ វិច្ឆិកា ២០២៦', '20 November 2026'],
  ])('at %d is told in both languages', (then, khmer, english) => {
    expect(km.since(then, now)).toBe(khmer);
    expect(en.since(then, now)).toBe(english);
  });

  it('within the hour is told in minutes, also across midnight', () => {
    const midnight = new Date(2026, 10, 22, 0, 10).getTime();
    expect(en.since(midnight - 20 * 60_000, midnight)).toBe('20 min ago');
  });
});

it('shows a time in the future in full, as a clock that was set back would claim it', () => {
  expect(en.since(now + 2 * DAY, now)).toBe('24 November 2026, 15:30');
});

it('shows days of the journal and sizes in the numerals of the language', () => {
  expect(km.day('2026-01-09')).toBe('៩ មករា ២០២៦');
  expect(en.day('2026-12-31')).toBe('31 December 2026');
  expect(km.size(3_456_789)).toBe('៣,៥ មេកាបៃ');
  expect(en.size(3_456_789)).toBe('3.5 MB');
  expect(en.size(12)).toBe('1 kB');
});

describe('the days that are left in the bin', () => {
  it.each([
    [0, 30],
    [0.9, 30],
    [1, 29],
    [29.9, 1],
    [30, 0],
    [99, 0],
    [-4, 30],
  ])('after %d days are %d', (days, left) => {
    expect(daysLeft(now - days * DAY, now)).toBe(left);
  });
});
