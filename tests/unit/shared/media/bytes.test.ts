import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Text } from '../../../../shared/media/bytes.ts';

/** The platform's own reader, where there is one; a letter may be cut at the end. */
function asPlatform(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

test('any text is read as it was written, wherever it is cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(8), (text, cut) => {
      const bytes = new TextEncoder().encode(text);
      const some = bytes.subarray(0, Math.max(bytes.length - cut, 0));
      expect(utf8Text(some)).toBe(asPlatform(some));
    }),
  );
});

test('what is not UTF-8 is told from it as the platform does', () => {
  const byte = fc.constantFrom(
    0x00,
    0x41,
    0x80,
    0xbf,
    0xc0,
    0xc2,
    0xe0,
    0xa0,
    0xed,
    0x9f,
    0xf0,
    0x90,
    0xf4,
    0x8f,
    0xff,
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6 }), fc.array(byte, { maxLength: 6 }), (any, chosen) => {
      // Behind a whole letter nothing is cut.
      for (const bytes of [any, Uint8Array.from(chosen)]) {
        const whole = Uint8Array.from([...bytes, 0x41]);
        expect(utf8Text(whole)).toBe(asPlatform(whole));
      }
    }),
  );
});
