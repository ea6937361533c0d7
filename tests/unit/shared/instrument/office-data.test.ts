import { describe, expect, it } from 'vitest';
import { officeInstruments } from '../../../../shared/instrument/office-data.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';

const CHANGED = {
  ...INSTRUMENTS,
  amending: { ...INSTRUMENTS.amending, repealed: { km: '{unit} លែងមាន។', en: '{unit} is no more.' } },
};

describe('what the office changed of the data of instruments', () => {
  it('holds whole, and what is delivered where nothing was changed or another form was written', () => {
    expect(officeInstruments(INSTRUMENTS, CHANGED)).toEqual(CHANGED);
    expect(officeInstruments(INSTRUMENTS, undefined)).toBe(INSTRUMENTS);
    expect(officeInstruments(INSTRUMENTS, { ...CHANGED, types: 'of another form' })).toBe(INSTRUMENTS);
    expect(officeInstruments(INSTRUMENTS, { ...CHANGED, amending: [] })).toBe(INSTRUMENTS);
  });

  it('stays where it was written before the phrase about titles was there', () => {
    const { title: _title, ...amending } = CHANGED.amending;
    expect(officeInstruments(INSTRUMENTS, { ...CHANGED, amending })).toEqual(CHANGED);
  });
});
