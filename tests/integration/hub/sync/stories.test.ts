import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { fail } from '../../../../shared/errors/result.ts';
import { syncingDesk } from '../../../support/sync-desks.ts';
import { unitOf } from '../../../support/units.ts';
import { kandal, ministry, root, stream, takeo, useTwoDesks } from '../../../support/hub/two-desks.ts';

useTwoDesks();

const FIRST = unitOf(1, 'A', 'ទីមួយ');
const SECOND = unitOf(2, 'M', 'ទីពីរ');

/** An article of two paragraphs that both desks have. */
async function sharedArticle(): Promise<DocumentId> {
  const id = await kandal.create();
  await kandal.write(id, [
    ['km', FIRST],
    ['km', SECOND],
  ]);
  await kandal.revise(id);
  await kandal.sync();
  await takeo.sync();
  return id;
}

const upToDate = { kind: 'connected', waiting: 0, problem: null, refused: { count: 0 } };

describe('two desks and a hub', () => {
  it('have the same article when both have synced', async () => {
    const id = await sharedArticle();
    expect(await takeo.texts(id)).toEqual(['ទីមួយ', 'ទីពីរ']);
    expect(await kandal.sync()).toMatchObject(upToDate);
    expect(await takeo.sync()).toMatchObject(upToDate);
  });
});

describe('an article that both provinces write without a line', () => {
  it('in different paragraphs, has both when they meet, and one revision of two', async () => {
    const id = await sharedArticle();
    await kandal.write(id, [['km', unitOf(1, 'A', 'ទីមួយ របស់កណ្តាល')]]);
    await kandal.revise(id);
    await takeo.write(id, [['km', unitOf(2, 'M', 'ទីពីរ របស់តាកែវ')]]);
    await takeo.revise(id);
    await kandal.sync();
    await takeo.sync();
    await kandal.sync();
    for (const desk of [kandal, takeo]) {
      expect(await desk.texts(id)).toEqual(['ទីមួយ របស់កណ្តាល', 'ទីពីរ របស់តាកែវ']);
      expect(await desk.core().ask('merging.branches', { documentId: id })).toEqual([]);
      expect(await desk.sync()).toMatchObject(upToDate);
      const [newest] = await desk.core().ask('history.list', { documentId: id });
      expect(newest?.parents).toHaveLength(2);
    }
  });

  it('in the same paragraph, keeps both versions until a person decides, and then has that one everywhere', async () => {
    const id = await sharedArticle();
    await kandal.write(id, [['km', unitOf(1, 'A', 'ពិន័យ 200,000 រៀល')]]);
    await kandal.revise(id);
    await takeo.write(id, [
      ['km', unitOf(1, 'A', 'ពិន័យ 500,000 រៀល')],
      ['km', unitOf(2, 'M', 'ទីពីរ របស់តាកែវ')],
    ]);
    await takeo.revise(id);
    await kandal.sync();
    await takeo.sync();
    await kandal.sync();
    expect(await kandal.texts(id)).toEqual(['ពិន័យ 200,000 រៀល', 'ទីពីរ']);
    expect(await takeo.texts(id)).toEqual(['ពិន័យ 500,000 រៀល', 'ទីពីរ របស់តាកែវ']);
    for (const desk of [kandal, takeo])
      expect(await desk.core().ask('merging.branches', { documentId: id })).toHaveLength(1);
    const work = await takeo.core().ask('merging.read', { documentId: id });
    const [asked] = work?.conflicts ?? [];
    expect(work?.conflicts).toHaveLength(1);
    await takeo
      .core()
      .ask('merging.decide', { documentId: id, conflict: asked?.conflict.id ?? '', decision: 'theirs' });
    await takeo.core().ask('merging.finish', { documentId: id });
    await takeo.sync();
    await kandal.sync();
    for (const desk of [kandal, takeo]) {
      expect(await desk.texts(id)).toEqual(['ពិន័យ 200,000 រៀល', 'ទីពីរ របស់តាកែវ']);
      expect(await desk.core().ask('merging.branches', { documentId: id })).toEqual([]);
      expect(await desk.sync()).toMatchObject(upToDate);
    }
  });

  it('and one deletes what the other edits: nothing goes without a person', async () => {
    const id = await sharedArticle();
    await kandal.write(id, [['km', { gone: SECOND }]]);
    await kandal.revise(id);
    await takeo.write(id, [['km', unitOf(2, 'M', 'ទីពីរ កែហើយ')]]);
    await takeo.revise(id);
    await kandal.sync();
    await takeo.sync();
    await kandal.sync();
    expect(await takeo.texts(id)).toEqual(['ទីមួយ', 'ទីពីរ កែហើយ']);
    expect(await kandal.texts(id)).toEqual(['ទីមួយ']);
    const work = await kandal.core().ask('merging.read', { documentId: id });
    expect(work?.conflicts.map(({ conflict }) => conflict.kind)).toEqual(['delete']);
  });

  it('and both move one paragraph to different places: a person decides', async () => {
    const id = await sharedArticle();
    const third = unitOf(3, 'V', 'ទីបី');
    await kandal.write(id, [['km', third]]);
    await kandal.revise(id);
    await kandal.sync();
    await takeo.sync();
    await kandal.write(id, [['km', unitOf(3, '5', 'ទីបី')]]);
    await kandal.revise(id);
    await takeo.write(id, [['km', unitOf(3, 'G', 'ទីបី')]]);
    await takeo.revise(id);
    await kandal.sync();
    await takeo.sync();
    expect(await takeo.texts(id)).toEqual(['ទីមួយ', 'ទីបី', 'ទីពីរ']);
    const work = await takeo.core().ask('merging.read', { documentId: id });
    expect(work?.conflicts.map(({ conflict }) => conflict.kind)).toEqual(['move']);
  });

  it('different articles, come to both', async () => {
    const [mine, theirs] = [await kandal.create(), await takeo.create()];
    await kandal.write(mine, [['km', FIRST]]);
    await kandal.revise(mine);
    await takeo.write(theirs, [['en', unitOf(7, 'A', 'In English')]]);
    await takeo.revise(theirs);
    await kandal.sync();
    await takeo.sync();
    await kandal.sync();
    expect(await takeo.texts(mine)).toEqual(['ទីមួយ']);
    expect(await kandal.texts(theirs, 'en')).toEqual(['In English']);
  });
});

describe('a desk that is connected', () => {
  it('has what a colleague sends soon after, and asks for nothing meanwhile', async () => {
    const id = await sharedArticle();
    const before = takeo.asked.streams;
    await kandal.write(id, [['km', unitOf(1, 'A', 'ទើបផ្ញើ')]]);
    await kandal.revise(id);
    await kandal.sync();
    await expect
      .poll(async () => {
        // Shorter than any round of its own, however often it is asked.
        takeo.core().clock.advance(25);
        return takeo.texts(id);
      })
      .toEqual(['ទើបផ្ញើ', 'ទីពីរ']);
    expect(takeo.asked.listen).toBe(1);
    expect(takeo.asked.streams).toBe(before + 1);
  });
});

describe('typing that is no revision yet', () => {
  it('is carried over to what a colleague wrote elsewhere in the article, and the open editor is told', async () => {
    const id = await sharedArticle();
    await kandal.write(id, [['km', unitOf(1, 'A', 'ទីមួយ របស់កណ្តាល')]]);
    await kandal.revise(id);
    await kandal.sync();
    await takeo.write(id, [['km', unitOf(2, 'M', 'កំពុងវាយ')]]);
    takeo.core().events.length = 0;
    await takeo.sync();
    expect(await takeo.texts(id)).toEqual(['ទីមួយ របស់កណ្តាល', 'កំពុងវាយ']);
    expect(takeo.core().events).toContainEqual({
      event: 'document.changed',
      value: expect.objectContaining({ documentId: id, session: null }),
    });
    expect(await takeo.core().ask('merging.branches', { documentId: id })).toEqual([]);
    // Nothing was merged: what is typed here is no revision yet, and the hub's newest is what it stands on.
    const [newest] = await takeo.core().ask('history.list', { documentId: id });
    const [theirs] = await kandal.core().ask('history.list', { documentId: id });
    expect(newest?.id).toBe(theirs?.id);
  });

  it('in the same paragraph stays as it is, and what the colleague wrote waits beside it', async () => {
    const id = await sharedArticle();
    await kandal.write(id, [['km', unitOf(1, 'A', 'របស់កណ្តាល')]]);
    await kandal.revise(id);
    await kandal.sync();
    await takeo.write(id, [['km', unitOf(1, 'A', 'កំពុងវាយ')]]);
    await takeo.sync();
    await takeo.sync();
    expect(await takeo.texts(id)).toEqual(['កំពុងវាយ', 'ទីពីរ']);
    expect(await takeo.core().ask('merging.branches', { documentId: id })).toHaveLength(1);
  });

  it('that rests becomes a revision before a sync, and is sent', async () => {
    const id = await sharedArticle();
    await kandal.write(id, [['km', unitOf(1, 'A', 'មិនទាន់រក្សា')]]);
    kandal.core().clock.advance(5_000);
    await kandal.sync();
    await takeo.sync();
    expect(await takeo.texts(id)).toEqual(['មិនទាន់រក្សា', 'ទីពីរ']);
  });
});

describe('a line that fails', () => {
  it('lets a desk write for a week, and says how much waits and since when', async () => {
    const id = await sharedArticle();
    kandal.weather = 'down';
    for (let day = 1; day <= 7; day += 1) {
      await kandal.write(id, [['km', unitOf(1, 'A', `ថ្ងៃទី ${day}`)]]);
      await kandal.revise(id);
      kandal.core().clock.advance(24 * 3_600_000);
    }
    expect(await kandal.sync()).toMatchObject({ problem: 'noLine', waiting: 7 });
    await takeo.write(id, [['km', unitOf(2, 'M', 'ទីពីរ របស់តាកែវ')]]);
    await takeo.revise(id);
    await takeo.sync();
    kandal.weather = 'clear';
    expect(await kandal.sync()).toMatchObject(upToDate);
    await takeo.sync();
    for (const desk of [kandal, takeo]) expect(await desk.texts(id)).toEqual(['ថ្ងៃទី 7', 'ទីពីរ របស់តាកែវ']);
  });

  it('sends as one what a machine saved in many steps and nobody has seen', async () => {
    const id = await sharedArticle();
    const before = (await ministry.desk(kandal.person).pull(stream)).ops.length;
    for (let step = 1; step <= 3; step += 1) {
      await kandal.write(id, [['km', unitOf(1, 'A', `ជំហាន ${step}`)]]);
      await kandal.core().ask('drafting.checkpoint', { documentId: id, automatic: true, note: '' });
    }
    expect(await kandal.core().ask('sync.state', {})).toMatchObject({ waiting: 1 });
    await kandal.sync();
    await takeo.sync();
    expect((await ministry.desk(kandal.person).pull(stream)).ops).toHaveLength(before + 1);
    expect(await takeo.texts(id)).toEqual(['ជំហាន 3', 'ទីពីរ']);
    expect(await kandal.core().ask('history.list', { documentId: id })).toHaveLength(4);
  });

  it('and loses the reply to a push: the ops come again and are there once', async () => {
    const id = await sharedArticle();
    await kandal.write(id, [['km', unitOf(1, 'A', 'ម្តង')]]);
    await kandal.revise(id);
    kandal.weather = 'pushRepliesLost';
    expect(await kandal.sync()).toMatchObject({ problem: 'noLine', waiting: 1 });
    kandal.weather = 'clear';
    expect(await kandal.sync()).toMatchObject(upToDate);
    const reader = ministry.desk(kandal.person);
    const { ops } = await reader.pull(stream);
    expect(new Set(ops.map(({ opId }) => opId)).size).toBe(ops.length);
    expect(ops).toHaveLength(2);
  });

  it('in the middle of reading leaves no article without its words', async () => {
    const other = await ministry.office(root);
    const kep = await syncingDesk(ministry, other.stream);
    for (const { person } of [kep, takeo]) await ministry.join(person, other.office, 'drafter');
    for (const desk of [kandal, kep]) {
      const id = await desk.create();
      await desk.write(id, [['km', FIRST]]);
      await desk.revise(id);
      await desk.sync();
    }
    let pulls = 0;
    takeo.tamper = (line) => ({
      ...line,
      pull(query) {
        pulls += 1;
        return pulls === 1 ? line.pull(query) : Promise.resolve(fail({ kind: 'noLine' }));
      },
    });
    expect(await takeo.sync()).toMatchObject({ problem: 'noLine' });
    const read = await takeo.core().ask('documents.list', { bin: false, most: 10 });
    expect(await Promise.all(read.map(({ id }) => takeo.texts(id)))).toEqual([['ទីមួយ']]);
    await kep.end();
  });

  it('ends nothing that a stopped desk had sent: it goes on where it was', async () => {
    const id = await sharedArticle();
    await kandal.write(id, [['km', unitOf(1, 'A', 'មុនឈប់')]]);
    await kandal.revise(id);
    await kandal.stop();
    await kandal.start();
    expect(await kandal.sync()).toMatchObject(upToDate);
    await takeo.sync();
    expect(await takeo.texts(id)).toEqual(['មុនឈប់', 'ទីពីរ']);
  });
});

describe('what was written before a desk was connected', () => {
  it('stays on it until it is sent, with what it says now, and then is everybody’s', async () => {
    let id: DocumentId | null = null;
    const late = await syncingDesk(ministry, stream, kandal.person, async (desk) => {
      id = await desk.create();
      for (const text of ['ដំបូង', 'ថ្មី']) {
        await desk.write(id, [['km', unitOf(1, 'A', text)]]);
        await desk.revise(id);
      }
    });
    if (id === null) throw new Error('it was made');
    expect(await late.sync()).toMatchObject({ ...upToDate, alone: 1 });
    expect((await ministry.desk(kandal.person).pull(stream)).ops).toEqual([]);
    expect(await late.core().ask('sync.join', { documentIds: null })).toMatchObject({ waiting: 1, alone: 0 });
    expect(await late.sync()).toMatchObject(upToDate);
    await takeo.sync();
    expect(await takeo.texts(id)).toEqual(['ថ្មី']);
    // Written on after that, it goes on where it was.
    await takeo.write(id, [['km', unitOf(2, 'M', 'របស់តាកែវ')]]);
    await takeo.revise(id);
    await takeo.sync();
    await late.sync();
    expect(await late.texts(id)).toEqual(['ថ្មី', 'របស់តាកែវ']);
    expect(await late.core().ask('history.list', { documentId: id })).toHaveLength(3);
    await late.end();
  });
});
