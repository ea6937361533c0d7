import { describe, expect, it } from 'vitest';
import { INSTRUMENT_MARKS } from '../../../../shared/khmer/instrument-marks.ts';
import { instrumentNumbers } from '../../../../shared/khmer/index.ts';
import { processorTime } from '../../../support/processor-time.ts';

const keysIn = (text: string): string[] =>
  instrumentNumbers(text).map((parts) => parts.map(({ key }) => key).join(' '));

describe('the number of an instrument', () => {
  it.each([
    '៤១ អនក្រ.បក',
    '41 អនក្រ.បក',
    '41 ANK/BK',
    '41 ANKr.BK',
    '41-ank-bk',
    '៤១អនក្រ/បក',
    '៤១\u200Bអនក្រ . បក',
    '០៤១ អនក្រ បក',
    'អនុក្រឹត្យលេខ៤១ អនក្រ.បកចុះថ្ងៃទី២០',
    'Sub-decree No. 41 ANK BK of 2020',
  ])('is one however it is written: %s', (text) => {
    expect(keysIn(text)).toEqual(['41 ank bk']);
  });

  it.each([
    ['ANKr.BK', ['ank bk']],
    ['ព្រះរាជក្រឹត្យលេខនស/រកត/១១២១/៧៩៤', ['ns rkt 1121 794']],
    ['NS/RKM/0208/008', ['ns rkm 208 8']],
    ['១៤៤៧ សហវ.ប្រក និង 1448 MEF.PRK', ['1447 mef prk', '1448 mef prk']],
    ['សរ/០៥', ['sr 5']],
  ])('of one kind or another is read in %s', (text, keys) => {
    expect(keysIn(text)).toEqual(keys);
  });

  it.each([
    ['a mark alone', 'អនក្រ'],
    ['digits alone', 'ថ្ងៃទី ១២/០៣/២០២៤'],
    ['marks that are parts of words', '៥ បកប្រែ ការនស bank 5'],
    ['a mark that is a part of a syllable', 'ស្ន\u17D2នស/៥'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(keysIn(text)).toEqual([]);
  });

  it('says where its parts stand', () => {
    const text = 'លេខ ៤១ អនក្រ.បក';
    const [parts = []] = instrumentNumbers(text);
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual(['៤១', 'អនក្រ', 'បក']);
  });

  it('is looked for in one pass, whatever stands there', () => {
    for (const evil of ['1/', 'អនក្រ ', '1', '1 ', 'ANK/', '\u17D2']) {
      expect(processorTime(() => instrumentNumbers(evil.repeat(100_000)))).toBeLessThan(2000);
    }
  });
});

it('marks are told apart by each of their forms', () => {
  const forms = INSTRUMENT_MARKS.flatMap(({ khmer, latin }) => [khmer, latin.join(' ').toLowerCase()])
    .join(' ')
    .split(' ');
  expect(new Set(forms).size).toBe(forms.length);
});
