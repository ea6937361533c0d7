import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureOf } from '../../../../shared/media/picture.ts';
import { gifHead, jpegHead, pngOf, webpHead } from '../../../support/pictures.ts';

describe('a picture', () => {
  test.each([
    ['PNG', pngOf(40, 30), 'image/png'],
    ['JPEG', jpegHead(40, 30), 'image/jpeg'],
    ['GIF', gifHead(40, 30), 'image/gif'],
    ['WebP', webpHead(40, 30), 'image/webp'],
  ])('of the format %s is known by its first bytes, with its size', (_format, bytes, mime) => {
    expect(pictureOf(bytes)).toEqual({ mime, width: 40, height: 30 });
  });

  test('of a lossless or a lossy WebP has its size elsewhere', () => {
    const lossless = Buffer.alloc(30);
    lossless.write('RIFF\0\0\0\0WEBPVP8L', 0, 'latin1');
    lossless.writeUInt8(0x2f, 20);
    lossless.writeUInt32LE(39 | (29 << 14), 21);
    expect(pictureOf(lossless)).toEqual({ mime: 'image/webp', width: 40, height: 30 });
    const lossy = Buffer.alloc(30);
    lossy.write('RIFF\0\0\0\0WEBPVP8 ', 0, 'latin1');
    lossy.writeUIntBE(0x9d012a, 23, 3);
    lossy.writeUInt16LE(40, 26);
    lossy.writeUInt16LE(30, 28);
    expect(pictureOf(lossy)).toEqual({ mime: 'image/webp', width: 40, height: 30 });
  });

  test.each([
    [1, false, { width: 40, height: 30 }],
    [3, true, { width: 40, height: 30 }],
    [6, false, { width: 30, height: 40 }],
    [8, true, { width: 30, height: 40 }],
  ])('that a camera took with orientation %i is as large as it is shown', (orientation, little, size) => {
    expect(pictureOf(jpegHead(40, 30, orientation, little))).toMatchObject(size);
  });

  test('without a size is none', () => {
    expect(pictureOf(gifHead(0, 30))).toBeNull();
    expect(pictureOf(pngOf(1, 1).fill(0xff, 16, 24))).toBeNull();
  });

  test('that is cut short, or damaged anywhere, is one or none, and never a mistake', () => {
    const whole = [
      pngOf(40, 30),
      jpegHead(40, 30, 6),
      jpegHead(40, 30, 6, true),
      gifHead(40, 30),
      webpHead(40, 30),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.nat(),
        fc.nat(),
        fc.nat({ max: 255 }),
        (bytes, cut, at, value) => {
          const damaged = Buffer.from(bytes);
          damaged.writeUInt8(value, at % damaged.length);
          const picture = pictureOf(damaged.subarray(0, cut % (damaged.length + 1)));
          expect(picture === null || (picture.width > 0 && picture.height > 0)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
