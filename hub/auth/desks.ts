/** Desks as the hub knows them: whose each is, by which session it speaks, and what it said of itself last. */
import { sql } from 'kysely';
import type { DeskCodeRequest, DeskReport } from '../../shared/sync/account.ts';
import type { Database } from '../db/connect.ts';
import { leaveWith } from '../events/presence.ts';
import type { WhoAsks } from '../rights/asker.ts';
import { sessionIn } from './desk-token.ts';

/** Who asks is who approved the desk, as long as the session lasts and the person was not shut out. */
export function deskAsker(database: () => Database, secret: string): WhoAsks {
  return async ({ authorization }) => {
    const token = sessionIn(authorization, secret);
    if (token === null) return null;
    const asker = await database()
      .selectFrom('sessions')
      .innerJoin('desks', 'desks.session', 'sessions.id')
      .innerJoin('people', 'people.id', 'desks.person')
      .select(['desks.person', 'desks.device'])
      .where('sessions.token', '=', token)
      .where('sessions.expires_at', '>', sql<Date>`now()`)
      .where('people.disabled_at', 'is', null)
      .executeTakeFirst();
    return asker ?? null;
  };
}

/**
 * The desk speaks by this session from now on, and by no older one. False where the device is somebody else's already:
 * then the session is ended.
 */
export async function admitDesk(
  database: Database,
  sessionToken: string,
  desk: DeskCodeRequest,
): Promise<boolean> {
  return database.transaction().execute(async (work) => {
    const session = await work
      .selectFrom('sessions')
      .select(['id', 'user_id as person'])
      .where('token', '=', sessionToken)
      .executeTakeFirstOrThrow();
    return admitWithin(work, session, desk);
  });
}

/** The same in a transaction that does more. */
export async function admitWithin(
  work: Database,
  session: { readonly id: string; readonly person: string },
  { device, name, version }: DeskCodeRequest,
): Promise<boolean> {
  const { id, person } = session;
  const before = await work
    .selectFrom('desks')
    .select('session')
    .where('device', '=', device)
    .forUpdate()
    .executeTakeFirst();
  const admitted = await work
    .insertInto('desks')
    .values({ device, person, session: id, name, version })
    .onConflict((conflict) =>
      conflict
        .column('device')
        .doUpdateSet({ session: id, name, version })
        .where('desks.person', '=', person),
    )
    .returning('device')
    .executeTakeFirst();
  const ended = admitted === undefined ? id : before?.session;
  if (typeof ended === 'string') await work.deleteFrom('sessions').where('id', '=', ended).execute();
  return admitted !== undefined;
}

export async function noteReport(
  database: Database,
  device: string,
  { version, unsent }: DeskReport,
): Promise<void> {
  await database
    .updateTable('desks')
    .set({ version, unsent, reported_at: sql<Date>`now()` })
    .where('device', '=', device)
    .execute();
}

/** The session of `before` is that of `device` from now on. False where that device is a desk already. */
export async function renewDesk(database: Database, before: string, device: string): Promise<boolean> {
  // It was told so already, and did not hear the answer.
  if (before === device) return true;
  return database.transaction().execute(async (work) => {
    const desk = await work
      .selectFrom('desks')
      .select(['person', 'session', 'name', 'version'])
      .where('device', '=', before)
      .forUpdate()
      .executeTakeFirst();
    if (desk === undefined || desk.session === null) return false;
    await work.updateTable('desks').set({ session: null }).where('device', '=', before).execute();
    const renewed = await work
      .insertInto('desks')
      .values({ ...desk, device })
      .onConflict((conflict) => conflict.column('device').doNothing())
      .returning('device')
      .executeTakeFirst();
    // Nobody takes over another desk: then nothing was changed.
    if (renewed === undefined)
      await work.updateTable('desks').set({ session: desk.session }).where('device', '=', before).execute();
    return renewed !== undefined;
  });
}

/** Ends the desk's session, so that its next request is nobody's, and its person is in no document. */
export async function endDeskSession(database: Database, device: string): Promise<void> {
  await leaveWith(database, device);
  await database
    .deleteFrom('sessions')
    .where('id', 'in', database.selectFrom('desks').select('session').where('device', '=', device))
    .execute();
}
