/**
 * The articles of an amending instrument as they follow from the changed copy, written and renewed: what was generated
 * is known by the metadata, all else is the drafter's and stays.
 */
import { hashJson } from '../../document/hash.ts';
import type { Ids } from '../../document/ids.ts';
import type { Hash, Uid, UnitChange } from '../../document/model.ts';
import { childrenOf, inOrder } from '../../document/tree.ts';
import { joinChanges } from '../../document/undo.ts';
import { insertUnits, removeUnit } from '../editing/arrange.ts';
import { withTextChanges, type Drafting } from '../editing/drafting.ts';
import type { AmendingProvision } from './amending-provisions.ts';
import type { GeneratedUnit } from './links.ts';
import { freshIds, renewed } from './quoted.ts';

/** A provision with what tells it from one that says something else. */
export interface KeyedProvision extends AmendingProvision {
  readonly key: Hash;
}

export const keyedProvisions = (provisions: readonly AmendingProvision[]): readonly KeyedProvision[] =>
  provisions.map((provision) => ({ ...provision, key: keyOf(provision) }));

/** The ids within it are new each time that it is made; their order is not. */
function keyOf({ km, en }: AmendingProvision): Hash {
  let count = 0;
  const counting: Ids = { next: <T extends string>() => String((count += 1)) as T };
  return hashJson(renewed([km.content, en?.content ?? null], freshIds(counting)));
}

/** Whether what was generated says what the provisions say, all of it and in their order. */
export function isCurrent(
  provisions: readonly KeyedProvision[],
  generated: readonly GeneratedUnit[],
  { text }: Pick<Drafting, 'text'>,
): boolean {
  return (
    provisions.length === generated.length &&
    provisions.every(({ key }, index) => {
      const unit = generated[index];
      return unit?.key === key && text.km.has(unit.uid);
    })
  );
}

export interface Renewal {
  readonly changes: readonly UnitChange[];
  /** What is generated from then on. */
  readonly generated: readonly GeneratedUnit[];
}

/**
 * Writes what is not written yet and takes away what does not follow any more. What still holds stays as it is, with
 * what the drafter did to its words and its place.
 */
export function renewal(
  drafting: Drafting,
  before: readonly GeneratedUnit[],
  provisions: readonly KeyedProvision[],
): Renewal {
  const free = before.filter(({ uid }) => drafting.text.km.has(uid));
  const rows = provisions.map((provision): Row => {
    const at = free.findIndex(({ key }) => key === provision.key);
    return { provision, kept: at === -1 ? null : (free.splice(at, 1)[0]?.uid ?? null) };
  });
  const start = placeOfFirst(drafting, before);
  const work: Work = { drafting, changes: [] };
  const generated = write(work, rows, start);
  for (const { uid } of free) take(work, (now) => removeUnit(now, uid, 'whole'));
  return { changes: work.changes, generated };
}

interface Row {
  readonly provision: KeyedProvision;
  readonly kept: Uid | null;
}

interface Work {
  drafting: Drafting;
  changes: readonly UnitChange[];
}

function take(work: Work, command: (drafting: Drafting) => readonly UnitChange[]): readonly UnitChange[] {
  const made = command(work.drafting);
  work.drafting = { ...work.drafting, text: withTextChanges(work.drafting.text, made) };
  work.changes = joinChanges(work.changes, made);
  return made;
}

/** Each stretch of new ones behind the one that it follows; those before all that stay, where the first ones stood. */
function write(work: Work, rows: readonly Row[], start: Uid | null): readonly GeneratedUnit[] {
  const generated: GeneratedUnit[] = [];
  let after = start;
  for (let at = 0; at < rows.length;) {
    const row = rows[at];
    if (row === undefined) break;
    if (row.kept !== null) {
      after = row.kept;
      generated.push({ uid: row.kept, key: row.provision.key });
      at += 1;
      continue;
    }
    const next = rows.findIndex(({ kept }, index) => index > at && kept !== null);
    const stretch = rows.slice(at, next === -1 ? rows.length : next).map(({ provision }) => provision);
    for (const unit of insert(work, after, stretch)) {
      after = unit.uid;
      generated.push(unit);
    }
    at += stretch.length;
  }
  return generated;
}

function insert(
  work: Work,
  after: Uid | null,
  provisions: readonly KeyedProvision[],
): readonly GeneratedUnit[] {
  const known = work.drafting.text.km;
  const made = take(work, (drafting) =>
    insertUnits(
      drafting,
      after,
      provisions.map(({ km }) => km),
    ),
  );
  if (made.length === 0) return [];
  const units = inOrder(work.drafting.text.km).filter(({ uid }) => !known.has(uid));
  const written = units.flatMap((unit, index) => {
    const provision = provisions[index];
    return provision === undefined ? [] : [{ unit, provision }];
  });
  take(work, () =>
    written.flatMap(({ unit: { uid, parent, rank }, provision: { en } }): UnitChange[] =>
      en === null ? [] : [{ language: 'en', uid, before: null, after: { ...en, uid, parent, rank } }],
    ),
  );
  return written.map(({ unit: { uid }, provision: { key } }) => ({ uid, key }));
}

/** Behind what stands before the first of those generated before; else behind the visas, before all articles. */
function placeOfFirst({ text }: Drafting, before: readonly GeneratedUnit[]): Uid | null {
  const row = inOrder(text.km);
  const generated = new Set(before.map(({ uid }) => uid));
  const first = row.findIndex(({ uid }) => generated.has(uid));
  if (first !== -1) return row[first - 1]?.uid ?? null;
  return childrenOf(text.km, null).findLast(({ type }) => type === 'visa')?.uid ?? null;
}
