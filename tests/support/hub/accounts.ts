/** People of a true hub, and sessions of theirs that no password had to be hashed for. */
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createAccounts, type Accounts } from '../../../hub/auth/accounts.ts';
import { connect, type Database } from '../../../hub/db/connect.ts';
import { makeOffice } from '../../../hub/offices/offices.ts';
import { makePerson } from '../../../hub/offices/people.ts';
import { deskCodeAnswerSchema, deskTokenAnswerSchema, type Role } from '../../../shared/sync/account.ts';
import { PROTOCOL_HEADER } from '../../../shared/sync/protocol.ts';
import { startTestHub, type TestHub } from './hub.ts';
import type { Answer } from './ministry.ts';

/** Where a request is not a GET without a body, or a POST with one. */
export interface How {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAccounts {
  readonly hub: TestHub;
  readonly database: Database;
  readonly accounts: Accounts;
  readonly secret: string;
  /** Of the root where `parent` is null. */
  readonly office: (parent: string | null, name?: string) => Promise<string>;
  readonly streamOf: (office: string) => Promise<string>;
  readonly person: (office: string, roles: readonly Role[], name?: string) => Promise<string>;
  /** The cookie header of a browser in which the person is signed in. */
  readonly browser: (person: string) => Promise<string>;
  /** The token of a desk of the person, by the whole way: code, approval, token. */
  readonly desk: (person: string, device?: string) => Promise<string>;
  /** A request below /v1 by a desk; `null`: without a token. */
  readonly ask: (token: string | null, path: string, body?: unknown, how?: How) => Promise<Answer>;
  readonly end: () => Promise<void>;
}

export async function openAccounts(
  environment: Readonly<Record<string, string>> = {},
): Promise<TestAccounts> {
  const hub = await startTestHub({ HUB_REQUESTS_PER_MINUTE: '1000000', ...environment });
  const pool = connect(hub.databaseUrl, 3);
  const { database } = pool;
  const secret = environment['HUB_AUTH_SECRET'] ?? readFileSync(path.join(hub.data, 'auth.secret'), 'utf8');
  const accounts = createAccounts({ database, secret, address: hub.address, provider: null });

  const ask: TestAccounts['ask'] = async (token, route, body, how = {}) => {
    const answer = await fetch(`${hub.address}/v1${route}`, {
      method: how.method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        [PROTOCOL_HEADER]: '1',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...how.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text };
  };

  const browser: TestAccounts['browser'] = async (person) => {
    const context = await accounts.$context;
    const { token } = await context.internalAdapter.createSession(person);
    const signature = createHmac('sha256', secret).update(token).digest('base64');
    return `${context.authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}`;
  };

  return {
    hub,
    database,
    accounts,
    secret,
    ask,
    browser,
    office: (parent, name = 'នាយកដ្ឋាន') => makeOffice(database, parent, { km: name, en: 'Department' }),
    async streamOf(office) {
      const row = database.selectFrom('streams').select('id').where('office', '=', office);
      return (await row.executeTakeFirstOrThrow()).id;
    },
    async person(office, roles, name = 'សុខ ដារ៉ា') {
      const made = await makePerson(database, null, {
        email: `${randomUUID()}@example.gov.kh`,
        name,
        nameEn: 'Sok Dara',
        office,
        roles,
      });
      if (made === null) throw new Error('the address is somebody’s');
      return made.person;
    },
    async desk(person, device = randomUUID()) {
      const asked = await ask(null, '/desk/code', { device, name: 'កុំព្យូទ័រ', version: '1.0' });
      const { deviceCode, userCode } = deskCodeAnswerSchema.parse(asked.body);
      const headers = new Headers({ cookie: await browser(person) });
      await accounts.api.deviceVerify({ query: { user_code: userCode }, headers });
      await accounts.api.deviceApprove({ body: { userCode }, headers });
      const answer = deskTokenAnswerSchema.parse((await ask(null, '/desk/token', { deviceCode })).body);
      if (answer.state !== 'approved') throw new Error(answer.state);
      return answer.token;
    },
    end: () => pool.close(),
  };
}
