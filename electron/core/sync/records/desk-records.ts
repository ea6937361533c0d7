/** The records that offices share, put together for the rest of core. */
import type { Ids } from '../../../../shared/document/ids.ts';
import type { Failure } from '../../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../../shared/errors/result.ts';
import type { RecordNotice } from '../../../../shared/ipc/record-notices.ts';
import type { Database } from '../../db/database.ts';
import type { RegisterTable } from '../../register/table.ts';
import type { Entry } from '../../store/entries.ts';
import type { Writer } from '../../store/writer.ts';
import type { Homes } from '../homes.ts';
import { openLocalRecords } from './delivered.ts';
import { openSharedEntries, type SharedEntries } from './entries.ts';
import { openRecordNotices, type KeptNotice, type RecordNotices } from './notices.ts';
import { openRecordOps } from './record-ops.ts';
import { createSharedRecords, type SharedRecords } from './shared.ts';
import { createTelling, type Telling } from './telling.ts';

export interface RecordStores {
  readonly shared: SharedRecords;
  readonly sharedEntries: SharedEntries;
  readonly recordNotices: RecordNotices;
}

export function openRecordStores(database: Database, homes: Homes, register: RegisterTable): RecordStores {
  const desk = database.prepare<{ device: string }>('SELECT device_id AS device FROM desk');
  const sharedEntries = openSharedEntries(database);
  const recordNotices = openRecordNotices(database);
  const shared = createSharedRecords({
    entries: sharedEntries,
    ops: openRecordOps(database),
    notices: recordNotices,
    homes,
    local: openLocalRecords(database, register),
    device: () => desk.get()?.device ?? '',
  });
  return { shared, sharedEntries, recordNotices };
}

export interface DeskRecords {
  readonly told: Telling['told'];
  /** A change was written: tells the page what is seen otherwise by it. */
  readonly written: () => void;
  readonly tellUntold: () => Result<null, Failure>;
  readonly notices: () => readonly RecordNotice[];
  /** Says for everybody what the notice wants, and hears it; `notFound` where nobody could be told. */
  readonly takeBack: (id: string) => Result<null, Failure>;
  readonly hear: (id: string) => Result<null, Failure>;
}

export interface DeskRecordsParts extends RecordStores {
  readonly ids: Ids;
  readonly write: Writer['write'];
  /** The name of the record as the page knows it; null: the register. */
  readonly onChanged: (name: string | null) => void;
  readonly onNotices: (count: number) => void;
}

const heard = (notice: string): Entry => ({ kind: 'sync', step: 'heard', notice });

/** A desk that was never connected has many. */
const STEPS = 1_000;

export function createDeskRecords(parts: DeskRecordsParts): DeskRecords {
  const { shared, recordNotices, write } = parts;
  const telling = createTelling(shared, parts.ids);
  let told = recordNotices.unheard().length;

  const noticeOf = ({ id, what, record, entry, byOp, wanted }: KeptNotice): RecordNotice => {
    const now = shared.local[record].read(entry);
    return {
      id,
      what,
      record,
      entry,
      now: now === null ? null : Object.fromEntries(now),
      wanted: wanted === null ? null : Object.fromEntries(wanted),
      by: recordNotices.by(byOp),
    };
  };

  const put = (entries: readonly Entry[]): Result<null, Failure> => {
    const written = write(entries);
    return written.ok ? ok(null) : written;
  };
  return {
    told: telling.told,
    written() {
      for (const record of shared.takeChanged()) parts.onChanged(record === 'register' ? null : record);
      const count = recordNotices.unheard().length;
      if (count !== told) parts.onNotices(count);
      told = count;
    },
    tellUntold() {
      for (let step = 0; step < STEPS; step += 1) {
        const entries = telling.untold();
        if (entries.length === 0) break;
        const written = put(entries);
        if (!written.ok) return written;
      }
      return ok(null);
    },
    notices: () => recordNotices.unheard().map(noticeOf),
    takeBack(id) {
      const notice = recordNotices.read(id);
      if (notice === null || shared.streamOf(notice.record) === null) return fail({ code: 'notFound' });
      return put([...telling.saying(notice.record, notice.entry, notice.wanted), heard(id)]);
    },
    hear: (id) => put([heard(id)]),
  };
}
