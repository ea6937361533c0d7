import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../../../hub/db/connect.ts';
import { COMMENT_OP } from '../../../../shared/comments/comment-op.ts';
import type { DocumentId, JsonValue } from '../../../../shared/document/model.ts';
import { digestAnswerSchema } from '../../../../shared/sync/digest.ts';
import type { Op } from '../../../../shared/sync/op.ts';
import type { OpAnswer } from '../../../../shared/sync/push.ts';
import { beginning, saying } from '../../../support/comments.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../../../support/hub/ministry.ts';
import { opOf } from '../../../support/hub/ops.ts';
import { newDocumentId, written } from '../../../support/hub/written-article.ts';
import { uidOf } from '../../../support/units.ts';

let ministry: Ministry;
let stream: string;
let author: SyncDesk;
let colleague: SyncDesk;
let reader: SyncDesk;

beforeAll(async () => {
  ministry = await foundMinistry();
  const root = await ministry.office(null);
  ({ stream } = root);
  [author, colleague, reader] = [ministry.desk(), ministry.desk(), ministry.desk()];
  for (const { person } of [author, colleague]) await ministry.join(person, root.office, 'drafter');
  await ministry.join(reader.person, root.office, 'moderator');
});
afterAll(() => ministry.end());

const outcomes = (answers: readonly OpAnswer[]): readonly string[] =>
  answers.map((answer) => (answer.outcome === 'accepted' ? answer.place : answer.reason));

const begin = (id: DocumentId, text = 'សូមពិនិត្យ'): Op =>
  opOf(COMMENT_OP, id, beginning(uidOf(1), saying(text)));
const act = (id: DocumentId, payload: JsonValue): Op =>
  opOf(COMMENT_OP, id, Object.assign({ version: 1 }, payload));

async function article(): Promise<DocumentId> {
  const id = newDocumentId();
  const one = written(id, ['text']);
  await author.push(stream, one.contents, [one.op]);
  return id;
}

describe('a comment', () => {
  it('is kept in the hub’s order, with who said it by their session, and comes back as it was', async () => {
    const id = await article();
    const thread = begin(id);
    const reply = act(id, { act: 'reply', thread: thread.opId, said: saying('បាទ') });
    const resolve = act(id, { act: 'resolve', thread: thread.opId });
    expect(outcomes(await author.push(stream, [], [thread]))).toEqual(['log']);
    expect(outcomes(await colleague.push(stream, [], [reply, resolve, thread]))).toEqual([
      'log',
      'log',
      'log',
    ]);
    const { ops } = await reader.pull(stream);
    expect(ops.filter(({ documentId, kind }) => documentId === id && kind === COMMENT_OP)).toMatchObject([
      { opId: thread.opId, person: author.person, payload: thread.payload },
      { opId: reply.opId, person: colleague.person },
      { opId: resolve.opId, person: colleague.person },
    ]);
  });

  it('is changed and taken back by who said it alone', async () => {
    const id = await article();
    const thread = begin(id);
    await author.push(stream, [], [thread]);
    const edit = act(id, { act: 'edit', comment: thread.opId, said: saying('ផ្សេង') });
    const takeBack = act(id, { act: 'takeBack', comment: thread.opId });
    expect(outcomes(await colleague.push(stream, [], [edit, takeBack]))).toEqual([
      'notAllowed',
      'notAllowed',
    ]);
    expect(outcomes(await author.push(stream, [], [edit, takeBack]))).toEqual(['log', 'log']);
  });

  it.each<[string, (id: DocumentId) => Op]>([
    [
      'an author of its own choice',
      (id) => act(id, { ...beginning(uidOf(1), saying('x')), author: uidOf(7) }),
    ],
    ['nothing to say', (id) => begin(id, ' ')],
    ['more than anybody reads', (id) => begin(id, 'ក'.repeat(5_001))],
    [
      'somebody called on whose name is not in it',
      (id) =>
        act(id, {
          act: 'begin',
          anchor: beginning(uidOf(1), saying('x')).anchor,
          said: { text: 'x', mentions: [{ person: uidOf(7), name: 'y' }], picture: null },
        }),
    ],
    ['no such act', (id) => act(id, { act: 'shout', thread: uidOf(7) })],
  ])('is refused with %s', async (_what, op) => {
    const id = await article();
    expect(outcomes(await author.push(stream, [], [op(id)]))).toEqual(['payloadInvalid']);
  });

  it('is not taken from who may only read', async () => {
    const { status } = await reader.ask('/push', {
      epoch: ministry.epoch,
      stream,
      contents: [],
      ops: [begin(await article())],
    });
    expect(status).toBe(403);
  });

  it('is in no content, and in the digest for who asks for it', async () => {
    const id = await article();
    const digest = async (more: string): Promise<string> => {
      const { body } = await author.ask(`/digest?epoch=${ministry.epoch}&stream=${stream}${more}`);
      return digestAnswerSchema.parse(body).digest;
    };
    const [plain, whole] = [await digest(''), await digest('&comments=yes')];
    await author.push(stream, [], [begin(id)]);
    expect(await digest('')).toBe(plain);
    expect(await digest('&comments=yes')).not.toBe(whole);
  });

  it('that a hub kept unread counts for one that reads it, and a newer form is kept', async () => {
    const id = await article();
    const thread = begin(id);
    const newer = act(id, { act: 'dance', version: 2 });
    expect(outcomes(await author.push(stream, [], [thread, newer]))).toEqual(['log', 'log']);
    const pool = connect(ministry.hub.databaseUrl, 1);
    const unread = async (): Promise<readonly string[]> => {
      const rows = await pool.database
        .selectFrom('ops')
        .select('op_id as opId')
        .where('document', '=', id)
        .where('unread', '=', true)
        .execute();
      return rows.map(({ opId }) => opId);
    };
    await pool.database.updateTable('ops').set({ unread: true }).where('op_id', '=', thread.opId).execute();
    await ministry.secondHub();
    expect(await unread()).toEqual([newer.opId]);
    await pool.close();
  });
});
