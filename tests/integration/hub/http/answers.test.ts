import { request } from 'node:http';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { helloSchema } from '../../../../shared/sync/hello.ts';
import { problemSchema } from '../../../../shared/sync/problem.ts';
import { startTestHub, type TestHub } from '../../../support/hub/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});

describe('every answer of the hub', () => {
  it.each(['/healthz', '/v1/hello', '/docs', '/metrics', '/nowhere'])(
    'at %s forbids to sniff, frame, cache and load',
    async (path) => {
      const { headers } = await fetch(`${hub.address}${path}`);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
    },
  );

  it('has a request id of its own, whatever the request calls itself', async () => {
    const answer = await fetch(`${hub.address}/healthz`, {
      headers: { 'request-id': 'mine', 'x-request-id': 'mine' },
    });
    expect(answer.headers.get('x-request-id')).not.toBe('mine');
  });

  it('is a problem in one form where there is nothing', async () => {
    const answer = await fetch(`${hub.address}/nowhere`);
    expect(answer.status).toBe(404);
    const problem = problemSchema.parse(await answer.json());
    expect(problem).toMatchObject({ code: 'notFound', requestId: answer.headers.get('x-request-id') });
  });
});

describe('hello', () => {
  it('says to anybody who the hub is, and is the same at each time', async () => {
    const ask = async () => helloSchema.parse(await (await fetch(`${hub.address}/v1/hello`)).json());
    const [first, second] = [await ask(), await ask()];
    expect(first.protocol).toEqual({ oldest: 1, newest: 1 });
    expect({ ...second, now: 0 }).toEqual({ ...first, now: 0 });
  });
});

describe('readiness', () => {
  it('is told while the hub works', async () => {
    const answer = await fetch(`${hub.address}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true, state: 'ready' }]);
  });

  it('ends while the database is away and comes back with it', async () => {
    const own = await startTestHub();
    const admin = new URL(own.databaseUrl);
    const name = admin.pathname.slice(1);
    admin.pathname = '/postgres';
    const client = new Client({ connectionString: admin.href });
    await client.connect();
    const allow = async (yes: boolean) => {
      await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${yes}`);
      await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    };
    const state = async () => (await fetch(`${own.address}/readyz`)).json();
    await allow(false);
    await expect.poll(state).toEqual({ ready: false, state: 'databaseAway' });
    await allow(true);
    await expect.poll(state).toEqual({ ready: true, state: 'ready' });
    await client.end();
  });
});

describe('the limits', () => {
  it('let an address ask so often in a minute, and watchers as often as they like', async () => {
    const own = await startTestHub({ HUB_REQUESTS_PER_MINUTE: '3' });
    const statuses: number[] = [];
    for (let asked = 0; asked < 4; asked += 1) statuses.push((await fetch(`${own.address}/v1/hello`)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await fetch(`${own.address}/v1/hello`);
    expect(problemSchema.parse(await refused.json()).code).toBe('tooMany');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${own.address}/readyz`)).status).toBe(200);
  });
});

describe('the metrics', () => {
  it('answer this computer, count by route and name no address that was asked for', async () => {
    await fetch(`${hub.address}/v1/hello?secret=kept`);
    const text = await (await fetch(`${hub.address}/metrics`)).text();
    expect(text).toMatch(/hub_request_seconds_count\{method="GET",route="\/v1\/hello",status="200"\} \d/u);
    expect(text).not.toContain('kept');
  });

  it('are not there for whom a proxy forwards', async () => {
    const answer = await fetch(`${hub.address}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } });
    expect(answer.status).toBe(404);
  });

  it('ask for the token where there is one', async () => {
    const token = 'a-token-of-the-watcher';
    const own = await startTestHub({ HUB_METRICS_TOKEN: token });
    const ask = async (authorization?: string) =>
      (
        await fetch(
          `${own.address}/metrics`,
          authorization === undefined ? {} : { headers: { authorization } },
        )
      ).status;
    expect([await ask(), await ask('Bearer other'), await ask(`Bearer ${token}`)]).toEqual([404, 404, 200]);
    expect(own.log()).not.toContain(token);
  });
});

describe('the log', () => {
  it('holds nothing of what a request carries: no body, no query, no header, no path', async () => {
    const own = await startTestHub({ HUB_LOG_LEVEL: 'debug', HUB_BODY_LIMIT_MB: '1' });
    const word = 'សម្ងាត់planted';
    const encoded = encodeURIComponent(word);
    const headers = {
      'content-type': 'application/json',
      authorization: 'Bearer planted',
      cookie: 'a=planted',
    };
    const json = JSON.stringify({ word });
    for (const [path, init] of [
      [`/v1/hello?q=${encoded}`, { headers }],
      [`/${encoded}`, { headers }],
      ['/healthz', { method: 'POST', headers, body: json }],
      ['/v1/hello', { method: 'POST', headers, body: `{"broken": "${word}` }],
      ['/v1/hello', { method: 'POST', headers, body: JSON.stringify({ word: word.repeat(100_000) }) }],
      ['/v1/hello', { method: 'PLANTED', headers }],
    ] as const) {
      await fetch(`${own.address}${path}`, init);
    }
    await brokenRequest(own.address, 'GET /planted planted\r\n\r\n');
    expect(own.log()).toContain('"msg":"answered"');
    expect(own.log()).not.toMatch(/planted|សម្ងាត់/iu);
    expect(own.log()).not.toContain(encoded);
  });
});

/** What no HTTP client would send. */
async function brokenRequest(address: string, bytes: string): Promise<void> {
  const { hostname, port } = new URL(address);
  await new Promise<void>((resolve) => {
    const sent = request({ hostname, port, path: '/healthz' });
    sent.once('socket', (socket) => socket.once('connect', () => socket.write(bytes)));
    sent.once('error', () => resolve());
    sent.once('close', () => resolve());
  });
}
