import { describe, expect, it } from 'vitest';
import { createLists } from '../../../../renderer/library/lists.ts';
import { listEntries, LISTS } from '../../../../shared/document/article-fields.ts';
import { createFakeDesk } from '../../../support/fake-bridge.ts';

const added = { id: 'new', km: 'ថ្មី', en: 'New' };

describe('the lists that documents choose from', () => {
  it('begin with entries that have an id of their own and a name in each language, and are stored on first use', async () => {
    const desk = createFakeDesk();
    const lists = createLists(desk.bridge);
    await lists.refresh();
    for (const name of LISTS) {
      const entries = lists.entries(name);
      expect(entries.length).toBeGreaterThan(10);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const { km, en } of entries) {
        expect(km).toMatch(/^[\p{Script=Khmer}\s]+$/u);
        expect(en).toMatch(/^[^\p{Script=Khmer}]+$/u);
      }
      const stored = await desk.bridge.call['records.read']({ name });
      expect(stored.ok && stored.value !== null && listEntries(stored.value.fields)).toEqual(entries);
    }
  });

  it('name every province, the capital, and the ministry', async () => {
    const lists = createLists(createFakeDesk().bridge);
    await lists.refresh();
    const ids = lists.entries('lists.offices').map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('province-'))).toHaveLength(24);
    expect(ids).toEqual(expect.arrayContaining(['phnom-penh', 'ministry']));
  });

  it('take a change that was made on an older list, on the newest one', async () => {
    const desk = createFakeDesk();
    const [one, two] = [createLists(desk.bridge), createLists(desk.bridge)];
    await one.refresh();
    await two.refresh();
    await two.change('lists.topics', (entries) => [...entries, added]);
    const { length } = two.entries('lists.topics');
    await one.change('lists.topics', (entries) => entries.slice(1));
    expect(one.entries('lists.topics').at(-1)).toEqual(added);
    expect(one.entries('lists.topics')).toHaveLength(length - 1);
  });

  it('follow what comes from elsewhere, without being asked', async () => {
    const desk = createFakeDesk();
    const lists = createLists(desk.bridge);
    await lists.refresh();
    const fields = { entries: [added] };
    await desk.bridge.call['records.write']({ name: 'lists.topics', baseVersion: 1, fields });
    await expect.poll(() => lists.entries('lists.topics')).toEqual([added]);
  });

  it('stay as they were where the disk refuses, and the failure is answered', async () => {
    const desk = createFakeDesk();
    const lists = createLists(desk.bridge);
    await lists.refresh();
    const before = lists.entries('lists.people');
    desk.failing('records.write', 'diskFull');
    expect(await lists.change('lists.people', () => [])).toEqual({ ok: false, error: { code: 'diskFull' } });
    expect(lists.entries('lists.people')).toBe(before);
  });

  it('tell whoever shows them of a change, and of nothing else', async () => {
    const lists = createLists(createFakeDesk().bridge);
    await lists.refresh();
    let told = 0;
    lists.subscribe(() => {
      told += 1;
    });
    await lists.refresh();
    expect(told).toBe(0);
    await lists.change('lists.topics', (entries) => [...entries, added]);
    expect(told).toBe(1);
  });
});
