/** What a desk does not take of a courier, and what it makes of a hub that came back from a backup. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeParcel, type CourierParts } from '../../../../hub/courier/courier.ts';
import type { Addressed } from '../../../../shared/courier/envelope.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { chainStart } from '../../../../shared/sync/chain.ts';
import { courierDesk, partsOf, type CourierDesk } from '../../../support/courier-desks.ts';
import { deskDigest, hubDigest } from '../../../support/digests.ts';
import { courierParts, flipped, sealedParts } from '../../../support/forged-parcels.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { unitOf } from '../../../support/units.ts';

let ministry: TestAccounts;
let parts: CourierParts;
let root: string;
let stream: string;
let desk: CourierDesk;
let other: CourierDesk;
let id: DocumentId;

beforeAll(async () => {
  ministry = await openAccounts();
  root = await ministry.office(null, 'ក្រសួង');
});
afterAll(() => ministry.end());
beforeEach(async () => {
  parts = await courierParts(ministry);
  const office = await ministry.office(root, 'មន្ទីរ');
  stream = await ministry.streamOf(office);
  desk = await courierDesk(ministry, office);
  other = await courierDesk(ministry, office);
  desk.isCut = true;
  other.isCut = true;
  id = await desk.create([unitOf(1, 'M', 'ទីមួយ')]);
});
afterEach(async () => {
  await desk.end();
  await other.end();
});

/** Straight to the hub; throws where it refuses. */
async function receiptOf(files: readonly Uint8Array[], partBytes: number | null = null) {
  const taken = await takeParcel(parts, files, partBytes);
  if (!taken.ok) throw new Error(taken.error.reason);
  return partsOf(taken.value.receipt);
}
const refused = (reason: string, missing: readonly number[] = []) => ({
  outcome: 'refused',
  reason,
  missing,
});

/** A receipt in the hub's name, but for what is said otherwise. */
async function forgedReceipt(
  header: Partial<Addressed>,
  body: Readonly<Record<string, unknown>>,
  sign = parts.key.sign,
): Promise<readonly Uint8Array[]> {
  const { hub, database } = parts;
  const { recipient } = await database
    .selectFrom('desks')
    .select('recipient')
    .where('device', '=', desk.device)
    .executeTakeFirstOrThrow();
  const full = {
    asked: hub.epoch,
    now: 0,
    answers: [],
    unanswered: 0,
    streams: [],
    pages: [],
    more: false,
    media: [],
    mediaLeft: 0,
    mediaRefused: 0,
    ...body,
  };
  return sealedParts(
    { kind: 'receipt', hub: hub.id, device: desk.device, epoch: hub.epoch, number: 1, follows: 0, ...header },
    full,
    { sign, recipient: recipient ?? '' },
  );
}

describe('a receipt', () => {
  it('that was changed in any of its bytes, or cut short, changes nothing', async () => {
    const [receipt = new Uint8Array()] = await receiptOf(await desk.parcel());
    const waiting = await desk.waiting();
    expect(waiting).toBe(1);
    const reasons = new Set<string>();
    for (let at = 0; at < receipt.length; at += 1) {
      const read = await desk.read([flipped(receipt, at)]);
      reasons.add(read.outcome === 'refused' ? read.reason : `${read.outcome} with byte ${at}`);
    }
    expect([...reasons].toSorted()).toEqual(['damaged', 'notCourier', 'otherReader']);
    for (let length = 0; length < receipt.length; length += 31)
      expect(await desk.read([receipt.subarray(0, length)])).toMatchObject({ outcome: 'refused' });
    expect(await desk.waiting()).toBe(waiting);
    expect(await desk.read([receipt])).toMatchObject({ outcome: 'taken', waiting: 0 });
  });

  it('is for one desk, and a parcel is for none', async () => {
    const parcel = await desk.parcel();
    const receipt = await receiptOf(parcel);
    expect(await other.read(receipt)).toEqual(refused('otherReader'));
    expect(await desk.read(parcel)).toEqual(refused('otherReader'));
    expect(await desk.read([Buffer.from('ឯកសារ')])).toEqual(refused('notCourier'));
  });

  it('is believed of the pinned hub alone', async () => {
    const stranger = await forgedReceipt({}, {}, () => 'A'.repeat(86));
    expect(await desk.read(stranger)).toEqual(refused('notSigned'));
    expect(await desk.read(await forgedReceipt({ hub: randomUUID() }, {}))).toEqual(refused('otherReader'));
    expect(await desk.read(await forgedReceipt({ device: other.device }, {}))).toEqual(
      refused('otherReader'),
    );
    expect(await desk.read(await forgedReceipt({}, { pages: 'none' }))).toEqual(refused('damaged'));
    expect(await desk.read(await forgedReceipt({ epoch: randomUUID() }, { asked: randomUUID() }))).toEqual(
      refused('superseded'),
    );
  });

  it('whose pages do not bear out what the hub signed is not taken in', async () => {
    const listed = { id: stream, office: null, document: null, mayWrite: true, head: 1 };
    const op = {
      seq: 1,
      opId: randomUUID(),
      documentId: id,
      kind: 'revision',
      payload: {},
      hash: '0'.repeat(64),
      person: desk.person,
      device: desk.device,
      receivedAt: 0,
      place: 'head',
    };
    const head = { seq: 1, chain: '0'.repeat(64), signature: 'AAAA' };
    const page = { ops: [op], contents: [], head, more: false };
    const files = await forgedReceipt({}, { streams: [listed], pages: [{ stream, after: 0, page }] });
    expect(await desk.read(files)).toEqual({ outcome: 'problem', problem: 'untrusted' });
    expect(await desk.texts(id)).toEqual(['ទីមួយ']);
    expect(await desk.waiting()).toBe(0);
  });

  it('that continues where the desk is not is told to have a gap', async () => {
    const page = { ops: [], contents: [], head: { seq: 9, chain: '', signature: '' }, more: false };
    const files = await forgedReceipt({}, { pages: [{ stream, after: 9, page }] });
    expect(await desk.read(files)).toEqual(refused('gap'));
  });

  it('comes in parts too, and says which are missing', async () => {
    const noise = (): string => Array.from({ length: 40_000 }, () => randomUUID().slice(0, 8)).join('');
    await desk.write(
      id,
      [2, 3, 4].map((n) => unitOf(n, 'MNO'.charAt(n - 2), noise().slice(0, 90_000))),
    );
    const receipt = await receiptOf(await desk.parcel(), 64_000);
    const [first, second, ...more] = receipt;
    if (first === undefined || second === undefined) throw new Error('too few');
    expect(await desk.read([second, ...more])).toEqual(refused('partsMissing', [1]));
    expect(await desk.read([...more, second, first])).toMatchObject({ outcome: 'taken', waiting: 0 });
  });
});

describe('a hub that came back from a backup while a desk had no line', () => {
  it('takes nothing of an old parcel and says so by its receipt; the next one brings what was lost', async () => {
    const before = await receiptOf(await desk.parcel());
    expect(await desk.read(before)).toMatchObject({ outcome: 'taken' });
    await desk.write(id, [unitOf(1, 'M', 'ទីមួយ កែ')]);
    const { database } = ministry;
    // The backup is of before the first parcel.
    await database.deleteFrom('revisions').where('document', '=', id).execute();
    await database.deleteFrom('documents').where('id', '=', id).execute();
    await database.deleteFrom('stream_contents').where('stream', '=', stream).execute();
    await database.deleteFrom('ops').where('stream', '=', stream).execute();
    await database.deleteFrom('courier_parcels').execute();
    await database
      .updateTable('streams')
      .set({ head: 0, chain: chainStart(stream) })
      .where('id', '=', stream)
      .execute();
    await database.updateTable('hub').set({ epoch: randomUUID() }).execute();
    parts = await courierParts(ministry);

    const old = await takeParcel(parts, await desk.parcel());
    if (!old.ok) throw new Error(old.error.reason);
    expect(old.value.refusal).toEqual({ reason: 'otherEpoch', missing: [] });
    expect(await database.selectFrom('ops').select('seq').where('stream', '=', stream).execute()).toEqual([]);
    const told = await partsOf(old.value.receipt);
    expect(await desk.read(told)).toMatchObject({ outcome: 'taken', waiting: 2 });
    expect(await desk.read(await receiptOf(await desk.parcel()))).toMatchObject({
      outcome: 'taken',
      waiting: 0,
    });
    expect(await desk.texts(id)).toEqual(['ទីមួយ កែ']);
    expect(deskDigest(desk.folder, stream)).toBe(await hubDigest(database, stream));
    expect(await desk.read(before)).toEqual(refused('superseded'));
    expect(await desk.read(told)).toMatchObject({ outcome: 'taken', waiting: 0 });
  });
});
