/** Links by which a person sets their first password, or a new one: each works once and for a week. */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Database } from '../db/connect.ts';
import { record } from '../offices/audit.ts';
import { PASSWORD, type Accounts } from './accounts.ts';
import { endSessions } from './sessions.ts';

const DAYS = 7;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Answers the token, which is nowhere else. The person's older links end. */
export async function makeEnrolment(work: Database, person: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await work.deleteFrom('enrolments').where('person', '=', person).execute();
  await work
    .insertInto('enrolments')
    .values({ token_hash: hashOf(token), person, expires_at: new Date(Date.now() + DAYS * 86_400_000) })
    .execute();
  return token;
}

export const enrolmentAddress = (address: string, token: string): string =>
  `${address}/account/enrol?${new URLSearchParams({ token }).toString()}`;

export interface Enrolling {
  readonly person: string;
  readonly name: string;
  readonly email: string;
}

/** Whose link it is; null where it was used, is too old, or never was. */
export async function findEnrolment(database: Database, token: string): Promise<Enrolling | null> {
  const found = await database
    .selectFrom('enrolments')
    .innerJoin('people', 'people.id', 'enrolments.person')
    .select(['people.id as person', 'people.name', 'people.email'])
    .where('enrolments.token_hash', '=', hashOf(token))
    .where('enrolments.expires_at', '>', sql<Date>`now()`)
    .where('people.disabled_at', 'is', null)
    .executeTakeFirst();
  return found ?? null;
}

export type PasswordProblem = 'tooShort' | 'tooLong' | 'likeAccount' | 'linkVoid';

/** In code points. */
const lengthOf = (text: string): number => Array.from(text).length;

/** Whether a new password will do: length counts (NIST SP 800-63B), and it is not what everybody can read. */
export function passwordProblem(password: string, { name, email }: Enrolling): PasswordProblem | null {
  const length = lengthOf(password);
  if (length < PASSWORD.least) return 'tooShort';
  if (length > PASSWORD.most) return 'tooLong';
  const [local = ''] = email.split('@');
  const bare = password.toLowerCase();
  const rest = [email, local, name.toLowerCase()].reduce(
    (left, known) => (known === '' ? left : left.replaceAll(known, '')),
    bare,
  );
  return lengthOf(rest) < PASSWORD.least / 2 || new Set(bare).size < 4 ? 'likeAccount' : null;
}

/** Sets the password, ends the link and whatever browsers were signed in. Desks stay connected. */
export async function useEnrolment(
  database: Database,
  accounts: Accounts,
  token: string,
  password: string,
): Promise<Result<null, PasswordProblem>> {
  const enrolling = await findEnrolment(database, token);
  if (enrolling === null) return fail('linkVoid');
  const problem = passwordProblem(password, enrolling);
  if (problem !== null) return fail(problem);
  const hash = await (await accounts.$context).password.hash(password);
  return database.transaction().execute(async (work) => {
    const { person } = enrolling;
    const ended = await work
      .deleteFrom('enrolments')
      .where('token_hash', '=', hashOf(token))
      .returning('person')
      .executeTakeFirst();
    if (ended === undefined) return fail('linkVoid');
    await work
      .insertInto('credentials')
      .values({
        account_id: person,
        provider_id: 'credential',
        user_id: person,
        password: hash,
        updated_at: new Date(),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['provider_id', 'account_id'])
          .doUpdateSet({ password: hash, updated_at: new Date() }),
      )
      .execute();
    await endSessions(work, person, 'browsers');
    await record(work, { actor: person, action: 'passwordSet', subject: person, details: {} });
    return ok(null);
  });
}
