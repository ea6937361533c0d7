import { expect, it } from 'vitest';
import { rankBetween } from '../../../../shared/document/rank.ts';
import { rankSchema } from '../../../../shared/document/schema.ts';

const rank = (text: string) => rankSchema.parse(text);

it.each([
  [null, null, 'V'],
  ['V', null, 'W'],
  ['z', null, 'z1'],
  ['zz', null, 'zz01'],
  [null, 'V', 'U'],
  [null, '1', '0z'],
  [null, '01', '00zz'],
  ['1', '3', '2'],
  ['1', '2', '1V'],
  ['1V', '2', '1W'],
  ['1', '1V', '1F'],
  ['1', '11', '10z'],
  ['1V', '25', '2'],
])('between %s and %s stands %s', (before, after, expected) => {
  expect(rankBetween(before === null ? null : rank(before), after === null ? null : rank(after))).toBe(
    expected,
  );
});

it('refuses neighbours that are out of order', () => {
  expect(() => rankBetween(rank('V'), rank('V'))).toThrow(RangeError);
});
