/** The text of an instrument as of a day: as it was made, and what came into force on it until then. */
import { fail, ok, type Result } from '../../errors/result.ts';
import type { Uid } from '../../document/model.ts';
import type { InstrumentContent } from '../text.ts';
import type { RegisterId } from '../instrument.ts';
import type { Amendment } from './amendments.ts';
import { carriedOut, type Misfit } from './carry-out.ts';

/** What one amending instrument does to another. */
export interface AmendingAct {
  readonly instrument: RegisterId;
  /** YYYY-MM-DD. */
  readonly inForce: string;
  readonly amendments: readonly Amendment[];
}

/** In the order in which they come into force; of one day, in the order given. */
export const inOrderOfForce = (acts: readonly AmendingAct[]): readonly AmendingAct[] =>
  acts.toSorted((a, b) => (a.inForce === b.inForce ? 0 : a.inForce < b.inForce ? -1 : 1));

/** The act whose amendments do not fit the text that those before it left, and why. */
export interface ActMisfit extends Misfit {
  readonly instrument: RegisterId;
}

/** Acts that come into force on the day itself count. `day` is YYYY-MM-DD. */
export function consolidatedAsOf(
  original: InstrumentContent,
  acts: readonly AmendingAct[],
  day: string,
): Result<InstrumentContent, ActMisfit> {
  let text = original;
  for (const { instrument, inForce, amendments } of inOrderOfForce(acts)) {
    if (inForce > day) break;
    const next = carriedOut(text, amendments);
    if (!next.ok) return fail({ ...next.error, instrument });
    text = next.value;
  }
  return ok(text);
}

/** What happened to a unit last. */
export interface UnitAmended {
  readonly uid: Uid;
  readonly by: RegisterId;
  readonly kind: Amendment['kind'];
}

/** One for each unit that was touched until the day, itself included: the last act that did, and how. */
export function amendedUntil(acts: readonly AmendingAct[], day: string): readonly UnitAmended[] {
  const amended = new Map<Uid, UnitAmended>();
  for (const { instrument: by, inForce, amendments } of inOrderOfForce(acts)) {
    if (inForce > day) break;
    for (const { uid, kind } of amendments) amended.set(uid, { uid, by, kind });
  }
  return [...amended.values()];
}
