import { expect, it } from 'vitest';
import { LONGEST_MILLISECONDS } from '../../../../electron/core/drafting/autosave.ts';
import { AT_MOST_MS, createRefresher, QUIET_MS } from '../../../../renderer/desk/refresh.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

function refresher() {
  const clock = createFakeClock();
  const readAt: number[] = [];
  return { clock, readAt, ...createRefresher(() => readAt.push(clock.now()), clock) };
}

it('reads once after a burst of changes has paused', async () => {
  const { clock, readAt, ask } = refresher();
  for (let change = 0; change < 5; change += 1) {
    ask();
    await clock.advance(QUIET_MS - 1);
  }
  expect(readAt).toEqual([]);
  await clock.advance(1);
  expect(readAt).toHaveLength(1);
});

it('reads every ten seconds while changes go on', async () => {
  const { clock, readAt, ask } = refresher();
  const start = clock.now();
  // Somebody types without a pause: not even so seldom is it written then.
  const period = 1_000;
  expect(period).toBeGreaterThan(LONGEST_MILLISECONDS);
  for (let change = 0; change < 29; change += 1) {
    ask();
    await clock.advance(period);
  }
  expect(readAt).toEqual([start + AT_MOST_MS, start + 2 * AT_MOST_MS]);
});

it('reads nothing once it is stopped', async () => {
  const { clock, readAt, ask, stop } = refresher();
  ask();
  stop();
  await clock.advance(2 * AT_MOST_MS);
  expect(readAt).toEqual([]);
});
