/**
 * Which Khmer units an English unit says in English, and whether they still say what was translated. An English unit
 * names them with the hash that each body had then (`translates`); the Khmer text knows nothing of its translation.
 */
import { normalizeUnit } from '../instrument/normal-form.ts';
import { saysNothing } from '../instrument/words.ts';
import { bodyHash, bodyOf, type HashOf } from './hash.ts';
import { longestRising } from './longest-rising.ts';
import type { Hash, Uid, Unit, UnitBody } from './model.ts';

export interface TranslationLink {
  readonly uid: Uid;
  readonly hash: Hash;
}

/** How one link stands. `khmer`: where what was translated stands now. */
export type LinkState = { readonly link: TranslationLink } & (
  | { readonly kind: 'fresh' | 'changed'; readonly khmer: Unit }
  /** It was joined into another unit. */
  | { readonly kind: 'joined'; readonly khmer: Unit }
  /** A part of it is a unit of its own now. */
  | { readonly kind: 'split'; readonly khmer: Unit; readonly parts: readonly Unit[] }
  | { readonly kind: 'gone' }
);

/** `none`: it names no Khmer unit. `stale`: one of those it names is not what was translated. */
export type TranslationState = 'none' | 'fresh' | 'stale';

/** The Khmer side as links are looked up in it. */
export interface KhmerSide {
  readonly units: readonly Unit[];
  readonly unit: (uid: Uid) => Unit | undefined;
  /** The unit that a removed one was joined into, however many joins ago. */
  readonly absorber: (uid: Uid) => Unit | undefined;
  /** Units whose text was parted from this one. */
  readonly partsOf: (uid: Uid) => readonly Unit[];
  readonly hashOf: HashOf;
}

/** `hashOf` may keep what it worked out: it is asked about units, which never change. */
export function khmerSide(units: readonly Unit[], hashOf: HashOf = bodyHash): KhmerSide {
  const byUid = new Map(units.map((unit) => [unit.uid, unit]));
  const absorbers = new Map(
    units.flatMap((unit) => (unit.absorbed ?? []).map((uid) => [uid, unit] as const)),
  );
  const parts = new Map<Uid, Unit[]>();
  for (const unit of units) {
    if (unit.splitFrom !== undefined) parts.set(unit.splitFrom, [...(parts.get(unit.splitFrom) ?? []), unit]);
  }
  return {
    units,
    unit: (uid) => byUid.get(uid),
    absorber: (uid) => absorbers.get(uid),
    partsOf: (uid) => parts.get(uid) ?? [],
    hashOf,
  };
}

/** A unit under the caret stands as typed; what is linked is the form that a revision keeps. */
function isAs({ hashOf }: KhmerSide, khmer: Unit, hash: Hash): boolean {
  if (hashOf(khmer) === hash) return true;
  const normal = normalizeUnit(khmer);
  return normal !== khmer && hashOf(normal) === hash;
}

export function linkStates(english: Pick<UnitBody, 'translates'>, khmer: KhmerSide): readonly LinkState[] {
  return (english.translates ?? []).map((link): LinkState => {
    const unit = khmer.unit(link.uid);
    if (unit === undefined) {
      const absorber = khmer.absorber(link.uid);
      return absorber === undefined ? { link, kind: 'gone' } : { link, kind: 'joined', khmer: absorber };
    }
    if (isAs(khmer, unit, link.hash)) return { link, kind: 'fresh', khmer: unit };
    const parts = khmer.partsOf(link.uid);
    return parts.length === 0
      ? { link, kind: 'changed', khmer: unit }
      : { link, kind: 'split', khmer: unit, parts };
  });
}

export function translationState(english: Pick<UnitBody, 'translates'>, khmer: KhmerSide): TranslationState {
  const states = linkStates(english, khmer);
  if (states.length === 0) return 'none';
  return states.every(({ kind }) => kind === 'fresh') ? 'fresh' : 'stale';
}

/** The Khmer units that an English unit belongs to now, as far as they are there. */
export const counterparts = (english: Pick<UnitBody, 'translates'>, khmer: KhmerSide): readonly Unit[] => [
  ...new Set(linkStates(english, khmer).flatMap((state) => (state.kind === 'gone' ? [] : [state.khmer]))),
];

/** The English unit, saying of these Khmer units that it translates them as they are now; of none, that it stands alone. */
export function translating(english: Unit, khmer: readonly Unit[]): Unit {
  const { translates: _before, ...rest } = bodyOf(english);
  const translates = khmer.map((unit) => ({ uid: unit.uid, hash: bodyHash(normalizeUnit(unit)) }));
  const { uid, parent, rank } = english;
  return { ...rest, ...(translates.length === 0 ? {} : { translates }), uid, parent, rank };
}

/** The English unit after a person said that it is right again. What is gone is no longer named, what was parted is. */
export function settled(english: Unit, khmer: KhmerSide): Unit {
  const units = linkStates(english, khmer).flatMap((state): readonly Unit[] => {
    if (state.kind === 'gone') return [];
    return state.kind === 'split' ? [state.khmer].concat(state.parts) : [state.khmer];
  });
  return translating(english, [...new Set(units)]);
}

export interface TranslationReport {
  /** English units by uid; those that are not here name no Khmer unit. */
  readonly states: ReadonlyMap<Uid, Exclude<TranslationState, 'none'>>;
  /** By Khmer unit, the first English one that translates it. */
  readonly english: ReadonlyMap<Uid, Uid>;
  /** Khmer units with something in them that no English unit translates, in order. */
  readonly missing: readonly Uid[];
  /** English units of which the Khmer has changed, in order. */
  readonly stale: readonly Uid[];
}

/** How an article's English stands to its Khmer, block by block. */
export function translationReport(khmer: KhmerSide, english: readonly Unit[]): TranslationReport {
  const states = new Map<Uid, Exclude<TranslationState, 'none'>>();
  const translations = new Map<Uid, Uid>();
  for (const unit of english) {
    const state = translationState(unit, khmer);
    if (state !== 'none') states.set(unit.uid, state);
    for (const { uid } of counterparts(unit, khmer)) {
      if (!translations.has(uid)) translations.set(uid, unit.uid);
    }
  }
  return {
    states,
    english: translations,
    missing: khmer.units
      .filter((unit) => !saysNothing(unit) && !translations.has(unit.uid))
      .map(({ uid }) => uid),
    stale: english.filter(({ uid }) => states.get(uid) === 'stale').map(({ uid }) => uid),
  };
}

/**
 * English units that plainly translate Khmer ones although nobody has said so: between two linked pairs, or from end to
 * end where none is linked, both sides have units of the same types in the same order.
 */
export function plainPairs(
  khmer: KhmerSide,
  english: readonly Unit[],
  report: TranslationReport,
): readonly { readonly khmer: Unit; readonly english: Unit }[] {
  const place = new Map(khmer.units.map(({ uid }, index) => [uid, index]));
  const linkedTo = english.map((unit) => {
    const [first] = counterparts(unit, khmer);
    return first === undefined ? null : (place.get(first.uid) ?? null);
  });
  const steady = longestRising(linkedTo);
  const ends = [
    ...linkedTo.flatMap((at, index) =>
      at !== null && steady.has(index) ? [{ khmer: at, english: index }] : [],
    ),
    { khmer: khmer.units.length, english: english.length },
  ];
  let from = { khmer: 0, english: 0 };
  return ends.flatMap((to) => {
    const left = khmer.units
      .slice(from.khmer, to.khmer)
      .filter((unit) => !saysNothing(unit) && !report.english.has(unit.uid));
    const right = english
      .slice(from.english, to.english)
      .filter((unit) => !saysNothing(unit) && (unit.translates ?? []).length === 0);
    from = { khmer: to.khmer + 1, english: to.english + 1 };
    const isPlain =
      left.length === right.length && left.every(({ type }, index) => type === right[index]?.type);
    return isPlain
      ? left.flatMap((unit, index) => {
          const other = right[index];
          return other === undefined ? [] : [{ khmer: unit, english: other }];
        })
      : [];
  });
}

/** English units of an instrument that nobody has linked yet: each translates the Khmer unit of its own uid. */
export const pairsByUid = (
  khmer: KhmerSide,
  english: readonly Unit[],
): readonly { readonly khmer: Unit; readonly english: Unit }[] =>
  english.flatMap((unit) => {
    const own = khmer.unit(unit.uid);
    const isNew = own !== undefined && (unit.translates ?? []).length === 0;
    return isNew && !saysNothing(own) && !saysNothing(unit) ? [{ khmer: own, english: unit }] : [];
  });
