/** Makes the stream of an office, or of a document that only named members may read. */
import { chainStart } from '../../shared/sync/chain.ts';
import type { Database } from '../db/connect.ts';

export async function openStream(
  database: Database,
  id: string,
  of: { readonly office: string } | { readonly document: string },
): Promise<void> {
  await database
    .insertInto('streams')
    .values({
      id,
      office: 'office' in of ? of.office : null,
      document: 'document' in of ? of.document : null,
      chain: chainStart(id),
    })
    .execute();
}
