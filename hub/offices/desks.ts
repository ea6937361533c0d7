/** The desks of people, as whoever looks after those people sees them. */
import { sql } from 'kysely';
import type { Database } from '../db/connect.ts';
import type { Administration } from './administration.ts';

export interface KnownDesk {
  readonly device: string;
  readonly name: string;
  /** The person's name. */
  readonly person: string;
  readonly version: string;
  /** As the desk said; null: it has not said. */
  readonly unsent: number | null;
  readonly reportedAt: Date | null;
  readonly connected: boolean;
  /** The number of the last parcel that a courier brought, and when; null: none came so. */
  readonly courierNumber: number | null;
  readonly courierAt: Date | null;
}

const DESKS_SHOWN = 1_000;

/** Those that were heard of last first. */
export async function readDesks(
  database: Database,
  { everything, offices }: Administration,
): Promise<readonly KnownDesk[]> {
  return database
    .selectFrom('desks')
    .innerJoin('people', 'people.id', 'desks.person')
    .select(['desks.device', 'desks.name', 'people.name as person', 'desks.version', 'desks.unsent'])
    .select(['desks.reported_at as reportedAt', sql<boolean>`desks.session IS NOT NULL`.as('connected')])
    .leftJoinLateral(
      (of) =>
        of
          .selectFrom('courier_parcels')
          .select(['number as courierNumber', 'taken_at as courierAt'])
          .whereRef('courier_parcels.device', '=', 'desks.device')
          .orderBy('taken_at', 'desc')
          .orderBy('number', 'desc')
          .limit(1)
          .as('by_courier'),
      (join) => join.onTrue(),
    )
    .select(['by_courier.courierNumber', 'by_courier.courierAt'])
    .$if(!everything, (query) =>
      query.where(
        'desks.person',
        'in',
        database
          .selectFrom('members')
          .select('person')
          .where('office', 'in', [...offices]),
      ),
    )
    .orderBy('desks.reported_at', (order) => order.desc().nullsLast())
    .orderBy('desks.device')
    .limit(DESKS_SHOWN)
    .execute();
}
