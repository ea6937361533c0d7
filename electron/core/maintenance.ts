/** What a desk does beside the work: checks, backups and their rotation, the bin. */
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Failure } from '../../shared/errors/failure.ts';
import { backupFiles, makeBackup, type BackupFile } from './backup/backups.ts';
import { superfluous } from './backup/rotation.ts';
import type { FullCheck } from './db/check.ts';
import { attemptAsync } from './db/failures.ts';
import type { Desk } from './desk.ts';
import { dayOf, journalFiles, readJournalFile, type JournalFile } from './journal/files.ts';
import type { Log } from './log/log.ts';
import type { CorePorts } from './ports.ts';
import type { Layout } from './profile/layout.ts';

/** How often the desk looks whether something is due, and how old the newest backup may grow. */
const ROUND_MILLISECONDS = 15 * 60_000;
/** The first round leaves the disk to the start of the desk. */
const FIRST_ROUND_MILLISECONDS = 10_000;
const BACKUP_MILLISECONDS = 3 * 3_600_000;
const BIN_MILLISECONDS = 30 * 24 * 3_600_000;
/** Of what is free on the disk, for all backups and the journals that they need. */
const SHARE_OF_FREE = 0.1;

export interface Maintenance {
  /** One round now; resolves when it is over. Rounds never overlap. */
  readonly round: () => Promise<void>;
  /** Resolves when nothing of it uses the database any more. */
  readonly stop: () => Promise<void>;
}

export interface MaintenanceParts {
  readonly ports: CorePorts;
  readonly layout: Layout;
  readonly log: Log;
  readonly desk: Desk;
  readonly closedWell: boolean;
  /** The database itself is damaged. */
  readonly onDamage: (failure: Failure) => void;
  /** Null: the newest backup is as it should be. */
  readonly onBackup: (failure: Failure | null) => void;
}

export function startMaintenance(parts: MaintenanceParts): Maintenance {
  const { ports, layout, log, desk } = parts;
  const { clock } = ports;
  let toCheck = !parts.closedWell;
  const stopping = new AbortController();
  const { signal } = stopping;
  // A check may take long, and nobody waits for its answer when the desk closes.
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  stopped.catch(() => undefined);
  const check: FullCheck = (file) => Promise.race([ports.fullCheck(file), stopped]);
  let running: Promise<void> | null = null;
  let cancel: (() => void) | null = null;

  const checkDatabase = async (): Promise<void> => {
    const checked = await check(layout.database);
    toCheck = false;
    log.write('integrity check', { ok: checked.ok });
    if (!checked.ok) parts.onDamage(checked.error);
  };

  const backUp = async (): Promise<void> => {
    const made = await attemptAsync(() =>
      makeBackup(desk.database, { folder: layout.backups, check, now: clock.now, signal }),
    );
    log.write('backup', made.ok ? { frame: made.value.frame, bytes: made.value.bytes } : { ...made.error });
    parts.onBackup(made.ok ? null : made.error);
    // A copy that is damaged speaks of its source.
    if (!made.ok && made.error.code === 'damaged') await checkDatabase();
  };

  const round = async (): Promise<void> => {
    if (toCheck) await checkDatabase();
    const due = (): boolean => backupDue(backupFiles(layout.backups)[0], desk.frame(), clock.now());
    if (due()) await backUp();
    removeOld(layout, ports);
    // A clock that jumped forward by weeks cannot be told from a holiday: what it purges is in that backup.
    if (!due()) desk.purgeBin(clock.now() - BIN_MILLISECONDS);
  };

  /** Rounds end early where the desk closes, and whatever they were at does not matter then. */
  const finish = async (): Promise<void> => {
    try {
      const done = await attemptAsync(round);
      if (!done.ok) log.write('maintenance', { ...done.error });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    running = null;
    if (!signal.aborted) order(ROUND_MILLISECONDS);
  };

  const next = (): Promise<void> => {
    cancel?.();
    running ??= finish();
    return running;
  };

  const order = (milliseconds: number): void => {
    cancel = clock.after(milliseconds, () => void next());
  };

  order(FIRST_ROUND_MILLISECONDS);
  return {
    round: next,
    async stop() {
      cancel?.();
      stopping.abort();
      await running;
    },
  };
}

/** On a new day, after hours of work, and where there is none; not where nothing was written since. */
function backupDue(newest: BackupFile | undefined, frame: number, now: number): boolean {
  if (newest === undefined) return true;
  if (newest.frame === frame) return false;
  return dayOf(newest.madeAt) !== dayOf(now) || Math.abs(now - newest.madeAt) >= BACKUP_MILLISECONDS;
}

function removeOld(layout: Layout, ports: CorePorts): void {
  const files = backupFiles(layout.backups);
  const journals = journalFiles(layout.journal);
  const sizeOf = (file: JournalFile): number => statSync(path.join(layout.journal, file.name)).size;
  const used = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const cap = SHARE_OF_FREE * (ports.disk.freeBytes(layout.folder) + used);
  const gone = new Set(
    superfluous(files, cap, ({ name }) => {
      const frame = files.find((file) => file.name === name)?.frame ?? 0;
      return journals
        .filter((_, index) => !isBehind(journals, index, frame))
        .reduce((sum, file) => sum + sizeOf(file), 0);
    }),
  );
  for (const name of gone) rmSync(path.join(layout.backups, name));
  const oldest = files.findLast(({ name }) => !gone.has(name));
  if (oldest === undefined) return;
  for (const [index, file] of journals.entries())
    if (isBehind(journals, index, oldest.frame) && lastFrame(layout, file) <= oldest.frame)
      rmSync(path.join(layout.journal, file.name));
}

const lastFrame = (layout: Layout, file: JournalFile): number =>
  readJournalFile(layout.journal, file).frames.at(-1)?.number ?? Infinity;

/** True where every frame of the file is in a backup of this frame, going by where the next file says it begins. */
function isBehind(journals: readonly JournalFile[], index: number, frame: number): boolean {
  const next = journals[index + 1];
  return next !== undefined && next.first <= frame + 1;
}
