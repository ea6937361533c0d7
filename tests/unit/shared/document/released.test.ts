import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bodyHash, bodyOf, contentRoots, metadataHash } from '../../../../shared/document/hash.ts';
import type { JsonValue, Tree, Uid } from '../../../../shared/document/model.ts';
import { normalizeBody } from '../../../../shared/document/normal-form.ts';
import { applyDelta, emptyManifest, isManifestOf, manifestOf } from '../../../../shared/document/revision.ts';
import { unitSchema } from '../../../../shared/document/schema.ts';
import { childrenOf } from '../../../../shared/document/tree.ts';
import { readUnit } from '../../../../shared/document/views.ts';
import { released, releasedBytes } from '../../../support/released.ts';

const { state, units, bodyHashes, revision, delta } = released('v1.json');

/** Canonical JSON and the root once more, by other means: what a verifier elsewhere would write. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');
function verifierRoot(language: string, tree: Tree): string {
  const nodes = (parent: Uid | null): string[] =>
    childrenOf(tree, parent).map((unit) =>
      digest({ uid: unit.uid, body: digest(bodyOf(unit)), children: nodes(unit.uid) }),
    );
  return digest({ format: 'sastra.tree.1', language, children: nodes(null) });
}

describe('released format 1', () => {
  it('is the file that was released', () => {
    expect(createHash('sha256').update(releasedBytes('v1.json')).digest('hex')).toBe(
      'b39f8faccf2b8b93e7247ee69fffb71de2110f55e8722d513bc9f45477bd2a1e',
    );
  });

  it('still has the body hashes, roots and metadata hash that were released', () => {
    expect(Object.fromEntries(units.map((unit) => [unit.uid, bodyHash(unit)]))).toEqual(bodyHashes);
    expect(contentRoots(state.content)).toEqual(revision.roots);
    expect(metadataHash(state.metadata)).toBe(revision.metadataHash);
  });

  it('has roots that other means than ours come to as well', () => {
    expect(verifierRoot('km', state.content.km)).toBe(revision.roots.km);
    expect(verifierRoot('en', state.content.en as Tree)).toBe(revision.roots.en);
    expect(digest({ format: 'sastra.metadata.1', metadata: state.metadata })).toBe(revision.metadataHash);
  });

  it('is still read, unit by unit, and its normal form is still its own', () => {
    for (const unit of units) {
      expect(unitSchema.parse(unit)).toEqual(unit);
      expect(readUnit(unit).kind).toBe('readable');
      expect(normalizeBody(unit)).toBe(unit);
    }
  });

  it('has a delta that still leads to the manifest, and the manifest to the roots', () => {
    const manifest = applyDelta(emptyManifest('twoTrees'), delta);
    expect(manifest).toEqual({ ok: true, value: manifestOf(state) });
    expect(manifest.ok && isManifestOf(revision, manifest.value)).toBe(true);
  });

  it('is refused where one byte of it is another', () => {
    const [first, ...others] = units;
    if (first === undefined) throw new Error('a fixture with units');
    const content = JSON.parse(JSON.stringify(first.content).replace('សេចក្តី', 'សេចក្ដី')) as JsonValue;
    expect(bodyHash({ ...first, content })).not.toBe(bodyHashes[first.uid]);
    expect(others).not.toEqual([]);
  });
});
