/** The rows of the register of instruments. */
import type { RegisterId } from '../../../shared/instrument/instrument.ts';
import { numberKeyOf, searchTextOf } from '../../../shared/instrument/register-keys.ts';
import {
  standingOf,
  type RegisteredEntry,
  type RegisterEntry,
  type RegisterStatus,
  type Relation,
  type RelationFrom,
  type RelationKind,
  type Scan,
} from '../../../shared/instrument/register.ts';
import type { RegisterKey } from '../../../shared/ipc/register.ts';
import type { Database } from '../db/database.ts';
import { storedJson } from '../db/stored-json.ts';

export interface RegisterTable {
  /** In the order of the ids; what is gone is left out. */
  readonly read: (ids: readonly RegisterId[]) => readonly RegisteredEntry[];
  /** The same without what others say of them. */
  readonly entered: (ids: readonly RegisterId[]) => readonly RegisterEntry[];
  /** Those that bear this number, however it is written. */
  readonly byNumber: (number: string) => readonly RegisterKey[];
  /** The caller holds the transaction. */
  readonly put: (entry: RegisterEntry) => void;
  /** The caller holds the transaction. */
  readonly remove: (id: RegisterId) => void;
  /** Works out the keys of rows that have them by older rules. The caller holds the transaction. */
  readonly bringUpToDate: () => void;
}

/** Counts up when the rules of shared/instrument/register-keys.ts or of folding change. */
const KEYS_VERSION = 1;

interface Row {
  readonly id: RegisterId;
  readonly type: string;
  readonly number: string;
  readonly date: string;
  readonly title_km: string;
  readonly title_en: string;
  readonly status: RegisterStatus;
  readonly scan: string | null;
}

export function openRegisterTable(database: Database): RegisterTable {
  const one = database.prepare<Row>(
    'SELECT id, type, number, date, title_km, title_en, status, scan FROM register_entries WHERE id = :id',
  );
  const relations = database.prepare<{ kind: RelationKind; to_id: RegisterId }>(
    'SELECT kind, to_id FROM register_relations WHERE entry_id = :id ORDER BY position',
  );
  const relatedBy = database.prepare<{ kind: RelationKind; entry_id: RegisterId }>(
    `SELECT r.kind, r.entry_id FROM register_relations r JOIN register_entries e ON e.id = r.entry_id
      WHERE r.to_id = :id ORDER BY e.date, e.id, r.position`,
  );
  const byKey = database.prepare<RegisterKey>(
    'SELECT id, type, date FROM register_entries WHERE number_key = :key ORDER BY date, id',
  );
  const putEntry = database.prepare(
    `INSERT INTO register_entries
        (id, type, number, date, title_km, title_en, status, scan, keyed, number_key, search_text)
      VALUES (:id, :type, :number, :date, :km, :en, :status, :scan, ${KEYS_VERSION}, :key, :text)
      ON CONFLICT (id) DO UPDATE SET type = excluded.type, number = excluded.number, date = excluded.date,
        title_km = excluded.title_km, title_en = excluded.title_en, status = excluded.status, scan = excluded.scan,
        keyed = excluded.keyed, number_key = excluded.number_key, search_text = excluded.search_text`,
  );
  const dropRelations = database.prepare('DELETE FROM register_relations WHERE entry_id = :id');
  const putRelation = database.prepare(
    'INSERT INTO register_relations (entry_id, position, kind, to_id) VALUES (:id, :position, :kind, :to)',
  );
  const drop = database.prepare('DELETE FROM register_entries WHERE id = :id');
  const outdated = database.prepare<{ id: RegisterId; number: string; km: string; en: string }>(
    `SELECT id, number, title_km AS km, title_en AS en FROM register_entries WHERE keyed <> ${KEYS_VERSION}`,
  );
  const putKeys = database.prepare(
    `UPDATE register_entries SET keyed = ${KEYS_VERSION}, number_key = :key, search_text = :text WHERE id = :id`,
  );

  const entryOf = ({ title_km: km, title_en: en, scan, ...row }: Row): RegisterEntry => ({
    ...row,
    title: { km, en },
    relations: relations.all({ id: row.id }).map(({ kind, to_id: to }): Relation => ({ kind, to })),
    ...(scan === null ? {} : { scan: storedJson<Scan>(scan) }),
  });

  const entered = (ids: readonly RegisterId[]): readonly RegisterEntry[] =>
    ids.flatMap((id) => {
      const row = one.get({ id });
      return row === undefined ? [] : [entryOf(row)];
    });

  return {
    entered,
    read: (ids) =>
      entered(ids).map((entry) => {
        const by = relatedBy
          .all({ id: entry.id })
          .map(({ kind, entry_id: from }): RelationFrom => ({ kind, from }));
        const kinds = by.map(({ kind }) => kind);
        return Object.assign(entry, { relatedBy: by, standing: standingOf(entry.status, kinds) });
      }),
    byNumber: (number) => byKey.all({ key: numberKeyOf(number) }),
    put(entry) {
      const { id, type, number, date, title, status, scan } = entry;
      putEntry.run({
        id,
        type,
        number,
        date,
        km: title.km,
        en: title.en,
        status,
        scan: scan === undefined ? null : JSON.stringify(scan),
        key: numberKeyOf(number),
        text: searchTextOf(entry),
      });
      dropRelations.run({ id });
      for (const [position, { kind, to }] of entry.relations.entries())
        putRelation.run({ id, position, kind, to });
    },
    remove(id) {
      drop.run({ id });
    },
    bringUpToDate() {
      for (const { id, number, km, en } of outdated.all())
        putKeys.run({ id, key: numberKeyOf(number), text: searchTextOf({ number, title: { km, en } }) });
    },
  };
}
