/**
 * Which units of two texts are the same one: those that bear one uid, then by their words the most alike first, then
 * those that bear one number in the same place.
 */
import type { Uid, Unit } from '../document/model.ts';
import { tokensOf } from '../document/word-diff.ts';
import { wordsOf } from '../instrument/text.ts';

/** Texts that have less of their words in common are not the same one. */
const LEAST_ALIKE = 0.5;
/** What so many units say tells none of them apart. */
const COMMON = 40;

interface Candidate {
  readonly old: number;
  readonly fresh: number;
  readonly alike: number;
}

export interface Side {
  /** In document order. */
  readonly units: readonly Unit[];
  /** By its number; empty for what is not counted. */
  readonly labelOf: (uid: Uid) => string;
}

/** By the uid in `before`, that in `after`; each unit is in one pair at most. */
export function pairedUnits(before: Side, after: Side): ReadonlyMap<Uid, Uid> {
  const pairs = new Map<Uid, Uid>();
  const taken = new Set<Uid>();
  const pair = (old: Unit | undefined, fresh: Unit | undefined): void => {
    if (old === undefined || fresh === undefined || pairs.has(old.uid) || taken.has(fresh.uid)) return;
    pairs.set(old.uid, fresh.uid);
    taken.add(fresh.uid);
  };
  const byUid = new Map(after.units.map((unit) => [unit.uid, unit]));
  for (const unit of before.units) pair(unit, byUid.get(unit.uid));
  for (const { old, fresh } of candidates(before.units, after.units))
    pair(before.units[old], after.units[fresh]);
  // From the top: a division is paired before what it holds.
  const byPlace = new Map<string, Unit>();
  for (const unit of after.units) {
    const label = after.labelOf(unit.uid);
    if (label !== '' && !taken.has(unit.uid)) byPlace.set(placeKey(unit, unit.parent, label), unit);
  }
  for (const unit of before.units) {
    const label = before.labelOf(unit.uid);
    const parent = unit.parent === null ? null : pairs.get(unit.parent);
    if (label !== '' && parent !== undefined) pair(unit, byPlace.get(placeKey(unit, parent, label)));
  }
  return pairs;
}

const placeKey = ({ type }: Unit, parent: Uid | null, label: string): string =>
  `${type} ${parent ?? ''} ${label}`;

/** Pairs of units of one type that say much the same, the most alike first, then the nearest. */
function candidates(before: readonly Unit[], after: readonly Unit[]): readonly Candidate[] {
  const old = before.map(pairsOfTokens);
  const fresh = after.map(pairsOfTokens);
  const sayers = new Map<string, number[]>();
  for (const [index, said] of old.entries())
    for (const words of said) {
      const indexes = sayers.get(words);
      if (indexes === undefined) sayers.set(words, [index]);
      else indexes.push(index);
    }
  const found = fresh.flatMap((said, index): Candidate[] => {
    const met = new Set<number>();
    for (const words of said) {
      const indexes = sayers.get(words) ?? [];
      if (indexes.length <= COMMON) for (const one of indexes) met.add(one);
    }
    return [...met]
      .filter((one) => before[one]?.type === after[index]?.type)
      .map((one) => ({ old: one, fresh: index, alike: likeness(old[one] ?? said, said) }))
      .filter(({ alike }) => alike >= LEAST_ALIKE);
  });
  const distance = (one: Candidate): number => Math.abs(one.old - one.fresh);
  return found.toSorted((a, b) => b.alike - a.alike || distance(a) - distance(b));
}

/** Neighbouring syllables or words, and the ends; empty where nothing is said. */
function pairsOfTokens(unit: Unit): ReadonlySet<string> {
  const tokens = tokensOf(wordsOf(unit)).filter((token) => /[\p{L}\p{N}]/u.test(token));
  return tokens.length === 0
    ? new Set()
    : new Set(['', ...tokens].map((token, index) => `${token} ${tokens[index] ?? ''}`));
}

/** Dice's: twice what they share over what both say. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const words of a) if (b.has(words)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
