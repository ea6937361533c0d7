import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeFile,
  encodeFrame,
  FIRST_LINK,
  firstNumber,
  FIRST_NUMBER_BYTES,
  OPENING_LINE,
  type Frame,
} from '../../../../electron/core/journal/frames.ts';
import { runs } from '../../../support/runs.ts';

function fileOf(frames: readonly Frame[]): { bytes: Buffer; ends: number[] } {
  const parts: Buffer[] = [OPENING_LINE];
  const ends: number[] = [];
  let link: Buffer = FIRST_LINK;
  for (const frame of frames) {
    const encoded = encodeFrame(link, frame);
    parts.push(encoded.bytes);
    ({ link } = encoded);
    ends.push(Buffer.concat(parts).length);
  }
  return { bytes: Buffer.concat(parts), ends };
}

const framesArbitrary = fc
  .array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 6 })
  .map((payloads) => payloads.map((payload, index) => ({ number: index + 1, payload })));

describe('a journal file', () => {
  test('cut at every byte, it reads as the frames that were whole before the cut', () => {
    fc.assert(
      fc.property(framesArbitrary, (frames) => {
        const { bytes, ends } = fileOf(frames);
        for (let cut = 0; cut <= bytes.length; cut += 1) {
          const whole = ends.filter((end) => end <= cut).length;
          const read = decodeFile(bytes.subarray(0, cut));
          expect(read.frames).toEqual(frames.slice(0, whole));
          expect(read.whole).toBe(cut === 0 || cut === OPENING_LINE.length || ends.includes(cut));
        }
      }),
      { numRuns: runs(50) },
    );
  });

  test('with any byte changed, it reads as frames that were written, in order, and never as others', () => {
    fc.assert(
      fc.property(
        framesArbitrary.filter((frames) => frames.length > 0),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (frames, where, flip) => {
          const { bytes } = fileOf(frames);
          const at = where % bytes.length;
          bytes.writeUInt8(bytes.readUInt8(at) ^ flip, at);
          const read = decodeFile(bytes).frames;
          expect(read.length).toBeLessThan(frames.length + 1);
          expect(frames.filter((frame) => read.some(({ number }) => number === frame.number))).toEqual(read);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  test('a frame that was damaged in the middle costs that frame alone', () => {
    const frames = ['one', 'two', 'three'].map((payload, index) => ({ number: index + 1, payload }));
    const { bytes, ends } = fileOf(frames);
    const at = (ends[1] ?? 0) - 1;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    const read = decodeFile(bytes);
    expect(read.frames.map(({ payload }) => payload)).toEqual(['one', 'three']);
    expect(read.whole).toBe(false);
  });

  test('what an older, longer frame left behind a newer one is not read', () => {
    const first = encodeFrame(FIRST_LINK, { number: 1, payload: 'kept' });
    const inner = encodeFrame(first.link, { number: 9, payload: 'old' });
    const older = encodeFrame(first.link, {
      number: 2,
      payload: `${'x'.repeat(20)}${inner.bytes.toString('latin1')}`,
    });
    const newer = encodeFrame(first.link, { number: 2, payload: 'y'.repeat(20) });
    const bytes = Buffer.concat([OPENING_LINE, first.bytes, older.bytes]);
    newer.bytes.copy(bytes, OPENING_LINE.length + first.bytes.length);
    expect(decodeFile(bytes).frames.map(({ payload }) => payload)).toEqual(['kept', 'y'.repeat(20)]);
  });

  test('tells its first number from its first bytes', () => {
    const { bytes } = fileOf([{ number: 7, payload: 'x' }]);
    expect(firstNumber(bytes.subarray(0, FIRST_NUMBER_BYTES))).toBe(7);
    expect(firstNumber(bytes.subarray(0, FIRST_NUMBER_BYTES - 1))).toBeNull();
  });
});
