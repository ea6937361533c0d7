/**
 * What most stories of sync begin with: one ministry for the file, and for each test an office of it with the desks of two
 * drafters. What is exported is set while a test runs.
 */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { syncingDesk, type SyncingDesk } from '../sync-desks.ts';
import { foundMinistry, type Ministry } from './ministry.ts';

export let ministry: Ministry;
/** The topmost office. */
export let root: string;
/** The stream of the office that both belong to. */
export let stream: string;
export let kandal: SyncingDesk;
export let takeo: SyncingDesk;

/** Called once in a file, beside its tests. */
export function useTwoDesks(): void {
  beforeAll(async () => {
    ministry = await foundMinistry();
    root = (await ministry.office(null)).office;
  });
  afterAll(() => ministry.end());

  beforeEach(async () => {
    const shared = await ministry.office(root);
    ({ stream } = shared);
    kandal = await syncingDesk(ministry, stream);
    takeo = await syncingDesk(ministry, stream);
    for (const { person } of [kandal, takeo]) await ministry.join(person, shared.office, 'drafter');
  });
  afterEach(async () => {
    await kandal.end();
    await takeo.end();
  });
}
