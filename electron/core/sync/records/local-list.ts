/** A list of the desk (people, topics, offices, words) as a shared record. */
import type { JsonValue } from '../../../../shared/document/model.ts';
import { sameJson } from '../../../../shared/document/same.ts';
import { canonicalJson } from '../../../../shared/document/hash.ts';
import type { Database } from '../../db/database.ts';
import { openRecords } from '../../store/records.ts';
import type { LocalRecord, Parts, ShownEntry } from './local-record.ts';

type Fields = Readonly<Record<string, JsonValue>>;

export interface ListForm {
  readonly name: string;
  /** The list as Sastra brings it. */
  readonly delivered: Fields;
  readonly parts: readonly string[];
  /** What an entry of which nothing was said about a part has there. */
  readonly empty: Fields;
}

/** By id, in the list's order; what is no entry is left out. */
export function entriesOf(fields: Fields, parts: readonly string[]): ReadonlyMap<string, Parts> {
  const all = fields['entries'];
  if (!Array.isArray(all)) return new Map();
  return new Map(
    all.flatMap((entry: JsonValue): readonly (readonly [string, Parts])[] => {
      if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
      const said = entry as Fields;
      const { id } = said;
      if (typeof id !== 'string') return [];
      return [[id, new Map(parts.flatMap((part) => (part in said ? [[part, said[part] ?? null]] : [])))]];
    }),
  );
}

export function openLocalList(database: Database, { name, delivered, parts, empty }: ListForm): LocalRecord {
  const records = openRecords(database);
  const put = database.prepare(
    `INSERT INTO records (name, version, fields) VALUES (:name, :version, :fields)
      ON CONFLICT (name) DO UPDATE SET version = excluded.version, fields = excluded.fields`,
  );
  const starters = entriesOf(delivered, parts);
  const here = (): ReadonlyMap<string, Parts> => entriesOf(records.read(name)?.fields ?? delivered, parts);

  return {
    read: (entry) => here().get(entry) ?? null,
    delivered: (entry) => starters.get(entry) ?? null,
    entries: () => [...here().keys()],
    untold() {
      // Where nobody has written the list it is as Sastra brings it.
      if (records.read(name) === null) return new Map();
      const now = here();
      const gone = [...starters.keys()].filter((id) => !now.has(id));
      return new Map([...now, ...gone.map((id) => [id, null] as const)]);
    },
    show(shown) {
      const stored = records.read(name);
      const now = here();
      const next = listBehind(starters, now, shown).map(([id, said]) =>
        Object.fromEntries([['id', id], ...Object.entries(empty), ...said]),
      );
      const fields = { ...(stored?.fields ?? delivered), entries: next };
      if (sameJson(fields, stored?.fields ?? delivered)) return false;
      put.run({ name, version: (stored?.version ?? 0) + 1, fields: canonicalJson(fields) });
      return true;
    },
  };
}

/** What Sastra brings first, then what was shared, in the order in which it was, then what nobody was told of. */
function listBehind(
  starters: ReadonlyMap<string, Parts>,
  now: ReadonlyMap<string, Parts>,
  shown: ReadonlyMap<string, ShownEntry>,
): readonly (readonly [string, Parts])[] {
  const seen = (id: string): Parts | null => {
    const told = shown.get(id);
    return told === undefined ? (now.get(id) ?? null) : told.parts;
  };
  const shared = [...shown]
    .filter(([id]) => !starters.has(id))
    .toSorted(([a, { first: one }], [b, { first: two }]) => ((one ?? a) < (two ?? b) ? -1 : 1))
    .map(([id]) => id);
  const own = [...now.keys()].filter((id) => !starters.has(id) && !shown.has(id));
  return [...starters.keys(), ...shared, ...own].flatMap((id) => {
    const parts = seen(id);
    return parts === null ? [] : [[id, parts] as const];
  });
}
