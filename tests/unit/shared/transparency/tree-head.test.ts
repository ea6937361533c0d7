import { describe, expect, it } from 'vitest';
import { isSigned } from '../../../../electron/core/sync/verify.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { commitmentTo } from '../../../../shared/statements/commitment.ts';
import { hashOfLeaf, leafSchema, leafText } from '../../../../shared/transparency/leaf.ts';
import { readBody } from '../../../../shared/statements/signed.ts';
import { consistencyProof, rangesOf, rootOf } from '../../../../shared/transparency/tree.ts';
import { comparedHeads, readTreeHead, signTreeHead } from '../../../../shared/transparency/tree-head.ts';
import { signerNamed } from '../../../support/directory.ts';

const ministry: Hash = branded('a'.repeat(64));
const leaves = Array.from({ length: 7 }, (_, place) =>
  hashOfLeaf(leafText({ ministry, commitment: commitmentTo({ text: `${place}`, salt: 'A'.repeat(22) }) })),
);
const head = (size: number) => ({ size, root: rootOf(leaves.slice(0, size)) });
const hub = signerNamed('hub');
const keys = [signerNamed('older hub').key, hub.key];
const signed = signTreeHead(hub, { ministry, ...head(5), at: 1_790_000_000_000 });

describe('a signed tree head', () => {
  it('is read where a key of the hub signed it for this ministry', () => {
    const read = readTreeHead(signed, { ministry, keys }, isSigned);
    expect(read).toMatchObject({ ok: true, value: { ...head(5), at: 1_790_000_000_000 } });
  });

  it.each([
    ['of another ministry', signed, { ministry: branded<Hash>('b'.repeat(64)), keys }, 'otherMinistry'],
    ['by another key', signed, { ministry, keys: keys.slice(0, 1) }, 'badSignature'],
    ['by no key', signed, { ministry, keys: [] }, 'badSignature'],
    ['with a space', { ...signed, body: `${signed.body} ` }, { ministry, keys }, 'notCanonical'],
    [
      'of another size',
      { ...signed, body: signed.body.replace('"size":5', '"size":6') },
      { ministry, keys },
      'badSignature',
    ],
    ['of no form', { ...signed, body: '{"size":5}' }, { ministry, keys }, 'otherForm'],
  ] as const)('is refused %s', (_what, told, known, problem) => {
    expect(readTreeHead(told, known, isSigned)).toEqual({ ok: false, error: problem });
  });
});

describe('two heads of one log', () => {
  const proof = consistencyProof(3, 5, rangesOf(leaves));

  it('follow from each other, whichever was known first', () => {
    expect(comparedHeads(head(3), head(5), proof)).toBe('grew');
    expect(comparedHeads(head(5), head(3), proof)).toBe('earlier');
    expect(comparedHeads(head(5), head(5), [])).toBe('same');
  });

  it('contradict each other where the log was rewritten', () => {
    const other = { size: 5, root: rootOf(leaves.slice(1, 6)) };
    expect(comparedHeads(head(5), other, [])).toBe('contradicts');
    expect(comparedHeads(head(3), other, consistencyProof(3, 5, rangesOf(leaves.slice(1, 6))))).toBe(
      'contradicts',
    );
    expect(comparedHeads(head(3), head(5), [])).toBe('contradicts');
  });
});

describe('a leaf', () => {
  it('holds a commitment, which another salt makes another', () => {
    const text = leafText({ ministry, commitment: commitmentTo({ text: 'x', salt: 'A'.repeat(22) }) });
    expect(readBody(leafSchema, text).ok).toBe(true);
    const salted = leafText({
      ministry,
      commitment: commitmentTo({ text: 'x', salt: `${'A'.repeat(21)}g` }),
    });
    expect(hashOfLeaf(salted)).not.toBe(hashOfLeaf(text));
  });

  it('says no more than that', () => {
    expect(
      readBody(
        leafSchema,
        `{"commitment":"${'c'.repeat(64)}","format":"sastra.leaf.1","ministry":"${ministry}","words":"x"}`,
      ),
    ).toEqual({
      ok: false,
      error: 'otherForm',
    });
  });
});
