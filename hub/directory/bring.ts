/** Entries that somebody brings: from a desk, by the page, or at the hub's own command line. */
import type { DirectoryEntry } from '../../shared/directory/entry.ts';
import type { Added } from '../../shared/directory/wire.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Database } from '../db/connect.ts';
import { administer, type AdministrationProblem } from '../offices/administration.ts';
import { record } from '../offices/audit.ts';
import { addEntries, type KeptDirectory } from './kept.ts';

/** Whoever looks after everything may bring them; that they are let in is for those who signed them. */
export function bringEntries(
  database: Database,
  kept: KeptDirectory,
  actor: string,
  entries: readonly DirectoryEntry[],
): Promise<Result<Added, AdministrationProblem>> {
  return administer(database, actor, async (work, { everything }) =>
    everything ? ok(await recorded(work, kept, actor, entries)) : fail('notAllowed'),
  );
}

/** By whoever sits at the hub. */
export function bringByCommand(
  database: Database,
  kept: KeptDirectory,
  entries: readonly DirectoryEntry[],
): Promise<Added> {
  return database.transaction().execute((work) => recorded(work, kept, null, entries));
}

async function recorded(
  work: Database,
  kept: KeptDirectory,
  actor: string | null,
  entries: readonly DirectoryEntry[],
): Promise<Added> {
  const added = await addEntries(work, kept, entries);
  if (added.outcome === 'accepted')
    await record(work, {
      actor,
      action: 'directoryExtended',
      subject: added.head,
      details: { entries: `${entries.length}` },
    });
  return added;
}
