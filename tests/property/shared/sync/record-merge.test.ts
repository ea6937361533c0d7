import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hear,
  NOTHING_SAID,
  saidOf,
  standOf,
  wordsFor,
  type EntryWord,
  type Told,
} from '../../../../shared/sync/record-merge.ts';
import { REMOVED, removalIn } from '../../../../shared/sync/shared-records.ts';
import { runs } from '../../../support/runs.ts';
import { uidOf } from '../../../support/units.ts';

const PARTS = ['km', 'en', 'status'] as const;

/** One desk does one thing, having read as much of the log as `reads` says since it looked last. */
interface Act {
  readonly desk: number;
  readonly reads: boolean;
  /** Null: it takes the entry out. */
  readonly wants: Readonly<Record<string, string>> | null;
}

const act: fc.Arbitrary<Act> = fc.record({
  desk: fc.nat({ max: 2 }),
  reads: fc.boolean(),
  wants: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.dictionary(fc.constantFrom(...PARTS), fc.constantFrom('a', 'b', 'c'), {
        noNullPrototype: true,
      }),
    },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
});

/** What desks say that read late and send late: the log in the hub's order. */
function logOf(acts: readonly Act[], order: readonly number[]): readonly EntryWord[] {
  const log: EntryWord[] = [];
  const desks = [0, 1, 2].map(() => ({ read: 0, waiting: [] as EntryWord[] }));
  const send = (desk: (typeof desks)[number]): void => {
    log.push(...desk.waiting.splice(0));
  };
  acts.forEach(({ desk: which, reads, wants }, place) => {
    const desk = desks[which];
    if (desk === undefined) return;
    if (reads) {
      // A round: all is read, and what waits is sent behind it.
      send(desk);
      desk.read = log.length;
    }
    const stand = standOf(desk.waiting, standOf(log.slice(0, desk.read)));
    const said = wordsFor(stand, wants === null ? null : new Map(Object.entries(wants)));
    if (said.length > 0) desk.waiting.push({ opId: uidOf(place + 1), said });
  });
  for (const which of order) {
    const desk = desks[which];
    if (desk !== undefined) send(desk);
  }
  return log;
}

const story = fc
  .tuple(fc.array(act, { maxLength: 14 }), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }))
  .map(([acts, order]) => logOf(acts, order));

/** Each word with what was told when it was heard, and what stood before it. */
function heard(log: readonly EntryWord[]) {
  let stand = NOTHING_SAID;
  return log.map((word) => {
    const before = stand;
    const next = hear(before, word);
    ({ stand } = next);
    return { word, before, after: stand, told: next.told };
  });
}

const lostIn = (told: Told | null): readonly string[] =>
  told?.what === 'replaced' ? [...told.lost.keys()] : [];

describe('an entry that several desks write', () => {
  it('has in each part what was set last, whoever else changed other parts', () => {
    fc.assert(
      fc.property(story, (log) => {
        const { parts } = standOf(log);
        for (const part of PARTS) {
          const last = log.findLast(({ said }) => said.some((word) => word.part === part));
          expect(parts.get(part)?.opId).toBe(last?.opId);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('loses no word silently: it stands, was seen by who replaced it, or is told', () => {
    fc.assert(
      fc.property(story, (log) => {
        for (const { word, before, told } of heard(log))
          for (const { part, base, value } of word.said) {
            const stood = before.parts.get(part);
            if (part === REMOVED || stood === undefined || stood.opId === base || stood.value === value)
              continue;
            expect(before.isGone || lostIn(told).includes(part)).toBe(true);
          }
      }),
      { numRuns: runs(300) },
    );
  });

  it('goes only for who has seen its last change, and is back for any change that did not know', () => {
    fc.assert(
      fc.property(story, (log) => {
        for (const { word, before, after, told } of heard(log)) {
          const removal = word.said.map(({ part, value }) => (part === REMOVED ? removalIn(value) : null));
          const knew = removal.find((one) => one !== null);
          if (knew === undefined) {
            expect(after.isGone).toBe(false);
            if (before.isGone && !word.said.some(({ part }) => part === REMOVED))
              expect(told?.what).toBe('back');
          } else if (!before.isGone) {
            expect(after.isGone).toBe(knew.knew === before.last);
            expect(told?.what).toBe(after.isGone ? undefined : 'kept');
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('is what somebody wants once they have said so with all read, and then they have nothing more to say', () => {
    fc.assert(
      fc.property(story, act, (log, { wants }) => {
        const wanted = wants === null ? null : new Map(Object.entries(wants));
        const stand = standOf(log);
        const said = wordsFor(stand, wanted);
        const { stand: after, told } = hear(stand, { opId: uidOf(99), said });
        if (said.length > 0) expect(told).toBeNull();
        const seen = saidOf(said.length > 0 ? after : stand);
        if (wanted === null) expect(seen).toBeNull();
        else for (const [part, value] of wanted) expect(seen?.get(part)).toBe(value);
        expect(wordsFor(said.length > 0 ? after : stand, wanted)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });
});
