import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { grown, isGrowingTree, NO_LEAVES, rootOfGrowing } from '../../../../shared/transparency/growing.ts';
import { EMPTY_ROOT, leafHash, nodeHash } from '../../../../shared/transparency/hashes.ts';
import { consistencyProof, inclusionProof, rangesOf, rootOf } from '../../../../shared/transparency/tree.ts';
import { isConsistent, isIncluded } from '../../../../shared/transparency/verify.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

const leaf = fc.uint8Array({ maxLength: 8 }).map(leafHash);
const leaves = fc.array(leaf, { minLength: 1, maxLength: 70, size: 'max' });
const inLeaves = leaves.chain((list) =>
  fc.record({ list: fc.constant(list), index: fc.integer({ min: 0, max: list.length - 1 }) }),
);

/** Another hash in one digit. */
const changed = (hash: Hash, digit: number): Hash =>
  branded(hash.slice(0, digit) + (hash.charAt(digit) === '0' ? '1' : '0') + hash.slice(digit + 1));

function growsToTheRoot(grow: typeof grown): void {
  fc.assert(
    fc.property(leaves, (list) => {
      let tree = NO_LEAVES;
      for (const [place, hash] of list.entries()) {
        tree = grow(tree, hash);
        expect(isGrowingTree(tree)).toBe(true);
        expect(rootOfGrowing(tree)).toBe(rootOf(list.slice(0, place + 1)));
      }
    }),
    { numRuns: runs(60) },
  );
}

describe('a log that grows', () => {
  it('has the root of all its leaves', () => growsToTheRoot(grown));

  it('would be caught if it joined to the wrong side', () => {
    expectCaught(() =>
      growsToTheRoot(({ size, peaks }, hash) => {
        const last = peaks.at(-1);
        return size % 2 === 1 && last !== undefined
          ? { size: size + 1, peaks: [...peaks.slice(0, -1), nodeHash(hash, last)] }
          : grown({ size, peaks }, hash);
      }),
    );
  });
});

/** Every leaf is proven, and no digit of anything that the proof speaks of may be another. */
function provesInclusion(check: typeof isIncluded): void {
  const place = fc.record({ step: fc.nat(), digit: fc.integer({ min: 0, max: 63 }) });
  fc.assert(
    fc.property(inLeaves, place, leaf, ({ list, index }, { step, digit }, other) => {
      const [size, root] = [list.length, rootOf(list)];
      const proof = inclusionProof(index, size, rangesOf(list));
      const claim = { leaf: list[index] ?? EMPTY_ROOT, index, size, root, proof };
      expect(check(claim)).toBe(true);
      expect(check({ ...claim, root: changed(root, digit) })).toBe(false);
      expect(check({ ...claim, leaf: changed(claim.leaf, digit) })).toBe(false);
      expect(check({ ...claim, proof: [...proof, other] })).toBe(false);
      if (proof.length === 0) return;
      const at = step % proof.length;
      expect(
        check({ ...claim, proof: proof.map((hash, n) => (n === at ? changed(hash, digit) : hash)) }),
      ).toBe(false);
      expect(check({ ...claim, proof: proof.filter((_, n) => n !== at) })).toBe(false);
    }),
    { numRuns: runs(300) },
  );
}

describe('a proof that a leaf is in the log', () => {
  it('holds for each leaf, and for nothing else', () => provesInclusion(isIncluded));

  it('would be caught if the end of the way were not looked at', () => {
    expectCaught(() => provesInclusion((claim) => isIncluded(claim) || claim.proof.length > 5));
  });
});

function provesConsistency(check: typeof isConsistent): void {
  const place = fc.record({ step: fc.nat(), digit: fc.integer({ min: 0, max: 63 }) });
  fc.assert(
    fc.property(inLeaves, place, ({ list, index }, { step, digit }) => {
      const before = { size: index + 1, root: rootOf(list.slice(0, index + 1)) };
      const after = { size: list.length, root: rootOf(list) };
      const proof = consistencyProof(before.size, after.size, rangesOf(list));
      expect(check({ before, after, proof })).toBe(true);
      expect(check({ before: { ...before, root: changed(before.root, digit) }, after, proof })).toBe(false);
      expect(check({ before, after: { ...after, root: changed(after.root, digit) }, proof })).toBe(false);
      // What stood there was changed afterwards: no proof leads from the one to the other.
      const forged = list.map((hash, n) => (n === index ? changed(hash, digit) : hash));
      const rewritten = { size: list.length, root: rootOf(forged) };
      const lie = consistencyProof(before.size, after.size, rangesOf(forged));
      expect(check({ before, after: rewritten, proof: lie })).toBe(false);
      if (proof.length === 0) return;
      const at = step % proof.length;
      expect(
        check({ before, after, proof: proof.map((hash, n) => (n === at ? changed(hash, digit) : hash)) }),
      ).toBe(false);
    }),
    { numRuns: runs(300) },
  );
}

describe('a proof that a log only grew', () => {
  it('holds for each of its beginnings, and not where a leaf was changed', () =>
    provesConsistency(isConsistent));

  it('would be caught if the earlier root were not worked out again', () => {
    expectCaught(() =>
      provesConsistency(
        ({ before, after, proof }) =>
          isConsistent({ before, after, proof }) ||
          (before.size === after.size ? true : proof.length > 0 && after.root !== before.root),
      ),
    );
  });
});
