/** Where a needle stands in a draft: in its titles, units and footnotes, in the order in which one reads. */
import { bilingual } from '../../shared/document/article-fields.ts';
import type { InnerId, Language, Uid, Unit } from '../../shared/document/model.ts';
import { footnotesIn } from '../../shared/instrument/replace-text.ts';
import { unitText } from '../../shared/instrument/unit-text.ts';
import { findableOf, findAll, type Findable, type Found, type Needle } from '../../shared/khmer/index.ts';
import type { DraftSession } from '../drafting/session.ts';

/** `uid` null: in the title. Offsets as placedText() counts them, or into a footnote's own words. */
export interface Hit extends Found {
  readonly language: Language;
  readonly uid: Uid | null;
  /** The footnote of the unit that it is in, and which one of its language that is, from 0. */
  readonly note: { readonly id: InnerId; readonly index: number } | null;
  /** Of the unit in its language, from 0, notes behind the last; -1 for the title. */
  readonly position: number;
}

/** A place among the hits. */
export type HitPlace = Pick<Hit, 'language' | 'position' | 'from'>;

export type HitSearch = (needle: Needle, languages: readonly Language[]) => readonly Hit[];

/** Folds each unit once and searches each once for a needle: after a change only what changed costs anything. */
export function createHitSearch(draft: Pick<DraftSession, 'text' | 'field'>): HitSearch {
  const findables = new WeakMap<Unit, Findable>();
  const notes = new WeakMap<Unit, readonly { readonly id: InnerId; readonly findable: Findable }[]>();
  let found = new WeakMap<Unit, readonly Found[]>();
  let last: Needle | null = null;

  const findable = (unit: Unit): Findable => {
    const known = findables.get(unit);
    if (known !== undefined) return known;
    const made = findableOf(unitText(unit));
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
  const notesOf = (unit: Unit): readonly { readonly id: InnerId; readonly findable: Findable }[] => {
    const known = notes.get(unit);
    if (known !== undefined) return known;
    const made = footnotesIn(unit).map(({ id, text }) => ({ id, findable: findableOf(text) }));
    notes.set(unit, made);
    return made;
  };
  /** The notes stand below the text, whatever unit their sign is in. */
  const inNotes = (language: Language, needle: Needle): readonly Hit[] => {
    const units = draft.text.units(language);
    return units
      .flatMap((unit) => notesOf(unit).map(({ id, findable: words }) => ({ id, words, uid: unit.uid })))
      .flatMap(({ id, words, uid }, index) =>
        findAll(words, needle).map(({ from, to }) => ({
          language,
          uid,
          note: { id, index },
          position: units.length + index,
          from,
          to,
        })),
      );
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
      ...inNotes(language, needle),
    ]);
  };
}

const hitIn =
  (language: Language, uid: Uid | null, position: number) =>
  ({ from, to }: Found): Hit => ({ language, uid, note: null, position, from, to });

/** The index of the first hit at the place or behind it, round to the first; -1 where there is none. */
export function firstFrom(
  hits: readonly HitPlace[],
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
