import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEnrolment } from '../../../../hub/auth/enrolment.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { openPages, type Visit } from '../../../support/hub/pages.ts';

let test: TestAccounts;
let root: string;
beforeAll(async () => {
  test = await openAccounts();
  root = await test.office(null, 'ក្រសួង');
});
afterAll(() => test.end());

const PASSWORD = 'ខ្ញុំស្រឡាញ់ទន្លេមេគង្គ';

/** A person with a password, set by the link that they got. */
async function enrolled(name = 'ចាន់ ធីតា'): Promise<{ person: string; email: string; visit: Visit }> {
  const person = await test.person(root, ['drafter'], name);
  const token = await makeEnrolment(test.database, person);
  const visit = openPages(test.hub.address);
  await visit.get(`/account/enrol?token=${token}`);
  const set = await visit.post('/account/enrol', { token, password: PASSWORD, again: PASSWORD });
  expect(set.location).toBe('/account/sign-in?done=done.passwordSet');
  const { email } = await test.database
    .selectFrom('people')
    .select('email')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  return { person, email, visit };
}

describe('a link that sets a password', () => {
  it('works once, and the password lets its owner in', async () => {
    const { email, visit } = await enrolled();
    await visit.get('/account/sign-in');
    const wrong = await visit.post('/account/sign-in', { email, password: 'another password' });
    expect(wrong.location).toContain('problem=problem.signIn');
    const right = await visit.post('/account/sign-in', {
      email: ` ${email.toUpperCase()}`,
      password: PASSWORD,
    });
    expect(right.location).toBe('/account');
    expect((await visit.get('/account')).text).toContain('ចាន់ ធីតា');
  });

  it('is void when it was used, is too old, was never given, or its person was shut out', async () => {
    const person = await test.person(root, ['drafter']);
    const used = await makeEnrolment(test.database, person);
    const newer = await makeEnrolment(test.database, person);
    const visit = openPages(test.hub.address);
    for (const token of [used, randomUUID(), "' OR 1=1 --", ''])
      expect((await visit.get(`/account/enrol?${new URLSearchParams({ token })}`)).status).toBe(404);
    expect((await visit.get(`/account/enrol?token=${newer}`)).status).toBe(200);
    await test.database
      .updateTable('enrolments')
      .set({ expires_at: new Date(0) })
      .execute();
    expect((await visit.get(`/account/enrol?token=${newer}`)).status).toBe(404);
    const last = await makeEnrolment(test.database, person);
    await test.database
      .updateTable('people')
      .set({ disabled_at: new Date() })
      .where('id', '=', person)
      .execute();
    expect(
      (await visit.post('/account/enrol', { token: last, password: PASSWORD, again: PASSWORD })).status,
    ).toBe(404);
  });

  it('is kept as a hash, so that a copy of the database opens no account', async () => {
    const person = await test.person(root, ['drafter']);
    const token = await makeEnrolment(test.database, person);
    const rows = await test.database.selectFrom('enrolments').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it.each([
    ['too short', 'eleven-ltrs', 'eleven-ltrs', 'ពាក្យសម្ងាត់ខ្លីពេក'],
    ['that repeats itself', 'aaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaa', 'ងាយទាយពេក'],
    ['that differs from its repetition', PASSWORD, `${PASSWORD}.`, 'មិនដូចគ្នា'],
    ['endless', 'ab1d'.repeat(40), 'ab1d'.repeat(40), 'វែងពេក'],
  ])('refuses a password %s, and stays good', async (_what, password, again, says) => {
    const token = await makeEnrolment(test.database, await test.person(root, ['drafter']));
    const visit = openPages(test.hub.address);
    await visit.get(`/account/enrol?token=${token}`);
    const answer = await visit.post('/account/enrol', { token, password, again });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
    expect((await visit.get(`/account/enrol?token=${token}`)).status).toBe(200);
  });
});

describe('the second step', () => {
  it('is set up with a key, asked for at the next sign-in, and a recovery code stands in for the phone', async () => {
    const { person, email, visit } = await enrolled();
    await visit.get('/account/sign-in');
    await visit.post('/account/sign-in', { email, password: PASSWORD });
    expect((await visit.get('/account')).text).toContain('មិនទាន់បើក');
    const page = await visit.post('/account/second-step', { password: PASSWORD });
    const secret = /<p class="code big link">([^<]+)<\/p>/u.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
    const recovery = [...page.text.matchAll(/<li class="code">([^<]+)<\/li>/gu)].map(
      ([, code]) => code ?? '',
    );
    expect(recovery).toHaveLength(10);
    const phone = new TOTP({ secret });
    const wrong = await visit.post('/account/second-step/confirm', { code: '000000' });
    expect(wrong.status).toBe(422);
    const khmerDigits = phone
      .generate()
      .replaceAll(/\d/gu, (digit) => String.fromCodePoint(0x17e0 + Number(digit)));
    const confirmed = await visit.post('/account/second-step/confirm', { code: khmerDigits });
    expect(confirmed.location).toBe('/account?done=done.stepSet');

    const other = openPages(test.hub.address);
    await other.get('/account/sign-in');
    const first = await other.post('/account/sign-in', { email, password: PASSWORD, next: '/device' });
    expect(first.location).toBe('/account/code?next=%2Fdevice');
    expect((await other.get('/account')).location).toContain('/account/sign-in');
    await other.get('/account/code');
    expect((await other.post('/account/code', { code: '123456' })).location).toContain('problem.code');
    const second = await other.post('/account/code', { code: phone.generate(), next: '/device' });
    expect(second.location).toBe('/device');
    expect((await other.get('/device')).status).toBe(200);

    const lost = openPages(test.hub.address);
    for (const [code, lands] of [
      [recovery[0] ?? '', '/account'],
      [recovery[0] ?? '', '/account/code?problem=problem.code&next=%2Faccount'],
    ] as const) {
      lost.forget();
      await lost.get('/account/sign-in');
      await lost.post('/account/sign-in', { email, password: PASSWORD });
      expect((await lost.post('/account/code', { code })).location).toBe(lands);
    }
    const kept = await test.database
      .selectFrom('two_factors')
      .selectAll()
      .where('user_id', '=', person)
      .execute();
    expect(JSON.stringify(kept)).not.toContain(secret);
  });
});

describe('a form', () => {
  it('that did not come from a page of the hub changes nothing', async () => {
    const { email, visit } = await enrolled();
    await visit.get('/account/sign-in');
    const fields = { email, password: PASSWORD };
    const statuses = [
      await visit.post('/account/sign-in', fields, { token: 'forged' }),
      await visit.post('/account/sign-in', fields, { token: null }),
      await visit.post('/account/sign-in', fields, { origin: 'https://elsewhere.example' }),
      await visit.post('/account/sign-in', fields, { origin: null }),
      await visit.post('/account/sign-in', fields, { cookies: false }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    expect((await visit.post('/account/sign-in', fields)).status).toBe(303);
  });

  it('of before the sign-in is none of after it', async () => {
    const { email, visit } = await enrolled();
    await visit.get('/account/sign-in');
    const before = visit.token();
    await visit.post('/account/sign-in', { email, password: PASSWORD });
    expect((await visit.post('/account/sign-out', {}, { token: before })).status).toBe(403);
    await visit.get('/account');
    expect((await visit.post('/account/sign-out', {})).location).toContain('done.signedOut');
    expect((await visit.get('/account')).location).toContain('/account/sign-in');
  });

  it.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '/admin/../../v1',
    '/device\u0000',
  ])('leads to no address but a page of the hub (%j)', async (next) => {
    const visit = openPages(test.hub.address);
    visit.signIn(await test.browser(await test.person(root, ['drafter'])));
    const { location } = await visit.get(`/account/sign-in?${new URLSearchParams({ next })}`);
    expect(location).toBe('/account');
  });
});

describe('cookies of a session', () => {
  it('are kept from scripts and from other sites, and travel over HTTPS alone where the hub is reached so', async () => {
    const { email } = await enrolled();
    const own = openPages(test.hub.address);
    await own.get('/account/sign-in');
    const { cookies } = await own.post('/account/sign-in', { email, password: PASSWORD });
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/iu);
    const proxied = await openAccounts({
      HUB_DATABASE_URL: test.hub.databaseUrl,
      HUB_DATA: test.hub.data,
      HUB_ADDRESS: 'https://hub.example.gov.kh',
      HUB_BEHIND_PROXY: 'yes',
    });
    const visit = openPages(proxied.hub.address, 'https://hub.example.gov.kh');
    await visit.get('/account/sign-in');
    const secured = await visit.post('/account/sign-in', { email, password: PASSWORD });
    expect(secured.cookies.length).toBeGreaterThan(0);
    for (const cookie of secured.cookies) expect(cookie).toMatch(/Secure/u);
    await proxied.end();
  });
});

describe('guessing', () => {
  it('one account’s password ends after some attempts, from wherever they come', async () => {
    const own = await openAccounts({ HUB_BEHIND_PROXY: 'yes' });
    const visit = openPages(own.hub.address);
    await visit.get('/account/sign-in');
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${attempt}` };
      const fields = { email: 'dara@example.gov.kh', password: '' };
      statuses.push((await visit.post('/account/sign-in', fields, { headers })).status);
    }
    expect(new Set(statuses.slice(0, 10))).toEqual(new Set([303]));
    expect(statuses[10]).toBe(429);
    await own.end();
  });
});
