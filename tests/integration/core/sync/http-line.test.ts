import type { RequestListener } from 'node:http';
import { createGunzip, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hubAddress, openHttpLine } from '../../../../electron/core/sync/http-line.ts';
import type { Line } from '../../../../electron/core/sync/line.ts';
import { json, serverThat } from '../../../support/answering-server.ts';
import { manualClock, type ManualClock } from '../../../support/core-clock.ts';
import { TEST_TIME } from '../../../support/core.ts';

const STREAMS = { epoch: '018f0000-0000-7000-8000-000000000001', streams: [] };
const EPOCH = STREAMS.epoch;

/** A line to a server of this machine that answers so. */
async function lineTo(answer: RequestListener, clock: ManualClock = manualClock(TEST_TIME)): Promise<Line> {
  const credentials = () => Promise.resolve('a-token');
  return openHttpLine({ address: await serverThat(answer), clock, credentials });
}

describe('where a hub may be spoken to', () => {
  test.each([
    ['https://hub.gov.kh', 'https://hub.gov.kh'],
    ['https://hub.gov.kh:8443/path?query', 'https://hub.gov.kh:8443'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://localhost:8787/', 'http://localhost:8787'],
    ['http://[::1]:8787', 'http://[::1]:8787'],
    ['http://hub.gov.kh', null],
    ['http://127.0.0.1.example.com', null],
    ['http://localhost.example.com', null],
    ['https://name:word@hub.gov.kh', null],
    ['file:///etc/passwd', null],
    ['hub', null],
  ])('%s: %s', (text, origin) => {
    expect(hubAddress(text)).toBe(origin);
  });
});

describe('the line over HTTP', () => {
  test('names the version and who speaks, and reads what is packed', async () => {
    const heard: unknown[] = [];
    const line = await lineTo(({ headers, method, url }, reply) => {
      heard.push([method, url, headers['sastra-protocol'], headers.authorization]);
      reply.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      reply.end(gzipSync(JSON.stringify(STREAMS)));
    });
    expect(await line.streams()).toEqual({ ok: true, value: STREAMS });
    expect(heard).toEqual([['GET', '/v1/streams', '1', 'Bearer a-token']]);
  });

  test('packs what it sends', async () => {
    const sent: string[] = [];
    const line = await lineTo((request, reply) => {
      sent.push(request.headers['content-encoding'] ?? '');
      request
        .pipe(createGunzip())
        .on('data', (piece: Buffer) => sent.push(piece.toString()))
        .on('end', () => reply.end(JSON.stringify({ answers: [] })));
    });
    const pushed = { epoch: EPOCH, stream: EPOCH, contents: [], ops: [] };
    expect(await line.push(pushed)).toEqual({ ok: true, value: { answers: [] } });
    expect(sent).toEqual(['gzip', JSON.stringify(pushed)]);
  });

  test('hands on why the hub refuses, and when to come again', async () => {
    const problem = { code: 'tooMany', message: 'Too many requests', requestId: '1' };
    const line = await lineTo(json(429, problem, { 'retry-after': '7' }));
    expect(await line.streams()).toEqual({
      ok: false,
      error: { kind: 'refused', code: 'tooMany', retryAfter: 7 },
    });
  });

  test.each<readonly [what: string, answer: RequestListener, kind: string]>([
    [
      'words of a proxy that is alone',
      (_request, reply) => reply.writeHead(502).end('<h1>Bad</h1>'),
      'noLine',
    ],
    ['a page of another site', (_request, reply) => reply.end('<html></html>'), 'unreadable'],
    ['JSON that says something else', json(200, { streams: 'all' }), 'unreadable'],
    [
      'an answer that is cut short',
      (_request, reply) => {
        reply.writeHead(200, { 'content-length': '1000' });
        reply.write('{"epoch"');
        setImmediate(() => reply.destroy());
      },
      'noLine',
    ],
  ])('takes %s for what it is', async (_what, answer, kind) => {
    const line = await lineTo(answer);
    expect(await line.streams()).toEqual({ ok: false, error: { kind } });
  });

  test('follows nobody elsewhere with what it shows', async () => {
    let elsewhere = 0;
    const line = await lineTo((request, reply) => {
      if (request.url === '/v1/elsewhere') elsewhere += 1;
      reply.writeHead(302, { location: '/v1/elsewhere' }).end();
    });
    expect(await line.streams()).toMatchObject({ ok: false });
    expect(elsewhere).toBe(0);
  });

  test('waits a minute for the next sign of life, and no longer', async () => {
    const clock = manualClock(TEST_TIME);
    let arrived = (): void => undefined;
    const asked = new Promise<void>((done) => {
      arrived = done;
    });
    const line = await lineTo(() => arrived(), clock);
    const answer = line.pull({ epoch: EPOCH, stream: EPOCH, after: 0, limit: 1 });
    await asked;
    clock.advance(59_999);
    expect(clock.pending()).toBe(1);
    clock.advance(1);
    expect(await answer).toEqual({ ok: false, error: { kind: 'noLine' } });
    expect(clock.pending()).toBe(0);
  });

  test('is none where nobody answers', async () => {
    const line = await lineTo((request) => request.socket.destroy());
    expect(await line.hello()).toEqual({ ok: false, error: { kind: 'noLine' } });
  });
});
