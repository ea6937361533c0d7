import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../../../shared/sync/problem.ts';
import { WRITING_ROLES } from '../../../../hub/rights/rights.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../../../support/hub/ministry.ts';
import { newDocumentId, written } from '../../../support/hub/written-article.ts';

let ministry: Ministry;
let root: { office: string; stream: string };
let office: { office: string; stream: string };
let other: { office: string; stream: string };
let restricted: string;
const desks: Record<string, SyncDesk> = {};

const PEOPLE = [
  'stranger',
  'drafter',
  'moderator',
  'otherDrafter',
  'rootDrafter',
  'namedReader',
  'namedWriter',
];

beforeAll(async () => {
  ministry = await foundMinistry();
  root = await ministry.office(null);
  office = await ministry.office(root.office);
  other = await ministry.office(root.office);
  for (const name of PEOPLE) desks[name] = ministry.desk();
  const person = (name: string): string => desks[name]?.person ?? '';
  await ministry.join(person('drafter'), office.office, 'drafter');
  await ministry.join(person('moderator'), office.office, 'moderator');
  await ministry.join(person('otherDrafter'), other.office, 'drafter');
  await ministry.join(person('rootDrafter'), root.office, 'drafter');
  restricted = await ministry.restricted([
    { person: person('namedReader'), mayWrite: false },
    { person: person('namedWriter'), mayWrite: true },
  ]);
});
afterAll(() => ministry.end());

const pullPath = (stream: string): string =>
  `/pull?${new URLSearchParams({ epoch: ministry.epoch, stream, after: '0' })}`;
const pushBody = (stream: string): unknown => {
  const one = written(newDocumentId(), ['text']);
  return { epoch: ministry.epoch, stream, contents: one.contents, ops: [one.op] };
};

/** Who may read, and who may write besides. */
const MATRIX: readonly (readonly [stream: () => string, name: string, read: string[], write: string[]])[] = [
  [
    () => root.stream,
    "the root office's",
    ['drafter', 'moderator', 'otherDrafter', 'rootDrafter'],
    ['rootDrafter'],
  ],
  [() => office.stream, "an office's", ['drafter', 'moderator'], ['drafter']],
  [() => other.stream, "another office's", ['otherDrafter'], ['otherDrafter']],
  [() => restricted, 'a restricted', ['namedReader', 'namedWriter'], ['namedWriter']],
  [() => randomUUID(), 'an unknown', [], []],
];

describe('rights on streams', () => {
  it.each(MATRIX)(
    '%#: %s stream: who may read reads, who may write writes, nobody else',
    async (of, _name, read, write) => {
      for (const name of PEOPLE) {
        const desk = desks[name];
        const stream = of();
        const [pulled, pushed] = [
          await desk?.ask(pullPath(stream)),
          await desk?.ask('/push', pushBody(stream)),
        ];
        expect([name, pulled?.status, pushed?.status]).toEqual([
          name,
          read.includes(name) ? 200 : 403,
          write.includes(name) ? 200 : 403,
        ]);
      }
    },
  );

  it('answer one who may not exactly as for a stream that is not there', async () => {
    const withoutId = (answer: unknown): unknown => ({ ...problemSchema.parse(answer), requestId: '' });
    for (const [path, body] of [
      [pullPath, () => undefined],
      [() => '/push', pushBody],
    ] as const) {
      const [theirs, nobodys] = [other.stream, randomUUID()].map((stream) =>
        desks['drafter']?.ask(path(stream), body(stream)),
      );
      const [one, two] = [await theirs, await nobodys];
      expect(one?.status).toBe(two?.status);
      expect(withoutId(one?.body)).toEqual(withoutId(two?.body));
    }
  });

  it('list the streams of the person and no other', async () => {
    const { body } = (await desks['drafter']?.ask('/streams')) ?? { body: null };
    const { streams } = body as { streams: { id: string; mayWrite: boolean }[] };
    expect(new Map(streams.map(({ id, mayWrite }) => [id, mayWrite]))).toEqual(
      new Map([
        [root.stream, false],
        [office.stream, true],
      ]),
    );
  });

  it('end at the next request when they are taken away', async () => {
    const desk = ministry.desk();
    await ministry.join(desk.person, office.office, 'reviewer');
    expect((await desk.ask(pullPath(office.stream))).status).toBe(200);
    await ministry.leave(desk.person);
    expect((await desk.ask(pullPath(office.stream))).status).toBe(403);
  });

  it('to write come with each of the roles that write', async () => {
    for (const role of WRITING_ROLES) {
      const desk = ministry.desk();
      await ministry.join(desk.person, office.office, role);
      expect([role, (await desk.ask('/push', pushBody(office.stream))).status]).toEqual([role, 200]);
    }
  });
});

describe('what stands before every route below /v1', () => {
  it.each([
    ['2', 426, 'hubTooOld'],
    ['none', 400, 'invalid'],
  ])('a desk of version %s is told politely (%i, %s)', async (version, status, code) => {
    const answer = await fetch(`${ministry.hub.address}/v1/streams`, {
      headers: { 'sastra-protocol': version },
    });
    expect([answer.status, problemSchema.parse(await answer.json()).code]).toEqual([status, code]);
  });

  it('compares the epoch, and tells a desk that has read more than there is', async () => {
    const desk = desks['drafter'];
    const ask = async (epoch: string, after: string) =>
      desk?.ask(`/pull?${new URLSearchParams({ epoch, stream: office.stream, after })}`);
    expect(await ask(randomUUID(), '0')).toMatchObject({ status: 409, body: { code: 'otherEpoch' } });
    expect(await ask(ministry.epoch, '1000')).toMatchObject({ status: 409, body: { code: 'aheadOfHub' } });
  });

  it('refuses what is hostile with a sentence, and goes on', async () => {
    const desk = desks['drafter'];
    const sql = "'; DROP TABLE ops; --";
    for (const [path, body] of [
      [`/pull?${new URLSearchParams({ epoch: sql, stream: sql, after: sql })}`, undefined],
      [
        `/pull?${new URLSearchParams({ epoch: ministry.epoch, stream: office.stream, after: '-1' })}`,
        undefined,
      ],
      [
        `/pull?${new URLSearchParams({ epoch: ministry.epoch, stream: office.stream, after: '0', limit: '9999' })}`,
        undefined,
      ],
      [
        '/push',
        {
          epoch: ministry.epoch,
          stream: office.stream,
          contents: [],
          ops: Array.from({ length: 201 }, () => 1),
        },
      ],
      ['/push', { epoch: ministry.epoch, stream: office.stream, contents: [{ type: sql }], ops: [] }],
      ['/push', []],
    ] as const) {
      const answer = await desk?.ask(path, body);
      expect([path, answer?.status]).toEqual([path, 400]);
      expect(problemSchema.parse(answer?.body).message).not.toContain('DROP');
    }
    const large = await desk?.ask('/push', { padding: 'x'.repeat(9 * 1024 * 1024) });
    expect(large).toMatchObject({ status: 413, body: { code: 'tooLarge' } });
    expect((await desk?.ask(pullPath(office.stream)))?.status).toBe(200);
  });
});
