import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../../../shared/errors/result.ts';
import { syncingDesk } from '../../../support/sync-desks.ts';
import { kandal, ministry, root, stream, takeo, useTwoDesks } from '../../../support/hub/two-desks.ts';
import {
  changeList,
  listOn,
  notices,
  PRAKAS,
  register,
  registered,
} from '../../../support/hub/shared-records.ts';

useTwoDesks();

const WELL = { waiting: 0, problem: null, refused: { count: 0 } };

beforeEach(async () => {
  for (const { person } of [kandal, takeo]) await ministry.join(person, root, 'registrar');
});

let count = 0;
/** An instrument that no other test has. */
const instrument = () => {
  count += 1;
  const id = PRAKAS.id.slice(0, -4) + `${1000 + count}`;
  return { ...PRAKAS, id, number: `${count} ប្រ.ក` };
};

describe('the register', () => {
  it('is the ministry’s: an instrument, its change and its removal reach the other desk and its page', async () => {
    const entry = instrument();
    await register(kandal, [entry]);
    expect(await kandal.sync()).toMatchObject(WELL);
    takeo.core().events.length = 0;
    expect(await takeo.sync()).toMatchObject(WELL);
    expect(await registered(takeo, entry.id)).toEqual(entry);
    expect(takeo.core().events).toContainEqual({ event: 'register.changed', value: null });
    await register(takeo, [{ ...entry, status: 'repealed' }]);
    await takeo.sync();
    await kandal.sync();
    expect(await registered(kandal, entry.id)).toEqual({ ...entry, status: 'repealed' });
    await register(kandal, [], [entry.id]);
    await kandal.sync();
    await takeo.sync();
    expect(await registered(takeo, entry.id)).toBeUndefined();
    expect([...(await notices(kandal)), ...(await notices(takeo))]).toEqual([]);
  });

  it('refuses a number that a colleague has given meanwhile', async () => {
    const entry = instrument();
    await register(kandal, [entry]);
    await kandal.sync();
    await takeo.sync();
    const same = await takeo
      .core()
      .core.call('register.change', { puts: [{ ...instrument(), number: entry.number }], removes: [] });
    expect(same).toEqual({ ok: false, error: { code: 'registerTwice' } });
  });

  it('keeps both changes of different parts, and of the same part the later, the other to be taken back', async () => {
    const entry = instrument();
    await register(kandal, [entry]);
    await kandal.sync();
    await takeo.sync();
    await register(kandal, [{ ...entry, status: 'amended', title: { km: 'របស់កណ្តាល', en: entry.title.en } }]);
    await register(takeo, [{ ...entry, date: '2026-02-02', title: { km: 'របស់តាកែវ', en: entry.title.en } }]);
    for (const desk of [kandal, takeo, kandal]) await desk.sync();
    const both = {
      ...entry,
      status: 'amended',
      date: '2026-02-02',
      title: { km: 'របស់តាកែវ', en: entry.title.en },
    };
    for (const desk of [kandal, takeo]) expect(await registered(desk, entry.id)).toEqual(both);
    const [lost] = await notices(kandal);
    expect(lost).toMatchObject({
      what: 'lost',
      record: 'register',
      entry: entry.id,
      wanted: { 'title.km': 'របស់កណ្តាល' },
      now: { 'title.km': 'របស់តាកែវ' },
    });
    expect(await notices(takeo)).toMatchObject([{ what: 'replaced', wanted: { 'title.km': 'របស់កណ្តាល' } }]);
    await kandal.core().ask('records.takeBack', { id: lost?.id ?? '' });
    expect(await notices(kandal)).toEqual([]);
    for (const desk of [kandal, takeo]) await desk.sync();
    for (const desk of [kandal, takeo])
      expect(await registered(desk, entry.id)).toEqual({ ...both, title: { ...both.title, km: 'របស់កណ្តាល' } });
  });

  it.each(['removed first', 'changed first'])(
    'keeps what one removed and the other changed, and tells both: %s',
    async (order) => {
      const entry = instrument();
      await register(kandal, [entry]);
      await kandal.sync();
      await takeo.sync();
      await register(kandal, [], [entry.id]);
      await register(takeo, [{ ...entry, status: 'repealed' }]);
      const desks = order === 'removed first' ? [kandal, takeo, kandal] : [takeo, kandal, takeo];
      for (const desk of desks) expect(await desk.sync()).toMatchObject(WELL);
      for (const desk of [kandal, takeo]) {
        expect(await registered(desk, entry.id)).toEqual({ ...entry, status: 'repealed' });
        expect(await notices(desk)).toMatchObject([
          { what: order === 'removed first' ? 'back' : 'kept', wanted: null },
        ]);
      }
      const [told] = await notices(kandal);
      await kandal.core().ask('records.takeBack', { id: told?.id ?? '' });
      for (const desk of [kandal, takeo]) await desk.sync();
      for (const desk of [kandal, takeo]) expect(await registered(desk, entry.id)).toBeUndefined();
    },
  );

  it('takes back out of what was removed, and says nothing of it', async () => {
    const entry = instrument();
    await register(kandal, [entry]);
    await register(kandal, [], [entry.id]);
    await kandal.sync();
    await register(kandal, [entry]);
    await kandal.sync();
    await takeo.sync();
    expect(await registered(takeo, entry.id)).toEqual(entry);
    expect([...(await notices(kandal)), ...(await notices(takeo))]).toEqual([]);
  });
});

describe('a change that the hub cannot place', () => {
  it('waits where this desk has what it stands on: that may still come to the hub', async () => {
    const entry = instrument();
    await register(kandal, [entry]);
    await kandal.sync();
    await takeo.sync();
    await register(takeo, [{ ...entry, status: 'repealed' }]);
    takeo.tamper = (line) => ({
      ...line,
      push: ({ ops }) =>
        Promise.resolve(
          ok({ answers: ops.map(({ opId }) => ({ opId, outcome: 'refused', reason: 'parentUnknown' })) }),
        ),
    });
    expect(await takeo.sync()).toMatchObject({ refused: { count: 1 } });
    expect(await notices(takeo)).toEqual([]);
    await register(kandal, [{ ...entry, date: '2026-02-02' }]);
    await kandal.sync();
    // A round that nobody asked for offers nothing again.
    takeo.core().clock.advance(50_000);
    await expect.poll(() => registered(takeo, entry.id)).toMatchObject({ date: '2026-02-02' });
    expect(await registered(takeo, entry.id)).toMatchObject({ status: 'repealed' });
    takeo.tamper = (line) => line;
    expect(await takeo.sync()).toMatchObject(WELL);
    await kandal.sync();
    expect(await registered(kandal, entry.id)).toMatchObject({ status: 'repealed', date: '2026-02-02' });
  });
});

describe('the lists', () => {
  it('merge by entry, in one order on all desks, and keep what Sastra brings', async () => {
    const before = await listOn(kandal, 'lists.people');
    expect(before).toEqual([]);
    const [k, t] = [`k${Date.now()}`, `t${Date.now()}`];
    const starters = (await import('../../../../resources/lists/people.json')).default.entries;
    await changeList(kandal, 'lists.people', () => [
      ...starters,
      { id: k, km: 'អភិបាលខេត្តកណ្តាល', en: 'Kandal' },
    ]);
    await changeList(takeo, 'lists.people', () => [
      ...starters,
      { id: t, km: 'អភិបាលខេត្តតាកែវ', en: 'Takeo' },
    ]);
    for (const desk of [kandal, takeo, kandal]) expect(await desk.sync()).toMatchObject(WELL);
    const list = await listOn(kandal, 'lists.people');
    expect(list.slice(0, starters.length)).toEqual(starters);
    expect(
      list
        .slice(starters.length)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([k, t]);
    expect(await listOn(takeo, 'lists.people')).toEqual(list);
    // One part by one, the other by the other.
    const rename = (id: string, part: 'km' | 'en', to: string) => (entries: typeof list) =>
      entries.map((entry) => (entry.id === id ? { ...entry, [part]: to } : entry));
    await changeList(kandal, 'lists.people', rename(t, 'km', 'ថ្មី'));
    await changeList(takeo, 'lists.people', rename(t, 'en', 'New'));
    takeo.core().events.length = 0;
    for (const desk of [kandal, takeo, kandal]) await desk.sync();
    expect(takeo.core().events).toContainEqual({ event: 'records.changed', value: { name: 'lists.people' } });
    for (const desk of [kandal, takeo])
      expect(await listOn(desk, 'lists.people')).toContainEqual({ id: t, km: 'ថ្មី', en: 'New' });
    await changeList(kandal, 'lists.people', (entries) => entries.filter(({ id }) => id !== k && id !== t));
    for (const desk of [kandal, takeo]) await desk.sync();
    expect(await listOn(takeo, 'lists.people')).toEqual(starters);
    expect([...(await notices(kandal)), ...(await notices(takeo))]).toEqual([]);
  });

  it('that somebody may not write are as the hub has them, and what was written is kept and told', async () => {
    const drafter = await syncingDesk(ministry, stream);
    await ministry.join(drafter.person, root, 'drafter');
    await changeList(drafter, 'lists.topics', (entries) => [...entries, { id: 'mine', km: 'របស់ខ្ញុំ', en: '' }]);
    expect(await drafter.sync()).toMatchObject(WELL);
    expect((await listOn(drafter, 'lists.topics')).map(({ id }) => id)).not.toContain('mine');
    const [refused] = await notices(drafter);
    expect(refused).toMatchObject({ what: 'refused', entry: 'mine', wanted: { km: 'របស់ខ្ញុំ' }, now: null });
    // Somebody has given them the right since.
    await ministry.join(drafter.person, root, 'publisher');
    await drafter.core().ask('records.takeBack', { id: refused?.id ?? '' });
    expect(await drafter.sync()).toMatchObject(WELL);
    await takeo.sync();
    expect(await listOn(takeo, 'lists.topics')).toContainEqual({ id: 'mine', km: 'របស់ខ្ញុំ', en: '' });
    await drafter.end();
  });
});

describe('a desk that has lost', () => {
  it.each([
    ['what it knew of the register', 'DELETE FROM shared_entries'],
    ['a part of it', `UPDATE shared_entries SET parts = '[]' WHERE record = 'register'`],
  ])('%s reads it again', async (_what, statement) => {
    const entry = instrument();
    await register(kandal, [entry]);
    await kandal.sync();
    await takeo.sync();
    await takeo.stop();
    const sqlite = new Sqlite(path.join(takeo.folder, 'sastra.db'));
    expect(sqlite.prepare(statement).run().changes).toBeGreaterThan(0);
    sqlite.prepare('DELETE FROM register_entries').run();
    sqlite.close();
    await takeo.start();
    expect(await takeo.sync()).toMatchObject(WELL);
    expect(await registered(takeo, entry.id)).toEqual(entry);
    await register(takeo, [{ ...entry, status: 'repealed' }]);
    expect(await takeo.sync()).toMatchObject(WELL);
    await kandal.sync();
    expect(await registered(kandal, entry.id)).toEqual({ ...entry, status: 'repealed' });
    expect([...(await notices(kandal)), ...(await notices(takeo))]).toEqual([]);
  });
});

describe('a desk of a version that knew no shared records', () => {
  it('has kept what came, and shows it once it knows them', async () => {
    const entry = instrument();
    await register(kandal, [entry]);
    await kandal.sync();
    await register(kandal, [{ ...entry, status: 'amended' }]);
    await kandal.sync();
    await takeo.sync();
    await takeo.stop();
    const sqlite = new Sqlite(path.join(takeo.folder, 'sastra.db'));
    sqlite.exec('DELETE FROM shared_entries; DELETE FROM register_entries;');
    sqlite.prepare("UPDATE ops SET applied = 0 WHERE kind = 'record'").run();
    sqlite.close();
    await takeo.start();
    expect(await registered(takeo, entry.id)).toEqual({ ...entry, status: 'amended' });
    expect(await takeo.sync()).toMatchObject(WELL);
    expect(await notices(takeo)).toEqual([]);
  });
});

describe('a replay of the journal', () => {
  it('leaves what was shared, what waits and what is told as it was', async () => {
    const entry = instrument();
    await register(kandal, [entry]);
    await kandal.sync();
    await takeo.sync();
    await register(kandal, [{ ...entry, status: 'amended' }]);
    await register(takeo, [{ ...entry, status: 'repealed' }]);
    await kandal.sync();
    await takeo.sync();
    await register(takeo, [{ ...entry, status: 'repealed', date: '2026-03-03' }]);
    const [before, told] = [await registered(takeo, entry.id), await notices(takeo)];
    expect(told).toHaveLength(1);
    await takeo.stop();
    const sqlite = new Sqlite(path.join(takeo.folder, 'sastra.db'));
    const tables = ['shared_entries', 'record_notices', 'ops', 'register_entries', 'streams', 'documents'];
    for (const table of tables) sqlite.prepare(`DELETE FROM ${table}`).run();
    sqlite.prepare('UPDATE desk SET frame = 0').run();
    sqlite.close();
    await takeo.start();
    expect(await registered(takeo, entry.id)).toEqual(before);
    expect(await notices(takeo)).toEqual(told);
    expect(await takeo.sync()).toMatchObject(WELL);
    await kandal.sync();
    expect(await registered(kandal, entry.id)).toEqual(before);
  });
});

describe('what was written before a desk was connected', () => {
  it('is offered when it is, and gives way to what the ministry has, with a word', async () => {
    const [entry, other] = [instrument(), instrument()];
    await changeList(kandal, 'lists.offices', () => [{ id: 'ministry', km: 'ក្រសួង', en: 'The Ministry' }]);
    await kandal.sync();
    const late = await syncingDesk(ministry, stream, kandal.person, async (desk) => {
      await register(desk, [entry, other]);
      await changeList(desk, 'lists.offices', () => [
        { id: 'ministry', km: 'ផ្សេង', en: 'The Ministry' },
        { id: 'new-office', km: 'មន្ទីរថ្មី', en: 'New office' },
      ]);
    });
    expect(await late.sync()).toMatchObject(WELL);
    expect(await notices(late)).toMatchObject([
      { what: 'hubFirst', entry: 'ministry', wanted: { km: 'ផ្សេង' }, now: { km: 'ក្រសួង' } },
    ]);
    await takeo.sync();
    expect(await registered(takeo, other.id)).toEqual(other);
    expect(await listOn(takeo, 'lists.offices')).toContainEqual({
      id: 'new-office',
      km: 'មន្ទីរថ្មី',
      en: 'New office',
    });
    expect(await listOn(late, 'lists.offices')).toEqual(await listOn(takeo, 'lists.offices'));
    await late.end();
  });
});
