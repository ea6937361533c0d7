import * as fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { REPLY_LIMIT_MS } from '../../../../renderer/drafting/outbox.ts';
import { openDraft, type DraftSession } from '../../../../renderer/drafting/session.ts';
import type { FailureCode } from '../../../../shared/errors/failure.ts';
import { articleOf } from '../../../support/headless-text.ts';
import { createHostileCore, type HostileCore } from '../../../support/hostile-core.ts';
import { runs } from '../../../support/runs.ts';
import { uidOf, unitOf } from '../../../support/units.ts';
import { createVirtualTime, type VirtualTime } from '../../../support/virtual-time.ts';

interface World {
  readonly draft: DraftSession;
  readonly core: HostileCore;
  readonly time: VirtualTime;
}
type Event = (world: World) => void;

const named = (name: string, run: Event): Event => Object.assign(run, { toString: () => name });

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.string({ maxLength: 3 })).map(([number, text]) =>
      named(`write ${number} ${text}`, ({ draft }) => {
        const before = draft.text.unit('km', uidOf(number)) ?? null;
        const after = text === '' ? null : unitOf(number, `V${number}`, text);
        if (before === null && after === null) return;
        draft.text.edit({
          changes: [{ language: 'km', uid: uidOf(number), before, after }],
          before: null,
          after: null,
          merge: null,
        });
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ maxLength: 3 })
      .map((value) => named(`title ${value}`, ({ draft }) => draft.setField('title.km', value))),
  },
  { weight: 1, arbitrary: fc.constant(named('undo', ({ draft }) => draft.undo())) },
  { weight: 3, arbitrary: fc.constant(named('commit', ({ core }) => core.commit())) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<FailureCode>('diskFull', 'diskError')
      .map((code) => named(code, ({ core }) => core.refuse(code))),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((silently) => named(`die ${silently}`, ({ core }) => core.die(silently))),
  },
  { weight: 1, arbitrary: fc.constant(named('revive', ({ core }) => core.revive())) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 5 }))
      .map(([which, luck]) => named(`reply ${which} ${luck > 1}`, ({ core }) => core.reply(which, luck > 1))),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(10, 400, 2_000, REPLY_LIMIT_MS)
      .map((pause) => named(`wait ${pause}`, ({ time }) => time.advance(pause))),
  },
);

/** What is on disk is what the draft says, no more and no less. */
function expectOnDisk({ draft, core }: World): void {
  const units = draft.text.units('km').map((unit) => [`km/${unit.uid}`, unit] as const);
  expect(new Map(core.disk().units)).toEqual(new Map(units));
  expect(core.disk().fields.get('title.km')).toEqual(draft.field('title.km'));
}

async function live(events: readonly Event[], lies: boolean): Promise<void> {
  const document = articleOf([]);
  const time = createVirtualTime();
  const core = createHostileCore(document, lies);
  const world = { draft: openDraft(core.bridge, document, time.ports), core, time };
  const settle = async (): Promise<void> => {
    await setImmediate();
    // Whoever is told that the words are saved can pull the plug.
    if (world.draft.status().kind === 'saved') expectOnDisk(world);
  };
  for (const happens of events) {
    happens(world);
    await settle();
  }
  for (let round = 0; world.draft.status().kind !== 'saved'; round += 1) {
    if (round > 20) throw new Error(`still ${world.draft.status().kind} in good weather`);
    core.revive();
    core.commit();
    while (core.replies() > 0) core.reply(0, true);
    await settle();
    time.advance(REPLY_LIMIT_MS);
    await settle();
  }
  expectOnDisk(world);
  expect(core.seen).toEqual([...new Set(core.seen)].toSorted((a, b) => a - b));
}

test('whatever happens to core and its replies, every edit arrives at last, and "saved" is never said too early', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), (events) => live(events, false)),
    { numRuns: runs(400) },
  );
});

test('a core that acknowledges what it has not written is found out', async () => {
  const details = await fc.check(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), (events) => live(events, true)),
    { numRuns: 200 },
  );
  expect(details.failed).toBe(true);
});
