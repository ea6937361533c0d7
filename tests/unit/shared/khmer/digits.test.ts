import { describe, expect, it } from 'vitest';
import { toAsciiDigits, toKhmerDigits } from '../../../../shared/khmer/index.ts';
import { vectors } from '../../../fixtures/khmer/vectors.json';

const FUNCTIONS: Readonly<Record<string, (text: string) => string>> = { toAsciiDigits, toKhmerDigits };

describe('digits', () => {
  for (const { kind, fn, input, expected } of vectors) {
    if (kind !== 'digits' || fn === undefined || typeof input !== 'string') continue;
    it(`${fn} writes ${input} as ${expected}`, () => {
      expect(FUNCTIONS[fn]?.(input)).toBe(expected);
    });
  }

  it('become those of the other script, and nothing else changes', () => {
    expect(toKhmerDigits('ទី8 ខែ 11, ២០24')).toBe('ទី៨ ខែ ១១, ២០២៤');
    expect(toAsciiDigits('ទី៨ ខែ ១១, 20២៤')).toBe('ទី8 ខែ 11, 2024');
  });

  it('of other scripts stay as they are', () => {
    const others = '٣ ३ ๓ ໓ ３ ៳ ²';
    expect(toKhmerDigits(others)).toBe(others);
    expect(toAsciiDigits(others)).toBe(others);
  });
});
