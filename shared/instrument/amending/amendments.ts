/**
 * An instrument is amended by changing a copy of it: what the copy says otherwise, unit by unit, are the amendments, and
 * carried out on the instrument they give the copy again.
 */
import { bodyOf } from '../../document/hash.ts';
import { longestRising } from '../../document/longest-rising.ts';
import type { Tree, Uid, UnitBody } from '../../document/model.ts';
import { sameBody } from '../../document/same.ts';
import { childrenOf, inOrder } from '../../document/tree.ts';
import type { InstrumentContent } from '../text.ts';

/** Where a unit comes to stand: behind a sibling, or first where there is none. */
export interface AmendedPlace {
  readonly parent: Uid | null;
  readonly after: Uid | null;
}

/** What a unit says from then on; null where it has no English. */
export interface AmendedWords {
  readonly km: UnitBody;
  readonly en: UnitBody | null;
}

export type Amendment =
  | { readonly kind: 'repealed'; readonly uid: Uid }
  | {
      readonly kind: 'inserted';
      readonly uid: Uid;
      readonly place: AmendedPlace;
      readonly words: AmendedWords;
    }
  | { readonly kind: 'moved'; readonly uid: Uid; readonly place: AmendedPlace }
  | { readonly kind: 'replaced'; readonly uid: Uid; readonly words: AmendedWords };

/**
 * What leads from one text to the other: what is repealed, in the order of the old text; then in the order of the new
 * one what is inserted, moved and replaced. A unit that is both moved and replaced has an amendment for each. As few
 * units as possible are moved.
 */
export function amendmentsBetween(before: InstrumentContent, after: InstrumentContent): readonly Amendment[] {
  const repealed = inOrder(before.km)
    .filter(({ uid }) => !after.km.has(uid))
    .map(({ uid }): Amendment => ({ kind: 'repealed', uid }));
  const stayed = unmoved(before.km, after.km);
  const siblingBefore = siblingsBefore(after.km);
  const others = inOrder(after.km).flatMap(({ uid, parent }): Amendment[] => {
    const place = { parent, after: siblingBefore.get(uid) ?? null };
    const words = wordsOf(after, uid);
    const old = wordsOf(before, uid);
    if (words === null) return [];
    if (old === null) return [{ kind: 'inserted', uid, place, words }];
    const replaced: Amendment[] = sameWords(old, words) ? [] : [{ kind: 'replaced', uid, words }];
    const moved: Amendment[] = stayed.has(uid) ? [] : [{ kind: 'moved', uid, place }];
    return moved.concat(replaced);
  });
  return repealed.concat(others);
}

/** Units under the same parent as before, and as many of them as possible in their order. */
function unmoved(before: Tree, after: Tree): ReadonlySet<Uid> {
  const stayed = new Set<Uid>();
  for (const parent of [null, ...after.keys()]) {
    const was = new Map(childrenOf(before, parent).map(({ uid }, index) => [uid, index]));
    const children = childrenOf(after, parent);
    for (const at of longestRising(children.map(({ uid }) => was.get(uid) ?? null))) {
      const child = children[at];
      if (child !== undefined) stayed.add(child.uid);
    }
  }
  return stayed;
}

function siblingsBefore(tree: Tree): ReadonlyMap<Uid, Uid> {
  const before = new Map<Uid, Uid>();
  for (const parent of [null, ...tree.keys()]) {
    let last: Uid | null = null;
    for (const { uid } of childrenOf(tree, parent)) {
      if (last !== null) before.set(uid, last);
      last = uid;
    }
  }
  return before;
}

/** Null where the text has no such unit. */
export function wordsOf({ km, en }: InstrumentContent, uid: Uid): AmendedWords | null {
  const unit = km.get(uid);
  if (unit === undefined) return null;
  return { km: bodyOf(unit), en: en.get(uid) ?? null };
}

export function sameWords(a: AmendedWords, b: AmendedWords): boolean {
  if (!sameBody(a.km, b.km)) return false;
  return a.en === null || b.en === null ? a.en === b.en : sameBody(a.en, b.en);
}
