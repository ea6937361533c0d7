/**
 * Where threads stand in the text as it is now. A unit keeps its uid wherever it moves; one that was joined into another
 * is found there, and words that went into a new unit when theirs was split are followed. What is gone leaves its
 * thread at the nearest place that was kept: no thread is ever without one.
 */
import type { Uid, Unit } from '../document/model.ts';
import type { Range } from '../document/word-diff.ts';
import { unitText } from '../instrument/unit-text.ts';
import type { Anchor, Quote } from './anchor.ts';
import { wordsNow } from './words-now.ts';

export type ThreadPlace =
  | { readonly is: 'words'; readonly unit: Uid; readonly from: number; readonly to: number }
  | { readonly is: 'unit'; readonly unit: Uid }
  /** The unit is there, and nothing is left in it of the words. */
  | { readonly is: 'wordsGone'; readonly unit: Uid }
  /** `near`: a unit that stood beside it; null: none of those is left. */
  | { readonly is: 'gone'; readonly near: Uid | null };

/** The units of one language, to be asked about. */
export interface UnitsNow {
  readonly unit: (uid: Uid) => Unit | undefined;
  /** The unit itself, or the one that it was joined into, through however many joins. */
  readonly keeper: (uid: Uid) => Uid | null;
  /** Units that were split from it, and from those. */
  readonly partsOf: (uid: Uid) => readonly Uid[];
}

export function unitsNow(units: readonly Unit[]): UnitsNow {
  const byUid = new Map(units.map((unit) => [unit.uid, unit]));
  const joined = new Map(units.flatMap(({ uid, absorbed = [] }) => absorbed.map((gone) => [gone, uid])));
  const parts = Map.groupBy(
    units.filter(({ splitFrom }) => splitFrom !== undefined),
    ({ splitFrom }) => splitFrom,
  );
  return {
    unit: (uid) => byUid.get(uid),
    keeper(uid) {
      const seen = new Set<Uid>();
      for (let at: Uid | undefined = uid; at !== undefined && !seen.has(at); at = joined.get(at)) {
        if (byUid.has(at)) return at;
        seen.add(at);
      }
      return null;
    },
    partsOf(uid) {
      const found = new Set<Uid>();
      const follow = (from: Uid): void => {
        for (const part of parts.get(from) ?? [])
          if (part.uid !== uid && !found.has(part.uid)) {
            found.add(part.uid);
            follow(part.uid);
          }
      };
      follow(uid);
      return [...found];
    },
  };
}

/** Finds a thread's place. `then`: the text of its unit when it began; null where it is not known. */
export type PlaceOf = (anchor: Anchor, then: string | null, units: UnitsNow) => ThreadPlace;

/** Remembers what was worked out of a unit as long as the unit stays as it is. */
export function createPlacing(): PlaceOf {
  const ranges = new WeakMap<Unit, Map<Quote, Range | null>>();
  const rangeIn = (quote: Quote, then: string | null, unit: Unit): Range | null => {
    const known = ranges.get(unit) ?? new Map<Quote, Range | null>();
    ranges.set(unit, known);
    const before = known.get(quote);
    if (before !== undefined) return before;
    const range = wordsNow(quote, then, unitText(unit));
    known.set(quote, range);
    return range;
  };

  return ({ unit: uid, quote, around }, then, units) => {
    const home = units.keeper(uid);
    if (quote === null && home !== null) return { is: 'unit', unit: home };
    const candidates = [...(home === null ? [] : [home]), ...units.partsOf(uid)];
    if (home !== null && home !== uid) candidates.push(...units.partsOf(home));
    for (const candidate of candidates) {
      const unit = units.unit(candidate);
      const range = unit === undefined || quote === null ? null : rangeIn(quote, then, unit);
      if (range !== null) return { is: 'words', unit: candidate, ...range };
    }
    if (home !== null) return { is: 'wordsGone', unit: home };
    const [part] = units.partsOf(uid);
    const near = part ?? around.map((beside) => units.keeper(beside)).find((beside) => beside !== null);
    return { is: 'gone', near: near ?? null };
  };
}

/** The unit at which the thread stands; null: at the beginning of the text, since nothing around it is left. */
export const unitOfPlace = (place: ThreadPlace): Uid | null =>
  place.is === 'gone' ? place.near : place.unit;
