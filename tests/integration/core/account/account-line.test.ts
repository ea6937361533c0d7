import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { openAccountLine, type AccountLine } from '../../../../electron/core/account/account-line.ts';
import { json, serverThat } from '../../../support/answering-server.ts';
import { manualClock, type ManualClock } from '../../../support/core-clock.ts';
import { TEST_TIME } from '../../../support/core.ts';

const lineTo = async (
  answer: RequestListener,
  clock: ManualClock = manualClock(TEST_TIME),
): Promise<AccountLine> => openAccountLine({ address: await serverThat(answer), clock });

const NO_HUB = { ok: false, error: { code: 'noHub' } };

describe('what a desk asks about accounts', () => {
  test('says in plain JSON what it asks before anybody is signed in, and who speaks afterwards', async () => {
    const heard: unknown[] = [];
    const line = await lineTo((request, reply) => {
      const { authorization, 'content-encoding': coding } = request.headers;
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        heard.push([request.url, authorization, coding, Buffer.concat(pieces).toString()]);
        reply.end(JSON.stringify({ state: 'waiting' }));
      });
    });
    expect(await line.token('a-code')).toEqual({ ok: true, value: { state: 'waiting' } });
    await line.me('a-token');
    expect(heard).toEqual([
      ['/v1/desk/token', undefined, undefined, '{"deviceCode":"a-code"}'],
      ['/v1/me', 'Bearer a-token', undefined, ''],
    ]);
  });

  test('reads no more of an answer without an end than a hub could have said', async () => {
    let sent = 0;
    const line = await lineTo((_request, reply) => {
      const piece = Buffer.alloc(64 * 1024, ' ');
      const more = (): void => {
        while (!reply.destroyed && reply.write(piece)) sent += piece.byteLength;
        reply.once('drain', more);
      };
      more();
    });
    expect(await line.hello()).toEqual(NO_HUB);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  test.each<readonly [string, RequestListener, unknown]>([
    [
      'a page of another site',
      (_request, reply) => reply.end('<html></html>'),
      { code: 'noHub', detail: 'answer' },
    ],
    ['JSON that says something else', json(200, { hub: 1 }), { code: 'noHub', detail: 'answer' }],
    ['a refusal', json(401, { code: 'signIn' }), { code: 'hubRefused', detail: '401' }],
    ['a connection that ends at once', (request) => request.socket.destroy(), { code: 'noHub' }],
  ])('takes %s for what it is', async (_what, answer, error) => {
    const line = await lineTo(answer);
    expect(await line.hello()).toEqual({ ok: false, error });
  });

  test('waits twenty seconds for somebody to answer, and no longer', async () => {
    const clock = manualClock(TEST_TIME);
    const asked = Promise.withResolvers<void>();
    const line = await lineTo(() => asked.resolve(), clock);
    const answer = line.hello();
    await asked.promise;
    clock.advance(19_999);
    expect(clock.pending()).toBe(1);
    clock.advance(1);
    expect(await answer).toEqual(NO_HUB);
    expect(clock.pending()).toBe(0);
  });
});
