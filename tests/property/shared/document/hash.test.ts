import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bodyHash,
  bodyOf,
  canonicalJson,
  contentRoots,
  hashJson,
  metadataHash,
  treeRoot,
} from '../../../../shared/document/hash.ts';
import type { JsonValue, Tree, Unit } from '../../../../shared/document/model.ts';
import { ranksInOrder } from '../../../../shared/document/rank.ts';
import { childrenOf, treeOf } from '../../../../shared/document/tree.ts';
import { released } from '../../../support/released.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';
import { tree } from '../../../support/trees.ts';

const ROOTS = path.resolve(import.meta.dirname, '../../../support/print-roots.ts');

/** The value with its keys written in another order, all the way down. */
function shuffled(value: JsonValue, order: number): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((entry: JsonValue) => shuffled(entry, order));
  const entries = Object.entries(value).map(([key, entry]) => [key, shuffled(entry, order)] as const);
  const turned = entries.map((_, index) => entries[(index + order) % entries.length] ?? ['', null]);
  return Object.fromEntries(order % 3 === 0 ? turned : turned.toReversed());
}

/** The same tree, put together in another order, with other ranks and other orders of keys. */
function otherwise(from: Tree, seed: number): Tree {
  const units = [null, ...from.keys()].flatMap((parent) => {
    const children = childrenOf(from, parent);
    const ranks = ranksInOrder(
      children.map((_, index) => (index === seed % 5 ? (children[index]?.rank ?? null) : null)),
    );
    return children.map((unit, index): Unit =>
      Object.assign(shuffled({ ...unit }, seed) as unknown as Unit, { rank: ranks[index] }),
    );
  });
  const turn = seed % Math.max(1, units.length);
  return treeOf([...units.slice(turn), ...units.slice(0, turn)].toReversed());
}

function isIndependent(rootOf: (km: Tree) => string): void {
  fc.assert(
    fc.property(tree(), fc.nat({ max: 1000 }), (km, seed) => {
      expect(rootOf(otherwise(km, seed))).toBe(rootOf(km));
    }),
    { numRuns: runs(400) },
  );
}

describe('the content hash', () => {
  it('is the same whatever the order of insertion, the order of keys and the ranks', () => {
    isIndependent((km) => treeRoot('km', km));
  });

  it('would be caught if ranks, the order of insertion or the order of keys were in it', () => {
    expectCaught(() => isIndependent((km) => treeRoot('km', km, (unit) => hashJson(unit))));
    expectCaught(() => isIndependent((km) => hashJson([...km.values()].map(bodyHash))));
    expectCaught(() =>
      isIndependent((km) => treeRoot('km', km, (unit) => hashJson(JSON.stringify(bodyOf(unit))))),
    );
  });

  it('of metadata is the same whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat({ max: 10 }), (metadata, seed) => {
        const json = JSON.parse(JSON.stringify(metadata)) as Record<string, JsonValue>;
        fc.pre(JSON.stringify(json).isWellFormed() && !JSON.stringify(json).includes('\\ud'));
        const other = Object.fromEntries(Object.entries(shuffled(json, seed) as Record<string, JsonValue>));
        expect(metadataHash(other)).toBe(metadataHash(json));
        expect(JSON.parse(canonicalJson(json))).toEqual(json);
      }),
      { numRuns: runs(300) },
    );
  });

  it.each([
    ['Asia/Phnom_Penh', 'km_KH.UTF-8'],
    ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ['America/Anchorage', 'C'],
  ])('is the same in the time zone %s and the language %s', (TZ, LC_ALL) => {
    const run = spawnSync(process.execPath, [ROOTS], {
      env: { ...process.env, TZ, LC_ALL, LANG: LC_ALL },
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
    const { state } = released('v1.json');
    expect(JSON.parse(run.stdout)).toEqual(contentRoots(state.content));
  });
});
