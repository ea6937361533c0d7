/** What there is to come back to when a profile cannot be opened, and the way back. */
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { DeviceId } from '../../../shared/document/model.ts';
import { CURED_BY_BACKUP, type Failure } from '../../../shared/errors/failure.ts';
import type { Recovery } from '../../../shared/ipc/types.ts';
import { backupFiles } from '../backup/backups.ts';
import type { FullCheck } from '../db/check.ts';
import { openDatabase } from '../db/database.ts';
import { attempt, Refusal } from '../db/failures.ts';
import { wholeDays } from '../journal/replay.ts';
import { companionsOf, type Layout } from '../profile/layout.ts';
import { putInPlace } from '../profile/open-database.ts';
import { makeFolder, syncFolder } from '../profile/sync.ts';
import { removeIndexFile } from '../search/index-file.ts';

/** A disk that cannot even be listed has nothing to offer; the failure says why. */
export async function recoveryOf(layout: Layout, failure: Failure, check: FullCheck): Promise<Recovery> {
  if (!CURED_BY_BACKUP.has(failure.code)) return { failure, backups: [], journalDays: [] };
  const listed = attempt(() => backupFiles(layout.backups));
  const backups = [];
  for (const { name, madeAt, bytes } of listed.ok ? listed.value : []) {
    const checked = await check(path.join(layout.backups, name));
    if (checked.ok) backups.push({ name, madeAt, bytes });
  }
  const days = attempt(() => wholeDays(layout.journal));
  return { failure, backups, journalDays: days.ok ? days.value : [] };
}

/**
 * Moves the database aside and puts a backup in its place; opening it replays the journal. Throws what failureOf()
 * reads: `notFound`, `damaged` where the backup does not pass its check, and the disk's own. The desk is another device
 * from here on: what it did since the backup it may do once more, and a hub has to tell the two apart. Until the last step the
 * database's place is empty, and a profile whose place is empty opens in recovery.
 */
export async function restoreBackup(
  layout: Layout,
  name: string,
  ports: { readonly check: FullCheck; readonly now: () => number; readonly device: DeviceId },
): Promise<void> {
  const backup = backupFiles(layout.backups).find((file) => file.name === name);
  if (backup === undefined) throw new Refusal({ code: 'notFound' });
  const source = path.join(layout.backups, name);
  const checked = await ports.check(source);
  if (!checked.ok) throw new Refusal(checked.error);
  // The copy comes first: on a full disk everything stays where it is.
  copyFileSync(source, layout.unfinished);
  renewDevice(layout.unfinished, ports.device);
  moveAside(layout, ports.now());
  // Made from the file that was.
  removeIndexFile(layout.search);
  putInPlace(layout);
}

function renewDevice(file: string, device: DeviceId): void {
  const database = openDatabase(file, { create: false });
  try {
    database.prepare('UPDATE desk SET device_id = :device').run({ device });
    // Closing would do it as well, and would say nothing where the disk refused it.
    database.checkpoint();
  } finally {
    database.close();
  }
}

function moveAside(layout: Layout, now: number): void {
  const files = [layout.database, ...companionsOf(layout.database)].filter((file) => existsSync(file));
  if (files.length === 0) return;
  const folder = freeFolder(layout.damaged, now);
  makeFolder(folder);
  for (const file of files) renameSync(file, path.join(folder, path.basename(file)));
  syncFolder(folder);
  syncFolder(layout.damaged);
}

/** Two in one millisecond, or a clock that jumped back, must not put one damaged file over another. */
function freeFolder(parent: string, now: number): string {
  for (let name = now; ; name += 1) {
    const folder = path.join(parent, String(name));
    if (!existsSync(folder)) return folder;
  }
}
