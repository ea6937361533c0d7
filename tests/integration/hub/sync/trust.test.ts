import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Line } from '../../../../electron/core/sync/line.ts';
import type { DocumentId, Unit } from '../../../../shared/document/model.ts';
import { ok } from '../../../../shared/errors/result.ts';
import type { Hello } from '../../../../shared/sync/hello.ts';
import type { PullAnswer } from '../../../../shared/sync/pull.ts';
import { foundMinistry, type Ministry } from '../../../support/hub/ministry.ts';
import { syncingDesk, type SyncingDesk } from '../../../support/sync-desks.ts';
import { unitOf } from '../../../support/units.ts';

let ministry: Ministry;
let root: string;
let writer: SyncingDesk;
let reader: SyncingDesk;
let outsider: SyncingDesk;

beforeAll(async () => {
  ministry = await foundMinistry();
  root = (await ministry.office(null)).office;
});
afterAll(() => ministry.end());

beforeEach(async () => {
  const { office, stream } = await ministry.office(root);
  [writer, reader, outsider] = [
    await syncingDesk(ministry, stream),
    await syncingDesk(ministry, stream),
    await syncingDesk(ministry, stream),
  ];
  for (const { person } of [writer, reader]) await ministry.join(person, office, 'drafter');
});
afterEach(async () => {
  for (const desk of [writer, reader, outsider]) await desk.end();
});

async function articles(count: number): Promise<readonly DocumentId[]> {
  const made: DocumentId[] = [];
  for (let number = 0; number < count; number += 1) {
    const id = await writer.create();
    await writer.write(id, [
      ['km', unitOf(1, 'A', `អត្ថបទ ${number}`)],
      ['km', unitOf(2, 'M', 'ទីពីរ')],
      ['km', unitOf(3, 'V', 'ទីបី')],
    ]);
    await writer.revise(id);
    made.push(id);
  }
  await writer.sync();
  return made;
}

const pulling =
  (change: (page: PullAnswer) => PullAnswer) =>
  (line: Line): Line => ({
    ...line,
    async pull(query) {
      const page = await line.pull(query);
      return page.ok ? ok(change(page.value)) : page;
    },
  });
const greeting =
  (change: Partial<Hello>) =>
  (line: Line): Line => ({
    ...line,
    async hello() {
      const hello = await line.hello();
      return hello.ok ? ok({ ...hello.value, ...change }) : hello;
    },
  });

describe('a page of the log that is not as it was signed', () => {
  it.each<readonly [what: string, change: (page: PullAnswer) => PullAnswer]>([
    ['lacks an op', (page) => ({ ...page, ops: page.ops.slice(1) })],
    ['has ops in another order', (page) => ({ ...page, ops: page.ops.toReversed() })],
    [
      'says that another person pushed',
      (page) => ({ ...page, ops: page.ops.map((op) => Object.assign(op, { person: randomUUID() })) }),
    ],
    [
      'has an op with other words',
      (page) => ({ ...page, ops: page.ops.map((op) => Object.assign(op, { kind: 'other' })) }),
    ],
    ['has a head that nobody signed', (page) => ({ ...page, head: { ...page.head, signature: 'AAAA' } })],
    [
      'brings a body under the hash of another',
      (page) => ({
        ...page,
        contents: page.contents.map((content) =>
          Object.assign(content, { body: { ...(content.body as Unit), content: { inline: [] } } }),
        ),
      }),
    ],
    ['ends too early', (page) => ({ ...page, ops: [], more: false })],
  ])('because it %s, changes nothing, and the next that is right does', async (_what, change) => {
    const [first, second] = await articles(2);
    reader.tamper = pulling(change);
    expect(await reader.sync()).toMatchObject({ problem: 'untrusted' });
    expect(await reader.core().ask('documents.list', { bin: false })).toEqual([]);
    reader.tamper = (line) => line;
    expect(await reader.sync()).toMatchObject({ problem: null });
    for (const id of [first, second]) expect(await reader.texts(id ?? never())).toHaveLength(3);
  });
});

describe('a hub that', () => {
  it.each<readonly [what: string, hello: Partial<Hello>, problem: string]>([
    ['is another one', { hub: randomUUID() }, 'otherHub'],
    ['has another key', { publicKey: 'AAAA' }, 'otherHub'],
    ['has given up this desk’s version', { protocol: { oldest: 7, newest: 9 } }, 'deskTooOld'],
    ['does not know this desk’s version yet', { protocol: { oldest: 0, newest: 0 } }, 'hubTooOld'],
  ])('%s is sent nothing', async (_what, hello, problem) => {
    const id = await writer.create();
    await writer.write(id, [['km', unitOf(1, 'A', 'អត្ថបទ')]]);
    await writer.revise(id);
    writer.tamper = greeting(hello);
    expect(await writer.sync()).toMatchObject({ problem, waiting: 1 });
    expect(writer.asked.push).toBe(0);
    writer.tamper = (line) => line;
    expect(await writer.sync()).toMatchObject({ problem: null, waiting: 0 });
  });

  it('suddenly has less than it had is not believed', async () => {
    await articles(1);
    await reader.sync();
    reader.tamper = (line) => ({
      ...line,
      async streams() {
        const listed = await line.streams();
        if (!listed.ok) return listed;
        return ok({
          ...listed.value,
          streams: listed.value.streams.map((stream) => Object.assign(stream, { head: 0 })),
        });
      },
    });
    expect(await reader.sync()).toMatchObject({ problem: 'untrusted' });
  });

  it('lets somebody read nothing is told nothing of: what is written waits', async () => {
    const id = await outsider.create();
    await outsider.write(id, [['km', unitOf(1, 'A', 'អត្ថបទ')]]);
    await outsider.revise(id);
    expect(await outsider.sync()).toMatchObject({ waiting: 1 });
    expect(outsider.asked.push).toBe(0);
  });
});

describe('a reply that would empty most of a desk', () => {
  const emptyAll = async (ids: readonly DocumentId[]): Promise<void> => {
    for (const id of ids) {
      await writer.write(
        id,
        [1, 2, 3].map((number) => ['km', { gone: unitOf(number, 'A', '') }] as const),
      );
      await writer.revise(id);
    }
    await writer.sync();
  };

  it('is not taken in, and is when a person says so', async () => {
    const ids = await articles(6);
    await reader.sync();
    await emptyAll(ids);
    expect(await reader.sync()).toMatchObject({ problem: 'massDeletion' });
    for (const id of ids) expect(await reader.texts(id)).toHaveLength(3);
    expect(await reader.sync(true)).toMatchObject({ problem: null });
    for (const id of ids) expect(await reader.texts(id)).toEqual([]);
  });

  it('is none where a few of many are emptied', async () => {
    const ids = await articles(12);
    await reader.sync();
    await emptyAll(ids.slice(0, 5));
    expect(await reader.sync()).toMatchObject({ problem: null });
    expect(await reader.texts(ids[0] ?? never())).toEqual([]);
  });
});

function never(): never {
  throw new Error('it is there');
}
