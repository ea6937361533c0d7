/** `npm run hub -- administrator create`: the way in for the first administrator, and for one who lost theirs. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../shared/errors/result.ts';
import { enrolmentAddress, makeEnrolment } from './auth/enrolment.ts';
import type { Configuration } from './configuration/configuration.ts';
import { connect, type Database } from './db/connect.ts';
import { connectionRefusal } from './db/connection-refusal.ts';
import { migrate } from './db/migrate.ts';
import { MIGRATIONS } from './db/migrations/index.ts';
import { borrowEmbedded } from './embedded/embedded.ts';
import { record } from './offices/audit.ts';
import { emailSchema, nameSchema } from './offices/input.ts';
import { makeOffice } from './offices/offices.ts';
import { makePerson } from './offices/people.ts';

export interface NewAdministrator {
  readonly email: string;
  readonly name: string;
  readonly nameEn: string;
}

export const ADMINISTRATOR_USAGE =
  'npm run hub -- administrator create --email NAME@PLACE --name "ឈ្មោះ" --name-en "Name"';

/** The words behind `administrator`; what is wrong with them is one sentence. No password is ever among them. */
export function readAdministrator(words: readonly string[]): Result<NewAdministrator, string> {
  const [command, ...rest] = words;
  const usage = fail(`It is used like this: ${ADMINISTRATOR_USAGE}`);
  if (command !== 'create') return usage;
  const given = optionsOf(rest);
  if (given === null) return usage;
  const email = emailSchema.safeParse(given.email);
  if (!email.success) return fail('--email has to be an e-mail address.');
  const [name, nameEn] = [nameSchema.safeParse(given.name), nameSchema.safeParse(given['name-en'])];
  if (!name.success || !nameEn.success)
    return fail('--name and --name-en have to be names of one line each.');
  return ok({ email: email.data, name: name.data, nameEn: nameEn.data });
}

function optionsOf(args: readonly string[]) {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { email: string, name: string, 'name-en': string } }).values;
  } catch {
    return null;
  }
}

/** What is printed for the offices' first tree; an administrator renames it. */
const ROOT = { km: 'ក្រសួង', en: 'Ministry' } as const;

/**
 * Makes the administrator and, in a new database, the root office; answers the link that sets the password. Somebody who
 * has that address already becomes one, without their old second step: whoever may start this has the database anyway.
 */
export async function createAdministrator(
  configuration: Configuration,
  administrator: NewAdministrator,
): Promise<string> {
  const { data, databaseUrl, databaseAccount, host, port, tls } = configuration;
  const borrowed = databaseUrl === null ? await borrowEmbedded({ data, accountName: databaseAccount }) : null;
  const url = borrowed?.url ?? databaseUrl ?? '';
  try {
    await migrate(url, MIGRATIONS);
    const pool = connect(url, 1);
    try {
      const token = await pool.database.transaction().execute((work) => enrol(work, administrator));
      const listens = `${tls === null ? 'http' : 'https'}://${host}:${port}`;
      return enrolmentAddress(configuration.address ?? listens, token);
    } finally {
      await pool.close();
    }
  } catch (error) {
    throw connectionRefusal(error) ?? error;
  } finally {
    await borrowed?.stop();
  }
}

async function enrol(work: Database, administrator: NewAdministrator): Promise<string> {
  await work.selectFrom('hub').select('id').forUpdate().execute();
  const root = await work.selectFrom('offices').select('id').where('parent', 'is', null).executeTakeFirst();
  const office = root?.id ?? (await makeOffice(work, null, ROOT));
  const made = await makePerson(work, null, { ...administrator, office, roles: ['administrator'] });
  if (made !== null) return made.token;
  const { id: person, name } = await work
    .updateTable('people')
    .set({ disabled_at: null, two_factor_enabled: false })
    .where('email', '=', administrator.email)
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow();
  await work.deleteFrom('two_factors').where('user_id', '=', person).execute();
  await work
    .insertInto('members')
    .values({ person, office, role: 'administrator' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const details = { name, office: '', roles: 'administrator' };
  await record(work, { actor: null, action: 'roleGiven', subject: person, details });
  return makeEnrolment(work, person);
}
