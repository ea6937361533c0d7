import { describe, expect, it } from 'vitest';
import {
  bodyHash,
  bodyOf,
  canonicalJson,
  contentRoots,
  metadataHash,
  treeRoot,
} from '../../../../shared/document/hash.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import { treeOf } from '../../../../shared/document/tree.ts';
import { paragraph, uidOf, unitOf } from '../../../support/units.ts';

const root = (...units: readonly Unit[]): string => treeRoot('km', treeOf(units));
const a = unitOf(1, 'A', 'a');
const b = unitOf(2, 'B', 'b');
const c = unitOf(3, 'C', 'c');

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 and writes numbers as RFC 8785 does', () => {
    expect(canonicalJson({ '\u20AC': 1e21, '1': [0.1, -0], a: '\u000F"' })).toBe(
      '{"1":[0.1,0],"a":"\\u000f\\"","€":1e+21}',
    );
  });

  it('refuses what is not JSON', () => {
    for (const value of [undefined, Number.NaN, '\uD800']) expect(() => canonicalJson(value)).toThrow(Error);
  });
});

describe('the body hash', () => {
  it('is of the body alone, wherever the unit stands', () => {
    expect(bodyHash(unitOf(7, 'Q', 'a', { parent: uidOf(2) }))).toBe(bodyHash(paragraph('a')));
    expect(bodyOf(a)).toEqual(paragraph('a'));
  });

  it('differs by every field of the body', () => {
    const bodies = [
      paragraph('a'),
      paragraph('b'),
      { ...paragraph('a'), schemaVersion: 2 },
      { ...paragraph('a'), type: 'heading' },
      { ...paragraph('a'), absorbed: [uidOf(2)] },
      { ...paragraph('a'), absorbed: [] },
      { ...paragraph('a'), splitFrom: uidOf(2) },
      { ...paragraph('a'), translates: [{ uid: uidOf(2), hash: bodyHash(paragraph('b')) }] },
    ];
    expect(new Set(bodies.map(bodyHash)).size).toBe(bodies.length);
  });
});

describe('the content root', () => {
  it.each([
    ['another order', root(a, { ...b, rank: c.rank }, { ...c, rank: b.rank })],
    ['another parent', root(a, b, { ...c, parent: a.uid })],
    ['another word', root(a, b, unitOf(3, 'C', 'd'))],
    ['another uid', root(a, b, unitOf(4, 'C', 'c'))],
    ['one unit less', root(a, b)],
    ['another language', treeRoot('en', treeOf([a, b, c]))],
  ])('is another one for %s', (_, other) => {
    expect(other).not.toBe(root(a, b, c));
  });

  it('is the same for other ranks in the same order', () => {
    expect(root({ ...a, rank: unitOf(1, '01', '').rank }, b, { ...c, rank: unitOf(1, 'z', '').rank })).toBe(
      root(c, b, a),
    );
  });

  it('asks the given cache for body hashes, once for each unit', () => {
    const asked: unknown[] = [];
    const tree = treeOf([a, b, c]);
    const cached = treeRoot('km', tree, (unit) => {
      asked.push(unit);
      return bodyHash(unit);
    });
    expect(cached).toBe(treeRoot('km', tree));
    expect(new Set(asked)).toEqual(new Set([a, b, c]));
    expect(asked).toHaveLength(3);
  });

  it('of an instrument’s English is of its bodies by uid, in whatever order they came', () => {
    const km = treeOf([a, b]);
    const en = [
      [a.uid, paragraph('A')],
      [b.uid, paragraph('B')],
    ] as const;
    const roots = contentRoots({ shape: 'oneTree', km, en: new Map(en) });
    expect(contentRoots({ shape: 'oneTree', km, en: new Map(en.toReversed()) })).toEqual(roots);
    expect(roots.km).toBe(treeRoot('km', km));
    expect(contentRoots({ shape: 'oneTree', km, en: new Map(en.slice(1)) }).en).not.toBe(roots.en);
  });
});

describe('the metadata hash', () => {
  it('does not depend on the order of fields', () => {
    expect(metadataHash({ a: 1, b: [{ c: 1, d: 2 }] })).toBe(metadataHash({ b: [{ d: 2, c: 1 }], a: 1 }));
    expect(metadataHash({ a: 1 })).not.toBe(metadataHash({ a: 2 }));
  });
});
