import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../../../shared/document/hash.ts';
import { createIds } from '../../../../shared/document/ids.ts';
import type { Uid, UnitBody } from '../../../../shared/document/model.ts';
import { inOrder } from '../../../../shared/document/tree.ts';
import { amendingProvisions } from '../../../../shared/instrument/amending/amending-provisions.ts';
import {
  isCurrent,
  keyedProvisions,
  renewal,
  type KeyedProvision,
} from '../../../../shared/instrument/amending/generation.ts';
import type { GeneratedUnit } from '../../../../shared/instrument/amending/links.ts';
import { withTextChanges, type Drafting } from '../../../../shared/instrument/editing/drafting.ts';
import { structureProblems } from '../../../../shared/instrument/structure.ts';
import type { InstrumentContent } from '../../../../shared/instrument/text.ts';
import {
  draftingOver,
  INSTRUMENTS,
  instrumentType,
  provision,
  signature,
  visa,
} from '../../../support/instrument-units.ts';
import { anyContent } from '../../../support/shuffled-content.ts';
import { uidOf } from '../../../support/units.ts';

let now = 1;
const ids = createIds({ now: () => (now += 1), random: (bytes) => new Uint8Array(bytes) });
const provisionsOf = (before: InstrumentContent, after: InstrumentContent): readonly KeyedProvision[] =>
  keyedProvisions(
    amendingProvisions(
      { before, after, instrument: uidOf(900), title: null },
      { type: instrumentType('law'), data: INSTRUMENTS, ids },
    ),
  );

/** An amending instrument with what a drafter has written himself. */
const WRITTEN: Drafting = {
  ...draftingOver([
    [7001, visa('រដ្ឋធម្មនុញ្ញ')],
    [7002, provision('បទប្បញ្ញត្តិទាំងឡាយណា')],
    [7003, signature('រដ្ឋមន្ត្រី')],
  ]),
  ids,
};
const OWN = [...WRITTEN.text.km.keys()];

interface State {
  readonly drafting: Drafting;
  readonly generated: readonly GeneratedUnit[];
}

function renewed({ drafting, generated }: State, provisions: readonly KeyedProvision[]): State {
  const made = renewal(drafting, generated, provisions);
  const text = withTextChanges(drafting.text, made.changes);
  return { drafting: { ...drafting, text }, generated: made.generated };
}

const own = ({ drafting }: State): readonly (UnitBody | null)[] =>
  OWN.map((uid) => {
    const unit = drafting.text.km.get(uid);
    return unit === undefined ? null : bodyOf(unit);
  });
const rowOf = ({ drafting }: State): readonly Uid[] => inOrder(drafting.text.km).map(({ uid }) => uid);

describe('the articles that follow from two changes of a copy, one after the other', () => {
  it('say what the copy says, keep a valid tree and whatever the drafter has written, in its order', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (before, then, after) => {
        let state: State = { drafting: WRITTEN, generated: [] };
        for (const provisions of [provisionsOf(before, then), provisionsOf(before, after)]) {
          state = renewed(state, provisions);
          const { drafting, generated } = state;
          expect(isCurrent(provisions, generated, drafting)).toBe(true);
          expect(structureProblems(drafting.text.km, drafting.type, drafting.data)).toEqual([]);
          expect(drafting.text.km.size).toBe(OWN.length + provisions.length);
          expect(own(state)).toEqual(own({ drafting: WRITTEN, generated: [] }));
          expect(rowOf(state).filter((uid) => OWN.includes(uid))).toEqual(OWN);
        }
      }),
    );
  });

  it('change nothing when they are written again', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (before, after) => {
        const state = renewed({ drafting: WRITTEN, generated: [] }, provisionsOf(before, after));
        const again = renewal(state.drafting, state.generated, provisionsOf(before, after));
        expect(again).toEqual({ changes: [], generated: state.generated });
      }),
    );
  });
});
