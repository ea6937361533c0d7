import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../../electron/core/db/database.ts';
import { layoutOf } from '../../../../electron/core/profile/layout.ts';
import type { RegisterEntry } from '../../../../shared/instrument/register.ts';
import { REGISTER_LIMIT, type RegisterQuestion } from '../../../../shared/ipc/register.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../../../support/core.ts';
import { entryOf, questionOf } from '../../../support/register.ts';

let folder = '';
let core: TestCore;

beforeEach(() => {
  folder = temporaryFolder();
  core = startCore(folder);
});
afterEach(async () => {
  await core.core.drain();
  removeFolder(folder);
});

const put = (...puts: readonly RegisterEntry[]) => core.ask('register.change', { puts, removes: [] });
const found = async (question: Partial<RegisterQuestion>): Promise<readonly string[]> =>
  (await core.ask('register.find', questionOf(question))).entries.map(({ number }) => number);
const everything = () => core.ask('register.find', questionOf());

const LAW = entryOf(1, {
  type: 'law',
  number: 'នស/រកម/០៦១៤/០១៥',
  date: '2014-06-12',
  title: { km: 'ច្បាប់ស្តីពីព័ត៌មាន', en: 'Law on Information' },
});
const DECREE = entryOf(2, {
  number: '៤១ អនក្រ.បក',
  relations: [{ kind: 'implements', to: LAW.id }],
});
const LATER = entryOf(3, { date: '2023-01-09', relations: [{ kind: 'amends', to: DECREE.id }] });

describe('the register of instruments', () => {
  test('finds a number however it is written', async () => {
    await put(LAW, DECREE, LATER);
    for (const text of ['៤១ អនក្រ.បក', '41 ANK/BK', '041 ankr.bk', '៤១អនក្រ.បក', '41 អនក្រ', '41'])
      expect(await found({ text }), text).toEqual([DECREE.number]);
    expect(await found({ text: 'NS/RKM/0614/015' })).toEqual([LAW.number]);
    expect(await found({ text: '14 ANK/BK' })).toEqual([]);
  });

  test('finds words of both titles, folded, and all that was typed must be there', async () => {
    await put(LAW, DECREE, LATER);
    expect(await found({ text: 'ស្តី​ពី  ព័ត៌មាន' })).toEqual([LAW.number]);
    expect(await found({ text: 'INFORMATION law' })).toEqual([LAW.number]);
    expect(await found({ text: '41 ministry' })).toEqual([DECREE.number]);
    expect(await found({ text: '41 information' })).toEqual([]);
  });

  test('narrows by type, by year and by where an instrument stands', async () => {
    await put(LAW, DECREE, LATER);
    expect(await found({ type: 'law' })).toEqual([LAW.number]);
    expect(await found({ year: '2021' })).toEqual([DECREE.number]);
    // It was entered as in force, and another amends it.
    expect(await found({ standing: 'amended' })).toEqual([DECREE.number]);
    expect(await found({ standing: 'in-force' })).toEqual([LATER.number, LAW.number]);
    expect(await everything()).toMatchObject({ total: 3, all: 3, years: ['2023', '2021', '2014'] });
  });

  test('gives the newest first, page by page', async () => {
    await put(...Array.from({ length: 30 }, (_, n) => entryOf(n + 1, { date: `2020-01-${10 + (n % 20)}` })));
    const whole = await found({});
    expect(await found({ most: 10 })).toEqual(whole.slice(0, 10));
    expect(await found({ from: 25, most: 10 })).toEqual(whole.slice(25));
    expect(new Set(whole).size).toBe(30);
  });

  test('shows a relation at both ends, and only while both are there', async () => {
    await put(LAW, DECREE, LATER);
    const of = async (id: string) => (await core.ask('register.read', { ids: [id] }))[0];
    expect(await of(DECREE.id)).toMatchObject({
      relations: [{ kind: 'implements', to: LAW.id }],
      relatedBy: [{ kind: 'amends', from: LATER.id }],
      status: 'in-force',
      standing: 'amended',
    });
    expect(await of(LAW.id)).toMatchObject({ relatedBy: [{ kind: 'implements', from: DECREE.id }] });
    await core.ask('register.change', { puts: [], removes: [LATER.id] });
    expect(await of(DECREE.id)).toMatchObject({ relatedBy: [], standing: 'in-force' });
    expect(await found({ standing: 'amended' })).toEqual([]);
  });

  test('knows who bears a number', async () => {
    await put(DECREE, entryOf(4, { number: '41 ANK/BK', date: '2022-01-01' }));
    const [same, none] = await core.ask('register.lookup', { numbers: ['៤១ អនក្រ.បក', '42 ANK'] });
    expect(same?.map(({ date }) => date)).toEqual(['2021-03-04', '2022-01-01']);
    expect(none).toEqual([]);
  });

  test('refuses the same instrument twice, in the register or in one request, and keeps none of the request', async () => {
    await put(DECREE);
    const again = entryOf(7, { number: '41 ANK.BK' });
    await expect(put(entryOf(8), again)).rejects.toThrow('registerTwice');
    await expect(put(entryOf(8), entryOf(9, { number: '8 ANK.BK' }))).rejects.toThrow('registerTwice');
    expect((await everything()).all).toBe(1);
    // Another date is another instrument; and one that goes makes room.
    await put({ ...again, date: '2022-03-04' });
    await core.ask('register.change', { puts: [again], removes: [DECREE.id] });
  });

  test('brings back what was when the answer is asked for, and does nothing twice', async () => {
    await put(LAW, DECREE);
    const before = await everything();
    const undo = await core.ask('register.change', {
      puts: [{ ...DECREE, title: { km: 'ថ្មី', en: '' }, relations: [] }, LATER],
      removes: [LAW.id],
    });
    expect(await everything()).not.toEqual(before);
    const redo = await core.ask('register.change', undo);
    expect(await everything()).toEqual(before);
    await core.ask('register.change', redo);
    expect(await core.ask('register.change', redo)).toEqual({ puts: [], removes: [] });
  });

  test('is as durable as words: what the database lost the journal brings back', async () => {
    await put(LAW, DECREE, LATER);
    await core.ask('register.change', { puts: [], removes: [LAW.id] });
    const before = await everything();
    await core.core.drain();
    // As after a power cut that took the file's last transactions: the journal has more than the file.
    const database = openDatabase(layoutOf(folder).database, { create: false });
    database.exec('DELETE FROM register_entries; UPDATE desk SET frame = 0');
    database.close();
    rmSync(layoutOf(folder).search, { force: true });
    core = startCore(folder);
    expect(await everything()).toEqual(before);
  });

  test('works out anew at the next start what older rules had worked out', async () => {
    await put(DECREE);
    await core.core.drain();
    const database = openDatabase(layoutOf(folder).database, { create: false });
    database.exec("UPDATE register_entries SET keyed = 0, number_key = 'old', search_text = 'old'");
    database.close();
    core = startCore(folder);
    expect(await found({ text: '41 ANK/BK' })).toEqual([DECREE.number]);
  });

  test('tells every window that it has changed', async () => {
    await put(LAW);
    expect(core.events).toContainEqual({ event: 'register.changed', value: null });
  });

  test(
    'holds ten thousand, and a key typed into the search is answered in time',
    { timeout: 60_000 },
    async () => {
      for (let at = 0; at < 10_000; at += REGISTER_LIMIT)
        await put(
          ...Array.from({ length: REGISTER_LIMIT }, (_, n) =>
            entryOf(at + n + 1, {
              title: { km: `ការរៀបចំក្រសួង លើកទី ${at + n}`, en: `Organisation ${at + n}` },
            }),
          ),
        );
      const started = performance.now();
      const answer = await core.ask(
        'register.find',
        questionOf({ text: 'រៀបចំ 9999 ANK', most: REGISTER_LIMIT }),
      );
      const took = performance.now() - started;
      expect(answer).toMatchObject({ total: 1, all: 10_000 });
      // Two orders of magnitude above what it takes, so that a busy machine does not matter.
      expect(took).toBeLessThan(2_000);
    },
  );
});
