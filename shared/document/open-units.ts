/**
 * The units of a document as an open one has them, language by language in reading order, and content of such units. In
 * one tree an English unit stands where its Khmer one does: its parent and rank are copies and say nothing of their own.
 */
import { bodyOf } from './hash.ts';
import {
  shapeOf,
  type Content,
  type DocumentKind,
  type Language,
  type Tree,
  type Uid,
  type Unit,
  type UnitBody,
} from './model.ts';
import { ranksBetween } from './rank.ts';
import { inOrder, treeOf, treeProblems } from './tree.ts';

type UnitsByLanguage = Readonly<Record<Language, readonly Unit[]>>;

/** Throws where a uid stands twice in a language. */
export function contentOfUnits(kind: DocumentKind, { km, en }: UnitsByLanguage): Content {
  if (shapeOf(kind) === 'twoTrees') return { shape: 'twoTrees', km: treeOf(km), en: treeOf(en) };
  return {
    shape: 'oneTree',
    km: treeOf(km),
    en: new Map([...treeOf(en)].map(([uid, unit]) => [uid, bodyOf(unit)])),
  };
}

export const unitsOfContent = (content: Content): UnitsByLanguage => {
  const km = unitsInOrder(content.km);
  return {
    km,
    en: content.shape === 'twoTrees' ? unitsInOrder(content.en) : placedBodies(km, content.en),
  };
};

/**
 * In document order. A unit that hangs on nothing (its parent is gone, or it hangs on itself) stands on the top
 * level, with what hangs on it: words are shown wherever they hang.
 */
function unitsInOrder(tree: Tree): readonly Unit[] {
  const loose = treeProblems(tree);
  if (loose.length === 0) return inOrder(tree);
  const hung = new Map(tree);
  for (const { uid } of loose) {
    const unit = tree.get(uid);
    if (unit !== undefined) hung.set(uid, { ...unit, parent: null });
  }
  return inOrder(hung);
}

/** What no Khmer unit is there for stands behind all others. */
function placedBodies(km: readonly Unit[], en: ReadonlyMap<Uid, UnitBody>): readonly Unit[] {
  const placed = km.flatMap(({ uid, parent, rank }): readonly Unit[] => {
    const body = en.get(uid);
    return body === undefined ? [] : [{ uid, parent, rank, ...body }];
  });
  if (placed.length === en.size) return placed;
  const known = new Set(km.map(({ uid }) => uid));
  const loose = [...en].filter(([uid]) => !known.has(uid));
  const ranks = ranksBetween(null, null, loose.length);
  return [
    ...placed,
    ...loose.flatMap(([uid, body], index): readonly Unit[] => {
      const rank = ranks[index];
      return rank === undefined ? [] : [{ uid, parent: null, rank, ...body }];
    }),
  ];
}
