import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyHash } from '../../../../shared/document/hash.ts';
import { connect } from '../../../../hub/db/connect.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../../../support/hub/ministry.ts';
import { opOf, recordOp } from '../../../support/hub/ops.ts';
import { changedOp, newDocumentId, written } from '../../../support/hub/written-article.ts';
import type { OpAnswer } from '../../../../shared/sync/push.ts';

let ministry: Ministry;
let desk: SyncDesk;
let stream: string;
let root: string;

beforeAll(async () => {
  ministry = await foundMinistry();
  const office = await ministry.office(null);
  ({ stream, office: root } = office);
  desk = ministry.desk();
  await ministry.join(desk.person, office.office, 'drafter');
});
afterAll(() => ministry.end());

const outcomes = (answers: readonly OpAnswer[]): readonly string[] =>
  answers.map((answer) => (answer.outcome === 'accepted' ? answer.place : answer.reason));

describe('a record', () => {
  it('whose fields are based on what set them last is as it says; any other stands beside', async () => {
    const id = newDocumentId();
    const first = recordOp(id, 'binned', true);
    const mine = recordOp(id, 'binned', false, first);
    const theirs = recordOp(id, 'binned', true, first);
    const decided = recordOp(id, 'binned', true, mine);
    const otherField = recordOp(id, 'until', '2026-01-01');
    const ofTomorrow = recordOp(id, 'binned', 1, null, 'assignment');
    const answers = await desk.push(stream, [], [first, mine, theirs, decided, otherField, ofTomorrow]);
    expect(outcomes(answers)).toEqual(['head', 'head', 'branch', 'head', 'head', 'log']);
    // Another push knows them too.
    const late = recordOp(id, 'binned', 'late', mine);
    const next = recordOp(id, 'binned', 'next', decided);
    expect(outcomes(await desk.push(stream, [], [late, next]))).toEqual(['branch', 'head']);
  });

  it('sets all of its fields or none', async () => {
    const id = newDocumentId();
    const first = recordOp(id, 'a', 1);
    const both = opOf('record', id, {
      record: 'bin',
      fields: [
        { name: 'a', base: null, value: 2 },
        { name: 'b', base: null, value: 2 },
      ],
    });
    const b = recordOp(id, 'b', 3);
    expect(outcomes(await desk.push(stream, [], [first, both, b]))).toEqual(['head', 'branch', 'head']);
  });

  it('with another form, or with a field twice, is refused', async () => {
    const id = newDocumentId();
    const field = { name: 'a', base: null, value: 1 };
    const wrong = [
      { record: 'bin', fields: [] },
      { record: 'bin', fields: [field, field] },
      { record: 'bin', fields: [{ name: 'a', value: 1 }] },
      { record: "'; DROP TABLE ops; --", fields: [field] },
      null,
    ].map((payload) => opOf('record', id, payload));
    expect(outcomes(await desk.push(stream, [], wrong))).toEqual(wrong.map(() => 'payloadInvalid'));
  });

  it('may stand before its document, which then has a kind, and only one', async () => {
    const one = written(newDocumentId(), ['text']);
    const record = recordOp(one.op.documentId, 'title', 'ចំណងជើង');
    expect(outcomes(await desk.push(stream, one.contents, [record, one.op]))).toEqual(['head', 'head']);
    const other = written(one.op.documentId, ['text'], [one]);
    const asPage = changedOp(other.op, (payload) => Object.assign(payload, { documentKind: 'page' }));
    expect(outcomes(await desk.push(stream, other.contents, [asPage]))).toEqual(['otherKind']);
  });
});

describe('an op of any other kind', () => {
  it.each(['ofTomorrow', 'ofTheDayAfter'])(
    '%s is kept in its order and comes back as it was',
    async (kind) => {
      const op = opOf(kind, newDocumentId(), { said: 'អ្វីមួយ', 'by "whom"': ['\u0000', 1e21, null] });
      const [answer] = await desk.push(stream, [], [op]);
      expect(answer).toMatchObject({ outcome: 'accepted', place: 'log' });
      expect(await desk.push(stream, [], [op])).toEqual([answer]);
      const { ops } = await desk.pull(stream, answer?.outcome === 'accepted' ? answer.seq - 1 : 0);
      expect(ops).toMatchObject([{ opId: op.opId, kind, payload: op.payload, hash: op.hash, place: 'log' }]);
    },
  );

  it('brings the contents along whose hashes stand in it, and names none of another stream', async () => {
    const office = await ministry.office(root);
    await ministry.join(desk.person, office.office, 'drafter');
    const [content] = written(newDocumentId(), ['សេចក្តីសម្ងាត់']).contents;
    if (content === undefined) throw new Error('it is there');
    const hash = bodyHash(content);
    const op = opOf('ofTomorrow', newDocumentId(), { frozen: [hash] });
    const [here] = await desk.push(stream, [content], [op]);
    const seq = here?.outcome === 'accepted' ? here.seq : 0;
    expect((await desk.pull(stream, seq - 1)).contents.map((each) => each.hash)).toEqual([hash]);
    const guess = opOf('ofTomorrow', newDocumentId(), { frozen: [hash] });
    expect(outcomes(await desk.push(office.stream, [], [guess]))).toEqual(['log']);
    expect((await desk.pull(office.stream)).contents).toEqual([]);
  });
});

describe('what is newer than the hub', () => {
  it('is kept, and takes its place when a hub starts that reads it', async () => {
    const id = newDocumentId();
    const [first, text] = [written(id, ['one']), 'ឆ្នាំក្រោយ'];
    const second = written(id, [text], [first]);
    const newer = changedOp(written(id, ['three'], [first]).op, (payload) =>
      Object.assign(payload, { version: 2 }),
    );
    const accepted = await desk.push(
      stream,
      [...first.contents, ...second.contents],
      [first.op, newer, second.op],
    );
    expect(outcomes(accepted)).toEqual(['head', 'log', 'head']);
    // A hub of yesterday would have kept the second one so.
    const pool = connect(ministry.hub.databaseUrl, 1);
    await pool.database
      .updateTable('ops')
      .set({ place: 'log', unread: true })
      .where('op_id', '=', second.op.opId)
      .execute();
    await pool.database.updateTable('documents').set({ head: first.revision }).where('id', '=', id).execute();
    await pool.database.deleteFrom('revisions').where('id', '=', second.revision).execute();
    await pool.close();
    const upgraded = ministry.desk(desk.person, await ministry.secondHub());
    expect(await upgraded.push(stream, [], [second.op])).toEqual(accepted.slice(2));
    const third = written(id, ['four'], [second]);
    expect(outcomes(await upgraded.push(stream, third.contents, [third.op]))).toEqual(['head']);
    // What no hub reads yet is still as it was.
    expect(await upgraded.push(stream, [], [newer])).toEqual(accepted.slice(1, 2));
  });
});
