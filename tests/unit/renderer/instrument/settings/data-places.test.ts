import { describe, expect, it } from 'vitest';
import {
  dataProblems,
  deliveredAt,
  textAt,
  withValue,
} from '../../../../../renderer/instrument/settings/data-places.ts';
import { instrumentDataSchema } from '../../../../../shared/instrument/data.ts';
import { INSTRUMENTS } from '../../../../support/instrument-units.ts';

const PATTERN = ['types', 0, 'provision', 'pattern', 'km'];

describe('a text of the data', () => {
  it('is changed at its place, and nothing else', () => {
    const changed = withValue(INSTRUMENTS, PATTERN, '{name}ទី {number}');
    expect(textAt(changed, PATTERN)).toBe('{name}ទី {number}');
    expect(textAt(INSTRUMENTS, PATTERN)).toBe('{name} {number}');
    expect(withValue(changed, PATTERN, '{name} {number}')).toEqual(INSTRUMENTS);
    expect(instrumentDataSchema.parse(changed)).toEqual(changed);
  });

  it('is taken out where there is none any more', () => {
    const law = INSTRUMENTS.types.findIndex(({ id }) => id === 'law');
    const changed = withValue(INSTRUMENTS, ['types', law, 'draftKm'], undefined);
    expect(changed.types[law]).not.toHaveProperty('draftKm');
    expect(dataProblems(changed)).toEqual([]);
  });

  it('says why it cannot be kept', () => {
    expect(dataProblems(INSTRUMENTS)).toEqual([]);
    expect(dataProblems(withValue(INSTRUMENTS, PATTERN, ''))).toContainEqual({
      path: PATTERN,
      kind: 'empty',
    });
    expect(dataProblems(withValue(INSTRUMENTS, PATTERN, '{name}'))).toEqual([
      { path: PATTERN, kind: 'slot' },
    ]);
    expect(dataProblems(withValue(INSTRUMENTS, PATTERN, '{number}'.repeat(30)))).toEqual([
      { path: PATTERN, kind: 'long' },
    ]);
  });
});

describe('what was delivered', () => {
  const law = INSTRUMENTS.types.findIndex(({ id }) => id === 'law');
  /** The office's own type stands before all that were delivered. */
  const office = { ...INSTRUMENTS, types: [{ ...INSTRUMENTS.types[0], id: 'own-1' }, ...INSTRUMENTS.types] };
  const data = instrumentDataSchema.parse(office);

  it('is found by the id of its entry, wherever that stands now', () => {
    expect(deliveredAt(data, INSTRUMENTS, ['types', law + 1, 'km'])).toEqual({ value: 'ច្បាប់' });
    expect(deliveredAt(data, INSTRUMENTS, ['types', law + 1, 'provision', 'pattern', 'en'])).toEqual({
      value: '{name} {number}',
    });
    expect(deliveredAt(data, INSTRUMENTS, ['citation', 'visa', 'km'])).toEqual({ value: '{verb}{citation}' });
  });

  it('may be nothing, which is another thing than an entry that was not delivered', () => {
    expect(deliveredAt(data, INSTRUMENTS, ['types', law + 1, 'enacting'])).toEqual({ value: undefined });
    expect(deliveredAt(data, INSTRUMENTS, ['types', 0, 'km'])).toBeNull();
    expect(deliveredAt(data, INSTRUMENTS, ['types', law + 1, 'enacting', 'km'])).toBeNull();
  });
});
