/** What desks of a story do with the records that offices share. */
import { listEntries, type ListEntry, type ListName } from '../../../shared/document/article-fields.ts';
import type { RegisterEntry } from '../../../shared/instrument/register.ts';
import type { RecordNotice } from '../../../shared/ipc/record-notices.ts';
import type { SyncingDesk } from '../sync-desks.ts';

export const PRAKAS: RegisterEntry = {
  id: '019d0000-0000-7000-8000-000000000001',
  type: 'prakas',
  number: '១២៣ ប្រ.ក',
  date: '2026-01-05',
  title: { km: 'ស្តីពីការរៀបចំ', en: 'On the organisation' },
  status: 'in-force',
  relations: [],
};

export const register = async (
  desk: SyncingDesk,
  puts: readonly RegisterEntry[],
  removes: readonly string[] = [],
): Promise<unknown> => desk.core().ask('register.change', { puts: [...puts], removes: [...removes] });

/** As it was entered; undefined where it is not there. */
export async function registered(
  desk: SyncingDesk,
  id: string = PRAKAS.id,
): Promise<RegisterEntry | undefined> {
  const [found] = await desk.core().ask('register.read', { ids: [id] });
  if (found === undefined) return undefined;
  const { relatedBy: _by, standing: _standing, ...entry } = found;
  return entry;
}

export async function listOn(desk: SyncingDesk, name: ListName): Promise<readonly ListEntry[]> {
  return listEntries((await desk.core().ask('records.read', { name }))?.fields);
}

/** Writes the list as the page does. */
export async function changeList(
  desk: SyncingDesk,
  name: ListName,
  change: (entries: readonly ListEntry[]) => readonly ListEntry[],
): Promise<void> {
  const stored = await desk.core().ask('records.read', { name });
  const entries = change(listEntries(stored?.fields)).map(({ id, km, en }) => ({ id, km, en }));
  await desk.core().ask('records.write', { name, baseVersion: stored?.version ?? 0, fields: { entries } });
}

export const notices = (desk: SyncingDesk): Promise<readonly RecordNotice[]> =>
  desk.core().ask('records.notices', {});
