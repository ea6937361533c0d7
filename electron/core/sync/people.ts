/** What colleagues are called, as the hub told it with what they wrote. */
import type { RevisionId } from '../../../shared/document/model.ts';
import type { PersonName } from '../../../shared/ipc/types.ts';
import type { NamedPerson } from '../../../shared/sync/pull.ts';
import type { Database } from '../db/database.ts';

export interface PeopleStore {
  /**
   * Who made a revision, by what the hub knows: the op that bears its id was pushed by this person's session, from the
   * desk that the revision says it was made on. Null for all else: a revision's own word of its author is a claim, and
   * whoever sends it to a restored hub again is not its author.
   */
  readonly whoMade: (revision: RevisionId) => PersonName | null;
  /** The same as an account; null where that is nobody whom the hub has named, or this desk's own person. */
  readonly writerOf: (revision: RevisionId) => string | null;
  /** Null: the hub has not told it. */
  readonly nameOf: (person: string) => PersonName | null;
  /** Everybody whose name the hub has told. */
  readonly all: () => readonly { readonly id: string; readonly name: PersonName }[];
  /** The names that are told now hold. For sync/apply.ts, whose caller holds the transaction. */
  readonly put: (people: readonly NamedPerson[]) => void;
}

export function openPeople(database: Database): PeopleStore {
  const made = database.prepare<{ id: string; name: string; name_en: string }>(
    `SELECT people.id, people.name, people.name_en FROM revisions
        JOIN ops ON ops.op_id = revisions.id AND ops.kind = 'revision' AND ops.device = revisions.device
          AND ops.document_id = revisions.document_id
        JOIN people ON people.id = ops.person
      WHERE revisions.id = :revision`,
  );
  const one = database.prepare<{ name: string; name_en: string }>(
    'SELECT name, name_en FROM people WHERE id = :person',
  );
  const all = database.prepare<{ id: string; name: string; name_en: string }>(
    'SELECT id, name, name_en FROM people ORDER BY id',
  );
  const put = database.prepare(
    `INSERT INTO people (id, name, name_en) VALUES (:id, :name, :nameEn)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_en = excluded.name_en`,
  );
  return {
    whoMade(revision) {
      const row = made.get({ revision });
      return row === undefined ? null : { km: row.name, en: row.name_en };
    },
    writerOf: (revision) => made.get({ revision })?.id ?? null,
    nameOf(person) {
      const row = one.get({ person });
      return row === undefined ? null : { km: row.name, en: row.name_en };
    },
    all: () => all.all().map(({ id, name, name_en: en }) => ({ id, name: { km: name, en } })),
    put(people) {
      for (const { id, name, nameEn } of people) put.run({ id, name, nameEn });
    },
  };
}
