/** Desks that ask to be enrolled: an administrator compares the key's digits with its person on the telephone. */
import type { PublicKey } from '../../shared/statements/signed.ts';
import { publicKeySchema } from '../../shared/statements/signed.ts';
import type { Database } from '../db/connect.ts';
import type { Asker } from '../rights/asker.ts';

/** In place of what the desk asked before. */
export async function noteKeyRequest(database: Database, asker: Asker, key: PublicKey): Promise<void> {
  const asked = { person: asker.person, key, asked_at: new Date() };
  await database
    .insertInto('key_requests')
    .values({ device: asker.device, person: asker.person, key })
    .onConflict((conflict) => conflict.column('device').doUpdateSet(asked))
    .execute();
}

export interface WaitingKey {
  readonly device: string;
  readonly desk: string;
  readonly person: string;
  readonly name: { readonly km: string; readonly en: string };
  readonly key: PublicKey;
  readonly askedAt: Date;
}

const SHOWN = 500;

/** The oldest first; also those that stand in the directory meanwhile. */
export async function readKeyRequests(database: Database): Promise<readonly WaitingKey[]> {
  const rows = await database
    .selectFrom('key_requests')
    .innerJoin('people', 'people.id', 'key_requests.person')
    .innerJoin('desks', 'desks.device', 'key_requests.device')
    .select(['key_requests.device', 'desks.name as desk', 'key_requests.person', 'people.name as km'])
    .select(['people.name_en as en', 'key_requests.key', 'key_requests.asked_at as askedAt'])
    .orderBy('key_requests.asked_at')
    .limit(SHOWN)
    .execute();
  return rows.map(({ device, desk, person, km, en, key, askedAt }) => ({
    device,
    desk,
    person,
    name: { km, en },
    key: publicKeySchema.parse(key),
    askedAt,
  }));
}
