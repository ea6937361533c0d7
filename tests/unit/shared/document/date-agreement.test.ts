import { describe, expect, it } from 'vitest';
import { disagreements, wrongWeekdays } from '../../../../shared/document/date-agreement.ts';
import { processorTime } from '../../../support/processor-time.ts';

const LUNAR = 'ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨';
const GREGORIAN = 'ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤';
const EXPECTED = `${LUNAR} ត្រូវនឹង${GREGORIAN}`;
const found = (...texts: readonly string[]): readonly string[] =>
  disagreements(texts).map(({ index, expected }) => `${index} ${expected}`);

describe('a lunar date beside a Gregorian one', () => {
  it.each([
    ['in one text', [`${LUNAR} ត្រូវនឹង${GREGORIAN}`]],
    ['the other way round', [`${GREGORIAN} ត្រូវនឹង${LUNAR}`]],
    ['in two lines of an official page', [LUNAR, `រាជធានីភ្នំពេញ, ${GREGORIAN}`]],
    ['in the line before', [GREGORIAN, LUNAR]],
    ['with other digits, spellings of coeng and spaces', ['8កើតខែកត្ដិក ព.ស 2568', 'ថ្ងៃទី08 ខែវិច្ឆិកា 2024']],
    ['with fewer words', ['៨កើត ខែកត្តិក', GREGORIAN]],
  ])('is right %s', (_, texts) => {
    expect(found(...texts)).toEqual([]);
  });

  it.each([
    ['weekday', LUNAR.replace('សុក្រ', 'សៅរ៍')],
    ['day', LUNAR.replace('៨កើត', '៩កើត')],
    ['half of the month', LUNAR.replace('កើត', 'រោច')],
    ['month', LUNAR.replace('កត្តិក', 'អស្សុជ')],
    ['animal', LUNAR.replace('រោង', 'ថោះ')],
    ['sak', LUNAR.replace('ឆស័ក', 'បញ្ចស័ក')],
    ['Buddhist year', LUNAR.replace('២៥៦៨', '២៥៦៧')],
    ['Buddhist year in full', LUNAR.replace('ព.ស.២៥៦៨', 'ពុទ្ធសករាជ ២៥៦៧')],
  ])('is found by a wrong %s, with what the calendar gives', (_, wrong) => {
    expect(found(wrong, GREGORIAN)).toEqual([`0 ${EXPECTED}`]);
    expect(found('ក', '', `${GREGORIAN} ត្រូវនឹង${wrong}`)).toEqual([`2 ${EXPECTED}`]);
  });

  it('is looked for over empty paragraphs, and not farther than the next', () => {
    const wrong = LUNAR.replace('៨កើត', '៩កើត');
    expect(found(wrong, '', '\u200B', GREGORIAN)).toEqual([`0 ${EXPECTED}`]);
    expect(found(wrong, 'សេចក្តីជូនដំណឹង', GREGORIAN)).toEqual([]);
  });

  it('is not one of a day that is told of elsewhere in the paragraph', () => {
    expect(found(`${LUNAR} ${'ក្រសួងមហាផ្ទៃបានជូនដំណឹង '.repeat(4)} ថ្ងៃទី១ ខែធ្នូ ឆ្នាំ២០២៤`)).toEqual([]);
  });

  it('belongs to the one that is said to be the same, else to the nearer of two', () => {
    const other = 'ថ្ងៃទី១ ខែធ្នូ ឆ្នាំ២០២៤';
    expect(found(`${other} និង${LUNAR} ត្រូវនឹង${GREGORIAN}`)).toEqual([]);
    expect(found(`${other} ក្រសួងមហាផ្ទៃ ${LUNAR}, ${GREGORIAN}`)).toEqual([]);
    expect(found(other, LUNAR, GREGORIAN)).toEqual([]);
  });

  it.each([
    ['no lunar date', 'ទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤'],
    ['no Gregorian date', LUNAR],
    ['a day that there is not', `${LUNAR} ថ្ងៃទី៣១ ខែកុម្ភៈ ឆ្នាំ២០២៤`],
    ['a year that the calendar does not know', `${LUNAR} ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២៥៦៨`],
    ['words that are no month', '៨កើត ខែបារាំង ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤'],
  ])('says nothing of %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('reads a megabyte of what looks like dates within a second', () => {
    const hostile = [
      '8កើត' + ' '.repeat(1_000_000),
      '៨'.repeat(350_000) + 'កើត',
      `ទី8 ${'ខែ '.repeat(250_000)}`,
    ];
    const read = () => {
      for (const text of hostile) expect(found(`1រោច${text}`)).toEqual([]);
    };
    expect(processorTime(read)).toBeLessThan(3000);
  });
});

describe('a weekday before a Gregorian date', () => {
  it.each([
    'ថ្ងៃសុក្រ ទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤',
    'ថ្ងៃសុក្រ ថ្ងៃទី០៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤',
    `${LUNAR} ត្រូវនឹង${GREGORIAN}`,
    'ថ្ងៃសៅរ៍ ទី៣១ ខែកុម្ភៈ ឆ្នាំ២០២៤',
    '',
  ])('is right, or nothing is known against it: %s', (text) => {
    expect(wrongWeekdays(text)).toEqual([]);
  });

  it('is found where it is that of another day, and the right one is told', () => {
    expect(wrongWeekdays('នៅថ្ងៃព្រហស្បតិ៍ ទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤ និងថ្ងៃសៅរ៍ ទី៩ ខែវិច្ឆិកា ឆ្នាំ២០២៤')).toEqual([
      'ថ្ងៃសុក្រ ទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤',
    ]);
    expect(wrongWeekdays('ថ្ងៃ\u200Bចន្ទ ទី0៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤')).toHaveLength(1);
  });
});
