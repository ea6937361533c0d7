import { describe, expect, test } from 'vitest';
import { withinLimits } from '../../../../shared/ipc/limits.ts';
import { parseRequest } from '../../../../shared/ipc/parse.ts';

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe('a request', () => {
  test('may be as deep as a document is and far deeper, but not so deep that a schema runs out of stack', () => {
    expect(withinLimits(nested(100))).toBe(true);
    expect(withinLimits(nested(101))).toBe(false);
    const request = { name: 'x', baseVersion: 0, fields: { deep: nested(200_000) } };
    expect(parseRequest('records.write', request)).toEqual({
      ok: false,
      error: { code: 'invalid', detail: 'limits' },
    });
  });

  test('that contains itself is refused', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(withinLimits(cycle)).toBe(false);
  });

  test('may be 16 million characters long and no longer, in values or in names', () => {
    expect(withinLimits('x'.repeat(15_999_999))).toBe(true);
    expect(withinLimits('x'.repeat(16_000_000))).toBe(false);
    expect(withinLimits({ ['x'.repeat(16_000_000)]: 1 })).toBe(false);
  });

  test('has no half of a character, which could not be stored as typed', () => {
    expect(withinLimits(['\uD83D\uDE00'])).toBe(true);
    expect(withinLimits(['\uD83D'])).toBe(false);
    expect(withinLimits({ '\uDE00': 1 })).toBe(false);
  });
});

test('bytes count as what they are, and are not walked one by one', () => {
  expect(withinLimits({ data: new Uint8Array(1_048_576) })).toBe(true);
  expect(withinLimits(new Uint8Array(16_000_000))).toBe(false);
});
