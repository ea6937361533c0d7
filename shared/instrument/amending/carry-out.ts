/** Amendments carried out on a text. */
import type { Rank, Uid, Unit, UnitBody } from '../../document/model.ts';
import { ranksInOrder } from '../../document/rank.ts';
import { childrenOf, treeOf, treeProblems } from '../../document/tree.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import type { InstrumentContent } from '../text.ts';
import type { AmendedPlace, Amendment } from './amendments.ts';

/**
 * Why amendments do not fit a text: they were made to another one. `gone`: the text has no such unit, or nothing stands
 * where it is to stand. `there`: the text has it already. `loop`: it would stand in itself.
 */
export interface Misfit {
  readonly kind: 'gone' | 'there' | 'loop';
  readonly uid: Uid;
}

/** A unit without a rank is given one that fits when all stand where they are to stand. */
type Standing = Omit<Unit, 'rank'> & { readonly rank: Rank | null };

interface Work {
  readonly units: Map<Uid, Standing>;
  readonly en: Map<Uid, UnitBody>;
  /** What stands under each unit, in order. */
  readonly held: Map<Uid | null, Uid[]>;
}

/**
 * All of them or none. Units that nobody moves keep their ranks. What stands under a repealed unit is repealed or moved
 * by amendments of its own.
 */
export function carriedOut(
  text: InstrumentContent,
  amendments: readonly Amendment[],
): Result<InstrumentContent, Misfit> {
  const uidsUnder = (parent: Uid | null): Uid[] => childrenOf(text.km, parent).map(({ uid }) => uid);
  const work: Work = {
    units: new Map(text.km),
    en: new Map(text.en),
    held: new Map([null, ...text.km.keys()].map((parent) => [parent, uidsUnder(parent)])),
  };
  // A place may be named by a unit that is repealed at the same time.
  const repeals = amendments.filter(({ kind }) => kind === 'repealed');
  const others = amendments.filter(({ kind }) => kind !== 'repealed');
  for (const amendment of [...others, ...repeals]) {
    const misfit = carryOut(work, amendment);
    if (misfit !== null) return fail(misfit);
  }
  const km = treeOf(ranked(work));
  const [problem] = treeProblems(km);
  if (problem === undefined) return ok({ shape: 'oneTree', km, en: work.en });
  return fail({ kind: problem.kind === 'cycle' ? 'loop' : 'gone', uid: problem.uid });
}

function carryOut(work: Work, amendment: Amendment): Misfit | null {
  const { uid } = amendment;
  const unit = work.units.get(uid);
  if (amendment.kind === 'inserted') {
    if (unit !== undefined) return { kind: 'there', uid };
    const { km, en } = amendment.words;
    work.held.set(uid, []);
    if (en !== null) work.en.set(uid, en);
    return put(work, { ...km, uid, parent: null, rank: null }, amendment.place);
  }
  if (unit === undefined) return { kind: 'gone', uid };
  switch (amendment.kind) {
    case 'repealed':
      take(work, unit);
      work.units.delete(uid);
      work.en.delete(uid);
      return null;
    case 'moved':
      take(work, unit);
      return put(work, unit, amendment.place);
    case 'replaced': {
      const { km, en } = amendment.words;
      work.units.set(uid, { ...km, uid, parent: unit.parent, rank: unit.rank });
      if (en === null) work.en.delete(uid);
      else work.en.set(uid, en);
      return null;
    }
    default:
      return amendment satisfies never;
  }
}

function take(work: Work, { uid, parent }: Standing): void {
  const siblings = work.held.get(parent);
  siblings?.splice(siblings.indexOf(uid), 1);
}

function put(work: Work, unit: Standing, { parent, after }: AmendedPlace): Misfit | null {
  const siblings = work.held.get(parent);
  const at = after === null ? -1 : (siblings?.indexOf(after) ?? -1);
  if (siblings === undefined || (after !== null && at < 0)) return { kind: 'gone', uid: unit.uid };
  siblings.splice(at + 1, 0, unit.uid);
  work.units.set(unit.uid, { ...unit, parent, rank: null });
  return null;
}

function ranked({ units, held }: Work): readonly Unit[] {
  return [...held.values()].flatMap((uids) => {
    const standing = uids.flatMap((uid) => units.get(uid) ?? []);
    const ranks = ranksInOrder(standing.map(({ rank }) => rank));
    return standing.flatMap((unit, index): Unit[] => {
      const rank = ranks[index];
      return rank === undefined ? [] : [{ ...unit, rank }];
    });
  });
}
