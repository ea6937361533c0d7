/**
 * Who may administer what. An administrator (a role of the root office) looks after everything; an office administrator
 * after the office and all below it, and after a person only where all that the person is could come from there: whoever
 * may set somebody's password could act in all their offices, and as all that they are.
 */
import { sql } from 'kysely';
import type { Role } from '../../shared/sync/account.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import type { Database } from '../db/connect.ts';

export interface Administration {
  readonly actor: string;
  readonly everything: boolean;
  /** Ids of the offices that the actor looks after. */
  readonly offices: ReadonlySet<string>;
}

/** What a person who administers is told; sentences are in hub/admin/texts.ts. */
export type AdministrationProblem =
  | 'notAllowed'
  | 'emailTaken'
  | 'ownAccount'
  | 'alreadySo'
  | 'noSuchDesk'
  | 'administratorElsewhere'
  | 'noSuchPerson'
  | 'noSuchRequest'
  | 'otherDevice';

/** Null where the person administers nothing. */
export async function administrationOf(database: Database, actor: string): Promise<Administration | null> {
  const { rows } = await sql<{ office: string; everything: boolean }>`
    WITH RECURSIVE mine AS (
      SELECT offices.id AS office, bool_or(members.role = 'administrator' AND offices.parent IS NULL) AS everything
      FROM members JOIN offices ON offices.id = members.office
      WHERE members.person = ${actor}
        AND (members.role = 'officeAdministrator' OR (members.role = 'administrator' AND offices.parent IS NULL))
      GROUP BY offices.id
      UNION
      SELECT offices.id, false FROM offices JOIN mine ON offices.parent = mine.office
    )
    SELECT office, everything FROM mine`.execute(database);
  if (rows.length === 0) return null;
  return {
    actor,
    everything: rows.some(({ everything }) => everything),
    offices: new Set(rows.map(({ office }) => office)),
  };
}

/** Thrown within the transaction, so that what was done before the refusal is taken back. */
class Refused extends Error {
  readonly problem: AdministrationProblem;

  constructor(problem: AdministrationProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Does something as the actor, in one transaction, behind everything that is administered at the same time: so two who
 * take each other's rights away leave one of them. What is refused leaves nothing.
 */
export async function administer<T>(
  database: Database,
  actor: string,
  work: (work: Database, mine: Administration) => Promise<Result<T, AdministrationProblem>>,
): Promise<Result<T, AdministrationProblem>> {
  try {
    return await database.transaction().execute(async (transaction) => {
      await transaction.selectFrom('hub').select('id').forUpdate().execute();
      const mine = await administrationOf(transaction, actor);
      const done = mine === null ? fail('notAllowed' as const) : await work(transaction, mine);
      if (!done.ok) throw new Refused(done.error);
      return done;
    });
  } catch (error) {
    if (error instanceof Refused) return fail(error.problem);
    throw error;
  }
}

/** Where the actor might have given the person all that they are: so nobody is reached by whom they could not be named. */
export async function looksAfter(database: Database, mine: Administration, person: string): Promise<boolean> {
  if (mine.everything) return (await exists(database, person)) !== undefined;
  const memberships = await database
    .selectFrom('members')
    .select(['office', sql<Role>`role`.as('role')])
    .where('person', '=', person)
    .execute();
  return memberships.length > 0 && memberships.every(({ office, role }) => mayGive(mine, office, role));
}

const exists = (database: Database, person: string): Promise<unknown> =>
  database.selectFrom('people').select('id').where('id', '=', person).executeTakeFirst();

/** Who looks after everything is named by those alone. */
export const mayGive = ({ everything, offices }: Administration, office: string, role: Role): boolean =>
  offices.has(office) && (role !== 'administrator' || everything);
