/** Two hubs as two processes on one database: desks cannot tell them apart. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chainNext, chainStart } from '../../../shared/sync/chain.ts';
import { isHead, listenAs } from '../../support/hub/events.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../../support/hub/ministry.ts';
import { HUB_BESIDE, runHub } from '../../support/hub/process.ts';
import { newDocumentId, written, type Written } from '../../support/hub/written-article.ts';

let ministry: Ministry;
let addresses: readonly string[];
let office: { office: string; stream: string };
let person: string;

beforeAll(async () => {
  ministry = await foundMinistry();
  const root = await ministry.office(null);
  office = await ministry.office(root.office);
  ({ person } = ministry.desk());
  await ministry.join(person, office.office, 'drafter');
  const environment = {
    HUB_DATABASE_URL: ministry.hub.databaseUrl,
    HUB_DATA: ministry.hub.data,
    HUB_REQUESTS_PER_MINUTE: '1000000',
    HUB_LOG_LEVEL: 'error',
  };
  const hubs = [runHub(environment, [], HUB_BESIDE), runHub(environment, [], HUB_BESIDE)];
  addresses = await Promise.all(hubs.map((hub) => hub.answers()));
}, 180_000);
afterAll(() => ministry.end());

const deskAt = (hub: number): SyncDesk => ministry.desk(person, { address: addresses[hub] ?? '' });

it('eight writers over both get numbers without a gap and one chain, and both tell the same of it', async () => {
  const [one, other] = [deskAt(0), deskAt(1)];
  const [atOne, atOther] = [await listenAs(one), await listenAs(other)];
  const pushed = await Promise.all(
    Array.from({ length: 8 }, async (_none, place) => {
      const id = newDocumentId();
      let last: Written[] = [];
      const seqs: number[] = [];
      for (let round = 0; round < 6; round += 1) {
        const next = written(id, ['ដូចគ្នា', `${place} ${round}`], last);
        // Each document is continued at the other hub in turn.
        const [answer] = await deskAt((place + round) % 2).push(office.stream, next.contents, [next.op]);
        if (answer?.outcome !== 'accepted') throw new Error(`refused: ${answer?.reason}`);
        expect(answer.place).toBe('head');
        seqs.push(answer.seq);
        last = [next];
      }
      return seqs;
    }),
  );
  const all = Array.from({ length: 48 }, (_none, place) => place + 1);
  expect(pushed.flat().toSorted((a, b) => a - b)).toEqual(all);
  const pages = await Promise.all([one.pull(office.stream), other.pull(office.stream)]);
  expect(pages[0]).toEqual(pages[1]);
  expect(pages[0].ops.map(({ seq }) => seq)).toEqual(all);
  expect(pages[0].head.chain).toBe(
    pages[0].ops.reduce<string>((chain, op) => chainNext(chain, op), chainStart(office.stream)),
  );
  const query = new URLSearchParams({ epoch: ministry.epoch, stream: office.stream, documents: 'yes' });
  expect(await one.ask(`/digest?${query}`)).toEqual(await other.ask(`/digest?${query}`));
  for (const listener of [atOne, atOther]) {
    const last = await listener.next(
      (event) => isHead(office.stream)(event) && event.event === 'head' && event.data.seq === 48,
    );
    expect(last.event).toBe('head');
    listener.close();
  }
});

it('an op that was answered by one gets that answer from the other', async () => {
  const one = written(newDocumentId(), ['once']);
  const answer = await deskAt(0).push(office.stream, one.contents, [one.op]);
  expect(await deskAt(1).push(office.stream, [], [one.op])).toEqual(answer);
});

it('a hub with another key is refused', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sastra-hub-data-'));
  const stranger = runHub({ HUB_DATABASE_URL: ministry.hub.databaseUrl, HUB_DATA: folder });
  expect([await stranger.ended(), stranger.said()]).toEqual([1, expect.stringContaining('another key')]);
  rmSync(folder, { recursive: true });
});
