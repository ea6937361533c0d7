import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../../shared/document/model.ts';
import type { DocumentComments, ShownThread } from '../../../../shared/ipc/comments.ts';
import { saying } from '../../../support/comments.ts';
import { kandal, ministry, stream, takeo, useTwoDesks } from '../../../support/hub/two-desks.ts';
import { backUpHub, restoreHub } from '../../../support/hub/restored.ts';
import { syncingDesk, type SyncingDesk } from '../../../support/sync-desks.ts';
import { uidOf, unitOf } from '../../../support/units.ts';

useTwoDesks();

const WELL = { waiting: 0, problem: null, refused: { count: 0 } };
const TEXT = 'ក្រសួងមហាផ្ទៃ ជូនដំណឹង';

async function article(): Promise<DocumentId> {
  const id = await kandal.create();
  await kandal.write(id, [
    ['km', unitOf(1, 'A', TEXT)],
    ['km', unitOf(2, 'M', 'ទីពីរ')],
  ]);
  await kandal.revise(id);
  await kandal.sync();
  await takeo.sync();
  return id;
}

const read = (desk: SyncingDesk, documentId: DocumentId): Promise<DocumentComments> =>
  desk.core().ask('comments.read', { documentId });

async function begin(desk: SyncingDesk, documentId: DocumentId, text: string): Promise<string> {
  const { id } = await desk.core().ask('comments.begin', {
    documentId,
    language: 'km',
    unit: uidOf(1),
    words: { from: 0, text: 'ក្រសួងមហាផ្ទៃ' },
    said: saying(text),
  });
  return id;
}

const does = (desk: SyncingDesk, documentId: DocumentId, act: object): Promise<unknown> =>
  desk.core().ask('comments.act', { documentId, does: { version: 1, ...act } as never });

/** What a thread says, whoever reads it. */
const saidIn = ({ threads }: DocumentComments): readonly unknown[] =>
  threads.map(({ id, anchor, textThen, comments, resolved }: ShownThread) => [
    id,
    anchor,
    textThen,
    comments.map(({ id: comment, said, isEdited, at }) => [comment, said, isEdited, at]),
    resolved?.at,
  ]);

async function syncBoth(): Promise<void> {
  for (const desk of [kandal, takeo, kandal]) expect(await desk.sync()).toMatchObject(WELL);
}

describe('comments', () => {
  it('reach the colleague with the words that they are about, and are answered, changed and resolved', async () => {
    const id = await article();
    const thread = await begin(kandal, id, 'ឈ្មោះពេញ?');
    await syncBoth();
    const there = await read(takeo, id);
    expect(there).toMatchObject({
      mayWrite: true,
      threads: [
        {
          id: thread,
          textThen: TEXT,
          anchor: {
            unit: uidOf(1),
            quote: { from: 0, words: 'ក្រសួងមហាផ្ទៃ', after: ' ជូនដំណឹង' },
            around: [uidOf(2)],
          },
          comments: [{ by: { isMe: false, id: kandal.person }, said: { text: 'ឈ្មោះពេញ?' }, isNew: true }],
          resolved: null,
        },
      ],
    });
    expect(await takeo.core().ask('comments.overview', {})).toMatchObject({
      unread: [{ documentId: id, count: 1 }],
    });
    await takeo.core().ask('comments.see', { documentId: id, comments: [thread] });
    expect(await takeo.core().ask('comments.overview', {})).toMatchObject({ unread: [] });
    await does(takeo, id, { act: 'reply', thread, said: saying('បាទ') });
    await does(kandal, id, { act: 'edit', comment: thread, said: saying('ឈ្មោះពេញមែនទេ?') });
    await syncBoth();
    await does(takeo, id, { act: 'resolve', thread });
    await syncBoth();
    const here = await read(kandal, id);
    expect(here.threads).toMatchObject([
      {
        comments: [
          { by: { isMe: true }, said: { text: 'ឈ្មោះពេញមែនទេ?' }, isEdited: true },
          { by: { isMe: false, id: takeo.person }, said: { text: 'បាទ' } },
        ],
        resolved: { by: { isMe: false, id: takeo.person } },
      },
    ]);
    expect(saidIn(await read(takeo, id))).toEqual(saidIn(here));
  });

  it('change no content, and the words of a colleague stay theirs', async () => {
    const id = await article();
    const before = await kandal.core().ask('documents.open', { documentId: id });
    const thread = await begin(kandal, id, 'មួយ');
    await syncBoth();
    expect(await kandal.core().ask('documents.open', { documentId: id })).toEqual(before);
    for (const act of [
      { act: 'edit', comment: thread, said: saying('x') },
      { act: 'takeBack', comment: thread },
    ])
      expect(
        await takeo.core().core.call('comments.act', { documentId: id, does: { version: 1, ...act } }),
      ).toEqual({ ok: false, error: { code: 'invalid', detail: 'own' } });
    await does(kandal, id, { act: 'takeBack', comment: thread });
    await syncBoth();
    for (const desk of [kandal, takeo]) expect((await read(desk, id)).threads).toEqual([]);
    // What was taken back by mistake is said again.
    await does(kandal, id, { act: 'edit', comment: thread, said: saying('មួយ') });
    await syncBoth();
    expect((await read(takeo, id)).threads).toMatchObject([{ comments: [{ said: { text: 'មួយ' } }] }]);
  });

  it('are written without a line, and where two resolve and reopen the hub’s order stands', async () => {
    const id = await article();
    const thread = await begin(kandal, id, 'មួយ');
    await syncBoth();
    for (const desk of [kandal, takeo]) desk.weather = 'down';
    await does(takeo, id, { act: 'resolve', thread });
    await does(kandal, id, { act: 'reply', thread, said: saying('នៅមិនទាន់') });
    await does(kandal, id, { act: 'reopen', thread });
    expect((await read(takeo, id)).threads).not.toMatchObject([{ resolved: null }]);
    for (const desk of [kandal, takeo]) desk.weather = 'clear';
    // The colleague was first by the clock and comes last.
    await syncBoth();
    for (const desk of [kandal, takeo])
      expect((await read(desk, id)).threads).toMatchObject([
        { comments: [{}, { said: { text: 'នៅមិនទាន់' } }], resolved: { at: expect.any(Number) as number } },
      ]);
    expect(saidIn(await read(takeo, id))).toEqual(saidIn(await read(kandal, id)));
  });

  it('of a desk that worked alone go with their document when it joins', async () => {
    let id: DocumentId | null = null;
    const alone = await syncingDesk(ministry, stream, kandal.person, async (desk) => {
      id = await desk.create();
      await desk.write(id, [['km', unitOf(1, 'A', TEXT)]]);
      await begin(desk, id, 'មុនភ្ជាប់');
    });
    if (id === null) throw new Error('it was made');
    await alone.core().ask('sync.join', { documentIds: [id] });
    await alone.sync();
    await takeo.sync();
    expect((await read(takeo, id)).threads).toMatchObject([
      { textThen: TEXT, comments: [{ by: { id: kandal.person }, said: { text: 'មុនភ្ជាប់' } }] },
    ]);
    await alone.end();
  });

  it('that a desk has lost are read again', async () => {
    const id = await article();
    await begin(kandal, id, 'មួយ');
    await syncBoth();
    const before = saidIn(await read(takeo, id));
    await takeo.stop();
    const sqlite = new Sqlite(path.join(takeo.folder, 'sastra.db'));
    expect(sqlite.prepare('DELETE FROM comment_acts').run().changes).toBe(1);
    sqlite.close();
    await takeo.start();
    expect((await read(takeo, id)).threads).toEqual([]);
    expect(await takeo.sync()).toMatchObject(WELL);
    expect(saidIn(await read(takeo, id))).toEqual(before);
  });

  it('that the hub has lost are brought again by who said them, and by nobody else', async () => {
    const id = await article();
    await backUpHub(ministry);
    const thread = await begin(kandal, id, 'មួយ');
    await syncBoth();
    const hub = await restoreHub(ministry);
    for (const desk of [kandal, takeo]) desk.address = hub.address;
    // The colleague has it too, and comes first.
    expect(await takeo.sync()).toMatchObject(WELL);
    expect((await read(takeo, id)).threads).toMatchObject([{ id: thread }]);
    await syncBoth();
    expect(saidIn(await read(takeo, id))).toEqual(saidIn(await read(kandal, id)));
    const third = await syncingDesk(ministry, stream, takeo.person);
    third.address = hub.address;
    await third.sync();
    expect((await read(third, id)).threads).toMatchObject([
      { id: thread, comments: [{ by: { id: kandal.person } }] },
    ]);
    await third.end();
  });
});
