/** From a profile's folder to a database that may be worked on, or to the reason why not. */
import { accessSync, constants, existsSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { createIds } from '../../../shared/document/ids.ts';
import type { DeviceId, PersonId } from '../../../shared/document/model.ts';
import { backupFiles, makeBackup } from '../backup/backups.ts';
import { startCheck } from '../db/check.ts';
import type { Database, StatementWatch } from '../db/database.ts';
import { Refusal } from '../db/failures.ts';
import { checkSchema, fileVersion, migrate, newestOf, type Migration } from '../db/migrate.ts';
import { journalFiles } from '../journal/files.ts';
import type { CorePorts } from '../ports.ts';
import { companionsOf, type Layout } from './layout.ts';
import { remotePlace } from './place.ts';
import { makeFolder, syncFile, syncFolder } from './sync.ts';

export interface OpenedDatabase {
  readonly database: Database;
  /** False: the last core had no time to close the file, and it deserves a full check. */
  readonly closedWell: boolean;
}

/** Makes the folder. Refuses `networkFolder` and `readOnly` before anything is written. */
export function preparePlace(ports: CorePorts, layout: Layout): void {
  makeFolder(layout.folder);
  const remote = remotePlace(realpathSync.native(layout.folder), ports.disk.mounts());
  if (remote !== null) throw new Refusal({ code: 'networkFolder', detail: remote });
  accessSync(layout.folder, constants.W_OK);
}

/**
 * Opens the profile's database, makes it where the profile is new, and migrates it behind a backup. Throws what
 * failureOf() reads. A database that is not there where there are backups or a journal is `damaged`: a desk is never
 * empty in place of a lost one.
 */
export async function openProfileDatabase(
  ports: CorePorts,
  layout: Layout,
  migrations: readonly Migration[],
  watch: StatementWatch,
): Promise<OpenedDatabase> {
  const { signal } = new AbortController();
  const backup = { folder: layout.backups, check: ports.fullCheck, now: ports.clock.now, signal };
  let isNew = false;
  if (!existsSync(layout.database)) {
    if (leftovers(layout)) throw new Refusal({ code: 'damaged', detail: 'missing' });
    createDatabase(ports, layout, migrations);
    isNew = true;
  }
  // SQLite takes a file of no bytes for a new one.
  if (statSync(layout.database).size === 0) throw new Refusal({ code: 'damaged', detail: 'empty' });
  const closedWell = !companionsOf(layout.database).some((file) => existsSync(file));
  const database = ports.openDatabase(layout.database, { create: false, watch });
  try {
    const newest = newestOf(migrations);
    const version = fileVersion(database, newest);
    startCheck(database, layout.database);
    if (version < newest) {
      await makeBackup(database, backup);
      migrate(database, migrations);
    }
    checkSchema(database, migrations);
    // From here on there is always a backup for the journal to be replayed over.
    if (isNew) await makeBackup(database, backup);
    return { database, closedWell };
  } catch (error) {
    database.close();
    throw error;
  }
}

const leftovers = (layout: Layout): boolean =>
  companionsOf(layout.database).some((file) => existsSync(file)) ||
  existsSync(layout.damaged) ||
  backupFiles(layout.backups).length > 0 ||
  journalFiles(layout.journal).length > 0;

/** Under another name until it is whole and on the disk, so that a half-made profile is never taken for one. */
function createDatabase(ports: CorePorts, layout: Layout, migrations: readonly Migration[]): void {
  for (const file of [layout.unfinished, ...companionsOf(layout.unfinished)]) rmSync(file, { force: true });
  const ids = createIds({ now: ports.clock.now, random: ports.random });
  const database = ports.openDatabase(layout.unfinished, { create: true });
  try {
    migrate(database, migrations);
    database
      .prepare(
        `INSERT INTO desk (id, person_id, person_name, device_id, frame) VALUES (1, :person, '', :device, 0)`,
      )
      .run({ person: ids.next<PersonId>(), device: ids.next<DeviceId>() });
    // Closing would do it as well, and would say nothing where the disk refused it.
    database.checkpoint();
  } finally {
    database.close();
  }
  putInPlace(layout);
}

/** Gives the finished file the database's name, on the disk. */
export function putInPlace(layout: Layout): void {
  syncFile(layout.unfinished);
  renameSync(layout.unfinished, layout.database);
  syncFolder(layout.folder);
}
