import { brotliDecompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { request } from 'node:http';
import { expect, it } from 'vitest';
import { problemSchema } from '../../../../shared/sync/problem.ts';
import { newDocumentId, written } from '../../../support/hub/written-article.ts';
import { desk, ministry, stream, useDraftersDesk } from '../../../support/hub/drafters-desk.ts';

useDraftersDesk();

interface Raw {
  readonly status: number;
  readonly coding: string | undefined;
  readonly body: Buffer;
}

/** Nothing is decoded on the way. */
function ask(
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer | null = null,
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${desk.address}/v1${path}`,
      { method: body === null ? 'GET' : 'POST', headers: { ...desk.headers, ...headers } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            coding: answer.headers['content-encoding'],
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
}

const push = (coding: string, body: Buffer): Promise<Raw> =>
  ask('/push', { 'content-type': 'application/json', 'content-encoding': coding }, body);

function pushBody(): Buffer {
  const one = written(
    newDocumentId(),
    Array.from({ length: 20 }, (_none, line) => `ប្រការ ${line} `.repeat(50)),
  );
  const { contents, op } = one;
  return Buffer.from(JSON.stringify({ epoch: ministry.epoch, stream, contents, ops: [op] }));
}

it.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
] as const)('what is sent by %s is taken as it was', async (coding, compress) => {
  const plain = pushBody();
  const sent = compress(plain);
  expect(sent.length).toBeLessThan(plain.length / 5);
  const answer = await push(coding, sent);
  expect([answer.status, answer.body.toString()]).toEqual([200, expect.stringContaining('accepted')]);
});

it('an answer is compressed as the desk can read it, and not for one that cannot', async () => {
  await push('gzip', gzipSync(pushBody()));
  const path = `/pull?${new URLSearchParams({ epoch: ministry.epoch, stream, after: '0' })}`;
  const plain = await ask(path, {});
  const [gzip, br, none] = [
    await ask(path, { 'accept-encoding': 'gzip, br;q=0' }),
    await ask(path, { 'accept-encoding': 'gzip, br' }),
    await ask(path, { 'accept-encoding': 'zstd' }),
  ];
  expect([plain.coding, gzip.coding, br.coding, none.coding]).toEqual([undefined, 'gzip', 'br', undefined]);
  for (const text of [gunzipSync(gzip.body), brotliDecompressSync(br.body), none.body])
    expect(JSON.parse(text.toString())).toEqual(JSON.parse(plain.body.toString()));
});

it('a small request that would become a large one is refused, and so is what is no such text', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '));
  expect(bomb.length).toBeLessThan(1024 * 1024);
  for (const [coding, body, status, code] of [
    ['gzip', bomb, 413, 'tooLarge'],
    ['gzip', Buffer.from('{}'), 400, 'invalid'],
    ['gzip', gzipSync(pushBody()).subarray(0, 100), 400, 'invalid'],
    ['compress', Buffer.from('{}'), 400, 'invalid'],
    ['constructor', Buffer.from('{}'), 400, 'invalid'],
  ] as const) {
    const answer = await push(coding, body);
    expect([coding, answer.status, problemSchema.parse(JSON.parse(answer.body.toString())).code]).toEqual([
      coding,
      status,
      code,
    ]);
  }
  expect((await push('gzip', gzipSync(pushBody()))).status).toBe(200);
});
