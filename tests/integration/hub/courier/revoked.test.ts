/** A desk that has no line hears by its receipt that it was disconnected, or that its person lost a right. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeParcel, type CourierParts } from '../../../../hub/courier/courier.ts';
import { revokeDesk, setShutOut } from '../../../../hub/offices/people.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import type { CourierTaken } from '../../../../shared/ipc/courier.ts';
import { courierDesk, partsOf, type CourierDesk } from '../../../support/courier-desks.ts';
import { courierParts } from '../../../support/forged-parcels.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { unitOf } from '../../../support/units.ts';

let ministry: TestAccounts;
let parts: CourierParts;
let root: string;
let office: string;
let administrator: string;
let near: CourierDesk;
let far: CourierDesk;
let shared: DocumentId;

beforeAll(async () => {
  ministry = await openAccounts();
  root = await ministry.office(null, 'ក្រសួង');
  administrator = await ministry.person(root, ['administrator']);
  parts = await courierParts(ministry);
});
afterAll(() => ministry.end());
beforeEach(async () => {
  office = await ministry.office(root, 'មន្ទីរ');
  near = await courierDesk(ministry, office);
  far = await courierDesk(ministry, office);
  shared = await near.create([unitOf(1, 'M', 'ដើម')]);
  await near.core.ask('drafting.checkpoint', { documentId: shared, automatic: false, note: '' });
  await near.sync();
  await far.sync();
  far.isCut = true;
});
afterEach(async () => {
  await near.end();
  await far.end();
});

/** By courier to the hub and back. */
async function there(files: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const taken = await takeParcel(parts, files);
  if (!taken.ok) throw new Error(taken.error.reason);
  return partsOf(taken.value.receipt);
}
const thereAndBack = async (): Promise<CourierTaken> => far.read(await there(await far.parcel()));
const placesOf = async (document: DocumentId): Promise<readonly string[]> => {
  const ops = ministry.database.selectFrom('ops').select('place').where('document', '=', document);
  return (await ops.orderBy('seq').execute()).map(({ place }) => place);
};

describe('a desk that was disconnected', () => {
  it('has its unsent work kept beside that of others, hears of it, and is nobody’s then', async () => {
    await far.write(shared, [unitOf(1, 'M', 'ពីឆ្ងាយ')]);
    await revokeDesk(ministry.database, administrator, far.device);
    const receipt = await there(await far.parcel());
    expect(await far.read(receipt)).toMatchObject({
      outcome: 'taken',
      isRevoked: true,
      waiting: 0,
      unanswered: 0,
    });
    expect(await placesOf(shared)).toEqual(['head', 'branch']);
    expect(await far.core.ask('account.state', {})).toMatchObject({ kind: 'none' });
    // As over a line: what is on the desk stays there, and nothing leaves it any more.
    expect(await far.texts(shared)).toEqual(['ពីឆ្ងាយ']);
    const made = { partBytes: null, onlyFresh: false, withMedia: true } as const;
    expect(await far.core.core.call('courier.make', made)).toMatchObject({
      ok: false,
      error: { code: 'courierKeys' },
    });
    await near.sync();
    expect(await near.texts(shared)).toEqual(['ដើម']);
    expect(await near.core.ask('merging.branches', { documentId: shared })).toHaveLength(1);
  });

  it('keeps what it began by itself, and the office can open it', async () => {
    const own = await far.create([unitOf(2, 'M', 'ថ្មី')]);
    await revokeDesk(ministry.database, administrator, far.device);
    expect(await thereAndBack()).toMatchObject({ outcome: 'taken', isRevoked: true, waiting: 0 });
    await near.sync();
    expect(await near.texts(own)).toEqual(['ថ្មី']);
    expect(await far.texts(own)).toEqual(['ថ្មី']);
  });

  it('is told nothing of what others have written since, however often it comes', async () => {
    await revokeDesk(ministry.database, administrator, far.device);
    await near.write(shared, [unitOf(1, 'M', 'សម្ងាត់ពីពេលនោះមក')]);
    await near.core.ask('drafting.checkpoint', { documentId: shared, automatic: false, note: '' });
    await near.sync();
    await far.write(shared, [unitOf(1, 'M', 'ពីឆ្ងាយ')]);
    const parcel = await far.parcel();
    await there(parcel);
    const places = await placesOf(shared);
    expect(await far.read(await there(parcel))).toMatchObject({ outcome: 'taken', isRevoked: true });
    expect(await placesOf(shared)).toEqual(places);
    expect(await far.texts(shared)).toEqual(['ពីឆ្ងាយ']);
  });

  it('is the same where its person was shut out', async () => {
    await setShutOut(ministry.database, administrator, far.person, true);
    expect(await thereAndBack()).toMatchObject({ outcome: 'taken', isRevoked: true });
    expect(await far.core.ask('account.state', {})).toMatchObject({ kind: 'none' });
  });
});

describe('a person who lost a right', () => {
  it('has no copies any more when the receipt was read, were they all that the desk had', async () => {
    for (let number = 2; number < 9; number += 1) {
      const id = await near.create([unitOf(number, 'M', `ទី${number}`)]);
      await near.core.ask('drafting.checkpoint', { documentId: id, automatic: false, note: '' });
    }
    await near.sync();
    far.isCut = false;
    await far.sync();
    far.isCut = true;
    expect(await far.core.ask('documents.list', { bin: false, most: 100 })).toHaveLength(8);
    await ministry.database
      .deleteFrom('members')
      .where('person', '=', far.person)
      .where('office', '=', office)
      .execute();
    expect(await thereAndBack()).toMatchObject({ outcome: 'taken', isRevoked: false });
    expect(await far.core.ask('documents.list', { bin: false, most: 100 })).toHaveLength(0);
    expect(await far.core.ask('account.state', {})).toMatchObject({ kind: 'signedIn' });
  });
});
