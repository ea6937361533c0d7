import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyHash } from '../../../../shared/document/hash.ts';
import type { UnitBody } from '../../../../shared/document/model.ts';
import { chainNext, chainStart, headText } from '../../../../shared/sync/chain.ts';
import { helloSchema } from '../../../../shared/sync/hello.ts';
import type { PullAnswer } from '../../../../shared/sync/pull.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../../../support/hub/ministry.ts';
import { changedOp, newDocumentId, written, type Written } from '../../../support/hub/written-article.ts';

let ministry: Ministry;
let desk: SyncDesk;
let stream: string;

beforeAll(async () => {
  ministry = await foundMinistry();
  const root = await ministry.office(null);
  const office = await ministry.office(root.office);
  ({ stream } = office);
  desk = ministry.desk();
  await ministry.join(desk.person, office.office, 'drafter');
});
afterAll(() => ministry.end());

/** A stream of an office that nothing has been pushed to. */
async function freshStream(): Promise<string> {
  const office = await ministry.office((await offices()).at(0) ?? null);
  await ministry.join(desk.person, office.office, 'drafter');
  return office.stream;
}

async function offices(): Promise<string[]> {
  const { body } = await desk.ask('/streams');
  const { streams } = body as { streams: { office: string | null }[] };
  return streams.flatMap(({ office }) => office ?? []);
}

const chainOf = (stream: string, ops: PullAnswer['ops']): string =>
  ops.reduce<string>((previous, op) => chainNext(previous, op), chainStart(stream));

const pushAll = (to: string, ...all: readonly Written[]) =>
  desk.push(
    to,
    all.flatMap(({ contents }) => contents),
    all.map(({ op }) => op),
  );

describe('push and pull', () => {
  it('bring what was pushed, in order, with the contents that each op brought, under a signed head', async () => {
    const to = await freshStream();
    const id = newDocumentId();
    const first = written(id, ['សួស្តី', 'one']);
    const second = written(id, ['សួស្តី', 'two'], [first]);
    expect(await pushAll(to, first, second)).toEqual([
      { outcome: 'accepted', opId: first.op.opId, seq: 1, place: 'head' },
      { outcome: 'accepted', opId: second.op.opId, seq: 2, place: 'head' },
    ]);
    const whole = await desk.pull(to);
    expect(whole.ops.map(({ opId, hash, payload }) => ({ opId, hash, payload }))).toEqual(
      [first, second].map(({ op: { opId, hash, payload } }) => ({ opId, hash, payload })),
    );
    expect(new Set(whole.contents.map(({ hash }) => hash))).toEqual(
      new Set([...first.contents, ...second.contents].map((body) => bodyHash(body))),
    );
    for (const { hash, body } of whole.contents) expect(bodyHash(body as UnitBody)).toBe(hash);
    expect(whole.head.chain).toBe(chainOf(to, whole.ops));
    const hello = helloSchema.parse(await (await fetch(`${ministry.hub.address}/v1/hello`)).json());
    const key = createPublicKey({
      key: Buffer.from(hello.publicKey, 'base64url'),
      type: 'spki',
      format: 'der',
    });
    const signs = (seq: number): boolean =>
      verify(
        null,
        Buffer.from(
          headText({ hub: hello.hub, epoch: hello.epoch, stream: to, seq, chain: whole.head.chain }),
        ),
        key,
        Buffer.from(whole.head.signature, 'base64url'),
      );
    expect([signs(2), signs(1)]).toEqual([true, false]);
    // The second page brings the changed paragraph alone.
    const page = await desk.pull(to, 1);
    expect(page.contents.map(({ hash }) => hash)).toEqual([bodyHash(second.contents[1] ?? never())]);
    expect(page.more).toBe(false);
  });

  it('show by the chain that an op was left out, changed or moved', async () => {
    const to = await freshStream();
    const id = newDocumentId();
    const first = written(id, ['a']);
    const second = written(id, ['b'], [first]);
    await pushAll(to, first, second, written(id, ['c'], [second]));
    const { ops, head } = await desk.pull(to);
    expect(chainOf(to, ops)).toBe(head.chain);
    expect(chainOf(to, ops.toSpliced(1, 1))).not.toBe(head.chain);
    expect(chainOf(to, ops.toReversed())).not.toBe(head.chain);
    expect(chainOf(to, ops.with(1, { ...(ops[1] ?? never()), person: desk.device }))).not.toBe(head.chain);
  });

  it('give the same answer to an op that comes again, and keep it once', async () => {
    const to = await freshStream();
    const one = written(newDocumentId(), ['once']);
    const answer = await pushAll(to, one);
    expect(await pushAll(to, one)).toEqual(answer);
    expect(await desk.push(to, [], [one.op, one.op])).toEqual([...answer, ...answer]);
    expect((await desk.pull(to)).ops).toHaveLength(1);
  });

  it('page by page bring all, once', async () => {
    const to = await freshStream();
    const id = newDocumentId();
    const all: Written[] = [];
    for (let line = 0; line < 7; line += 1) all.push(written(id, [`line ${line}`], all.slice(-1)));
    await pushAll(to, ...all);
    const seen: number[] = [];
    for (let after = 0, more = true; more;) {
      const page = await desk.pull(to, after, 3);
      seen.push(...page.ops.map(({ seq }) => seq));
      ({ more } = page);
      after = page.ops.at(-1)?.seq ?? after;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('cut a page where it grows large, and still bring an op that is larger than a page', async () => {
    const to = await freshStream();
    const id = newDocumentId();
    const large = (letter: string): string => letter.repeat(2_500_000);
    const first = written(id, [large('a')]);
    const second = written(id, [large('b')], [first]);
    await pushAll(to, first);
    await pushAll(to, second);
    const page = await desk.pull(to);
    expect([page.ops.length, page.contents.length, page.more]).toEqual([1, 1, true]);
    expect((await desk.pull(to, 1)).ops).toHaveLength(1);
  });
});

describe('a revision', () => {
  it('on the head moves it; another is a branch, until a merge has both as parents', async () => {
    const id = newDocumentId();
    const base = written(id, ['base']);
    const mine = written(id, ['mine'], [base]);
    const theirs = written(id, ['theirs'], [base]);
    const onBranch = written(id, ['theirs again'], [theirs]);
    const merged = written(id, ['merged'], [onBranch, mine]);
    const answers = await pushAll(stream, base, mine, theirs, onBranch, merged);
    expect(answers.map((answer) => (answer.outcome === 'accepted' ? answer.place : answer.reason))).toEqual([
      'head',
      'head',
      'branch',
      'branch',
      'head',
    ]);
  });

  it('whose contents the stream lacks is refused with their names, and taken when they are there', async () => {
    const one = written(newDocumentId(), ['first', 'second']);
    const [refused] = await desk.push(stream, one.contents.slice(0, 1), [one.op]);
    expect(refused).toMatchObject({
      reason: 'contentsMissing',
      missing: [bodyHash(one.contents[1] ?? never())],
    });
    expect(await desk.push(stream, one.contents.slice(1), [one.op])).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('names no contents of another stream: a guessed hash tells nothing', async () => {
    const elsewhere = await freshStream();
    const secret = written(newDocumentId(), ['a secret of another office']);
    await pushAll(elsewhere, secret);
    const guess = written(newDocumentId(), ['a secret of another office']);
    expect(await desk.push(stream, [], [guess.op])).toMatchObject([{ reason: 'contentsMissing' }]);
  });

  it.each<readonly [reason: string, make: (one: Written) => Written['op']]>([
    ['wrongHash', ({ op }) => ({ ...op, kind: 'other' })],
    ['kindReserved', ({ op }) => changedOp({ ...op, kind: 'moved' }, () => undefined)],
    ['payloadInvalid', ({ op }) => changedOp(op, (payload) => delete payload['delta'])],
    [
      'parentUnknown',
      ({ op }) =>
        changedOp(op, (payload) =>
          Object.assign(Object(payload['revision']), { parents: [newDocumentId()] }),
        ),
    ],
    [
      'wrongRoots',
      ({ op }) =>
        changedOp(op, (payload) =>
          Object.assign(Object(payload['revision']), { roots: { km: '0'.repeat(64), en: '0'.repeat(64) } }),
        ),
    ],
    [
      'brokenDelta',
      ({ op }) => changedOp(op, (payload) => Object(payload['delta']).km.gone.push(newDocumentId())),
    ],
  ])('is refused with the reason %s, and leaves nothing', async (reason, make) => {
    const to = await freshStream();
    const one = written(newDocumentId(), ['text']);
    const [answer] = await desk.push(to, one.contents, [make(one)]);
    expect(answer).toMatchObject({ outcome: 'refused', reason });
    expect((await desk.pull(to)).head.seq).toBe(0);
    // The op as it should be is taken behind it.
    expect(await pushAll(to, one)).toMatchObject([{ outcome: 'accepted', seq: 1, place: 'head' }]);
  });

  it('with the id of another op, or for a document that lives in another stream, is refused', async () => {
    const elsewhere = await freshStream();
    const one = written(newDocumentId(), ['here']);
    await pushAll(stream, one);
    const other = changedOp(one.op, (payload) =>
      Object.assign(Object(payload['revision']), { note: 'other' }),
    );
    expect(await pushAll(stream, { ...one, op: other })).toMatchObject([{ reason: 'otherOp' }]);
    const next = written(one.op.documentId, ['there'], [one]);
    expect(await pushAll(elsewhere, next)).toMatchObject([{ reason: 'elsewhere' }]);
  });

  it('is verified by a hub that never saw its parents, however many there are', async () => {
    const to = await freshStream();
    const id = newDocumentId();
    const all: Written[] = [];
    for (let count = 0; count < 120; count += 1)
      all.push(written(id, ['same', `line ${count}`], all.slice(-1)));
    for (let from = 0; from < all.length; from += 60) await pushAll(to, ...all.slice(from, from + 60));
    const other = ministry.desk(desk.person, await ministry.secondHub());
    const next = written(id, ['same', 'from the other hub'], all.slice(-1));
    const onOld = written(id, ['same', 'an old branch'], all.slice(47, 48));
    const answers = await other.push(to, [...next.contents, ...onOld.contents], [next.op, onOld.op]);
    expect(answers).toMatchObject([
      { seq: 121, place: 'head' },
      { seq: 122, place: 'branch' },
    ]);
    expect((await desk.pull(to, 120)).ops).toHaveLength(2);
  });
});

describe('writers at the same moment', () => {
  it('get numbers without a gap from two hubs, and one chain', async () => {
    const to = await freshStream();
    const second = await ministry.secondHub();
    const writers = Array.from({ length: 8 }, (_none, place) =>
      ministry.desk(desk.person, place % 2 === 0 ? ministry.hub : second),
    );
    await Promise.all(
      writers.map(async (writer) => {
        const id = newDocumentId();
        let last: Written[] = [];
        for (let round = 0; round < 5; round += 1) {
          const next = written(id, [`${writer.device} ${round}`], last);
          last = [next];
          expect(await writer.push(to, next.contents, [next.op])).toMatchObject([{ outcome: 'accepted' }]);
        }
      }),
    );
    const { ops, head } = await desk.pull(to);
    expect(ops.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_none, place) => place + 1));
    expect(head.chain).toBe(chainOf(to, ops));
  });

  it('who bring the same document first from two streams: one has it', async () => {
    const [here, there] = [await freshStream(), await freshStream()];
    const id = newDocumentId();
    const [one, other] = [written(id, ['one']), written(id, ['other'])];
    const answers = (await Promise.all([pushAll(here, one), pushAll(there, other)])).flat();
    expect(answers.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
    expect(
      answers.filter((answer) => answer.outcome === 'refused' && answer.reason === 'elsewhere'),
    ).toHaveLength(1);
  });
});

describe('the log of the hub', () => {
  it('holds no word of what was pushed, taken or refused', async () => {
    const word = 'ពាក្យplanted';
    const one = written(newDocumentId(), [word]);
    await pushAll(stream, one);
    await desk.push(stream, [], [changedOp(one.op, (payload) => Object.assign(payload, { planted: word }))]);
    await desk.ask('/push', { epoch: ministry.epoch, stream: word, contents: [], ops: [word] });
    expect(ministry.hub.log()).toContain('/v1/push');
    expect(ministry.hub.log()).not.toContain('planted');
  });
});

function never(): never {
  throw new Error('it is there');
}
