/** What a hub does not take of a courier: a clear answer, and nothing was changed. */
import { generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeParcel, type CourierParts } from '../../../../hub/courier/courier.ts';
import { partKeptSchema } from '../../../../shared/courier/body.ts';
import { COURIER_LIMITS } from '../../../../shared/courier/header.ts';
import type { CourierReason } from '../../../../shared/courier/problem.ts';
import {
  bringPart,
  brought,
  courierDesk,
  fetchPart,
  partsOf,
  receiptIn,
  type CourierDesk,
} from '../../../support/courier-desks.ts';
import { courierParts, EMPTY, flipped, forged } from '../../../support/forged-parcels.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { newDocumentId, written } from '../../../support/hub/written-article.ts';
import { unitOf } from '../../../support/units.ts';

let ministry: TestAccounts;
let parts: CourierParts;
let root: string;
let office: string;
let desk: CourierDesk;
let stream: string;
/** With one article in it, that the hub has not seen. */
let parcel: Uint8Array;
let before: unknown;

/** All that a parcel could change. */
async function standing(): Promise<unknown> {
  const { database } = ministry;
  const count = async (table: 'ops' | 'contents' | 'documents' | 'courier_parcels'): Promise<unknown> =>
    (
      await database
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('rows'))
        .executeTakeFirstOrThrow()
    ).rows;
  return [
    await count('ops'),
    await count('contents'),
    await count('documents'),
    await count('courier_parcels'),
    await database.selectFrom('streams').select(['id', 'head', 'chain']).orderBy('id').execute(),
    await database.selectFrom('desks').select(['device', 'session', 'unsent']).orderBy('device').execute(),
  ];
}

/** What the hub says of it, and that nothing came of it. */
async function refusal(files: readonly Uint8Array[]): Promise<unknown> {
  const taken = await takeParcel(parts, files);
  expect(await standing()).toEqual(before);
  return taken.ok ? 'taken' : taken.error;
}
const because = (reason: CourierReason, missing: readonly number[] = []) => ({ reason, missing });

beforeAll(async () => {
  ministry = await openAccounts();
  root = await ministry.office(null, 'ក្រសួង');
  parts = await courierParts(ministry);
});
afterAll(() => ministry.end());
beforeEach(async () => {
  office = await ministry.office(root, 'មន្ទីរ');
  stream = await ministry.streamOf(office);
  desk = await courierDesk(ministry, office);
  desk.isCut = true;
  await desk.create([unitOf(1, 'M', 'ទីមួយ')]);
  const [only] = await desk.parcel();
  if (only === undefined) throw new Error('no parcel');
  parcel = only;
  before = await standing();
});
afterEach(() => desk.end());

describe('a parcel that was changed on its way', () => {
  it('in any of its bytes is refused', async () => {
    const reasons = new Set<string>();
    for (let at = 0; at < parcel.length; at += 1) {
      const taken = await takeParcel(parts, [flipped(parcel, at)]);
      reasons.add(taken.ok ? `taken with byte ${at}` : taken.error.reason);
    }
    expect([...reasons].toSorted()).toEqual(['damaged', 'notCourier', 'otherReader']);
    expect(await standing()).toEqual(before);
  });

  it('or cut short, or made longer, is refused wherever', async () => {
    for (let length = 0; length < parcel.length; length += 7) {
      const taken = await takeParcel(parts, [parcel.subarray(0, length)]);
      expect([length, taken.ok]).toEqual([length, false]);
    }
    expect(await refusal([Buffer.concat([parcel, Buffer.from('x')])])).toEqual(because('damaged'));
    expect(await refusal([parcel.subarray(0, -1)])).toEqual(because('damaged'));
  });

  it('is taken as it was written', async () => {
    expect(await takeParcel(parts, [parcel])).toMatchObject({ ok: true, value: { refusal: null } });
  });
});

describe('what is no parcel for this hub', () => {
  it('is told to be none', async () => {
    for (const text of ['', 'ឯកសារ', 'age-encryption.org/v2\n', '{"parts":[]}'])
      expect(await refusal([Buffer.from(text)])).toEqual(because('notCourier'));
    expect(await refusal([])).toEqual(because('notCourier'));
    expect(await refusal([randomBytes(5_000)])).toEqual(because('notCourier'));
    const age = new Encrypter();
    age.addRecipient(parts.courierKey.recipient);
    expect(await refusal([await age.encrypt('a text for the hub')])).toEqual(because('notCourier'));
  });

  it('nor is a receipt, or a parcel for another hub, by its key or by its name', async () => {
    const answer = await brought(ministry, await ministry.desk(desk.person), [parcel]);
    before = await standing();
    expect(await refusal(receiptIn(answer))).toEqual(because('otherReader'));
    const recipient = await identityToRecipient(await generateX25519Identity());
    expect(await refusal(await forged(parts, desk, { recipient }))).toEqual(because('otherReader'));
    const elsewhere = await forged(parts, desk, { header: { hub: randomUUID() } });
    expect(await refusal(elsewhere)).toEqual(because('otherReader'));
    const kind = await forged(parts, desk, { header: { kind: 'receipt' } });
    expect(await refusal(kind)).toEqual(because('notCourier'));
  });

  it('nor one that names more readers than a parcel has, or a password', async () => {
    const age = new Encrypter();
    for (let more = 0; more < 40; more += 1)
      age.addRecipient(await identityToRecipient(await generateX25519Identity()));
    age.addRecipient(parts.courierKey.recipient);
    expect(await refusal([await age.encrypt('x')])).toEqual(because('damaged'));
    const locked = new Encrypter();
    locked.setScryptWorkFactor(2);
    locked.setPassphrase('secret');
    expect(await refusal([await locked.encrypt('x')])).toEqual(because('otherReader'));
  });
});

describe('a parcel by whom it does not say', () => {
  it('is answered alike whether its desk is known or not', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const byOther = (text: string): string => sign(null, Buffer.from(text), privateKey).toString('base64url');
    expect(await refusal(await forged(parts, desk, { sign: byOther }))).toEqual(because('notSigned'));
    const unknown = { header: { device: randomUUID() }, sign: byOther };
    expect(await refusal(await forged(parts, desk, unknown))).toEqual(because('notSigned'));
    for (const signature of ['', 'AAAA', '!'])
      expect(await refusal(await forged(parts, desk, { sign: () => signature }))).toEqual(
        because('notSigned'),
      );
  });

  it('is not believed in another desk’s name', async () => {
    const other = await courierDesk(ministry, office);
    before = await standing();
    const files = await forged(parts, desk, { header: { device: other.device } });
    expect(await refusal(files)).toEqual(because('notSigned'));
    await other.end();
  });
});

describe('a parcel in parts', () => {
  const inParts = (number: number): Promise<readonly Uint8Array[]> =>
    // Spaces are JSON too; so are random ones, which do not pack well.
    forged(parts, desk, {
      header: { number },
      partBytes: 64_000,
      pack: (text) =>
        gzipSync(`${text}${Array.from(randomBytes(600_000), (byte) => ' \t\n\r'.charAt(byte % 4)).join('')}`),
    });

  it('says which are missing, whatever comes first, and is taken in any order', async () => {
    const [first, second, third, ...more] = await inParts(7);
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few');
    const all = 3 + more.length;
    expect(await refusal([third])).toMatchObject({ reason: 'partsMissing' });
    expect(await refusal([third, first, ...more])).toEqual(because('partsMissing', [2]));
    expect(await refusal([first])).toEqual(
      because(
        'partsMissing',
        Array.from({ length: all - 1 }, (_, place) => place + 2),
      ),
    );
    const taken = await takeParcel(parts, [...more, third, second, first, first]);
    expect(taken).toMatchObject({ ok: true, value: { refusal: null, number: 7 } });
  });

  it('takes no part of another parcel', async () => {
    const [one, other] = [await inParts(7), await inParts(8)];
    expect(await refusal([...one.slice(0, -1), ...other.slice(-1)])).toEqual(because('mixedParts'));
  });
});

describe('what a hostile desk writes', () => {
  it('never becomes more than a courier brings', async () => {
    const bomb = { pack: () => gzipSync(Buffer.alloc(200_000_000)) };
    expect(await refusal(await forged(parts, desk, bomb))).toEqual(because('tooLarge'));
  });

  it('is no parcel in another form', async () => {
    for (const body of [
      {},
      [],
      'text',
      { ...EMPTY, report: null },
      { ...EMPTY, wanted: { bytes: -1, lacking: [] } },
      { ...EMPTY, media: [{ media: '0'.repeat(64), bytes: 5, stream }] },
      { batches: [{ stream }] },
    ])
      expect(await refusal(await forged(parts, desk, { body }))).toEqual(because('damaged'));
    const noText = { pack: () => gzipSync('{"report":') };
    expect(await refusal(await forged(parts, desk, noText))).toEqual(because('damaged'));
  });

  it('does not come into a stream that is not theirs, and its receipt says nothing of it', async () => {
    const foreign = await ministry.streamOf(await ministry.office(root, 'មន្ទីរដទៃ'));
    const { contents, op } = written(newDocumentId(), ['រត់ចូល']);
    const body = {
      ...EMPTY,
      cursors: [{ stream: foreign, after: 0 }],
      batches: [
        { stream: foreign, contents, ops: [op] },
        { stream: randomUUID(), contents, ops: [op] },
      ],
    };
    const ops = ministry.database.selectFrom('ops').select('op_id').where('op_id', '=', op.opId);
    const taken = await takeParcel(parts, await forged(parts, desk, { body }));
    if (!taken.ok) throw new Error(taken.error.reason);
    expect(await ops.execute()).toEqual([]);
    expect(await desk.read(await partsOf(taken.value.receipt))).toMatchObject({
      outcome: 'taken',
      unanswered: 2,
      more: false,
    });
  });

  it('gets the answer of a push where its ops are not what they say', async () => {
    const { contents, op } = written(newDocumentId(), ['ពាក្យ']);
    const body = {
      ...EMPTY,
      cursors: [],
      batches: [{ stream, contents, ops: [{ ...op, hash: '0'.repeat(64) }] }],
    };
    const taken = await takeParcel(parts, await forged(parts, desk, { body }));
    expect(taken).toMatchObject({ ok: true });
    const ops = ministry.database.selectFrom('ops').select('op_id').where('op_id', '=', op.opId);
    expect(await ops.execute()).toEqual([]);
  });
});

describe('numbers', () => {
  it('are each of one parcel', async () => {
    expect(await takeParcel(parts, await forged(parts, desk, { header: { number: 5 } }))).toMatchObject({
      ok: true,
    });
    before = await standing();
    const body = { ...EMPTY, report: { version: '2', unsent: 0 } };
    const other = await forged(parts, desk, { header: { number: 5 }, body });
    expect(await refusal(other)).toEqual(because('numberUsed'));
    const late = await forged(parts, desk, { header: { number: 4 } });
    expect(await refusal(late)).toEqual(because('superseded'));
    const early = await forged(parts, desk, { header: { number: 9, follows: 7 } });
    expect(await refusal(early)).toEqual(because('numberMissing', [6, 7]));
  });
});

describe('whoever brings a parcel', () => {
  it('has to be signed in, and learns nothing of what is in it', async () => {
    expect((await bringPart(ministry, null, parcel)).status).toBe(401);
    expect((await ministry.ask(null, '/courier', { parts: ['0'.repeat(64)] })).status).toBe(401);
    expect((await fetchPart(ministry, null, '0'.repeat(64))).status).toBe(401);
    const bearer = await ministry.desk(await ministry.person(root, []));
    const answer = await brought(ministry, bearer, [parcel]);
    expect(Object.keys(answer).toSorted()).toEqual(['files', 'number', 'outcome', 'receipt']);
    expect(JSON.stringify(answer)).not.toContain(stream);
    for (const named of [[], ['?']])
      expect((await ministry.ask(bearer, '/courier', { parts: named })).status).toBe(400);
    expect((await ministry.ask(bearer, '/courier/parts', { part: 'words' })).status).toBe(400);
    const large = new Uint8Array(COURIER_LIMITS.part + 1);
    expect((await bringPart(ministry, bearer, large)).status).toBe(413);
  });

  it('finds what they brought themselves and nobody else’s', async () => {
    const { person } = desk;
    const [bearer, other] = [await ministry.desk(person), await ministry.desk(person)];
    const answer = await brought(ministry, bearer, [parcel]);
    const [receipt = ''] = answer.receipt;
    const { part } = partKeptSchema.parse(await (await bringPart(ministry, bearer, parcel)).json());
    expect((await fetchPart(ministry, bearer, receipt)).status).toBe(200);
    for (const named of [receipt, part, '0'.repeat(64)])
      expect((await fetchPart(ministry, other, named)).status).toBe(404);
    // What was not brought is no courier's file, whoever else has it here.
    expect((await ministry.ask(other, '/courier', { parts: [part] })).body).toMatchObject({
      outcome: 'refused',
      reason: 'notCourier',
    });
  });

  it('cannot tell another desk’s keys', async () => {
    const row = ministry.database
      .selectFrom('desks')
      .select(['signing_key', 'recipient'])
      .where('device', '=', desk.device);
    const kept = await row.executeTakeFirstOrThrow();
    const bearer = await ministry.desk(await ministry.person(root, []));
    const keys = { signingKey: kept.signing_key, recipient: kept.recipient };
    for (const body of [
      { ...keys, device: desk.device },
      { ...keys, signingKey: 'A'.repeat(59) },
      { ...keys, recipient: 'age1x' },
    ])
      expect((await ministry.ask(bearer, '/desk/courier', body)).status).toBe(400);
    expect((await ministry.ask(bearer, '/desk/courier', keys)).status).toBe(200);
    expect(await row.executeTakeFirstOrThrow()).toEqual(kept);
  });
});
