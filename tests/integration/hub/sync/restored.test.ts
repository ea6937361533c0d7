import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { foundMinistry, type Ministry } from '../../../support/hub/ministry.ts';
import { backUpHub, restoreHub } from '../../../support/hub/restored.ts';
import { removeFolder, temporaryFolder } from '../../../support/core.ts';
import { syncingDesk, type SyncingDesk } from '../../../support/sync-desks.ts';
import { unitOf } from '../../../support/units.ts';

let ministry: Ministry;
let stream: string;
let kandal: SyncingDesk;
let takeo: SyncingDesk;

beforeAll(async () => {
  ministry = await foundMinistry();
  const { office, stream: made } = await ministry.office(null);
  stream = made;
  kandal = await syncingDesk(ministry, stream);
  takeo = await syncingDesk(ministry, stream);
  for (const { person } of [kandal, takeo]) await ministry.join(person, office, 'drafter');
});
afterAll(async () => {
  await kandal.end();
  await takeo.end();
  await ministry.end();
});

const upToDate = { kind: 'connected', waiting: 0, problem: null, refused: { count: 0 } };

async function articleOf(desk: SyncingDesk, text: string): Promise<DocumentId> {
  const id = await desk.create();
  await desk.write(id, [
    ['km', unitOf(1, 'A', text)],
    ['km', unitOf(2, 'M', 'ទីពីរ')],
  ]);
  await desk.revise(id);
  await desk.sync();
  return id;
}

async function rewrite(desk: SyncingDesk, id: DocumentId, number: number, text: string): Promise<void> {
  await desk.write(id, [['km', unitOf(number, number === 1 ? 'A' : 'M', text)]]);
  await desk.revise(id);
}

describe('a hub that was restored from a backup', () => {
  it('has everything again when its desks have spoken to it, in whatever order', async () => {
    const before = await articleOf(kandal, 'មុនពេលបម្រុងទុក');
    await takeo.sync();
    await backUpHub(ministry);
    // What comes now is on the hub and on both desks, and then on the desks alone.
    await rewrite(kandal, before, 1, 'ក្រោយពេលបម្រុងទុក');
    const after = await articleOf(kandal, 'អត្ថបទថ្មី');
    await takeo.sync();
    await rewrite(takeo, before, 2, 'របស់តាកែវ');
    await takeo.sync();
    await kandal.sync();
    const hub = await restoreHub(ministry);
    for (const desk of [kandal, takeo]) desk.address = hub.address;
    // One desk has written on meanwhile.
    await rewrite(takeo, after, 2, 'សរសេរពេលម៉ាស៊ីនមេបាត់');
    expect(await takeo.sync()).toMatchObject(upToDate);
    expect(await kandal.sync()).toMatchObject(upToDate);
    expect(await takeo.sync()).toMatchObject(upToDate);
    for (const desk of [kandal, takeo]) {
      expect(await desk.texts(before)).toEqual(['ក្រោយពេលបម្រុងទុក', 'របស់តាកែវ']);
      expect(await desk.texts(after)).toEqual(['អត្ថបទថ្មី', 'សរសេរពេលម៉ាស៊ីនមេបាត់']);
      expect(await desk.core().ask('merging.branches', { documentId: before })).toEqual([]);
    }
  });
});

describe('a desk whose profile was put back from an old copy', () => {
  let copy = '';
  beforeEach(() => {
    copy = temporaryFolder();
  });
  afterEach(() => {
    removeFolder(copy);
  });

  it('gets its own work back from the hub, and what it writes then is taken', async () => {
    const id = await articleOf(kandal, 'ដើម');
    await takeo.sync();
    await kandal.stop();
    cpSync(kandal.folder, copy, { recursive: true });
    await kandal.start();
    await rewrite(kandal, id, 1, 'ធ្វើហើយផ្ញើហើយ');
    await kandal.sync();
    await kandal.stop();
    rmSync(kandal.folder, { recursive: true });
    cpSync(copy, kandal.folder, { recursive: true });
    await kandal.start();
    expect(await kandal.texts(id)).toEqual(['ដើម', 'ទីពីរ']);
    // It writes before it knows what it had written.
    await rewrite(kandal, id, 2, 'សរសេរក្រោយពេលដាក់ត្រឡប់');
    expect(await kandal.sync()).toMatchObject(upToDate);
    await takeo.sync();
    for (const desk of [kandal, takeo])
      expect(await desk.texts(id)).toEqual(['ធ្វើហើយផ្ញើហើយ', 'សរសេរក្រោយពេលដាក់ត្រឡប់']);
  });

  it('whose journal is newer than its file knows what was sent, read and merged', async () => {
    const id = await articleOf(kandal, 'ដើម');
    await takeo.sync();
    await kandal.stop();
    cpSync(path.join(kandal.folder, 'sastra.db'), path.join(copy, 'sastra.db'));
    await kandal.start();
    await rewrite(takeo, id, 2, 'របស់តាកែវ');
    await takeo.sync();
    await rewrite(kandal, id, 1, 'របស់កណ្តាល');
    await kandal.sync();
    const history = await kandal.core().ask('history.list', { documentId: id });
    await kandal.stop();
    cpSync(path.join(copy, 'sastra.db'), path.join(kandal.folder, 'sastra.db'));
    await kandal.start();
    expect(await kandal.core().ask('history.list', { documentId: id })).toEqual(history);
    expect(await kandal.texts(id)).toEqual(['របស់កណ្តាល', 'របស់តាកែវ']);
    kandal.asked.push = 0;
    expect(await kandal.sync()).toMatchObject(upToDate);
    expect(kandal.asked.push).toBe(0);
  });
});
