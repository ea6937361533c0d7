/** Who may write which records that offices share: roles are looked up for each push, by the table that desks have too. */
import type { Work } from '../db/connect.ts';

/** A stream as records see it. */
export interface RecordPlace {
  /** Null: a document's own stream, in which no record is shared. */
  readonly office: string | null;
  readonly isRoot: boolean;
}

export async function recordPlace(work: Work, stream: string): Promise<RecordPlace> {
  const found = await work
    .selectFrom('streams')
    .leftJoin('offices', 'offices.id', 'streams.office')
    .select(['streams.office', 'offices.parent'])
    .where('streams.id', '=', stream)
    .executeTakeFirstOrThrow();
  return { office: found.office, isRoot: found.office !== null && found.parent === null };
}

/** All that the person is, in every office. */
export function rolesOf(
  work: Work,
  person: string,
): Promise<readonly { readonly office: string; readonly role: string }[]> {
  return work.selectFrom('members').select(['office', 'role']).where('person', '=', person).execute();
}
