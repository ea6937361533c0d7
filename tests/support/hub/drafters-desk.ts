/** One ministry for the file, and one desk of a drafter in its topmost office. What is exported is set while a test runs. */
import { afterAll, beforeAll } from 'vitest';
import { foundMinistry, type Ministry, type SyncDesk } from './ministry.ts';

export let ministry: Ministry;
export let desk: SyncDesk;
/** The stream of the office. */
export let stream: string;

/** Called once in a file, beside its tests. */
export function useDraftersDesk(): void {
  beforeAll(async () => {
    ministry = await foundMinistry();
    const office = await ministry.office(null);
    ({ stream } = office);
    desk = ministry.desk();
    await ministry.join(desk.person, office.office, 'drafter');
  });
  afterAll(() => ministry.end());
}
