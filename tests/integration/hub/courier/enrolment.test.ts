/** A desk that never has a line becomes somebody's by files alone, and works by couriers from then on. */
import { randomUUID } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hubCard } from '../../../../hub/courier/card.ts';
import { takeParcel, type CourierParts } from '../../../../hub/courier/courier.ts';
import { approveDesk, enrolmentAnswer, waitingDesks } from '../../../../hub/courier/enrolling.ts';
import { takeFile } from '../../../../hub/courier/file.ts';
import { openRequest } from '../../../../hub/courier/request.ts';
import { openHubKey, type HubKey } from '../../../../hub/identity/hub-key.ts';
import { revokeDesk } from '../../../../hub/offices/people.ts';
import { REQUEST_DAYS } from '../../../../shared/courier/enrolment.ts';
import { fingerprintOf } from '../../../../shared/sync/fingerprint.ts';
import { plainText } from '../../../../shared/document/text.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { removeFolder, temporaryFolder } from '../../../support/core.ts';
import { courierDesk, partsOf, type CourierDesk } from '../../../support/courier-desks.ts';
import { enrollingDesk, type EnrollingDesk } from '../../../support/enrolling-desk.ts';
import { courierParts, flipped } from '../../../support/forged-parcels.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { unitOf } from '../../../support/units.ts';

const DAY = 24 * 3_600_000;

let ministry: TestAccounts;
let parts: CourierParts;
let key: HubKey;
let office: string;
let administrator: string;
let near: CourierDesk;
let desk: EnrollingDesk;
let person: string;
let email: string;

beforeAll(async () => {
  ministry = await openAccounts();
  office = await ministry.office(null, 'ក្រសួង');
  administrator = await ministry.person(office, ['administrator']);
  parts = await courierParts(ministry);
  key = openHubKey(ministry.hub.data);
  near = await courierDesk(ministry, office);
});
afterAll(async () => {
  await near.end();
  await ministry.end();
});
beforeEach(async () => {
  desk = enrollingDesk();
  person = await ministry.person(office, ['drafter']);
  email = await emailOf(person);
});
afterEach(() => desk.end());

const emailOf = async (of: string): Promise<string> => {
  const row = ministry.database.selectFrom('people').select('email').where('id', '=', of);
  return (await row.executeTakeFirstOrThrow()).email;
};
const card = (changes: Partial<Parameters<typeof hubCard>[0]> = {}, now = Date.now()): string =>
  hubCard({ ...parts, key, address: ministry.hub.address, ...changes }, now);
const take = (...files: readonly Uint8Array[]) => takeFile(parts, files, Date.now());
const answerFor = async (device: string): Promise<readonly Uint8Array[] | null> => {
  const enrolled = await enrolmentAnswer({ ...parts, secret: ministry.secret }, device);
  return enrolled === null ? null : partsOf(enrolled.answer);
};

/** The request is taken in and approved; answers the device and the parts of the answer. */
async function enrol(of = desk, whose = email): Promise<{ device: string; answer: readonly Uint8Array[] }> {
  const taken = await take(await of.ask(card()));
  if (!taken.ok || taken.value.kind !== 'request') throw new Error('no request');
  const which = taken.value.desk;
  expect(await approveDesk(ministry.database, administrator, which, whose)).toEqual({
    ok: true,
    value: null,
  });
  return { device: which.device, answer: (await answerFor(which.device)) ?? [] };
}

/** All that a request could change. */
async function standing(): Promise<unknown> {
  const { database } = ministry;
  return [
    await database
      .selectFrom('courier_requests')
      .selectAll()
      .orderBy('device')
      .orderBy('signing_key')
      .execute(),
    await database.selectFrom('desks').selectAll().orderBy('device').execute(),
    await database.selectFrom('sessions').select('id').orderBy('id').execute(),
    await database.selectFrom('audit').select('seq').orderBy('seq').execute(),
  ];
}

describe('a desk without a line', () => {
  it('asks in a file, and the answer makes it the person’s, with what the office has written', async () => {
    const there = await near.create([unitOf(1, 'M', 'ពីការិយាល័យ')]);
    await near.core.ask('drafting.checkpoint', { documentId: there, automatic: false, note: '' });
    await near.sync();
    const looked = await desk.look(card());
    expect(looked).toMatchObject({
      outcome: 'card',
      hub: {
        address: ministry.hub.address,
        fingerprint: fingerprintOf(Buffer.from(key.publicKey, 'base64url')),
      },
    });
    const request = await desk.ask(card());
    expect(await take(request)).toMatchObject({ ok: true, value: { kind: 'request', standing: 'waits' } });
    const state = await desk.core.ask('enrolment.state', {});
    const [waiting] = await waitingDesks(ministry.database);
    if (waiting === undefined || state.kind !== 'asked') throw new Error('nothing waits');
    // What the person reads out and what the administrator sees is one.
    expect(waiting.fingerprint).toBe(state.fingerprint);
    expect(await approveDesk(ministry.database, administrator, waiting, email)).toMatchObject({ ok: true });
    const answer = await answerFor(waiting.device);
    expect(await desk.read(answer ?? [])).toMatchObject({
      outcome: 'enrolled',
      more: false,
      me: { person: { id: person }, offices: [{ id: office, roles: ['drafter'] }] },
    });
    expect(await desk.core.ask('account.state', {})).toMatchObject({ kind: 'signedIn' });
    const { units } = await desk.core.ask('documents.open', { documentId: there });
    expect(units.km.map((unit) => plainText(unit))).toEqual(['ពីការិយាល័យ']);
    expect(await desk.core.ask('enrolment.state', {})).toEqual({ kind: 'none' });
    const deeds = await ministry.database
      .selectFrom('audit')
      .select(['actor', 'action', 'details'])
      .where('subject', '=', waiting.device)
      .execute();
    expect(deeds).toEqual([
      {
        actor: administrator,
        action: 'deskEnrolled',
        details: { name: 'សុខ ដារ៉ា', desk: waiting.name, fingerprint: waiting.fingerprint },
      },
    ]);
  });

  it('sends and receives by courier afterwards like any other, and over a line when one comes', async () => {
    const { device, answer } = await enrol();
    expect(await desk.read(answer)).toMatchObject({ outcome: 'enrolled' });
    const { id } = (await desk.core.ask('documents.create', { kind: 'article' })).summary;
    const saved = desk.core.core.call('drafting.edit', {
      documentId: id,
      session: randomUUID(),
      seq: 1,
      units: [{ language: 'km', uid: unitOf(1, 'M', 'ពីឆ្ងាយ').uid, unit: unitOf(1, 'M', 'ពីឆ្ងាយ') }],
      fields: [],
    });
    desk.core.clock.advance(1_000);
    expect(await saved).toMatchObject({ ok: true });
    const made = await desk.core.ask('courier.make', { partBytes: null, onlyFresh: false, withMedia: true });
    expect(made).toMatchObject({ number: 1, parts: 1 });
    const { bytes } = await desk.core.ask('courier.part', { part: 1 });
    expect(await takeParcel(parts, [bytes])).toMatchObject({ ok: true, value: { refusal: null } });
    await near.sync();
    expect(await near.texts(branded<DocumentId>(id))).toEqual(['ពីឆ្ងាយ']);
    // The token in the answer is a session of this desk, as a code would have given it.
    const rows = ministry.database
      .selectFrom('desks')
      .innerJoin('sessions', 'sessions.id', 'desks.session')
      .select('sessions.expires_at')
      .where('desks.device', '=', device);
    const { expires_at: until } = await rows.executeTakeFirstOrThrow();
    expect(until.getTime()).toBeGreaterThan(Date.now() + 300 * DAY);
  });

  it('still knows what it asked when it is opened anew', async () => {
    const { answer } = await enrol();
    desk = await desk.again();
    expect(await desk.core.ask('enrolment.state', {})).toMatchObject({ kind: 'asked' });
    expect(await desk.read(answer)).toMatchObject({ outcome: 'enrolled' });
    desk = await desk.again();
    expect(await desk.core.ask('account.state', {})).toMatchObject({ kind: 'signedIn' });
  });

  it('reads an answer twice as once', async () => {
    const { answer } = await enrol();
    expect(await desk.read(answer)).toMatchObject({ outcome: 'enrolled' });
    expect(await desk.read(answer)).toEqual({ outcome: 'already' });
  });
});

describe('a request', () => {
  it('that comes twice waits once, and once it was approved gets its answer again', async () => {
    const request = await desk.ask(card());
    await take(request);
    const before = await standing();
    expect(await take(request)).toMatchObject({ ok: true, value: { standing: 'waits' } });
    expect(await standing()).toEqual(before);
    // Another file of the same desk is the same wish.
    const { device, answer } = await enrol();
    expect((await waitingDesks(ministry.database)).filter((each) => each.device === device)).toEqual([]);
    const approved = await standing();
    expect(await take(request)).toMatchObject({ ok: true, value: { standing: 'enrolled' } });
    expect(await standing()).toEqual(approved);
    const again = (await answerFor(device)) ?? [];
    expect(await standing()).toEqual(approved);
    expect(await desk.read(again)).toMatchObject({ outcome: 'enrolled' });
    expect(await desk.read(answer)).toEqual({ outcome: 'already' });
  });

  it('is refused where it was changed, is too old, or is for another hub, and nothing is changed', async () => {
    const request = await desk.ask(card());
    const before = await standing();
    const refusal = async (file: Uint8Array, now = Date.now()): Promise<string> => {
      const taken = await takeFile(parts, [file], now);
      expect(await standing()).toEqual(before);
      return taken.ok ? 'taken' : taken.error.reason;
    };
    for (let at = 0; at < request.length; at += 11)
      expect([at, await refusal(flipped(request, at))]).not.toEqual([at, 'taken']);
    expect(await refusal(request.subarray(0, -1))).toBe('damaged');
    expect(await refusal(request, Date.now() + (REQUEST_DAYS + 1) * DAY)).toBe('tooOld');
    // The hub's clock was put back, or the desk's is ahead.
    expect(await refusal(request, Date.now() - 2 * DAY)).toBe('tooOld');
    const elsewhere = enrollingDesk();
    const recipient = await identityToRecipient(await generateX25519Identity());
    expect(await refusal(await elsewhere.ask(card({ courierKey: { recipient } })))).toBe('otherReader');
    const hub = { ...parts.hub, id: randomUUID() };
    expect(await refusal(await elsewhere.ask(card({ hub })))).toBe('otherReader');
    await elsewhere.end();
    expect(await take(request)).toMatchObject({ ok: true });
  });

  it('of a desk whose clock is behind bears the time of the card', async () => {
    const madeAt = Date.now() - 3 * DAY;
    const opened = await openRequest(
      { hub: parts.hub.id, courierKey: parts.courierKey },
      await desk.ask(card({}, madeAt)),
      Date.now(),
    );
    expect(opened).toMatchObject({ ok: true, value: { askedAt: new Date(madeAt) } });
  });

  it('is no way to the desk of somebody else, or to a person whom the administrator does not look after', async () => {
    const { device, answer } = await enrol();
    expect(await desk.read(answer)).toMatchObject({ outcome: 'enrolled' });
    const other = await ministry.person(office, ['drafter']);
    // A copy of the desk that has lost its keys asks as the same device.
    await ministry.database
      .insertInto('courier_requests')
      .values({
        device,
        signing_key: 'other',
        recipient: 'age1',
        name: 'x',
        version: '1',
        asked_at: new Date(),
      })
      .execute();
    const elsewhere = await ministry.office(office, 'មន្ទីរ');
    const local = await ministry.person(elsewhere, ['officeAdministrator']);
    const before = await standing();
    const which = { device, signingKey: 'other' };
    const approve = (by: string, of: string) => approveDesk(ministry.database, by, which, of);
    expect(await approve(administrator, await emailOf(other))).toEqual({ ok: false, error: 'otherDevice' });
    expect(await approve(administrator, 'nobody@example.gov.kh')).toEqual({
      ok: false,
      error: 'noSuchPerson',
    });
    expect(await approve(local, email)).toEqual({ ok: false, error: 'noSuchPerson' });
    expect(await approve(other, email)).toEqual({ ok: false, error: 'notAllowed' });
    expect(await standing()).toEqual(before);
  });
});

describe('the answer', () => {
  it('is opened by the desk alone that asked', async () => {
    const { answer } = await enrol();
    const other = enrollingDesk();
    expect(await other.read(answer)).toMatchObject({ outcome: 'refused', reason: 'otherReader' });
    await other.ask(card());
    expect(await other.read(answer)).toMatchObject({ outcome: 'refused', reason: 'otherReader' });
    expect(await other.core.ask('account.state', {})).toMatchObject({ kind: 'none' });
    await other.end();
    const [whole = new Uint8Array()] = answer;
    expect(await desk.read([flipped(whole, whole.length - 20)])).toMatchObject({ outcome: 'refused' });
    expect(await desk.core.ask('account.state', {})).toMatchObject({ kind: 'none' });
    expect(await desk.read(answer)).toMatchObject({ outcome: 'enrolled' });
  });

  it('is made for nobody any more when the desk was disconnected', async () => {
    const { device } = await enrol();
    expect(await revokeDesk(ministry.database, administrator, device)).toMatchObject({ ok: true });
    expect(await answerFor(device)).toBeNull();
  });
});

describe('a card', () => {
  it('that its hub has not signed as it is, or that is none, is not followed', async () => {
    const foreign = openHubKey(temporaryFolder());
    const written = card();
    expect(await desk.look('')).toEqual({ outcome: 'refused', reason: 'noCard' });
    expect(await desk.look(written.slice(0, -40))).toEqual({ outcome: 'refused', reason: 'noCard' });
    const lied = { publicKey: key.publicKey, sign: foreign.sign };
    expect(await desk.look(card({ key: lied }))).toEqual({ outcome: 'refused', reason: 'altered' });
    expect(await desk.core.core.call('enrolment.ask', { card: card({ key: lied }) })).toMatchObject({
      ok: false,
      error: { code: 'otherHub' },
    });
    const plain = card({ address: 'http://hub.example.gov.kh' });
    expect(await desk.look(plain)).toEqual({ outcome: 'refused', reason: 'altered' });
    const quoted = written.replaceAll(/^/gmu, '> ');
    expect(await desk.look(`Dear colleague,\n\n${quoted}\n`)).toMatchObject({ outcome: 'card' });
    expect(await desk.core.ask('enrolment.state', {})).toEqual({ kind: 'none' });
  });

  it('of another hub changes nothing on a desk that has one', async () => {
    const { answer } = await enrol();
    expect(await desk.read(answer)).toMatchObject({ outcome: 'enrolled' });
    const folder = temporaryFolder();
    const foreign = card({ key: openHubKey(folder) });
    removeFolder(folder);
    expect(await desk.look(foreign)).toEqual({ outcome: 'refused', reason: 'otherHub' });
    expect(await desk.look(card())).toMatchObject({ outcome: 'card' });
  });
});
