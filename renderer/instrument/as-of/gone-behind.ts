/** What is in the text of a day no more, by what is there and stood before it. */
import type { Uid } from '../../../shared/document/model.ts';
import type { UnitGone } from '../../../shared/instrument/amending/gone.ts';
import type { TextAsOf } from '../../../shared/ipc/amending.ts';

/** What one amending instrument took out at one place. */
export interface Taken {
  readonly by: string;
  readonly units: readonly UnitGone[];
}

/** `shown`: what stands in the language that is read; null is the beginning of the text. */
export function goneBehind(
  { document, gone }: Pick<TextAsOf, 'document' | 'gone'>,
  shown: ReadonlySet<Uid>,
): ReadonlyMap<Uid | null, readonly Taken[]> {
  // English may have no words for what it stood behind.
  const nearest = new Map<Uid, Uid | null>();
  let last: Uid | null = null;
  for (const { uid } of document.units.km) {
    if (shown.has(uid)) last = uid;
    nearest.set(uid, last);
  }
  const found = new Map<Uid | null, Taken[]>();
  for (const unit of gone) {
    const place = unit.behind === null ? null : (nearest.get(unit.behind) ?? null);
    const there = found.get(place) ?? [];
    found.set(place, there);
    const at = there.findIndex(({ by }) => by === unit.by);
    const taken = there[at];
    if (taken === undefined) there.push({ by: unit.by, units: [unit] });
    else there[at] = { ...taken, units: [...taken.units, unit] };
  }
  return found;
}
