import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCodec } from '../../host/codec.ts';

const codec = makeCodec();
const there = (value: unknown): unknown => codec.decode(codec.encode(value));

/** Everything that a structured clone keeps and a message may hold. */
const clonable = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('សាស្ត្រា\u200bមាត្រា', '\u2028', '__proto__', '=', ''),
    fc.double(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.bigInt(),
    fc.constantFrom(null, undefined, -0, NaN, Infinity),
    fc.date(),
    fc.uint8Array(),
    fc.float64Array(),
    fc.bigUint64Array(),
  ),
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
    fc.array(fc.tuple(tie('leaf'), tie('value'))).map((entries) => new Map(entries)),
    fc.array(tie('leaf')).map((items) => new Set(items)),
  ),
})).value;

describe('the codec', () => {
  test('brings every clonable value across as it was', () => {
    fc.assert(
      fc.property(clonable, (value) => {
        expect(there(value)).toStrictEqual(structuredClone(value));
      }),
      { numRuns: 1000 },
    );
  });

  test('brings plain JSON across as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(!JSON.stringify(value).includes('-0'));
        expect(there(value)).toStrictEqual(structuredClone(value));
      }),
    );
  });

  test('keeps what is shared shared, and cycles', () => {
    const shared = { name: 'one' };
    const cycle: { self?: unknown; both: unknown[] } = { both: [shared, shared] };
    cycle.self = cycle;
    const copy = there(cycle) as typeof cycle;
    expect(copy.self).toBe(copy);
    expect(copy.both[0]).toBe(copy.both[1]);
  });

  test('makes a key named __proto__ a key and nothing else', () => {
    for (const value of [
      JSON.parse('{"__proto__":{"a":1}}') as object,
      { x: undefined, ...JSON.parse('{"__proto__":1}') },
    ]) {
      const copy = there(value) as object;
      expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
      expect(Object.keys(copy)).toContain('__proto__');
    }
  });

  test('keeps name, message and stack of an error', () => {
    const error = new RangeError('too far');
    expect(there(error)).toMatchObject({ name: 'RangeError', message: 'too far', stack: error.stack });
  });

  test.each([
    ['a function', () => undefined],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a function deep inside', { list: [{ f: () => undefined }] }],
    ['a weak map', new WeakMap()],
  ])('refuses %s', (_name, value) => {
    expect(() => codec.encode(value)).toThrow('could not be cloned');
  });

  test('refuses text that it did not write', () => {
    expect(() => codec.decode('["zz"]')).toThrow('not on the wire');
  });
});
