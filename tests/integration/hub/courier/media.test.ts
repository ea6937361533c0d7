/** Pictures and files that couriers carry: there and back, cut over parts, and checked like what comes over a line. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeParcel, type CourierParts } from '../../../../hub/courier/courier.ts';
import type { DocumentId, Hash } from '../../../../shared/document/model.ts';
import { mediaPlace } from '../../../../shared/media/media.ts';
import {
  brought,
  courierDesk,
  partsOf,
  receiptIn,
  type CourierDesk,
} from '../../../support/courier-desks.ts';
import { courierParts, EMPTY, flipped, forged } from '../../../support/forged-parcels.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { hashOf, photograph } from '../../../support/hub/media.ts';
import { shownPicture } from '../../../support/shown-picture.ts';
import { unitOf } from '../../../support/units.ts';

let ministry: TestAccounts;
let parts: CourierParts;
let root: string;
let stream: string;
let near: CourierDesk;
let far: CourierDesk;
let bearer: string;

beforeAll(async () => {
  ministry = await openAccounts();
  parts = await courierParts(ministry);
  root = await ministry.office(null, 'ក្រសួង');
});
afterAll(() => ministry.end());
beforeEach(async () => {
  const office = await ministry.office(root, 'មន្ទីរខេត្តរតនគិរី');
  stream = await ministry.streamOf(office);
  bearer = await ministry.desk(await ministry.person(root, []));
  near = await courierDesk(ministry, office);
  far = await courierDesk(ministry, office);
  far.isCut = true;
});
afterEach(async () => {
  await near.end();
  await far.end();
});

let seed = 900;
async function picture(width = 200, height = 150): Promise<Buffer> {
  seed += 1;
  return photograph(width, height, seed);
}

/** A new article with the picture in it. */
async function article(
  desk: CourierDesk,
  bytes: Uint8Array,
): Promise<{ readonly id: DocumentId; readonly hash: Hash }> {
  const { hash, figure } = await shownPicture(desk.core, bytes, 2);
  const id = await desk.create([unitOf(1, 'A', 'ទីមួយ'), figure]);
  await desk.core.ask('drafting.checkpoint', { documentId: id, automatic: false, note: '' });
  return { id, hash };
}

/** Until nothing of media is on its way to or from a desk with a line. */
async function sent(desk: CourierDesk): Promise<void> {
  await desk.sync();
  const waits = async (): Promise<unknown> => {
    const state = await desk.core.ask('sync.state', {});
    return state.kind === 'connected' ? [state.media.sending.count, state.media.receiving.count] : null;
  };
  await expect.poll(waits, { timeout: 30_000 }).toEqual([0, 0]);
  await desk.sync();
  await expect.poll(waits, { timeout: 30_000 }).toEqual([0, 0]);
}

const onDisk = (desk: CourierDesk, hash: Hash): Buffer =>
  readFileSync(path.join(desk.folder, 'media', ...mediaPlace(hash)));
const atHub = (hash: Hash) =>
  ministry.database.selectFrom('media').select(['hash', 'bytes', 'width']).where('hash', '=', hash).execute();
const taken = (more: object = {}) => ({
  outcome: 'taken',
  waiting: 0,
  unanswered: 0,
  more: false,
  media: 0,
  mediaLeft: 0,
  mediaRefused: 0,
  ...more,
});

describe('a picture of a desk without a line', () => {
  it('goes with the words that name it, and stands on the other desk byte for byte', async () => {
    const bytes = await picture(600, 400);
    const { id, hash } = await article(far, bytes);
    const answer = await brought(ministry, bearer, await far.parcel());
    expect(answer).toMatchObject({ outcome: 'taken' });
    expect(await atHub(hash)).toEqual([{ hash, bytes: bytes.length, width: 600 }]);
    const sizes = ministry.database.selectFrom('media_sizes').select('width').where('media', '=', hash);
    expect(await sizes.orderBy('width').execute()).toEqual([{ width: 480 }, { width: 600 }]);
    expect(await far.read(receiptIn(answer))).toMatchObject(taken());
    await sent(near);
    expect(onDisk(near, hash).equals(bytes)).toBe(true);
    // What the hub has is in no later parcel, and nothing is left where it lay meanwhile.
    await far.write(id, [unitOf(3, 'C', 'បន្ថែម')]);
    expect(await far.core.ask('courier.make', WISHES)).toMatchObject({ changes: 1, media: 0 });
    expect(readdirSync(parts.media.folder.incoming)).toEqual([]);
  });

  it('stays behind where words alone were wanted, and goes with the next that is whole', async () => {
    const { hash } = await article(far, await picture());
    expect(await far.core.ask('courier.make', { ...WISHES, withMedia: false })).toMatchObject({ media: 0 });
    const words = receiptIn(await brought(ministry, bearer, await far.parcel({ withMedia: false })));
    expect(await far.read(words)).toMatchObject(taken());
    expect(await atHub(hash)).toEqual([]);
    const whole = receiptIn(await brought(ministry, bearer, await far.parcel()));
    expect(await far.read(whole)).toMatchObject(taken());
    expect(await atHub(hash)).toHaveLength(1);
  });

  it('that left in a parcel and was lost goes over the line, where there is one again', async () => {
    const bytes = await picture();
    const made = await article(far, bytes);
    await far.parcel();
    expect(await far.waiting()).toBe(2);
    far.isCut = false;
    await sent(far);
    await expect.poll(async () => (await atHub(made.hash)).length, { timeout: 30_000 }).toBe(1);
    await far.sync();
    expect(await far.waiting()).toBe(0);
  });
});

describe('what came to the hub meanwhile', () => {
  it('comes with the receipt, and what the person did not want yet says so and comes with the next', async () => {
    const bytes = await picture(500, 300);
    const made = await article(near, bytes);
    await sent(near);
    const words = receiptIn(await brought(ministry, bearer, await far.parcel({ withMedia: false })));
    expect(await far.read(words)).toMatchObject(taken({ mediaLeft: 1 }));
    expect(await far.core.ask('media.isAwaited', { hash: made.hash })).toBe(true);
    const receipt = receiptIn(await brought(ministry, bearer, await far.parcel()));
    for (const media of [1, 0]) expect(await far.read(receipt)).toMatchObject(taken({ media }));
    expect(onDisk(far, made.hash).equals(bytes)).toBe(true);
    expect(far.core.events).toContainEqual({ event: 'media.arrived', value: { hash: made.hash } });
    expect(readdirSync(path.join(far.folder, 'media', 'incoming'))).toEqual([]);
    expect(readdirSync(path.join(far.folder, 'media', 'arriving'))).toEqual([]);
  });

  it('does not come where the desk may not read it, whatever it asks for', async () => {
    const made = await article(near, await picture());
    await sent(near);
    const elsewhere = await courierDesk(ministry, await ministry.office(root, 'មន្ទីរដទៃ'));
    const lacking = [{ media: made.hash, stream }];
    const body = { ...EMPTY, wanted: { bytes: 1_000_000, lacking } };
    const stranger = await takeParcel(parts, await forged(parts, elsewhere, { body }));
    const reader = await takeParcel(parts, await forged(parts, far, { body }));
    if (!stranger.ok || !reader.ok) throw new Error('refused');
    expect(await elsewhere.read(await partsOf(stranger.value.receipt))).toMatchObject({
      media: 0,
      mediaLeft: 0,
    });
    expect(await far.read(await partsOf(reader.value.receipt))).toMatchObject({ media: 1, mediaLeft: 0 });
    await elsewhere.end();
  });
});

describe('a picture that is larger than a part', () => {
  it('is cut over parts, taken in any order and twice as once; one that is missing or damaged changes nothing', async () => {
    const bytes = await picture(1_700, 1_300);
    const { hash } = await article(far, bytes);
    const files = await far.parcel({ partBytes: 1_000_000 });
    expect(bytes.length).toBeGreaterThan(1_000_000);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(file.length).toBeLessThanOrEqual(1_000_000);
    const [first, ...rest] = files.toReversed();
    if (first === undefined) throw new Error('no parts');
    expect(await brought(ministry, bearer, rest)).toMatchObject({
      outcome: 'refused',
      reason: 'partsMissing',
      missing: [files.length],
    });
    expect(await brought(ministry, bearer, [flipped(first, first.length - 9), ...rest])).toMatchObject({
      outcome: 'refused',
      reason: 'damaged',
    });
    expect(await atHub(hash)).toEqual([]);
    expect(
      await ministry.database.selectFrom('ops').select('seq').where('stream', '=', stream).execute(),
    ).toEqual([]);
    for (const time of ['once', 'twice'])
      expect([time, await brought(ministry, bearer, [first, ...rest])]).toMatchObject([
        time,
        { outcome: 'taken' },
      ]);
    expect(await atHub(hash)).toHaveLength(1);
    expect(
      await ministry.database.selectFrom('ops').select('seq').where('stream', '=', stream).execute(),
    ).toHaveLength(2);
  });
});

describe('what is no picture', () => {
  const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  it.each([
    ['by its content', SVG, hashOf(SVG)],
    ['of that hash', Buffer.from('នេះជាអត្ថបទ'), 'ab'.repeat(32) as Hash],
  ])('is not kept: %s', async (_why, bytes, hash) => {
    const media = [{ media: hash, bytes: bytes.length, stream }];
    const files = await forged(parts, far, {
      body: { ...EMPTY, media },
      media: new Map([[hash, bytes]]),
    });
    const answered = await takeParcel(parts, files);
    if (!answered.ok) throw new Error(answered.error.reason);
    expect(await atHub(hash)).toEqual([]);
    expect(await far.read(await partsOf(answered.value.receipt))).toMatchObject(taken({ mediaRefused: 1 }));
  });

  it('goes along once, and again only where the person asks', async () => {
    const { hash } = await article(far, await picture());
    const small = { ...parts, media: { ...parts.media, limitBytes: 10 } };
    const answered = await takeParcel(small, await far.parcel());
    if (!answered.ok) throw new Error(answered.error.reason);
    expect(await far.read(await partsOf(answered.value.receipt))).toMatchObject(taken({ mediaRefused: 1 }));
    expect(await far.core.ask('courier.make', WISHES)).toMatchObject({ media: 0, changes: 0 });
    // Nor with another picture, which goes.
    await article(far, await picture());
    expect(await far.core.ask('courier.make', WISHES)).toMatchObject({ media: 1 });
    await far.core.ask('sync.now', { allowEmptying: false });
    expect(await far.core.ask('courier.make', WISHES)).toMatchObject({ media: 2 });
    const again = await takeParcel(parts, await far.parcel());
    if (!again.ok) throw new Error(again.error.reason);
    expect(await far.read(await partsOf(again.value.receipt))).toMatchObject(taken({ mediaRefused: 0 }));
    expect(await atHub(hash)).not.toEqual([]);
  });

  it('nor is anything for a stream that is not theirs', async () => {
    const bytes = await picture();
    const other = await ministry.office(root, 'មន្ទីរដទៃ');
    const foreign = await ministry.streamOf(other);
    const media = [{ media: hashOf(bytes), bytes: bytes.length, stream: foreign }];
    const files = await forged(parts, far, {
      body: { ...EMPTY, media },
      media: new Map([[hashOf(bytes), bytes]]),
    });
    expect(await takeParcel(parts, files)).toMatchObject({ ok: true });
    expect(await atHub(hashOf(bytes))).toEqual([]);
  });
});

const WISHES = { partBytes: null, onlyFresh: false, withMedia: true } as const;
