/** The record of administration: who did what, to what, when. It grows only; the database refuses anything else. */
import type { Database } from '../db/connect.ts';

export const ACTIONS = [
  'officeAdded',
  'officeRenamed',
  'personAdded',
  'personRenamed',
  'personShutOut',
  'personLetIn',
  'roleGiven',
  'roleTaken',
  'linkMade',
  'passwordSet',
  'secondStepSet',
  'secondStepRemoved',
  'deskApproved',
  'deskEnrolled',
  'deskRevoked',
  'sessionsEnded',
  'directoryExtended',
  'parcelTaken',
] as const;
export type Action = (typeof ACTIONS)[number];

export interface Deed {
  /** Null: whoever sits at the hub's own command line. */
  readonly actor: string | null;
  readonly action: Action;
  /** The id of the person, the office or the device that it was done to; of the directory its new head. */
  readonly subject: string;
  /** What a reader needs to understand it later, when names may have changed. No secret. */
  readonly details: Readonly<Record<string, string>>;
}

export async function record(work: Database, { details, ...deed }: Deed): Promise<void> {
  await work
    .insertInto('audit')
    .values({ ...deed, details: JSON.stringify(details) })
    .execute();
}

export interface RecordedDeed {
  readonly seq: number;
  readonly at: Date;
  /** The actor's name as it is now; null: the command line. */
  readonly actorName: string | null;
  readonly action: string;
  readonly details: unknown;
}

export const PAGE_OF_DEEDS = 50;

/** The newest first; `before` is the last that was read, or null. */
export async function readAudit(database: Database, before: number | null): Promise<readonly RecordedDeed[]> {
  return database
    .selectFrom('audit')
    .leftJoin('people', 'people.id', 'audit.actor')
    .select(['audit.seq', 'audit.at', 'people.name as actorName', 'audit.action', 'audit.details'])
    .$if(before !== null, (query) => query.where('audit.seq', '<', before ?? 0))
    .orderBy('audit.seq', 'desc')
    .limit(PAGE_OF_DEEDS)
    .execute();
}
