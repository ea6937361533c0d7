import { describe, expect, it } from 'vitest';
import { numberFitsDate, numberFitsType } from '../../../../shared/instrument/registered-number.ts';
import { instrumentType } from '../../../support/instrument-units.ts';

describe('the number of an instrument', () => {
  it.each([
    ['royal_kram', 'នស/រកម/០៤៩៥/០០១'],
    ['royal_kram', 'ជស/រកម/០៨៩៦/០៤'],
    ['royal_kram', 'NS/RKM/0495/001'],
    ['royal_decree', 'នស/រកត/១១២១/៧៩៤'],
    ['sub_decree', '៤១ អនក្រ.បក'],
    ['sub_decree', 'លេខ៖ ៤១អនក្រ.បក'],
    ['sub_decree', 'No. 41 ANKr.BK'],
    ['prakas', '១២ ប្រក'],
    ['prakas', '១៤៤៧ សហវ.ប្រក'],
    ['prakas', '៣ គផត.ប្រក'],
    ['joint_prakas', '៣០០ សហវ.អយក.ប្រក'],
    ['law', 'anything'],
  ])('fits its type: %s %s', (type, number) => {
    expect(numberFitsType(number, instrumentType(type))).toBe(true);
  });

  it.each([
    ['royal_kram', 'នស/រកត/០៤៩៥/០០១'],
    ['royal_kram', 'នស/រកម/៤៩៥/០០១'],
    ['royal_kram', 'នស/រកម/០៤៩៥'],
    ['sub_decree', '៤១ ប្រក'],
    ['sub_decree', 'អនក្រ.បក'],
    ['sub_decree', '៤១ អនក្រ.បក ២'],
    ['prakas', '១៤៤៧'],
    ['prakas', ''],
    ['prakas', `១${' ក'.repeat(300)}.ប្រក`],
  ])('does not fit its type: %s %s', (type, number) => {
    expect(numberFitsType(number, instrumentType(type))).toBe(false);
  });

  it.each([
    ['royal_kram', 'នស/រកម/០៤៩៥/០០១', '1995-04-12', true],
    ['royal_kram', 'នស/រកម/០៤៩៥/០០១', '1995-05-12', false],
    ['royal_decree', 'NS/RKT/1121/794', '2021-11-03', true],
    ['royal_decree', 'NS/RKT/1121/794', '2020-11-03', false],
    // What says no month, or is of another form, is no matter of the date.
    ['sub_decree', '៤១ អនក្រ.បក', '2021-11-03', true],
    ['royal_decree', '៤១ អនក្រ.បក', '2021-11-03', true],
  ])('says the month of its date or none: %s %s of %s', (type, number, date, fits) => {
    expect(numberFitsDate(number, date, instrumentType(type))).toBe(fits);
  });
});
