/** Who this hub is, as its database says. */
import type { Database } from '../db/connect.ts';
import { StartRefusal } from '../refusal.ts';

export interface HubRow {
  readonly id: string;
  readonly epoch: string;
}

/** Several hubs on one database are one to their desks, so they have one key: another one is refused. */
export async function claimHub(database: Database, publicKey: string): Promise<HubRow> {
  await database.updateTable('hub').set({ public_key: publicKey }).where('public_key', 'is', null).execute();
  const row = await database.selectFrom('hub').selectAll().executeTakeFirstOrThrow();
  if (row.public_key !== publicKey) {
    throw new StartRefusal(
      'This database belongs to a hub with another key: put the file hub.key of that hub into HUB_DATA.',
    );
  }
  return { id: row.id, epoch: row.epoch };
}
