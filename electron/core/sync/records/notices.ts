/** What a person at this desk is told of shared records, until they have heard it. */
import type { JsonValue } from '../../../../shared/document/model.ts';
import type { RecordNoticeKind } from '../../../../shared/ipc/record-notices.ts';
import type { PersonName } from '../../../../shared/ipc/types.ts';
import { isSharedName, type SharedName } from '../../../../shared/sync/shared-records.ts';
import type { Database } from '../../db/database.ts';
import { storedJson } from '../../db/stored-json.ts';
import type { Parts } from './local-record.ts';

export interface KeptNotice {
  readonly id: string;
  readonly record: SharedName;
  readonly entry: string;
  readonly what: RecordNoticeKind;
  /** The op of whoever else it is about. */
  readonly byOp: string | null;
  /** Null: taking it back removes the entry. */
  readonly wanted: Parts | null;
}

/** Writing is for sync/apply.ts, whose caller holds the transaction. */
export interface RecordNotices {
  /** Those that nobody has heard, in the order in which they came. */
  readonly unheard: () => readonly KeptNotice[];
  readonly read: (id: string) => KeptNotice | null;
  readonly by: (byOp: string | null) => PersonName | null;
  /** One that is known already is not told again. */
  readonly tell: (notice: KeptNotice) => void;
  /** The same, and what it wants is added to what one of the same id wanted before. */
  readonly add: (notice: KeptNotice) => void;
  readonly hear: (id: string) => void;
  readonly forgetAll: () => void;
}

interface Row {
  readonly id: string;
  readonly record: string;
  readonly entry: string;
  readonly what: RecordNoticeKind;
  readonly byOp: string | null;
  readonly wanted: string;
}

type StoredParts = readonly (readonly [part: string, value: JsonValue])[] | null;

const COLUMNS = 'id, record, entry, what, by_op AS byOp, wanted';

export function openRecordNotices(database: Database): RecordNotices {
  const unheard = database.prepare<Row>(
    `SELECT ${COLUMNS} FROM record_notices WHERE heard = 0 ORDER BY rowid`,
  );
  const one = database.prepare<Row>(`SELECT ${COLUMNS} FROM record_notices WHERE id = :id AND heard = 0`);
  const put = database.prepare(
    `INSERT INTO record_notices (id, record, entry, what, by_op, wanted, heard)
      VALUES (:id, :record, :entry, :what, :byOp, :wanted, 0) ON CONFLICT (id) DO NOTHING`,
  );
  const drop = database.prepare('DELETE FROM record_notices WHERE id = :id');
  const hear = database.prepare('UPDATE record_notices SET heard = 1 WHERE id = :id');
  const dropAll = database.prepare('DELETE FROM record_notices');
  const person = database.prepare<{ name: string; name_en: string }>(
    'SELECT people.name, people.name_en FROM ops JOIN people ON people.id = ops.person WHERE ops.op_id = :byOp',
  );

  const noticeOf = ({ record, wanted, ...row }: Row): readonly KeptNotice[] => {
    const stored = storedJson<StoredParts>(wanted);
    return isSharedName(record) ? [{ ...row, record, wanted: stored === null ? null : new Map(stored) }] : [];
  };
  const read: RecordNotices['read'] = (id) => {
    const row = one.get({ id });
    return row === undefined ? null : (noticeOf(row)[0] ?? null);
  };
  const tell: RecordNotices['tell'] = ({ wanted, ...notice }) => {
    put.run({ ...notice, wanted: JSON.stringify(wanted === null ? null : [...wanted]) });
  };

  return {
    unheard: () => unheard.all().flatMap(noticeOf),
    read,
    by(byOp) {
      const row = byOp === null ? undefined : person.get({ byOp });
      return row === undefined ? null : { km: row.name, en: row.name_en };
    },
    tell,
    add(notice) {
      const before = read(notice.id);
      drop.run({ id: notice.id });
      const wanted = notice.wanted === null ? null : new Map([...(before?.wanted ?? []), ...notice.wanted]);
      tell({ ...notice, wanted });
    },
    hear(id) {
      hear.run({ id });
    },
    forgetAll() {
      dropAll.run();
    },
  };
}
