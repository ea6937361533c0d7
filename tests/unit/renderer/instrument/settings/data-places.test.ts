import { describe, expect, it } from 'vitest';
import { dataProblems, textAt, withValue } from '../../../../../renderer/instrument/settings/data-places.ts';
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
