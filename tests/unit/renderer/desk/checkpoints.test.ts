import { expect, it } from 'vitest';
import { IDLE_MS, watchCheckpoints, type Checkpoints } from '../../../../renderer/desk/checkpoints.ts';
import type { SaveStatus } from '../../../../renderer/drafting/session.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';

interface Desk {
  readonly clock: FakeClock;
  readonly checkpoints: Checkpoints;
  readonly tell: (status: SaveStatus) => void;
  readonly made: () => number;
  readonly coreFails: (fails: boolean) => void;
}

const saved: SaveStatus = { kind: 'saved', at: 0 };
const unsaved: SaveStatus = { kind: 'unsaved', since: 0 };
const failing: SaveStatus = { kind: 'failing', failure: { code: 'diskFull' }, since: 0 };

function desk(): Desk {
  const clock = createFakeClock();
  const listeners = new Set<(status: SaveStatus) => void>();
  let status = saved;
  let made = 0;
  let fails = false;
  const tell = (next: SaveStatus): void => {
    status = next;
    for (const listener of listeners) listener(next);
  };
  const checkpoints = watchCheckpoints(
    {
      status: () => status,
      onStatus(listener) {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
      flush: async () => {
        if (status.kind === 'unsaved') tell(saved);
      },
    },
    async () => {
      if (!fails) made += 1;
      return !fails;
    },
    clock,
  );
  return {
    clock,
    checkpoints,
    tell,
    made: () => made,
    coreFails: (now) => {
      fails = now;
    },
  };
}

function type({ tell }: Desk): void {
  tell(unsaved);
  tell(saved);
}

it('makes no revision where nothing was changed', async () => {
  const one = desk();
  await one.checkpoints.leave();
  await one.clock.advance(10 * IDLE_MS);
  expect(one.made()).toBe(0);
});

it('makes one revision on leaving after a change, and none on leaving again', async () => {
  const one = desk();
  type(one);
  await one.checkpoints.leave();
  await one.checkpoints.leave();
  expect(one.made()).toBe(1);
});

it('makes one revision after a minute without a change, and not before', async () => {
  const one = desk();
  type(one);
  await one.clock.advance(IDLE_MS - 1);
  expect(one.made()).toBe(0);
  await one.clock.advance(1);
  expect(one.made()).toBe(1);
  await one.clock.advance(10 * IDLE_MS);
  expect(one.made()).toBe(1);
});

it('waits while somebody goes on typing', async () => {
  const one = desk();
  for (let key = 0; key < 5; key += 1) {
    type(one);
    await one.clock.advance(IDLE_MS - 1);
  }
  one.tell(unsaved);
  await one.clock.advance(5 * IDLE_MS);
  expect(one.made()).toBe(0);
});

it('waits for words that are not on disk yet when the person leaves', async () => {
  const one = desk();
  one.tell(unsaved);
  await one.checkpoints.leave();
  expect(one.made()).toBe(1);
});

it('makes no revision of words that cannot be written, and makes it when they could be', async () => {
  const one = desk();
  one.tell(unsaved);
  one.tell(failing);
  await one.checkpoints.leave();
  expect(one.made()).toBe(0);
  one.tell(unsaved);
  one.tell(saved);
  await one.clock.advance(IDLE_MS);
  expect(one.made()).toBe(1);
});

it('tries again on the next occasion when core could not make the revision', async () => {
  const one = desk();
  type(one);
  one.coreFails(true);
  await one.checkpoints.leave();
  expect(one.made()).toBe(0);
  one.coreFails(false);
  await one.checkpoints.leave();
  expect(one.made()).toBe(1);
});

it('does nothing more once it is stopped', async () => {
  const one = desk();
  type(one);
  one.checkpoints.stop();
  await one.clock.advance(10 * IDLE_MS);
  expect(one.made()).toBe(0);
});
