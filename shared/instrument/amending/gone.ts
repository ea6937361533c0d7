/** What amendments took out of a text: it is named where it stood. */
import type { Language, Uid } from '../../document/model.ts';
import { inOrder } from '../../document/tree.ts';
import type { InstrumentData, InstrumentType } from '../data.ts';
import type { RegisterId } from '../instrument.ts';
import type { Consolidated } from './consolidated.ts';
import { unitNames } from './unit-names.ts';

export interface UnitGone {
  readonly uid: Uid;
  readonly by: RegisterId;
  /** What it was called when it was taken out. */
  readonly name: Readonly<Record<Language, string>>;
  /** What is in the text and stood before it, the nearest; null where it was the first. */
  readonly behind: Uid | null;
}

/** In the order in which they were taken out; what a later act put in again is not gone. */
export function goneFrom(
  { text, steps }: Consolidated,
  type: InstrumentType,
  data: InstrumentData,
): readonly UnitGone[] {
  const gone = new Map<Uid, UnitGone>();
  for (const { act, before } of steps) {
    const taken = new Set(act.amendments.flatMap(({ kind, uid }) => (kind === 'repealed' ? [uid] : [])));
    if (taken.size === 0) continue;
    const names = unitNames(before.km, type, data);
    let behind: Uid | null = null;
    for (const { uid } of inOrder(before.km)) {
      if (taken.has(uid)) {
        const name = { km: names.nameOf(uid, 'km'), en: names.nameOf(uid, 'en') };
        gone.set(uid, { uid, by: act.instrument, name, behind });
      } else behind = uid;
    }
  }
  // What it stood behind may have gone later itself.
  const present = (uid: Uid | null): Uid | null =>
    uid === null || text.km.has(uid) ? uid : present(gone.get(uid)?.behind ?? null);
  return [...gone.values()]
    .filter(({ uid }) => !text.km.has(uid))
    .map(({ uid, by, name, behind }) => ({ uid, by, name, behind: present(behind) }));
}
