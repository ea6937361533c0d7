import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../shared/document/model.ts';
import { instrumentField, typeOfDocument } from '../../../../shared/instrument/instrument-fields.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';

describe('the fields of an instrument', () => {
  it('are read', () => {
    expect(instrumentField('instrument.type', 'royal_kram')).toBe('royal_kram');
    expect(instrumentField('instrument.number', ' ៤១ អនក្រ.បក ')).toBe('៤១ អនក្រ.បក');
    expect(instrumentField('instrument.date', '2026-01-09')).toBe('2026-01-09');
  });

  it.each<['instrument.type' | 'instrument.number' | 'instrument.date', JsonValue | undefined]>([
    ['instrument.type', undefined],
    ['instrument.type', 'ច្បាប់'],
    ['instrument.number', ' '],
    ['instrument.number', 41],
    ['instrument.number', 'ក'.repeat(201)],
    ['instrument.date', '2026-02-30'],
    ['instrument.date', '9/1/2026'],
  ])('count as absent where they are not what they should be: %s %j', (field, value) => {
    expect(instrumentField(field, value)).toBeUndefined();
  });

  it('name the type, where the data has it', () => {
    expect(typeOfDocument({ 'instrument.type': 'prakas' }, INSTRUMENTS)?.km).toBe('ប្រកាស');
    expect(typeOfDocument({ 'instrument.type': 'edict' }, INSTRUMENTS)).toBeUndefined();
    expect(typeOfDocument({}, INSTRUMENTS)).toBeUndefined();
  });
});
