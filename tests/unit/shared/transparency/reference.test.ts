import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { grown, NO_LEAVES, rootOfGrowing } from '../../../../shared/transparency/growing.ts';
import { leafHash } from '../../../../shared/transparency/hashes.ts';
import { consistencyProof, inclusionProof, rangesOf, rootOf } from '../../../../shared/transparency/tree.ts';
import { isConsistent, isIncluded } from '../../../../shared/transparency/verify.ts';

// The test data of Certificate Transparency's reference implementation (merkle_tree_test.cc).
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(hexToBytes(hex)));

/** By the number of leaves. */
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map((root): Hash => branded(root));

const LEAF_2 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const LEAVES_3_4 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const LEAF_5 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const LEAVES_5_6 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const LEAVES_7_8 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const LEAVES_5_8 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';

/** Leaves are counted from 1 there. */
const INCLUSIONS = [
  { leaf: 1, size: 1, proof: [] },
  { leaf: 1, size: 8, proof: [LEAF_2, LEAVES_3_4, LEAVES_5_8] },
  { leaf: 6, size: 8, proof: [LEAF_5, LEAVES_7_8, ROOTS[4]] },
  { leaf: 3, size: 3, proof: [ROOTS[2]] },
  { leaf: 2, size: 5, proof: [ROOTS[1], LEAVES_3_4, LEAF_5] },
];

const CONSISTENCIES = [
  { before: 1, size: 1, proof: [] },
  { before: 1, size: 8, proof: [LEAF_2, LEAVES_3_4, LEAVES_5_8] },
  { before: 6, size: 8, proof: [LEAVES_5_6, LEAVES_7_8, ROOTS[4]] },
  { before: 2, size: 5, proof: [LEAVES_3_4, LEAF_5] },
];

const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`nothing at ${place}`);
  return found;
};
const tree = (size: number) => ({ size, root: at(ROOTS, size) });

describe('the reference data of RFC 6962', () => {
  it('has these roots, of all leaves at once and leaf by leaf', () => {
    let growing = NO_LEAVES;
    expect(rootOfGrowing(growing)).toBe(ROOTS[0]);
    expect(rootOf([])).toBe(ROOTS[0]);
    for (const [place, leaf] of LEAVES.entries()) {
      growing = grown(growing, leaf);
      expect(rootOfGrowing(growing)).toBe(ROOTS[place + 1]);
      expect(rootOf(LEAVES.slice(0, place + 1))).toBe(ROOTS[place + 1]);
    }
  });

  it.each(INCLUSIONS)('leaf $leaf is proven to be in the tree of $size', ({ leaf, size, proof }) => {
    const made = inclusionProof(leaf - 1, size, rangesOf(LEAVES));
    expect(made).toEqual(proof);
    const claim = { leaf: at(LEAVES, leaf - 1), index: leaf - 1, ...tree(size), proof: made };
    expect(isIncluded(claim)).toBe(true);
    expect(isIncluded({ ...claim, index: leaf })).toBe(false);
    expect(isIncluded({ ...claim, proof: [...made, at(ROOTS, 0)] })).toBe(false);
    expect(isIncluded({ ...claim, root: at(ROOTS, size - 1) })).toBe(false);
  });

  it.each(CONSISTENCIES)(
    'the tree of $before is proven to begin that of $size',
    ({ before, size, proof }) => {
      const made = consistencyProof(before, size, rangesOf(LEAVES));
      expect(made).toEqual(proof);
      const claim = { before: tree(before), after: tree(size), proof: made };
      expect(isConsistent(claim)).toBe(true);
      expect(isConsistent({ ...claim, after: tree(size - 1) })).toBe(false);
      expect(isConsistent({ ...claim, before: { size: before, root: at(ROOTS, before - 1) } })).toBe(false);
      expect(isConsistent({ ...claim, proof: [...made, at(ROOTS, 0)] })).toBe(false);
    },
  );
});

describe('what is no tree', () => {
  const leaf = at(LEAVES, 0);
  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('a size of %s is refused', (size) => {
    expect(isIncluded({ leaf, index: 0, size, root: leaf, proof: [] })).toBe(false);
    expect(isConsistent({ before: tree(1), after: { size, root: leaf }, proof: [] })).toBe(false);
  });

  it('what began with nothing is consistent with everything, but not with another nothing', () => {
    expect(isConsistent({ before: tree(0), after: tree(5), proof: [] })).toBe(true);
    expect(isConsistent({ before: tree(0), after: { size: 0, root: leaf }, proof: [] })).toBe(false);
    expect(isConsistent({ before: { size: 0, root: leaf }, after: tree(5), proof: [] })).toBe(false);
  });

  it('a proof is not made for a leaf or a tree that is not there', () => {
    expect(() => inclusionProof(8, 8, rangesOf(LEAVES))).toThrow(RangeError);
    expect(() => consistencyProof(9, 8, rangesOf(LEAVES))).toThrow(RangeError);
    expect(() => rangesOf(LEAVES)(0, 9)).toThrow(RangeError);
  });
});
