/** Whether this hub takes work: not while it starts or migrates, not while it stops, not without its database. */
import { sql } from 'kysely';
import type { Database } from '../db/connect.ts';

export type Phase = 'starting' | 'ready' | 'stopping';

export interface Readiness {
  readonly phase: () => Phase;
  readonly move: (phase: Phase) => void;
  /** `databaseAway`: it did not answer within PATIENCE. */
  readonly check: () => Promise<Phase | 'databaseAway'>;
}

/** Milliseconds that the database may take to say that it is there. */
const PATIENCE = 2_000;

export function createReadiness(database: () => Database | null): Readiness {
  let phase: Phase = 'starting';
  return {
    phase: () => phase,
    move: (next) => {
      phase = next;
    },
    async check() {
      const connected = database();
      if (phase !== 'ready' || connected === null) return phase;
      return (await answers(connected)) ? phase : 'databaseAway';
    },
  };
}

async function answers(database: Database): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), PATIENCE);
  const asked = sql`SELECT 1`.execute(database).then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answered;
}
