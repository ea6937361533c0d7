import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberKeyOf, searchTextOf, termsOf } from '../../../../shared/instrument/register-keys.ts';

describe('the key of a number', () => {
  test.each([
    ['៤១ អនក្រ.បក', '41 ANK/BK'],
    ['០៤១អនក្រ.បក', '41 ankr.bk'],
    ['នស/រកត/១១២១/៧៩៤', 'NS/RKT/1121/794'],
    ['លេខ ១២ សណន', 'លេខ 12 សណន'],
  ])('is one for %s and %s', (one, other) => {
    expect(numberKeyOf(one)).toBe(numberKeyOf(other));
  });

  test.each([
    ['41 ANK/BK', '14 ANK/BK'],
    ['41 ANK/BK', '41 BK'],
    ['12 សណន', '12 សជណ'],
    ['1 2 សណន', '12 សណន'],
  ])('tells %s from %s', (one, other) => {
    expect(numberKeyOf(one)).not.toBe(numberKeyOf(other));
  });
});

test('an entry is found by its own number and by each of its own titles', () => {
  const piece = constantFrom('៤១', '794', ' ', '/', '.', 'អនក្រ', 'BK', 'នស', 'សណន', 'ស្តីពី', 'Law', '\u200b');
  const text = array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  assert(
    property(text, text, text, (number, km, en) => {
      const held = searchTextOf({ number, title: { km, en } });
      for (const typed of [number, km, en])
        for (const term of termsOf(typed)) expect(held, `${typed}: ${term}`).toContain(term);
    }),
  );
});
