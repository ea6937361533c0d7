import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf, canonicalJson, contentRoots, metadataHash } from '../../../../shared/document/hash.ts';
import type { Content, Metadata, Tree } from '../../../../shared/document/model.ts';
import {
  applyDelta,
  deltaBetween,
  emptyManifest,
  isManifestOf,
  manifestOf,
  manifestRoots,
  type RevisionDelta,
} from '../../../../shared/document/revision.ts';
import { inOrder } from '../../../../shared/document/tree.ts';
import { runs } from '../../../support/runs.ts';
import { editedBy, edits, tree } from '../../../support/trees.ts';

const metadata: fc.Arbitrary<Metadata> = fc.dictionary(
  fc.constantFrom('title.km', 'title.en', 'tags', 'office'),
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.nat({ max: 9 })), fc.constant(null)),
);
const twoTrees = (km: Tree, en: Tree): Content => ({ shape: 'twoTrees', km, en });
const oneTree = (km: Tree, en: Tree): Content => ({ shape: 'oneTree', km, en });
const travelled = (delta: RevisionDelta): RevisionDelta => JSON.parse(JSON.stringify(delta));

/** Two states of one document, in either shape. */
const states = fc
  .tuple(tree(), tree(), edits(6), edits(6), metadata, metadata, fc.constantFrom(twoTrees, oneTree))
  .map(([km, en, forKhmer, forEnglish, before, after, content]) => [
    { content: content(km, en), metadata: before },
    { content: content(editedBy(km, forKhmer, 100), editedBy(en, forEnglish, 200)), metadata: after },
  ]);

const pair = states.map((both) => both.map((state) => ({ state, manifest: manifestOf(state) })));
/** What a reader sees, in order; ranks are not to be seen. */
function outline(content: Content): string {
  const places = (tree: Tree): unknown[] =>
    inOrder(tree).map((unit) => [unit.uid, unit.parent, bodyOf(unit)]);
  const bodies = [...content.en].map(([uid, body]) => canonicalJson([uid, bodyOf(body)])).toSorted();
  return canonicalJson([places(content.km), content.shape === 'oneTree' ? bodies : places(content.en)]);
}

describe('a manifest', () => {
  it('gives the roots of the content that it describes', () => {
    fc.assert(
      fc.property(pair, (both) => {
        for (const { state, manifest } of both) {
          const roots = contentRoots(state.content);
          expect(manifestRoots(manifest)).toEqual(roots);
          expect(isManifestOf({ roots, metadataHash: metadataHash(state.metadata) }, manifest)).toBe(true);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it('follows from another one and the delta between them, and from nothing and its own', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        if (a === undefined || b === undefined) throw new Error('two states');
        const next = applyDelta(a.manifest, travelled(deltaBetween(a.manifest, b.manifest)));
        expect(next).toEqual({ ok: true, value: b.manifest });
        const empty = emptyManifest(b.manifest.shape);
        expect(applyDelta(empty, travelled(deltaBetween(empty, b.manifest)))).toEqual(next);
      }),
      { numRuns: runs(300) },
    );
  });

  it('has the same roots when they are worked out from those of another one, again and again', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        if (a === undefined || b === undefined) throw new Error('two states');
        const empty = emptyManifest(a.manifest.shape);
        const path = [empty, a.manifest, b.manifest, a.manifest, empty];
        path.forEach((manifest, place) => {
          expect(manifestRoots(manifest, path[place - 1] ?? empty)).toEqual(manifestRoots(manifest));
        });
      }),
      { numRuns: runs(200) },
    );
  });

  it('has equal roots where the content is equal, and only there', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        if (a === undefined || b === undefined) throw new Error('two states');
        const isSame = outline(a.state.content) === outline(b.state.content);
        expect(canonicalJson(manifestRoots(a.manifest)) === canonicalJson(manifestRoots(b.manifest))).toBe(
          isSame,
        );
      }),
      { numRuns: runs(300) },
    );
  });
});
