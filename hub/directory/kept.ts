/** The directory as it lies in the database: read whole once, and checked then; after that only what came since. */
import { sql } from 'kysely';
import { directoryEntrySchema, type DirectoryEntry } from '../../shared/directory/entry.ts';
import { continueDirectory, type Directory } from '../../shared/directory/read.ts';
import type { Added } from '../../shared/directory/wire.ts';
import type { Hash } from '../../shared/document/model.ts';
import type { Database } from '../db/connect.ts';
import { NEWS_CHANNEL } from '../db/listen.ts';
import { isSigned } from '../identity/is-signed.ts';

export interface KeptDirectory {
  /** Null: the ministry has none yet. Throws where what is stored does not bear itself out: somebody changed the database. */
  readonly read: (database: Database) => Promise<Directory | null>;
}

export function keepDirectory(): KeptDirectory {
  let known: Directory | null = null;
  return {
    async read(database) {
      const more = await entriesFrom(database, known?.entries.length ?? 0);
      if (more.length === 0) return known;
      const read = continueDirectory(known, more, isSigned);
      if (!read.ok) throw new Error(`the stored directory is refused: ${read.error.problem}`);
      // Of two that read at once the longer one stays.
      if (known === null || known.entries.length < read.value.entries.length) known = read.value;
      return read.value;
    },
  };
}

/** All of them: a ministry's whole directory is smaller than one of its pictures. */
async function entriesFrom(database: Database, position: number): Promise<readonly DirectoryEntry[]> {
  const rows = await database
    .selectFrom('directory')
    .select(['body', 'signatures'])
    .where('position', '>=', position)
    .orderBy('position')
    .execute();
  return rows.map(({ body, signatures }) =>
    directoryEntrySchema.parse({ body, signatures: JSON.parse(signatures) as unknown }),
  );
}

/**
 * Adds entries where the rules of the directory let them in; within a transaction, behind everything that is administered
 * at the same time. Where one is refused none is added.
 */
export async function addEntries(
  work: Database,
  kept: KeptDirectory,
  entries: readonly DirectoryEntry[],
): Promise<Added> {
  await work.selectFrom('hub').select('id').forUpdate().execute();
  const before = await kept.read(work);
  const after = continueDirectory(before, entries, isSigned);
  if (!after.ok) return { outcome: 'refused', refusal: after.error };
  const { heads, state } = after.value;
  const first = before?.entries.length ?? 0;
  await work
    .insertInto('directory')
    .values(
      entries.map(({ body, signatures }, place) => ({
        position: first + place,
        hash: heads[first + place] ?? '',
        body,
        signatures: JSON.stringify(signatures),
      })),
    )
    .execute();
  await sql`SELECT pg_notify(${NEWS_CHANNEL}, ${JSON.stringify({ what: 'directory', head: state.head })})`.execute(
    work,
  );
  return { outcome: 'accepted', head: state.head };
}

/** The entries behind a head, and whether it is known. */
export function entriesAfter(
  { entries, heads }: Pick<Directory, 'entries' | 'heads'>,
  after: Hash | null,
  most: number,
): { readonly after: Hash | null; readonly entries: DirectoryEntry[] } {
  const position = after === null ? -1 : heads.indexOf(after);
  return { after: position === -1 ? null : after, entries: entries.slice(position + 1, position + 1 + most) };
}
