import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskToken } from '../../../../hub/auth/desk-token.ts';
import { endDeskSession } from '../../../../hub/auth/desks.ts';
import { deskCodeAnswerSchema, meSchema } from '../../../../shared/sync/account.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';

let test: TestAccounts;
let root: string;
let province: string;
let drafter: string;
beforeAll(async () => {
  test = await openAccounts();
  root = await test.office(null, 'ក្រសួង');
  province = await test.office(root, 'មន្ទីរខេត្តតាកែវ');
  drafter = await test.person(province, ['drafter', 'reviewer']);
});
afterAll(() => test.end());

const request = (device = randomUUID()) => ({ device, name: 'កុំព្យូទ័រ', version: '1.0' });
const codeFor = async (body: unknown) =>
  deskCodeAnswerSchema.parse((await test.ask(null, '/desk/code', body)).body);
const stateOf = async (deviceCode: string): Promise<unknown> =>
  (await test.ask(null, '/desk/token', { deviceCode })).body;
const decide = async (person: string, userCode: string, decision: 'deviceApprove' | 'deviceDeny') => {
  const headers = new Headers({ cookie: await test.browser(person) });
  await test.accounts.api.deviceVerify({ query: { user_code: userCode }, headers });
  await test.accounts.api[decision]({ body: { userCode }, headers });
};

describe('a desk that asks to belong to a person', () => {
  it('gets a code to show, a page to open, and waits', async () => {
    const code = await codeFor(request());
    expect(code.userCode).toMatch(/^[A-Z2-9]{8}$/u);
    expect(code.address).toBe(`${test.hub.address}/device`);
    expect(code.addressWithCode).toBe(`${test.hub.address}/device?user_code=${code.userCode}`);
    expect(await stateOf(code.deviceCode)).toEqual({ state: 'waiting' });
    expect(await stateOf(code.deviceCode)).toEqual({ state: 'tooEarly' });
  });

  it('is told who it belongs to, where they are what, and its token is given once', async () => {
    const device = randomUUID();
    const code = await codeFor(request(device));
    await decide(drafter, code.userCode, 'deviceApprove');
    const answer = (await stateOf(code.deviceCode)) as { state: string; token: string; person: string };
    expect(answer).toMatchObject({ state: 'approved', person: drafter });
    expect(await stateOf(code.deviceCode)).toEqual({ state: 'expired' });
    const me = meSchema.parse((await test.ask(answer.token, '/me')).body);
    expect(me).toMatchObject({
      person: { id: drafter, name: { km: 'សុខ ដារ៉ា', en: 'Sok Dara' } },
      desk: { device, name: 'កុំព្យូទ័រ' },
      offices: [{ id: province, parent: root, roles: ['drafter', 'reviewer'] }],
    });
  });

  it('is told that the person said no, and that a code is too old or unknown', async () => {
    const denied = await codeFor(request());
    await decide(drafter, denied.userCode, 'deviceDeny');
    expect(await stateOf(denied.deviceCode)).toEqual({ state: 'denied' });
    expect(await stateOf('guessed')).toEqual({ state: 'expired' });
    const old = await codeFor(request());
    await test.database
      .updateTable('device_codes')
      .set({ expires_at: new Date(0) })
      .where('user_code', '=', old.userCode)
      .execute();
    expect(await stateOf(old.deviceCode)).toEqual({ state: 'expired' });
  });

  it('with the id of somebody else’s device is refused, and nothing of theirs changes', async () => {
    const device = randomUUID();
    const theirs = await test.desk(drafter, device);
    const other = await test.person(province, ['drafter']);
    const code = await codeFor(request(device));
    await decide(other, code.userCode, 'deviceApprove');
    expect(await stateOf(code.deviceCode)).toEqual({ state: 'otherDevice' });
    expect((await test.ask(theirs, '/me')).status).toBe(200);
  });

  it('of the same person again ends the session it had', async () => {
    const device = randomUUID();
    const first = await test.desk(drafter, device);
    const second = await test.desk(drafter, device);
    expect([(await test.ask(first, '/me')).status, (await test.ask(second, '/me')).status]).toEqual([
      401, 200,
    ]);
  });

  it.each([
    ['a forged device', { ...request(), device: "'; DROP TABLE desks; --" }],
    ['a name that turns text round', { ...request(), name: 'desk\u202egnihtemos' }],
    ['an endless name', { ...request(), name: 'x'.repeat(121) }],
    ['no name', { ...request(), name: '  ' }],
    ['a field of its own', { ...request(), person: randomUUID() }],
  ])('with %s is refused', async (_what, body) => {
    expect(await test.ask(null, '/desk/code', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid' },
    });
  });
});

describe("a desk's token", () => {
  it('is worth nothing without the hub’s signature, so a copy of the database lets nobody in', async () => {
    const token = await test.desk(drafter);
    const [session = '', signature = ''] = token.split('.');
    const other = deskToken(session, 'another secret of another hub');
    const changed = `${session}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const forged of [session, `${session}.`, other, changed, "x' OR '1'='1", ''])
      expect([forged, (await test.ask(forged, '/me')).status]).toEqual([forged, 401]);
    expect((await test.ask(token, '/me')).status).toBe(200);
  });

  it('of a browser is none of a desk', async () => {
    const { token } = await (await test.accounts.$context).internalAdapter.createSession(drafter);
    expect((await test.ask(deskToken(token, test.secret), '/me')).status).toBe(401);
  });

  it('ends with a sign-out, with a revocation, with its time, and with the person', async () => {
    const signedOut = await test.desk(drafter);
    expect((await test.ask(signedOut, '/desk/sign-out', {})).status).toBe(200);
    expect((await test.ask(signedOut, '/me')).status).toBe(401);

    const device = randomUUID();
    const revoked = await test.desk(drafter, device);
    await endDeskSession(test.database, device);
    expect((await test.ask(revoked, '/me')).status).toBe(401);

    const late = await test.desk(drafter);
    await test.database
      .updateTable('sessions')
      .set({ expires_at: new Date(0) })
      .where('token', '=', late.split('.')[0] ?? '')
      .execute();
    expect((await test.ask(late, '/me')).status).toBe(401);

    const leaving = await test.person(province, ['drafter']);
    const theirs = await test.desk(leaving);
    await test.database
      .updateTable('people')
      .set({ disabled_at: new Date() })
      .where('id', '=', leaving)
      .execute();
    expect((await test.ask(theirs, '/me')).status).toBe(401);
  });

  it('lasts longer than the months that a desk may be without a line', async () => {
    const token = await test.desk(drafter);
    const { expires_at: end } = await test.database
      .selectFrom('sessions')
      .select('expires_at')
      .where('token', '=', token.split('.')[0] ?? '')
      .executeTakeFirstOrThrow();
    expect(end.getTime() - Date.now()).toBeGreaterThan(365 * 86_400_000);
  });
});

describe('a person who was shut out', () => {
  it('gets no token for a desk that was approved before', async () => {
    const leaving = await test.person(province, ['drafter']);
    const code = await codeFor(request());
    await decide(leaving, code.userCode, 'deviceApprove');
    await test.database
      .updateTable('people')
      .set({ disabled_at: new Date() })
      .where('id', '=', leaving)
      .execute();
    expect(await stateOf(code.deviceCode)).toEqual({ state: 'expired' });
  });
});

describe('what a desk reports', () => {
  it('is kept as it says, for whoever administers', async () => {
    const device = randomUUID();
    const token = await test.desk(drafter, device);
    await test.ask(token, '/desk/report', { version: '1.2', unsent: 7 });
    expect(
      await test.database
        .selectFrom('desks')
        .select(['version', 'unsent'])
        .where('device', '=', device)
        .executeTakeFirst(),
    ).toEqual({ version: '1.2', unsent: 7 });
    for (const body of [
      { version: '1.2', unsent: -1 },
      { version: 'x'.repeat(41), unsent: 0 },
      { unsent: 1 },
    ])
      expect((await test.ask(token, '/desk/report', body)).status).toBe(400);
  });
});
