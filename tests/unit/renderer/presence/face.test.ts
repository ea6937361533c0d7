import { describe, expect, it } from 'vitest';
import { givenNameOf, initialsOf, toneOf } from '../../../../renderer/presence/face.ts';

describe('a face', () => {
  it.each([
    ['ចាន់ សុភា', 'សុ', 'សុភា'],
    ['ស្រី  ខ្មៅ', 'ខ្មៅ', 'ខ្មៅ'],
    ['Chan Sophea', 'CS', 'Sophea'],
    ['Anne Marie de Vries', 'AV', 'Vries'],
    ['Plato', 'P', 'Plato'],
    ['😀 name', '😀n', 'name'],
    ['', '', ''],
  ])('of “%s” is %s, and the given name %s', (name, initials, given) => {
    expect(initialsOf(name)).toBe(initials);
    expect(givenNameOf(name)).toBe(given);
  });

  it('has one of four colours, and the same at each desk', () => {
    const tones = Array.from({ length: 200 }, (_each, number) => toneOf(`desk ${number}`));
    expect(new Set(tones)).toEqual(new Set([1, 2, 3, 4]));
    expect(toneOf('018f3a00-0000-4000-8000-000000000001')).toBe(
      toneOf('018f3a00-0000-4000-8000-000000000001'),
    );
  });
});
