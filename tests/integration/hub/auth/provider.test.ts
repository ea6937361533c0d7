import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { openPages } from '../../../support/hub/pages.ts';

let test: TestAccounts;
let server: Server;
let issuer: string;
let person: string;
let email: string;
/** Before it is set the provider is away, as it may be while the hub starts. */
let answer: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (answer === null) response.writeHead(503).end();
    else answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  test = await openAccounts({
    HUB_OIDC_ISSUER: issuer,
    HUB_OIDC_CLIENT_ID: 'hub',
    HUB_OIDC_CLIENT_SECRET: 'the secret of the hub',
  });
  person = await test.person(await test.office(null, 'ក្រសួង'), ['drafter'], 'ចាន់ ធីតា');
  ({ email } = await test.database
    .selectFrom('people')
    .select('email')
    .where('id', '=', person)
    .executeTakeFirstOrThrow());
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'hub',
        client_secret: 'the secret of the hub',
        redirect_uris: [`${test.hub.address}/account/callback/ministry`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['of this test'] },
    // Who signs in there is who types the address; whether it was verified is in its name.
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({
        sub,
        email: sub.replace(/^unverified-/u, ''),
        email_verified: !sub.startsWith('unverified-'),
        name: 'Name',
      }),
    }),
  });
  answer = provider.callback();
});
afterAll(async () => {
  await test.end();
  server.close();
  server.closeAllConnections();
});

/** Signs in at the provider as whoever has this address, agrees, and answers where the provider sends the browser. */
async function throughProvider(start: string, account: string): Promise<string> {
  const there = openPages(issuer);
  const local = (address: string | null): string => (address ?? '').replace(issuer, '');
  let page = await there.get(local(start));
  for (let step = 0; step < 12; step += 1) {
    if (page.location?.startsWith(test.hub.address) === true) return page.location;
    if (page.location !== null) page = await there.get(local(page.location));
    else {
      const action = /action="([^"]+)"/u.exec(page.text)?.[1] ?? null;
      const prompt = /name="prompt" value="([^"]+)"/u.exec(page.text)?.[1] ?? '';
      page = await there.post(local(action), { prompt, login: account, password: 'any' });
    }
  }
  throw new Error(`the provider did not send the browser back: ${page.status}`);
}

async function signInAs(account: string) {
  const visit = openPages(test.hub.address);
  const page = await visit.get('/account/sign-in?next=/device');
  expect(page.text).toContain('ចូលប្រើតាមប្រព័ន្ធរបស់ក្រសួង');
  const onward = await visit.post('/account/provider', { next: '/device' });
  const to =
    /http-equiv="refresh" content="0; url=([^"]+)"/u.exec(onward.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(to.startsWith(issuer)).toBe(true);
  const back = await throughProvider(to, account);
  const landed = await visit.get(back.replace(test.hub.address, ''));
  return { visit, landed, back };
}

describe('the ministry’s OpenID Connect provider', () => {
  it('lets in whom the hub knows by the address that it vouches for, and a desk can be approved then', async () => {
    const { visit, landed } = await signInAs(email);
    expect(landed.location).toBe('/device');
    expect((await visit.get('/device')).status).toBe(200);
    expect((await visit.get('/account')).text).toContain('ចាន់ ធីតា');
  });

  it.each([
    ['somebody whom the hub does not know', () => 'stranger@example.gov.kh'],
    ['an address that it does not vouch for', () => `unverified-${email}`],
  ])('lets %s not in, and makes no account', async (_who, account) => {
    const before = await test.database.selectFrom('people').select('id').execute();
    const { visit, landed } = await signInAs(account());
    expect(landed.location).toContain('problem=problem.provider');
    expect((await visit.get('/account')).location).toContain('/account/sign-in');
    expect(await test.database.selectFrom('people').select('id').execute()).toEqual(before);
  });

  it('is believed once and in the browser that asked: its answer is worth nothing elsewhere or again', async () => {
    const { back } = await signInAs(email);
    const stolen = openPages(test.hub.address);
    const landed = await stolen.get(back.replace(test.hub.address, ''));
    expect(landed.location).toContain('problem=problem.provider');
    expect((await stolen.get('/account')).location).toContain('/account/sign-in');
  });
});
