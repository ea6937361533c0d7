import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../../../renderer/instrument/settings/sample-labels.ts';
import { withValue } from '../../../../../renderer/instrument/settings/data-places.ts';
import { typeOf } from '../../../../../shared/instrument/data.ts';
import { INSTRUMENTS, instrumentType } from '../../../../support/instrument-units.ts';

const texts = (rows: ReturnType<typeof sampleRows>): readonly string[] => rows.map(({ text }) => text);

describe('the labels of a sample', () => {
  it('are those of every level, of articles, inserted ones and points, and of an annex', () => {
    expect(texts(sampleRows(instrumentType('decision'), INSTRUMENTS, 'km'))).toEqual([
      'សេចក្តីសម្រេច',
      'បានឃើញ …',
      'សម្រេច',
      'ជំពូកទី១',
      'ផ្នែកទី១',
      'ប្រការ ១',
      'ក- …',
      'ខ- …',
      '១- …',
      '- …',
      'ប្រការ ១ ថ្មី',
      'ប្រការ ១ ថ្មី (ពីរ)',
      'ប្រការ ២',
      'ឧបសម្ព័ន្ធទី១',
      'ប្រការ ២',
    ]);
  });

  it('follow what is changed', () => {
    const at = INSTRUMENTS.types.findIndex(({ id }) => id === 'decision');
    const changed = withValue(
      INSTRUMENTS,
      ['types', at, 'provision', 'pattern', 'en'],
      '{name} no. {number}',
    );
    const type = typeOf(changed, 'decision');
    if (type === undefined) throw new Error('no type');
    expect(texts(sampleRows(type, changed, 'en'))).toContain('Clause no. 1 new (two)');
  });

  it.each(INSTRUMENTS.types)('can be made for $id', (type) => {
    expect(sampleRows(type, INSTRUMENTS, 'en').length).toBeGreaterThan(5);
  });
});
