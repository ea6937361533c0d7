/**
 * What an entry of a shared record is, from the words of its ops in the hub's order: each part is as it was last set, so
 * that two who change different parts both keep their change. What was set over somebody else's word unseen, and what was
 * removed or changed while another did the opposite, is told, so that nothing is lost silently. Pure, and the same on
 * every desk.
 */
import type { JsonValue } from '../document/model.ts';
import { sameJson } from '../document/same.ts';
import { REMOVED, removalIn, type PartWord } from './shared-records.ts';

export interface PartStand {
  /** The op that set it last. */
  readonly opId: string;
  readonly value: JsonValue;
}

export interface EntryStand {
  readonly parts: ReadonlyMap<string, PartStand>;
  /** What it said is kept: it may come back. */
  readonly isGone: boolean;
  /** The first and the last op that spoke of it; null: none did. */
  readonly first: string | null;
  readonly last: string | null;
}

export const NOTHING_SAID: EntryStand = { parts: new Map(), isGone: false, first: null, last: null };

/** What one op says of the entry. */
export interface EntryWord {
  readonly opId: string;
  readonly said: readonly PartWord[];
}

/**
 * `replaced`: parts were set over what their writer had not seen; `lost` is what stood there. `kept`: it was removed by
 * somebody who had not seen its last change, and stays. `back`: somebody changed it who did not know that it was removed,
 * and it is there again.
 */
export type Told =
  | { readonly what: 'replaced'; readonly lost: ReadonlyMap<string, PartStand> }
  | { readonly what: 'kept'; readonly by: string | null }
  | { readonly what: 'back'; readonly by: string | null };

/** The entry behind the word. */
export function hear(
  stand: EntryStand,
  { opId, said }: EntryWord,
): { readonly stand: EntryStand; readonly told: Told | null } {
  const parts = new Map(stand.parts);
  const lost = new Map<string, PartStand>();
  for (const { part, base, value } of said) {
    const before = parts.get(part);
    if (part !== REMOVED && before !== undefined && before.opId !== base && !sameJson(before.value, value))
      lost.set(part, before);
    parts.set(part, { opId, value });
  }
  const next = { parts, first: stand.first ?? opId, last: opId };
  const word = said.find(({ part }) => part === REMOVED);
  const removal = word === undefined ? null : removalIn(word.value);
  if (removal !== null) {
    const isSeen = removal.knew === stand.last;
    return {
      stand: { ...next, isGone: stand.isGone || isSeen },
      told: stand.isGone || isSeen ? null : { what: 'kept', by: stand.last },
    };
  }
  const isUnaware = stand.isGone && word === undefined;
  return {
    stand: { ...next, isGone: false },
    told: isUnaware ? { what: 'back', by: stand.last } : lost.size > 0 ? { what: 'replaced', lost } : null,
  };
}

/** What the entry is behind all of these, which stand in the order in which they count. */
export const standOf = (words: readonly EntryWord[], from: EntryStand = NOTHING_SAID): EntryStand =>
  words.reduce((stand, word) => hear(stand, word).stand, from);

/** The entry as people see it; null: it is gone, or nothing was said of it. */
export function saidOf({ parts, isGone, last }: EntryStand): ReadonlyMap<string, JsonValue> | null {
  if (isGone || last === null) return null;
  return new Map([...parts].filter(([part]) => part !== REMOVED).map(([part, { value }]) => [part, value]));
}

/** What an op has to say, so that the entry is `wanted` from here on (null: gone); nothing where it is so already. */
export function wordsFor(
  stand: EntryStand,
  wanted: ReadonlyMap<string, JsonValue> | null,
  /** What the entry is as long as nothing was said of it. */
  delivered: ReadonlyMap<string, JsonValue> | null = null,
): readonly PartWord[] {
  const base = (part: string): string | null => stand.parts.get(part)?.opId ?? null;
  if (wanted === null) {
    const isThere = stand.last === null ? delivered !== null : !stand.isGone;
    return isThere ? [{ part: REMOVED, base: base(REMOVED), value: { knew: stand.last } }] : [];
  }
  const now = (part: string): JsonValue | undefined => stand.parts.get(part)?.value ?? delivered?.get(part);
  const changed = [...wanted]
    .filter(([part, value]) => !sameJson(now(part) ?? null, value))
    .map(([part, value]): PartWord => ({ part, base: base(part), value }));
  return stand.isGone ? [...changed, { part: REMOVED, base: base(REMOVED), value: false }] : changed;
}
