/** Desks that ask by courier to be somebody's: what waits, who says yes, and the file that makes the desk that person's. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { ENROLMENT_NUMBER, REQUEST_DAYS, type EnrolmentBody } from '../../shared/courier/enrolment.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { fingerprintOf } from '../../shared/sync/fingerprint.ts';
import { DESK_SESSION } from '../auth/accounts.ts';
import { deskToken } from '../auth/desk-token.ts';
import { admitWithin } from '../auth/desks.ts';
import { whoIsMe } from '../auth/me.ts';
import type { Database } from '../db/connect.ts';
import { administer, looksAfter, type AdministrationProblem } from '../offices/administration.ts';
import { record } from '../offices/audit.ts';
import type { AskingDesk } from './request.ts';
import { sealedReceipt, type SealedReceipt, type SealingParts } from './sealed-receipt.ts';

/** A desk that waits, as whoever decides sees it. */
export interface WaitingDesk extends Pick<AskingDesk, 'device' | 'signingKey' | 'name' | 'version'> {
  /** Of its key, as the desk shows it too. */
  readonly fingerprint: string;
  /** A claim. */
  readonly askedAt: Date;
}

/** Which of them: a device may be named by anybody, its key is its own. */
export type WhichDesk = Pick<AskingDesk, 'device' | 'signingKey'>;

export const fingerprintOfKey = (publicKey: string): string =>
  fingerprintOf(Buffer.from(publicKey, 'base64url'));

/** `enrolled`: it is somebody's by this very key already, and its answer can be made again; twice is as once. */
export async function takeRequest(database: Database, desk: AskingDesk): Promise<'waits' | 'enrolled'> {
  const { device, signingKey, recipient, name, version, askedAt } = desk;
  const enrolled = await database
    .selectFrom('desks')
    .select('device')
    .where('device', '=', device)
    .where('signing_key', '=', signingKey)
    .where('session', 'is not', null)
    .executeTakeFirst();
  if (enrolled !== undefined) return 'enrolled';
  await database.deleteFrom('courier_requests').where('taken_at', '<', oldest()).execute();
  await database
    .insertInto('courier_requests')
    .values({ device, signing_key: signingKey, recipient, name, version, asked_at: askedAt })
    .onConflict((conflict) => conflict.columns(['device', 'signing_key']).doNothing())
    .execute();
  return 'waits';
}

const oldest = () => sql<Date>`now() - make_interval(days => ${REQUEST_DAYS})`;

const MOST_WAITING = 200;

/** The newest first. */
export async function waitingDesks(database: Database): Promise<readonly WaitingDesk[]> {
  const rows = await database
    .selectFrom('courier_requests')
    .select(['device', 'signing_key as signingKey', 'name', 'version', 'asked_at as askedAt'])
    .where('taken_at', '>=', oldest())
    .orderBy('taken_at', 'desc')
    .limit(MOST_WAITING)
    .execute();
  return rows.map((row) => Object.assign(row, { fingerprint: fingerprintOfKey(row.signingKey) }));
}

/** What came is forgotten; the desk's file can be taken in again. */
export async function dismissDesk(database: Database, { device, signingKey }: WhichDesk): Promise<void> {
  await database
    .deleteFrom('courier_requests')
    .where('device', '=', device)
    .where('signing_key', '=', signingKey)
    .execute();
}

/** By an administrator, for somebody whom they look after. What is refused changes nothing. */
export async function approveDesk(
  database: Database,
  actor: string,
  which: WhichDesk,
  email: string,
): Promise<Result<null, AdministrationProblem>> {
  return administer(database, actor, async (work, mine) => {
    const person = await personWith(work, email);
    if (person === null || !(await looksAfter(work, mine, person))) return fail('noSuchPerson');
    return approve(work, actor, which, person);
  });
}

/** By whoever sits at the hub. */
export async function approveDeskHere(
  database: Database,
  which: WhichDesk,
  email: string,
): Promise<Result<null, AdministrationProblem>> {
  return database.transaction().execute(async (work) => {
    await work.selectFrom('hub').select('id').forUpdate().execute();
    const person = await personWith(work, email);
    return person === null ? fail('noSuchPerson') : approve(work, null, which, person);
  });
}

/** Null where nobody who may sign in has this address. */
async function personWith(work: Database, email: string): Promise<string | null> {
  const person = work.selectFrom('people').select('id').where('email', '=', email);
  return (await person.where('disabled_at', 'is', null).executeTakeFirst())?.id ?? null;
}

async function approve(
  work: Database,
  actor: string | null,
  { device, signingKey }: WhichDesk,
  person: string,
): Promise<Result<null, AdministrationProblem>> {
  const asking = await work
    .selectFrom('courier_requests')
    .select(['recipient', 'name', 'version'])
    .where('device', '=', device)
    .where('signing_key', '=', signingKey)
    .where('taken_at', '>=', oldest())
    .executeTakeFirst();
  if (asking === undefined) return fail('noSuchRequest');
  const { recipient, name, version } = asking;
  const owner = work.selectFrom('desks').select('person').where('device', '=', device);
  const before = (await owner.executeTakeFirst())?.person ?? person;
  if (before !== person) return fail('otherDevice');
  const session = await work
    .insertInto('sessions')
    .values({
      token: randomBytes(32).toString('base64url'),
      user_id: person,
      updated_at: new Date(),
      expires_at: new Date(Date.now() + DESK_SESSION * 1000),
      ip_address: null,
      user_agent: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await admitWithin(work, { id: session.id, person }, { device, name, version });
  await work
    .updateTable('desks')
    .set({ signing_key: signingKey, recipient })
    .where('device', '=', device)
    .execute();
  await work.deleteFrom('courier_requests').where('device', '=', device).execute();
  const named = work.selectFrom('people').select('name').where('id', '=', person);
  const details = {
    ...(await named.executeTakeFirstOrThrow()),
    desk: name,
    fingerprint: fingerprintOfKey(signingKey),
  };
  await record(work, { actor, action: 'deskEnrolled', subject: device, details });
  return ok(null);
}

/** Who a desk is by now, as whoever hands the answer out checks it. */
export interface EnrolledDesk {
  readonly name: string;
  readonly person: string;
  readonly email: string;
  readonly answer: SealedReceipt;
}

/**
 * The file that makes the desk the person's that it was approved for: only that desk opens it, and it may be made as often
 * as one gets lost. Null where the desk is nobody's, or somebody's who looks after it no more. `secret`: of the sessions.
 */
export async function enrolmentAnswer(
  parts: SealingParts & { readonly secret: string },
  device: string,
): Promise<EnrolledDesk | null> {
  const { database, hub, secret } = parts;
  const desk = await database
    .selectFrom('desks')
    .innerJoin('people', 'people.id', 'desks.person')
    .innerJoin('sessions', 'sessions.id', 'desks.session')
    .select(['desks.person', 'desks.recipient', 'desks.name', 'sessions.token'])
    .select(['people.name as personName', 'people.email'])
    .where('desks.device', '=', device)
    .where('people.disabled_at', 'is', null)
    .executeTakeFirst();
  if (desk === undefined || desk.recipient === null) return null;
  const { person, recipient, name, email } = desk;
  const asking = {
    header: { device, epoch: hub.epoch, number: ENROLMENT_NUMBER },
    person,
    recipient,
    isConnected: true,
    // Words first: what room a desk has for media it says in its first parcel.
    body: { cursors: [], media: [], wanted: { bytes: 0, lacking: [] } },
  };
  const besides: Pick<EnrolmentBody, 'me' | 'token'> = {
    me: await whoIsMe(database, { person, device }),
    token: deskToken(desk.token, secret),
  };
  const none = { answers: [], unanswered: 0, mediaRefused: 0 };
  const answer = await sealedReceipt(parts, 'enrolment', asking, none, null, besides);
  return { name, person: desk.personName, email, answer };
}
