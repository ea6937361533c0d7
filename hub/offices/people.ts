/** People and what they are in which office. Nobody is ever deleted: what they wrote keeps their name. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { ROLES, type Role } from '../../shared/sync/account.ts';
import { makeEnrolment } from '../auth/enrolment.ts';
import { endDeskSession } from '../auth/desks.ts';
import { endSessions } from '../auth/sessions.ts';
import type { Database } from '../db/connect.ts';
import {
  administer,
  looksAfter,
  mayGive,
  type Administration,
  type AdministrationProblem,
} from './administration.ts';
import { record, type Action } from './audit.ts';

export interface NewPerson {
  /** In small letters. */
  readonly email: string;
  readonly name: string;
  readonly nameEn: string;
  readonly office: string;
  readonly roles: readonly Role[];
}

export interface Enrolled {
  readonly person: string;
  /** Of the link that sets the first password. */
  readonly token: string;
}

/** Makes the person's rows; whoever calls has asked whether that is allowed. Null: the address is somebody's. */
export async function makePerson(
  work: Database,
  actor: string | null,
  { email, name, nameEn, office, roles }: NewPerson,
): Promise<Enrolled | null> {
  const person = randomUUID();
  const made = await work
    .insertInto('people')
    .values({
      id: person,
      email,
      // Whoever administers vouches for it, so that the ministry's provider may name the person by it.
      email_verified: true,
      name,
      name_en: nameEn,
      two_factor_enabled: false,
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return null;
  const members = [...new Set(roles)].map((role) => ({ person, office, role }));
  if (members.length > 0) await work.insertInto('members').values(members).execute();
  const details = { name, email, office: await officeNamed(work, office), roles: roles.join(' ') };
  await record(work, { actor, action: 'personAdded', subject: person, details });
  return { person, token: await makeEnrolment(work, person) };
}

/** All of them or, where one cannot be, none. */
export async function addPeople(
  database: Database,
  actor: string,
  people: readonly NewPerson[],
): Promise<Result<readonly Enrolled[], AdministrationProblem>> {
  return administer(database, actor, async (work, mine) => {
    const enrolled: Enrolled[] = [];
    for (const person of people) {
      if (!mine.offices.has(person.office) || person.roles.length === 0) return fail('notAllowed');
      if (!person.roles.every((role) => mayGive(mine, person.office, role))) return fail('notAllowed');
      const made = await makePerson(work, actor, person);
      if (made === null) return fail('emailTaken');
      enrolled.push(made);
    }
    return ok(enrolled);
  });
}

export interface Membership {
  readonly office: string;
  readonly roles: readonly Role[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly email: string;
  readonly shutOut: boolean;
  readonly secondStep: boolean;
  readonly memberships: readonly Membership[];
}

/** Those that the actor sees: all, or those who are something in an office that the actor looks after. */
export async function readPeople(
  database: Database,
  { everything, offices }: Administration,
  which: { readonly person: string } | { readonly search: string },
): Promise<readonly Person[]> {
  const rows = await database
    .selectFrom('people')
    .select(['id', 'name', 'name_en', 'email', 'disabled_at', 'two_factor_enabled'])
    .$if(!everything, (query) =>
      query.where(
        'id',
        'in',
        database
          .selectFrom('members')
          .select('person')
          .where('office', 'in', [...offices]),
      ),
    )
    .where((eb) => {
      if ('person' in which) return eb('id', '=', which.person);
      const pattern = `%${which.search.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
      return eb.or([
        eb('name', 'ilike', pattern),
        eb('name_en', 'ilike', pattern),
        eb('email', 'ilike', pattern),
      ]);
    })
    .orderBy('name')
    .orderBy('id')
    .limit(PEOPLE_SHOWN)
    .execute();
  if (rows.length === 0) return [];
  const members = await database
    .selectFrom('members')
    .select(['person', 'office'])
    .select(sql<string[]>`array_agg(role)`.as('roles'))
    .where(
      'person',
      'in',
      rows.map(({ id }) => id),
    )
    .groupBy(['person', 'office'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    email: row.email,
    shutOut: row.disabled_at !== null,
    secondStep: row.two_factor_enabled === true,
    memberships: members
      .filter(({ person, office }) => person === row.id && (everything || offices.has(office)))
      .map(({ office, roles }) => ({ office, roles: ROLES.filter((role) => roles.includes(role)) })),
  }));
}

/** On one page; more are found by searching. */
export const PEOPLE_SHOWN = 200;

/** Does something to a person whom the actor looks after. */
async function withPerson<T>(
  database: Database,
  actor: string,
  person: string,
  act: (work: Database) => Promise<Result<T, AdministrationProblem>>,
): Promise<Result<T, AdministrationProblem>> {
  return administer(database, actor, async (work, mine) =>
    (await looksAfter(work, mine, person)) ? act(work) : fail('notAllowed'),
  );
}

export async function renamePerson(
  database: Database,
  actor: string,
  person: string,
  { name, nameEn }: Pick<NewPerson, 'name' | 'nameEn'>,
): Promise<Result<null, AdministrationProblem>> {
  return withPerson(database, actor, person, async (work) => {
    await work.updateTable('people').set({ name, name_en: nameEn }).where('id', '=', person).execute();
    await record(work, { actor, action: 'personRenamed', subject: person, details: { name, nameEn } });
    return ok(null);
  });
}

/** Shuts the person out, at once and everywhere, or lets them in again. Nobody shuts themselves out. */
export async function setShutOut(
  database: Database,
  actor: string,
  person: string,
  shutOut: boolean,
): Promise<Result<null, AdministrationProblem>> {
  if (actor === person) return fail('ownAccount');
  return withPerson(database, actor, person, async (work) => {
    await work
      .updateTable('people')
      .set({ disabled_at: shutOut ? new Date() : null })
      .where('id', '=', person)
      .execute();
    if (shutOut) {
      await endSessions(work, person, 'all');
      await work.deleteFrom('enrolments').where('person', '=', person).execute();
    }
    const action: Action = shutOut ? 'personShutOut' : 'personLetIn';
    await record(work, { actor, action, subject: person, details: await nameOf(work, person) });
    return ok(null);
  });
}

/** Answers the token of a link that sets a new password. */
export async function makeLink(
  database: Database,
  actor: string,
  person: string,
): Promise<Result<string, AdministrationProblem>> {
  return withPerson(database, actor, person, async (work) => {
    await record(work, {
      actor,
      action: 'linkMade',
      subject: person,
      details: await nameOf(work, person),
    });
    return ok(await makeEnrolment(work, person));
  });
}

/** For somebody who lost what makes their codes: the next sign-in asks for the password alone. */
export async function removeSecondStep(
  database: Database,
  actor: string,
  person: string,
): Promise<Result<null, AdministrationProblem>> {
  if (actor === person) return fail('ownAccount');
  return withPerson(database, actor, person, async (work) => {
    await work.deleteFrom('two_factors').where('user_id', '=', person).execute();
    await work.updateTable('people').set({ two_factor_enabled: false }).where('id', '=', person).execute();
    await endSessions(work, person, 'browsers');
    const details = await nameOf(work, person);
    await record(work, { actor, action: 'secondStepRemoved', subject: person, details });
    return ok(null);
  });
}

/** Gives a role in an office, or takes it. Nobody takes from themselves what they administer by. */
export async function setRole(
  database: Database,
  actor: string,
  { person, office, role }: { readonly person: string; readonly office: string; readonly role: Role },
  given: boolean,
): Promise<Result<null, AdministrationProblem>> {
  return administer(database, actor, async (work, mine) => {
    if (!mayGive(mine, office, role)) return fail('notAllowed');
    if (!given && actor === person && role.endsWith('dministrator')) return fail('ownAccount');
    const [known] = await readPeople(work, mine, { person });
    if (known === undefined) return fail('notAllowed');
    const { parent } = await work
      .selectFrom('offices')
      .select('parent')
      .where('id', '=', office)
      .executeTakeFirstOrThrow();
    if (given && role === 'administrator' && parent !== null) return fail('administratorElsewhere');
    const changed = given
      ? await work
          .insertInto('members')
          .values({ person, office, role })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
          .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows ?? 0n)
      : await work
          .deleteFrom('members')
          .where('person', '=', person)
          .where('office', '=', office)
          .where('role', '=', role)
          .executeTakeFirst()
          .then(({ numDeletedRows }) => numDeletedRows);
    if (changed === 0n) return fail('alreadySo');
    const details = { name: known.name, office: await officeNamed(work, office), roles: role };
    await record(work, { actor, action: given ? 'roleGiven' : 'roleTaken', subject: person, details });
    return ok(null);
  });
}

/** The desk's session ends at once; what it has not sent stays on it. */
export async function revokeDesk(
  database: Database,
  actor: string,
  device: string,
): Promise<Result<null, AdministrationProblem>> {
  return administer(database, actor, async (work, mine) => {
    const desk = await work
      .selectFrom('desks')
      .select(['person', 'name'])
      .where('device', '=', device)
      .executeTakeFirst();
    if (desk === undefined || !(await looksAfter(work, mine, desk.person))) return fail('noSuchDesk');
    await endDeskSession(work, device);
    const details = { ...(await nameOf(work, desk.person)), desk: desk.name };
    await record(work, { actor, action: 'deskRevoked', subject: device, details });
    return ok(null);
  });
}

async function nameOf(work: Database, person: string): Promise<{ readonly name: string }> {
  return work.selectFrom('people').select('name').where('id', '=', person).executeTakeFirstOrThrow();
}

/** In Khmer, as it is called when something is recorded of it. */
async function officeNamed(work: Database, office: string): Promise<string> {
  const { name_km: name } = await work
    .selectFrom('offices')
    .select('name_km')
    .where('id', '=', office)
    .executeTakeFirstOrThrow();
  return name;
}
