/** The text of an instrument as of a day: as it was made, and what came into force on it until then. */
import { fail, ok, type Result } from '../../errors/result.ts';
import type { Uid } from '../../document/model.ts';
import type { InstrumentContent } from '../text.ts';
import type { RegisterId } from '../instrument.ts';
import type { Titles } from './amended-title.ts';
import type { Amendment } from './amendments.ts';
import { carriedOut, type Misfit } from './carry-out.ts';

/** What one amending instrument does to another. */
export interface AmendingAct {
  readonly instrument: RegisterId;
  /** YYYY-MM-DD. */
  readonly inForce: string;
  readonly amendments: readonly Amendment[];
  /** What the amended one is called from then on; null where its title stays. */
  readonly title: Titles | null;
}

/** In the order in which they come into force; of one day, in the order given. */
export const inOrderOfForce = (acts: readonly AmendingAct[]): readonly AmendingAct[] =>
  acts.toSorted((a, b) => (a.inForce === b.inForce ? 0 : a.inForce < b.inForce ? -1 : 1));

/** The act whose amendments do not fit the text that those before it left, and why. */
export interface ActMisfit extends Misfit {
  readonly instrument: RegisterId;
}

export interface Consolidated {
  readonly text: InstrumentContent;
  /** The acts that were carried out, in order, each with the text that it changed. */
  readonly steps: readonly { readonly act: AmendingAct; readonly before: InstrumentContent }[];
}

/** Acts that come into force on the day itself count. `day` is YYYY-MM-DD. */
export function consolidatedAsOf(
  original: InstrumentContent,
  acts: readonly AmendingAct[],
  day: string,
): Result<Consolidated, ActMisfit> {
  const steps: { readonly act: AmendingAct; readonly before: InstrumentContent }[] = [];
  let text = original;
  for (const act of inOrderOfForce(acts)) {
    if (act.inForce > day) break;
    const next = carriedOut(text, act.amendments);
    if (!next.ok) return fail({ ...next.error, instrument: act.instrument });
    steps.push({ act, before: text });
    text = next.value;
  }
  return ok({ text, steps });
}

/** What happened to a unit last. */
export interface UnitAmended {
  readonly uid: Uid;
  readonly by: RegisterId;
  readonly kind: Amendment['kind'];
}

/** One for each unit that was touched: the last act that did, and how. */
export function amendedBy({ steps }: Consolidated): readonly UnitAmended[] {
  const amended = new Map<Uid, UnitAmended>();
  for (const { act } of steps)
    for (const { uid, kind } of act.amendments) amended.set(uid, { uid, by: act.instrument, kind });
  return [...amended.values()];
}

/** What the last act that renamed it calls it; null where none did. */
export function renamedBy({
  steps,
}: Consolidated): { readonly by: RegisterId; readonly title: Titles } | null {
  const act = steps.findLast((step) => step.act.title !== null)?.act;
  return act === undefined || act.title === null ? null : { by: act.instrument, title: act.title };
}
