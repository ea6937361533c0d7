/** A desk that the hub tells what is new asks for nothing in between. */
import { expect, it } from 'vitest';
import type { HubEvent } from '../../../../shared/sync/events.ts';
import { kandal, ministry, root, stream, takeo, useTwoDesks } from '../../../support/hub/two-desks.ts';
import { unitOf } from '../../../support/units.ts';

useTwoDesks();

/** In milliseconds: longer than any rest. Twenty rests take at least LEAST, and one more is over by MOST. */
const REST = 46_000;
const LEAST = 440_000;
const MOST = 946_000;

/** Time goes by, and a round may run. */
async function rest(milliseconds: number = REST): Promise<void> {
  kandal.core().clock.advance(milliseconds);
  await expect
    .poll(() => kandal.core().ask('sync.state', {}))
    .toMatchObject({ isSyncing: false, problem: null });
}

/** The hub is heard as long as nobody hangs up, whatever the desk's clock says. */
function hearing(): { readonly tell: (news: HubEvent) => void; readonly hangUp: () => void } {
  const told: { news?: (news: HubEvent) => void; end?: () => void } = {};
  kandal.tamper = (line) => ({
    ...line,
    listen(onNews, onEnd) {
      told.news = onNews;
      told.end = onEnd;
      return () => undefined;
    },
  });
  return { tell: (news) => told.news?.(news), hangUp: () => told.end?.() };
}

it('asks once in about ten minutes, and every minute where nothing is heard', async () => {
  const { hangUp } = hearing();
  await kandal.sync();
  const before = kandal.asked.streams;
  await rest(LEAST);
  expect(kandal.asked.streams).toBe(before);
  await rest(MOST - LEAST);
  expect(kandal.asked.streams).toBe(before + 1);
  hangUp();
  await rest();
  expect(kandal.asked.streams).toBe(before + 2);
});

it('sends a draft that rests at the next rest', async () => {
  hearing();
  const id = await kandal.create();
  await kandal.sync();
  await kandal.write(id, [['km', unitOf(1, 'A', 'កំពុងវាយ')]]);
  await rest();
  await takeo.sync();
  expect(await takeo.texts(id)).toEqual(['កំពុងវាយ']);
});

it('asks soon where it hears of a stream that it does not know, or no more of one that it knows', async () => {
  const { tell } = hearing();
  await kandal.sync();
  const { office } = await ministry.office(root);
  await ministry.join(kandal.person, office, 'reviewer');
  const { streams, epoch } = (await ministry.desk(kandal.person).ask('/streams')).body as {
    readonly streams: readonly { readonly id: string; readonly head: number }[];
    readonly epoch: string;
  };
  const all = streams.map(({ id, head }) => ({ id, seq: head }));
  const before = kandal.asked.streams;
  tell({ event: 'streams', data: { epoch, streams: all } });
  await rest();
  expect(kandal.asked.streams).toBe(before + 1);
  tell({ event: 'streams', data: { epoch, streams: all } });
  await rest();
  expect(kandal.asked.streams).toBe(before + 1);
  tell({ event: 'streams', data: { epoch, streams: all.filter(({ id }) => id === stream) } });
  await rest();
  expect(kandal.asked.streams).toBe(before + 2);
});
