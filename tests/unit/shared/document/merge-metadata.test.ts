import { describe, expect, it } from 'vitest';
import { decide, mergeDocuments } from '../../../../shared/document/merge.ts';
import type { JsonValue, Metadata } from '../../../../shared/document/model.ts';
import { treeOf } from '../../../../shared/document/tree.ts';
import { article, conflictLine, noticeLine } from '../../../support/merges.ts';

const state = (metadata: Metadata) => article(treeOf([]), metadata);
const merge = (base: Metadata, ours: Metadata, theirs: Metadata) =>
  mergeDocuments(state(base), state(ours), state(theirs));

/** Merges both ways round. `undefined` for a field that is not there. */
function field(base: JsonValue | undefined, ours: JsonValue | undefined, theirs: JsonValue | undefined) {
  const of = (value: JsonValue | undefined): Metadata => (value === undefined ? {} : { f: value });
  const result = merge(of(base), of(ours), of(theirs));
  const mirrored = merge(of(base), of(theirs), of(ours));
  expect(mirrored.state).toEqual(result.state);
  return { value: result.state.metadata['f'], conflicts: result.conflicts.map(conflictLine) };
}
const taken = (value: JsonValue | undefined) => ({ value, conflicts: [] });
const conflict = (value: JsonValue | undefined) => ({ value, conflicts: ['field f'] });

describe('metadata', () => {
  it.each([
    ['same', 'x', 'x', 'x', taken('x')],
    ['written on one', 'x', 'y', 'x', taken('y')],
    ['written on both alike', 'x', { a: 1, b: 2 }, { b: 2, a: 1 }, taken({ a: 1, b: 2 })],
    ['written on both differently', 'x', 'y', 'z', conflict('x')],
    ['added on one', undefined, 'y', undefined, taken('y')],
    ['added on both differently', undefined, 'y', 'z', conflict(undefined)],
    ['removed on one', 'x', undefined, 'x', taken(undefined)],
    ['removed on both', 'x', undefined, undefined, taken(undefined)],
    ['removed on one, written on the other', 'x', undefined, 'z', conflict('x')],
    ['null is a value', undefined, null, undefined, taken(null)],
  ])('merges a field that is %s', (_, base, ours, theirs, expected) => {
    expect(field(base, ours, theirs)).toEqual(expected);
  });

  it.each<[string, JsonValue | undefined, JsonValue | undefined, JsonValue | undefined, unknown]>([
    ['added on both', ['a'], ['a', 'x'], ['a', 'y'], taken(['a', 'x', 'y'])],
    ['added on both where there was none', undefined, ['y'], ['x'], taken(['x', 'y'])],
    ['taken out on one, added on the other', ['a', 'b'], ['b'], ['a', 'b', 'c'], taken(['b', 'c'])],
    ['put in another order on one', ['a', 'b'], ['b', 'a'], ['a', 'b', 'c'], taken(['b', 'c', 'a'])],
    [
      'changed on one, beside another added',
      [{ id: '1', t: 'a' }],
      [{ id: '1', t: 'b' }],
      [{ id: '1', t: 'a' }, { id: '2' }],
      taken([{ id: '1', t: 'b' }, { id: '2' }]),
    ],
    [
      'changed on both differently',
      [{ id: '1', t: 'a' }],
      [{ id: '1', t: 'b' }],
      [{ id: '1', t: 'c' }],
      conflict([{ id: '1', t: 'a' }]),
    ],
    [
      'taken out on one, changed on the other',
      [{ id: '1', t: 'a' }],
      [],
      [{ id: '1', t: 'c' }],
      conflict([{ id: '1', t: 'a' }]),
    ],
    ['said twice, so that entries cannot be told apart', ['a'], ['a', 'a'], ['a', 'b'], conflict(['a'])],
    ['no list any more on one', ['a'], 'a', ['a', 'b'], conflict(['a'])],
  ])('merges a list by entries: %s', (_, base, ours, theirs, expected) => {
    expect(field(base, ours, theirs)).toEqual(expected);
  });

  it('says what it took, and from whom', () => {
    const base = { a: 1, b: 1, c: ['x'], d: 1 };
    const result = merge(
      base,
      { ...base, a: 2, c: ['x', 'y'], d: 2 },
      { ...base, b: 2, c: ['x', 'z'], d: 2 },
    );
    expect(result.notices.map(noticeLine)).toEqual([
      'field a from ours',
      'field b from theirs',
      'field c from both',
    ]);
  });

  it('is decided by side or by a value of one’s own', () => {
    const result = merge({ f: 'x', g: 1 }, { f: 'y', g: 1 }, { g: 1 });
    const decided = (
      decision: Parameters<typeof decide>[1] extends ReadonlyMap<string, infer D> ? D : never,
    ) => decide(result, new Map([['field f', decision]])).metadata;
    expect(decided('base')).toEqual({ f: 'x', g: 1 });
    expect(decided('ours')).toEqual({ f: 'y', g: 1 });
    expect(decided('theirs')).toEqual({ g: 1 });
    expect(decided({ value: 'own' })).toEqual({ f: 'own', g: 1 });
    expect(decide(result, new Map()).metadata).toEqual(result.state.metadata);
  });
});
