import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyHash } from '../../../../shared/document/hash.ts';
import { chainNext, chainStart } from '../../../../shared/sync/chain.ts';
import type { OpAnswer } from '../../../../shared/sync/push.ts';
import { foundMinistry, type Answer, type Ministry, type SyncDesk } from '../../../support/hub/ministry.ts';
import { recordOp } from '../../../support/hub/ops.ts';
import { newDocumentId, written, type Written } from '../../../support/hub/written-article.ts';

let ministry: Ministry;
let office: { office: string; stream: string };
let other: { office: string; stream: string };
let author: SyncDesk;
let colleague: SyncDesk;
let farAway: SyncDesk;

beforeAll(async () => {
  ministry = await foundMinistry();
  const root = await ministry.office(null);
  office = await ministry.office(root.office);
  other = await ministry.office(root.office);
  [author, colleague, farAway] = [ministry.desk(), ministry.desk(), ministry.desk()];
  await ministry.join(author.person, office.office, 'drafter');
  await ministry.join(colleague.person, office.office, 'drafter');
  await ministry.join(farAway.person, other.office, 'drafter');
});
afterAll(() => ministry.end());

const outcomes = (answers: readonly OpAnswer[]): readonly string[] =>
  answers.map((answer) => (answer.outcome === 'accepted' ? answer.place : answer.reason));

interface Readers {
  readonly people?: readonly { readonly person: string; readonly mayWrite: boolean }[];
  readonly offices?: readonly { readonly office: string; readonly mayWrite: boolean }[];
}

const ownStream = (by: SyncDesk, { op }: Written, { people = [], offices = [] }: Readers): Promise<Answer> =>
  by.ask('/own-stream', { epoch: ministry.epoch, documentId: op.documentId, people, offices });

async function restrict(by: SyncDesk, one: Written, readers?: Readers): Promise<string> {
  const { body } = await ownStream(by, one, readers ?? { people: [{ person: by.person, mayWrite: true }] });
  return (body as { stream: string }).stream;
}

const pushTo = (by: SyncDesk, stream: string, ...all: readonly Written[]): Promise<readonly OpAnswer[]> =>
  by.push(
    stream,
    all.flatMap(({ contents }) => contents),
    all.map(({ op }) => op),
  );

/** A document of two revisions and a record in the office's stream. */
async function begun(): Promise<readonly [first: Written, second: Written]> {
  const id = newDocumentId();
  const first = written(id, [`one ${id}`, 'same']);
  const second = written(id, [`two ${id}`, 'same'], [first]);
  await pushTo(author, office.stream, first, second);
  await author.push(office.stream, [], [recordOp(id, 'due', '2026-12-01')]);
  return [first, second];
}

describe('a document that gets a stream of its own', () => {
  it('takes its ops and contents along once, in their order, in a chain of their own', async () => {
    const [first, second] = await begun();
    const stream = await restrict(author, second);
    const { ops, contents, head } = await author.pull(stream);
    expect(ops.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'revision'],
      [2, 'revision'],
      [3, 'record'],
    ]);
    expect(ops.slice(0, 2).map(({ opId }) => opId)).toEqual([first.op.opId, second.op.opId]);
    expect(new Set(contents.map(({ hash }) => hash))).toEqual(
      new Set([...first.contents, ...second.contents].map((body) => bodyHash(body))),
    );
    expect(head.chain).toBe(ops.reduce<string>((chain, op) => chainNext(chain, op), chainStart(stream)));
    // The office's stream ends for it with an op that says so.
    const left = await author.pull(office.stream);
    expect(left.ops.at(-1)).toMatchObject({ kind: 'moved', documentId: first.op.documentId, payload: {} });
    expect(left.head.chain).toBe(
      left.ops.reduce<string>((chain, op) => chainNext(chain, op), chainStart(office.stream)),
    );
    // Once more changes readers alone.
    expect(await restrict(author, second)).toBe(stream);
    expect((await author.pull(stream)).head.seq).toBe(3);
  });

  it('is read by the people who are named and nobody else, and changed by those who may write', async () => {
    const [, second] = await begun();
    const named = ministry.desk();
    await ministry.join(named.person, other.office, 'moderator');
    const stream = await restrict(author, second, {
      people: [
        { person: author.person, mayWrite: true },
        { person: named.person, mayWrite: false },
      ],
    });
    const pulled = (by: SyncDesk) =>
      by.ask(`/pull?${new URLSearchParams({ epoch: ministry.epoch, stream, after: '0' })}`);
    expect((await pulled(named)).status).toBe(200);
    for (const by of [colleague, farAway])
      expect(await pulled(by)).toMatchObject({ status: 403, body: { code: 'notAllowed' } });
    const third = written(second.op.documentId, ['three'], [second]);
    expect(await ownStream(named, second, {})).toMatchObject({ status: 403 });
    expect(outcomes(await pushTo(author, stream, third))).toEqual(['head']);
    expect((await author.pull(office.stream)).ops.map(({ opId }) => opId)).not.toContain(third.op.opId);
  });

  it('goes to another office with all that it was, and both read on', async () => {
    const [first, second] = await begun();
    const stream = await restrict(author, second, {
      offices: [
        { office: office.office, mayWrite: true },
        { office: other.office, mayWrite: true },
      ],
    });
    expect((await farAway.pull(stream)).ops.map(({ opId }) => opId)).toContain(first.op.opId);
    const theirs = written(first.op.documentId, ['theirs'], [second]);
    expect(outcomes(await pushTo(farAway, stream, theirs))).toEqual(['head']);
    expect((await colleague.pull(stream)).ops.at(-1)?.opId).toBe(theirs.op.opId);
    const ours = written(first.op.documentId, ['ours'], [theirs]);
    expect(outcomes(await pushTo(colleague, stream, ours))).toEqual(['head']);
  });
});

describe('an op that comes late for the stream that a document has left', () => {
  it('goes to its own stream, and an op that was there before gets the answer that it got', async () => {
    const [first, second] = await begun();
    const stream = await restrict(author, second);
    const third = written(first.op.documentId, ['three'], [second]);
    const [answer] = await pushTo(author, office.stream, third);
    expect(answer).toMatchObject({ outcome: 'accepted', place: 'head', stream, seq: 4 });
    expect(await pushTo(author, office.stream, third)).toEqual([answer]);
    const { stream: _its, ...there } = answer?.outcome === 'accepted' ? answer : { stream };
    expect(await pushTo(author, stream, third)).toEqual([there]);
    const [again] = await pushTo(author, office.stream, second);
    expect(again).toMatchObject({ outcome: 'accepted', place: 'head' });
    expect(again).not.toHaveProperty('stream');
    expect(await pushTo(author, stream, second)).toEqual([{ ...again, stream: office.stream }]);
    expect((await author.pull(stream)).head.seq).toBe(4);
  });

  it('by somebody who may not read it any more stands beside, and names nothing of what they cannot read', async () => {
    const [, second] = await begun();
    const stream = await restrict(author, second);
    const secret = written(second.op.documentId, ['a secret since then'], [second]);
    await pushTo(author, stream, secret);
    const late = written(second.op.documentId, ['a week without a line'], [second]);
    expect(await pushTo(colleague, office.stream, late)).toMatchObject([{ place: 'branch', stream }]);
    expect((await author.pull(stream)).ops.at(-1)?.opId).toBe(late.op.opId);
    const guess = written(second.op.documentId, ['a secret since then'], [second]);
    expect(await colleague.push(office.stream, [], [guess.op])).toMatchObject([
      { reason: 'contentsMissing', missing: secret.contents.map((body) => bodyHash(body)) },
    ]);
    // Somebody of an office that never had it is told what they would be told of any document of others.
    const stranger = written(second.op.documentId, ['a guess'], [second]);
    expect(outcomes(await pushTo(farAway, other.stream, stranger))).toEqual(['elsewhere']);
    expect(await pushTo(farAway, other.stream, second)).toMatchObject([{ reason: 'otherOp' }]);
  });

  it('is taken with others that stay, each where it belongs', async () => {
    const [, moved] = await begun();
    const [, stays] = await begun();
    const stream = await restrict(author, moved);
    const [there, here] = [moved, stays].map((one) => written(one.op.documentId, ['next'], [one]));
    if (there === undefined || here === undefined) throw new Error('both are written');
    const answers = await pushTo(author, office.stream, here, there);
    expect(answers).toMatchObject([{ place: 'head' }, { place: 'head', stream }]);
    expect(answers[0]).not.toHaveProperty('stream');
  });
});

describe('readers', () => {
  it('who are not known, named twice, or without whoever asks are refused, and nothing is changed', async () => {
    const [, second] = await begun();
    const me = { person: author.person, mayWrite: true };
    for (const [readers, code] of [
      [{ people: [me, { person: randomUUID(), mayWrite: false }] }, 'unknownReader'],
      [{ people: [me], offices: [{ office: randomUUID(), mayWrite: false }] }, 'unknownReader'],
      [{ people: [me, me] }, 'unknownReader'],
      [{ people: [{ ...me, mayWrite: false }] }, 'wouldLockOut'],
      [{ offices: [{ office: other.office, mayWrite: true }] }, 'wouldLockOut'],
    ] as const)
      expect(await ownStream(author, second, readers)).toMatchObject({ status: 409, body: { code } });
    expect(
      outcomes(await pushTo(author, office.stream, written(second.op.documentId, ['x'], [second]))),
    ).toEqual(['head']);
    for (const by of [farAway, ministry.desk()])
      expect(await ownStream(by, second, { people: [me] })).toMatchObject({ status: 403 });
    expect(await ownStream(author, written(newDocumentId(), ['none']), { people: [me] })).toMatchObject({
      status: 403,
    });
  });
});

describe('a document that moves while others write into it', () => {
  it('loses no op and takes none twice', async () => {
    const [, second] = await begun();
    const late = Array.from({ length: 12 }, (_none, place) =>
      written(second.op.documentId, [`beside ${place}`], [second]),
    );
    const [stream, ...answers] = await Promise.all([
      restrict(author, second),
      ...late.map((one) => pushTo(author, office.stream, one)),
    ]);
    expect(new Set(answers.flat().map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
    const { ops } = await author.pull(stream);
    expect(ops.map(({ seq }) => seq)).toEqual(ops.map((_op, place) => place + 1));
    expect(ops.map(({ opId }) => opId).toSorted()).toEqual(
      [...new Set([...ops.map(({ opId }) => opId), ...late.map(({ op }) => op.opId)])].toSorted(),
    );
  });
});
