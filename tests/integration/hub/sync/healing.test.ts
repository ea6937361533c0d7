import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { ok } from '../../../../shared/errors/result.ts';
import { forgetNewest } from '../../../support/hub/restored.ts';
import { type SyncingDesk } from '../../../support/sync-desks.ts';
import { unitOf } from '../../../support/units.ts';
import { kandal, ministry, stream, takeo, useTwoDesks } from '../../../support/hub/two-desks.ts';

useTwoDesks();

const upToDate = { kind: 'connected', waiting: 0, problem: null, refused: { count: 0 } };

/** An article in three versions that both desks have. */
async function sharedArticle(): Promise<DocumentId> {
  const id = await kandal.create();
  for (const text of ['ទីមួយ', 'ទីពីរ', 'ទីបី']) await rewrite(kandal, id, text);
  await kandal.sync();
  await takeo.sync();
  return id;
}

async function rewrite(desk: SyncingDesk, id: DocumentId, text: string): Promise<void> {
  await desk.write(id, [['km', unitOf(1, 'A', text)]]);
  await desk.revise(id);
}

const historyOf = async (desk: SyncingDesk, documentId: DocumentId): Promise<ReadonlySet<string>> =>
  new Set((await desk.core().ask('history.list', { documentId })).map(({ id }) => id));

/** What a disk that lies takes from a profile. */
async function lose(desk: SyncingDesk, statement: string): Promise<void> {
  await desk.stop();
  const sqlite = new Sqlite(path.join(desk.folder, 'sastra.db'));
  sqlite.pragma('foreign_keys = OFF');
  expect(sqlite.prepare(statement).run().changes).toBeGreaterThan(0);
  sqlite.close();
  await desk.start();
}

describe('a desk that has lost', () => {
  it.each([
    ['the newest revision', 'DELETE FROM revisions WHERE number = (SELECT max(number) FROM revisions)'],
    ['all revisions', 'DELETE FROM revisions'],
    ['what it knew of where the document stands', 'UPDATE document_homes SET hub_head = NULL'],
    ['where the document lives', 'DELETE FROM document_homes'],
    ['the document', 'DELETE FROM documents'],
  ])('%s reads it again, and goes on where everybody is', async (_what, statement) => {
    const id = await sharedArticle();
    const history = await historyOf(takeo, id);
    await lose(takeo, statement);
    expect(await takeo.sync()).toMatchObject(upToDate);
    expect(await takeo.texts(id)).toEqual(['ទីបី']);
    expect(await historyOf(takeo, id)).toEqual(history);
    await rewrite(takeo, id, 'ទីបួន');
    expect(await takeo.sync()).toMatchObject(upToDate);
    await kandal.sync();
    expect(await kandal.texts(id)).toEqual(['ទីបួន']);
    expect((await ministry.desk(kandal.person).pull(stream)).ops).toHaveLength(4);
  });

  it('nothing compares once, and again only when the stream has come further', async () => {
    const id = await sharedArticle();
    for (let round = 0; round < 3; round += 1) await takeo.sync();
    // The office's stream and the ministry's.
    expect(takeo.asked.digest).toBe(2);
    await rewrite(kandal, id, 'ទីបួន');
    await kandal.sync();
    await takeo.sync();
    await takeo.sync();
    expect(takeo.asked.digest).toBe(3);
  });
});

describe('a hub that', () => {
  it('accepted an op and has it nowhere is sent it again', async () => {
    const id = await sharedArticle();
    kandal.tamper = (line) => ({
      ...line,
      push: ({ ops }) =>
        Promise.resolve(
          ok({
            answers: ops.map(({ opId }) => ({ outcome: 'accepted', opId, seq: 4, place: 'head' }) as const),
          }),
        ),
    });
    await rewrite(kandal, id, 'ទីបួន');
    expect(await kandal.sync()).toMatchObject({ waiting: 0 });
    kandal.tamper = (line) => line;
    await rewrite(takeo, id, 'របស់តាកែវ');
    await takeo.sync();
    await kandal.sync();
    expect(await kandal.core().ask('merging.branches', { documentId: id })).toHaveLength(1);
    await takeo.sync();
    expect(await takeo.core().ask('merging.branches', { documentId: id })).toHaveLength(1);
    expect((await ministry.desk(kandal.person).pull(stream)).ops).toHaveLength(5);
  });

  it('says again that it accepted what its log does not have is not believed', async () => {
    const id = await sharedArticle();
    kandal.tamper = (line) => ({
      ...line,
      push: ({ ops }) =>
        Promise.resolve(
          ok({
            answers: ops.map(({ opId }) => ({ outcome: 'accepted', opId, seq: 1, place: 'head' }) as const),
          }),
        ),
    });
    await rewrite(kandal, id, 'ទីបួន');
    expect(await kandal.sync()).toMatchObject({ problem: 'untrusted' });
    expect(await kandal.texts(id)).toEqual(['ទីបួន']);
    kandal.tamper = (line) => line;
  });

  it('has lost the end of its log, and got another since, has the op again, and is not believed', async () => {
    const id = await sharedArticle();
    await rewrite(kandal, id, 'ទីបួន');
    await kandal.sync();
    await forgetNewest(ministry, stream);
    await rewrite(takeo, id, 'របស់តាកែវ');
    expect(await takeo.sync()).toMatchObject(upToDate);
    await kandal.stop();
    await kandal.start();
    expect(await kandal.sync()).toMatchObject({ problem: 'untrusted', waiting: 0 });
    expect(await kandal.texts(id)).toEqual(['ទីបួន']);
    await takeo.sync();
    expect(await takeo.core().ask('merging.branches', { documentId: id })).toHaveLength(1);
    expect((await ministry.desk(kandal.person).pull(stream)).ops).toHaveLength(5);
  });

  it('goes on having something else is told to a person, and nothing is thrown away', async () => {
    const id = await sharedArticle();
    takeo.tamper = (line) => ({
      ...line,
      async digest(query) {
        const answer = await line.digest(query);
        if (!answer.ok) return answer;
        const documents = answer.value.documents.map((each) => Object.assign(each, { digest: 'other' }));
        return ok({ ...answer.value, digest: 'other', documents });
      },
    });
    await takeo.stop();
    await takeo.start();
    expect(await takeo.sync()).toMatchObject({ problem: 'differs', waiting: 0 });
    const { pull } = takeo.asked;
    expect(await takeo.sync()).toMatchObject({ problem: 'differs' });
    expect(takeo.asked.pull).toBe(pull);
    expect(await takeo.texts(id)).toEqual(['ទីបី']);
  });
});
