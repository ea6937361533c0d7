import { assert, jsonValue, pre, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../shared/document/hash.ts';
import { isJson } from '../../../../shared/document/json.ts';

const nested = (levels: number): unknown => {
  let value: unknown = 'ក';
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};

describe('JSON of a document', () => {
  it.each([
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a lone surrogate', 'ក\uD800'],
    ['a lone surrogate in a key', { '\uDC00': 1 }],
    ['a function', () => 1],
    ['a bigint', 1n],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['an own __proto__', JSON.parse('{"__proto__":{"a":1}}')],
    ['a hole in an object', { a: undefined }],
    ['what nests without end', nested(5_000)],
  ])('refuses %s', (_name, value) => {
    expect(isJson(value)).toBe(false);
    expect(isJson({ inside: [value] })).toBe(false);
  });

  it('takes whatever JSON itself can say in well-formed text, and that always has a canonical form', () => {
    assert(
      property(jsonValue({ stringUnit: 'grapheme' }), (value) => {
        pre(!JSON.stringify(value).includes('__proto__'));
        expect(isJson(value)).toBe(true);
        expect(() => canonicalJson(value as never)).not.toThrow();
      }),
    );
  });
});
