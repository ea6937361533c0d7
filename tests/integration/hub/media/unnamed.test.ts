/** What was brought and no op names is taken away after its time; what an op names never is. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Pool } from '../../../../hub/db/connect.ts';
import { openHubMediaFolder } from '../../../../hub/media/folder.ts';
import { sweepUnnamed } from '../../../../hub/media/unnamed.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { mediaPlace } from '../../../../shared/media/media.ts';
import { hashOf, mediaOp, photograph, uploaded } from '../../../support/hub/media.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../../../support/hub/ministry.ts';
import { opOf } from '../../../support/hub/ops.ts';
import { newDocumentId } from '../../../support/hub/written-article.ts';

const DAY = 24 * 3_600_000;

let ministry: Ministry;
let desk: SyncDesk;
let stream: string;
let pool: Pool;
let seed = 100;

beforeAll(async () => {
  ministry = await foundMinistry();
  const office = await ministry.office(null);
  ({ stream } = office);
  desk = ministry.desk();
  await ministry.join(desk.person, office.office, 'drafter');
  pool = connect(ministry.hub.databaseUrl, 3);
});
afterAll(async () => {
  await pool.close();
  await ministry.end();
});

const folder = (): string => path.join(ministry.hub.data, 'media');
const isThere = (hash: Hash): boolean => existsSync(path.join(folder(), ...mediaPlace(hash)));
const sweep = (days: number): Promise<void> =>
  sweepUnnamed({
    database: () => pool.database,
    folder: openHubMediaFolder(folder()),
    keepDays: 30,
    now: () => Date.now() + days * DAY,
  });
const sizesOf = async (hash: Hash): Promise<readonly Hash[]> => {
  const sizes = pool.database.selectFrom('media_sizes').select('hash').where('media', '=', hash);
  return (await sizes.execute()).map((size) => size.hash as Hash);
};
const isKnown = async (hash: Hash): Promise<boolean> =>
  (await pool.database.selectFrom('media').select('hash').where('hash', '=', hash).execute()).length > 0;

async function brought(): Promise<{ readonly picture: Buffer; readonly hash: Hash }> {
  const picture = await photograph(600, 400, (seed += 1));
  expect(await uploaded(desk, stream, picture)).toMatchObject({ status: 204 });
  return { picture, hash: hashOf(picture) };
}

it('is taken away with its sizes when its time is over, and is as new when it is brought again', async () => {
  const { picture, hash } = await brought();
  const sizes = await sizesOf(hash);
  expect(sizes.length).toBeGreaterThan(0);
  await sweep(29);
  expect([isThere(hash), await isKnown(hash)]).toEqual([true, true]);
  await sweep(31);
  expect([hash, ...sizes].map(isThere)).toEqual([hash, ...sizes].map(() => false));
  expect([await isKnown(hash), await sizesOf(hash)]).toEqual([false, []]);
  // A desk that says what it was for later is asked for the bytes again.
  const op = mediaOp(newDocumentId(), picture, 'image/jpeg');
  expect(await desk.push(stream, [], [op])).toMatchObject([{ reason: 'contentsMissing', missing: [hash] }]);
  expect(await uploaded(desk, stream, picture)).toMatchObject({ status: 204 });
  expect(await desk.push(stream, [], [op])).toMatchObject([{ outcome: 'accepted' }]);
  await sweep(10_000);
  expect([hash, ...(await sizesOf(hash))].map(isThere)).not.toContain(false);
});

it('stays where an op that the hub cannot read speaks of it', async () => {
  const { hash } = await brought();
  const op = opOf('ofTomorrow', newDocumentId(), { picture: hash });
  expect(await desk.push(stream, [], [op])).toMatchObject([{ outcome: 'accepted' }]);
  await sweep(10_000);
  expect(isThere(hash)).toBe(true);
});

it('leaves a size that another picture has as well', async () => {
  const [one, other] = [await brought(), await brought()];
  const [shared] = await sizesOf(one.hash);
  if (shared === undefined) throw new Error('a picture without sizes');
  await pool.database
    .updateTable('media_sizes')
    .set({ hash: shared })
    .where('media', '=', other.hash)
    .execute();
  const op = mediaOp(newDocumentId(), other.picture, 'image/jpeg');
  expect(await desk.push(stream, [], [op])).toMatchObject([{ outcome: 'accepted' }]);
  await sweep(31);
  expect([one.hash, shared].map(isThere)).toEqual([false, true]);
});

it('is there, whoever comes first, when an op names it in the same moment', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { picture, hash } = await brought();
    const op = mediaOp(newDocumentId(), picture, 'image/jpeg');
    const [answers] = await Promise.all([desk.push(stream, [], [op]), sweep(31)]);
    const [answer] = answers;
    expect([answer?.outcome, isThere(hash), await isKnown(hash)]).toEqual(
      answer?.outcome === 'accepted' ? ['accepted', true, true] : ['refused', false, false],
    );
  }
});
