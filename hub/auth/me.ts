/** Who is signed in on a desk: the person, the desk, and what they are in which offices. */
import { sql } from 'kysely';
import { ROLES, type Me } from '../../shared/sync/account.ts';
import type { Database } from '../db/connect.ts';
import type { Asker } from '../rights/asker.ts';

export async function whoIsMe(database: Database, { person, device }: Asker): Promise<Me> {
  const me = await database
    .selectFrom('people')
    .innerJoin('desks', 'desks.person', 'people.id')
    .select(['people.id', 'people.name', 'people.name_en', 'people.email', 'desks.name as desk'])
    .where('people.id', '=', person)
    .where('desks.device', '=', device)
    .executeTakeFirstOrThrow();
  const offices = await database
    .selectFrom('members')
    .innerJoin('offices', 'offices.id', 'members.office')
    .innerJoin('streams', 'streams.office', 'offices.id')
    .select(['offices.id', 'offices.parent', 'offices.name_km', 'offices.name_en', 'streams.id as stream'])
    .select(sql<string[]>`array_agg(members.role)`.as('roles'))
    .where('members.person', '=', person)
    .groupBy(['offices.id', 'streams.id'])
    .orderBy('offices.id')
    .execute();
  return {
    person: { id: me.id, name: { km: me.name, en: me.name_en }, email: me.email },
    desk: { device, name: me.desk },
    offices: offices.map(({ id, parent, name_km: km, name_en: en, stream, roles }) => ({
      id,
      parent,
      name: { km, en },
      stream,
      roles: ROLES.filter((role) => roles.includes(role)),
    })),
  };
}
