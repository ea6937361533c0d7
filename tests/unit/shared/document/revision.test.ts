import { describe, expect, it } from 'vitest';
import type { Metadata, Tree, Unit } from '../../../../shared/document/model.ts';
import { ranksBetween } from '../../../../shared/document/rank.ts';
import {
  applyDelta,
  deltaBetween,
  emptyManifest,
  isManifestOf,
  manifestOf,
  manifestRoots,
  type Manifest,
} from '../../../../shared/document/revision.ts';
import { metadataHash } from '../../../../shared/document/hash.ts';
import { treeOf, withChanges } from '../../../../shared/document/tree.ts';
import { uidOf, unitOf } from '../../../support/units.ts';

const manifest = (km: Tree, metadata: Metadata = {}): Manifest =>
  manifestOf({ content: { shape: 'twoTrees', km, en: treeOf([]) }, metadata });
const units = (...all: readonly Unit[]): Tree => treeOf(all);

describe('a delta', () => {
  it('of one edited article of a law of 1,305 is under a kilobyte', () => {
    const law = treeOf(
      ranksBetween(null, null, 1305).map((rank, index) => unitOf(index, rank, `មាត្រា ${index}`)),
    );
    const edited = withChanges(law, [
      { uid: uidOf(600), after: unitOf(600, law.get(uidOf(600))?.rank ?? '', 'ថ្មី') },
    ]);
    const delta = deltaBetween(manifest(law), manifest(edited));
    expect(JSON.stringify(delta).length).toBeLessThan(1000);
    expect(delta.km.set).toHaveLength(1);
  });

  it('is empty between equal states', () => {
    const same = manifest(units(unitOf(1, 'A', 'a')), { tags: ['x'] });
    const nothing = { set: [], gone: [] };
    expect(deltaBetween(same, structuredClone(same))).toEqual({
      km: nothing,
      en: nothing,
      metadata: { set: {}, gone: [] },
    });
  });

  it.each([
    ['a unit goes that is not there', 'unknownUnit', units(unitOf(9, 'A', 'a')), units()],
    [
      'a parent is missing',
      'brokenTree',
      units(unitOf(1, 'A', 'a')),
      units(unitOf(1, 'A', 'a'), unitOf(2, 'A', 'b', { parent: uidOf(1) })),
    ],
  ])('does not fit where %s', (_, kind, first, next) => {
    const delta = deltaBetween(manifest(first), manifest(next));
    expect(applyDelta(emptyManifest('twoTrees'), delta)).toMatchObject({ ok: false, error: { kind } });
  });

  it('does not fit where a field goes that is not there, or the shape is another one', () => {
    const withTitle = manifest(units(), { title: 'a' });
    expect(applyDelta(manifest(units()), deltaBetween(withTitle, manifest(units())))).toMatchObject({
      error: { kind: 'unknownField', at: 'title' },
    });
    const empty = emptyManifest('oneTree');
    const english = manifestOf({
      content: { shape: 'twoTrees', km: units(), en: units(unitOf(1, 'A', 'a')) },
      metadata: {},
    });
    const delta = deltaBetween(emptyManifest('twoTrees'), english);
    expect(applyDelta(empty, delta)).toMatchObject({ error: { kind: 'wrongShape' } });
  });
});

it('a revision knows its own manifest from one that differs by a word, a place or a field', () => {
  const own = manifest(units(unitOf(1, 'A', 'a'), unitOf(2, 'B', 'b')), { title: 't' });
  const revision = { roots: manifestRoots(own), metadataHash: metadataHash(own.metadata) };
  expect(isManifestOf(revision, own)).toBe(true);
  for (const other of [
    manifest(units(unitOf(1, 'A', 'x'), unitOf(2, 'B', 'b')), { title: 't' }),
    manifest(units(unitOf(1, 'C', 'a'), unitOf(2, 'B', 'b')), { title: 't' }),
    manifest(units(unitOf(1, 'A', 'a'), unitOf(2, 'B', 'b')), { title: 'u' }),
  ]) {
    expect(isManifestOf(revision, other)).toBe(false);
  }
});
