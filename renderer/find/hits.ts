/** Where a needle stands in a draft: in its titles and in its units, in the order in which one reads. */
import { bilingual } from '../../shared/document/article-fields.ts';
import type { Language, Uid, Unit } from '../../shared/document/model.ts';
import { placedText } from '../../shared/document/text.ts';
import { findableOf, findAll, type Findable, type Found, type Needle } from '../../shared/khmer/index.ts';
import type { DraftSession } from '../drafting/session.ts';

/** `uid` null: in the title. Offsets as placedText() counts them. */
export interface Hit extends Found {
  readonly language: Language;
  readonly uid: Uid | null;
  /** Of the unit in its language, from 0; -1 for the title. */
  readonly position: number;
}

/** A place among the hits. */
export type HitPlace = Pick<Hit, 'language' | 'position' | 'from'>;

export type HitSearch = (needle: Needle, languages: readonly Language[]) => readonly Hit[];

/** Folds each unit once and searches each once for a needle: after a change only what changed costs anything. */
export function createHitSearch(draft: Pick<DraftSession, 'text' | 'field'>): HitSearch {
  const findables = new WeakMap<Unit, Findable>();
  let found = new WeakMap<Unit, readonly Found[]>();
  let last: Needle | null = null;

  const findable = (unit: Unit): Findable => {
    const known = findables.get(unit);
    if (known !== undefined) return known;
    const made = findableOf(placedText(unit));
    findables.set(unit, made);
    return made;
  };
  const inUnit = (unit: Unit, needle: Needle): readonly Found[] => {
    const known = found.get(unit);
    if (known !== undefined) return known;
    const places = findAll(findable(unit), needle);
    found.set(unit, places);
    return places;
  };
  const inTitle = (language: Language, needle: Needle): readonly Found[] => {
    const title = draft.field(bilingual('title', language));
    return typeof title === 'string' ? findAll(findableOf(title), needle) : [];
  };

  return (needle, languages) => {
    if (last !== needle) found = new WeakMap();
    last = needle;
    return languages.flatMap((language) => [
      ...inTitle(language, needle).map(hitIn(language, null, -1)),
      ...draft.text
        .units(language)
        .flatMap((unit, position) => inUnit(unit, needle).map(hitIn(language, unit.uid, position))),
    ]);
  };
}

const hitIn =
  (language: Language, uid: Uid | null, position: number) =>
  ({ from, to }: Found): Hit => ({ language, uid, position, from, to });

/** The index of the first hit at the place or behind it, round to the first; -1 where there is none. */
export function firstFrom(
  hits: readonly Hit[],
  place: HitPlace | null,
  languages: readonly Language[],
): number {
  if (hits.length === 0) return -1;
  if (place === null) return 0;
  const at = hits.findIndex((hit) => compare(hit, place, languages) >= 0);
  return at === -1 ? 0 : at;
}

function compare(a: HitPlace, b: HitPlace, languages: readonly Language[]): number {
  return (
    languages.indexOf(a.language) - languages.indexOf(b.language) ||
    a.position - b.position ||
    a.from - b.from
  );
}
