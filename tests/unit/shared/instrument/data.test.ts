import { describe, expect, it } from 'vitest';
import delivered from '../../../../resources/instruments.json' with { type: 'json' };
import { instrumentDataSchema, levelOf, typeOf } from '../../../../shared/instrument/data.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';

const law = delivered.types.find(({ id }) => id === 'law');

describe('the data of instruments', () => {
  it('is what is delivered, each type with its name and its source', () => {
    expect(typeOf(INSTRUMENTS, 'sub_decree')).toMatchObject({ km: 'អនុក្រឹត្យ', en: 'Sub-Decree', status: 'V' });
    expect(levelOf(INSTRUMENTS, 'chapter')).toMatchObject({ km: 'ជំពូក', status: 'V' });
    expect(typeOf(INSTRUMENTS, 'edict')).toBeUndefined();
  });

  it('lists types by their force, so that visas can be put in order', () => {
    const ranks = INSTRUMENTS.types.map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it.each([
    ['a type twice', { ...delivered, types: [law, law] }],
    ['a level that is not in the data', { ...delivered, types: [{ ...law, levels: ['part'] }] }],
    ['a type without its source', { ...delivered, types: [{ ...law, status: 'seen' }] }],
    [
      'a label without a number',
      {
        ...delivered,
        annex: { ...delivered.annex, pattern: { km: '{name}', en: '{name}' } },
      },
    ],
  ])('is refused with %s', (_what, data) => {
    expect(instrumentDataSchema.safeParse(data).success).toBe(false);
  });
});
