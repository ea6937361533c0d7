/** Two offices' desks, one without a line for days: what couriers carry leads to the same as a line. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { brought, courierDesk, receiptIn, type CourierDesk } from '../../../support/courier-desks.ts';
import { hubDigest, deskDigest } from '../../../support/digests.ts';
import { unitOf } from '../../../support/units.ts';

let ministry: TestAccounts;
let office: string;
let stream: string;
let near: CourierDesk;
let far: CourierDesk;
/** Somebody with a line who forwards what couriers bring. */
let bearer: string;

beforeAll(async () => {
  ministry = await openAccounts();
  const root = await ministry.office(null, 'ក្រសួង');
  office = await ministry.office(root, 'មន្ទីរខេត្តរតនគិរី');
  stream = await ministry.streamOf(office);
  bearer = await ministry.desk(await ministry.person(root, []));
});
afterAll(() => ministry.end());
beforeEach(async () => {
  near = await courierDesk(ministry, office);
  far = await courierDesk(ministry, office);
});
afterEach(async () => {
  await near.end();
  await far.end();
});

const FIRST = unitOf(1, 'A', 'ទីមួយ');
const SECOND = unitOf(2, 'M', 'ទីពីរ');

const upToDate = { outcome: 'taken', waiting: 0, more: false, unanswered: 0 };

/** The parcel out, the receipt in. */
async function roundTrip(desk: CourierDesk): Promise<unknown> {
  const answer = await brought(ministry, bearer, await desk.parcel());
  expect(answer).toMatchObject({ outcome: 'taken' });
  return desk.read(receiptIn(answer));
}

describe('a desk without a line', () => {
  it('sends and receives by courier what a line would, to the same digest', async () => {
    const shared = await near.create([FIRST, SECOND]);
    await near.sync();
    await near.core.ask('drafting.checkpoint', { documentId: shared, automatic: false, note: '' });
    await near.sync();
    await far.sync();
    far.isCut = true;

    await far.write(shared, [unitOf(1, 'A', 'ទីមួយ ពីឆ្ងាយ')]);
    const own = await far.create([unitOf(3, 'M', 'សរសេរនៅឆ្ងាយ')]);
    await near.write(shared, [unitOf(2, 'M', 'ទីពីរ ពីជិត')]);
    await near.core.ask('drafting.checkpoint', { documentId: shared, automatic: false, note: '' });
    await near.sync();

    // What both wrote is merged on the far desk, and the merge leaves with the next courier.
    expect(await roundTrip(far)).toMatchObject({ outcome: 'taken', waiting: 1 });
    expect(await roundTrip(far)).toMatchObject(upToDate);
    await near.sync();

    for (const desk of [near, far]) {
      expect(await desk.texts(shared)).toEqual(['ទីមួយ ពីឆ្ងាយ', 'ទីពីរ ពីជិត']);
      expect(await desk.texts(own)).toEqual(['សរសេរនៅឆ្ងាយ']);
      expect(await desk.core.ask('merging.branches', { documentId: shared })).toEqual([]);
    }
    const digest = await hubDigest(ministry.database, stream);
    expect(deskDigest(far.folder, stream)).toBe(digest);
    expect(deskDigest(near.folder, stream)).toBe(digest);
  });

  it('has done nothing new when the same parcel and the same receipt come twice', async () => {
    far.isCut = true;
    const id = await far.create([FIRST]);
    const parcel = await far.parcel();
    const once = receiptIn(await brought(ministry, bearer, parcel));
    const rows = ministry.database.selectFrom('ops').select(['seq', 'op_id']).where('document', '=', id);
    const before = await rows.execute();
    expect(before).toHaveLength(1);
    const twice = receiptIn(await brought(ministry, bearer, parcel));
    expect(await rows.execute()).toEqual(before);
    for (const receipt of [once, twice, once]) expect(await far.read(receipt)).toMatchObject(upToDate);
    expect(await far.texts(id)).toEqual(['ទីមួយ']);
  });

  it('loses nothing where a parcel is lost on its way: the next holds it too', async () => {
    far.isCut = true;
    const id = await far.create([FIRST]);
    await far.parcel();
    await far.write(id, [SECOND]);
    expect(await roundTrip(far)).toMatchObject(upToDate);
    await near.sync();
    expect(await near.texts(id)).toEqual(['ទីមួយ', 'ទីពីរ']);
  });

  it('goes on over the line where it has one again, and an old receipt changes nothing', async () => {
    far.isCut = true;
    const id = await far.create([FIRST]);
    const receipt = receiptIn(await brought(ministry, bearer, await far.parcel()));
    far.isCut = false;
    await far.write(id, [SECOND]);
    await far.core.ask('drafting.checkpoint', { documentId: id, automatic: false, note: '' });
    await far.sync();
    expect(await far.waiting()).toBe(0);
    expect(await far.read(receipt)).toMatchObject(upToDate);
    expect(deskDigest(far.folder, stream)).toBe(await hubDigest(ministry.database, stream));
  });
});

describe('the order of parcels', () => {
  it('is kept: one that needs those before it says which are missing, and changes nothing', async () => {
    far.isCut = true;
    const id = await far.create([FIRST]);
    const first = await far.parcel();
    await far.write(id, [SECOND]);
    const second = await far.parcel({ onlyFresh: true });
    await far.write(id, [unitOf(3, 'T', 'ទីបី')]);
    const third = await far.parcel({ onlyFresh: true });
    const rows = ministry.database.selectFrom('ops').select('seq').where('document', '=', id);
    const missing = await brought(ministry, bearer, third);
    expect(missing).toMatchObject({ outcome: 'refused', reason: 'numberMissing' });
    expect(missing.outcome === 'refused' && missing.missing.slice(-2)).toEqual([2, 3]);
    expect(await rows.execute()).toEqual([]);
    for (const parcel of [first, second, third])
      expect(await brought(ministry, bearer, parcel)).toMatchObject({ outcome: 'taken' });
    expect(await rows.execute()).toHaveLength(3);
  });

  it('is no matter where the later holds all: the earlier is told to be superseded', async () => {
    far.isCut = true;
    const id = await far.create([FIRST]);
    const first = await far.parcel();
    await far.write(id, [SECOND]);
    expect(await brought(ministry, bearer, await far.parcel())).toMatchObject({ outcome: 'taken' });
    expect(await brought(ministry, bearer, first)).toMatchObject({
      outcome: 'refused',
      reason: 'superseded',
    });
  });
});
