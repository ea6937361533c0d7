import { describe, expect, it } from 'vitest';
import { dateLines, paddingSample } from '../../../../renderer/dates/date-lines.ts';

const third = { day: '2026-02-03', place: ' រាជធានីភ្នំពេញ ', isPadded: false };

describe('the date lines', () => {
  it('are suggested in Khmer with the place before the Gregorian one', () => {
    expect(dateLines(third, 'km')).toEqual({
      lunar: 'ថ្ងៃអង្គារ ១រោច ខែមាឃ ឆ្នាំម្សាញ់ សប្តស័ក ព.ស.២៥៦៩',
      gregorian: 'រាជធានីភ្នំពេញ, ថ្ងៃទី៣ ខែកុម្ភៈ ឆ្នាំ២០២៦',
    });
  });

  it('have no place where none is given, and two digits where they are asked for', () => {
    expect(dateLines({ ...third, place: '', isPadded: true }, 'km').gregorian).toBe('ថ្ងៃទី០៣ ខែកុម្ភៈ ឆ្នាំ២០២៦');
    expect([paddingSample(false), paddingSample(true)]).toEqual(['ថ្ងៃទី៣', 'ថ្ងៃទី០៣']);
  });

  it('are one line in English, whatever language the desk speaks', () => {
    expect(dateLines({ ...third, place: 'Phnom Penh', isPadded: true }, 'en')).toEqual({
      lunar: '',
      gregorian: 'Phnom Penh, 3 February 2026',
    });
  });

  it('are empty without a day, and have no lunar one outside its years', () => {
    expect(dateLines({ ...third, day: '' }, 'km')).toEqual({ lunar: '', gregorian: '' });
    expect(dateLines({ ...third, day: '1850-02-03', place: '' }, 'km')).toEqual({
      lunar: '',
      gregorian: 'ថ្ងៃទី៣ ខែកុម្ភៈ ឆ្នាំ១៨៥០',
    });
  });
});
