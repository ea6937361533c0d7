import { expect, it } from 'vitest';
import { toAsciiDigits, toKhmerDigits } from '../../../../shared/khmer/index.ts';

it('turns digits into those of the other script, and nothing else', () => {
  expect(toKhmerDigits('ទី8 ខែ 11, ២០24')).toBe('ទី៨ ខែ ១១, ២០២៤');
  expect(toAsciiDigits('ទី៨ ខែ ១១, 20២៤')).toBe('ទី8 ខែ 11, 2024');
});
