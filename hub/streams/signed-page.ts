/** A page of a stream's log as it leaves the hub: packed, with its signed head. */
import { headText } from '../../shared/sync/chain.ts';
import { packedPage, type PullPage } from '../../shared/sync/pull.ts';
import type { Database } from '../db/connect.ts';
import type { HubKey } from '../identity/hub-key.ts';
import type { HubRow } from '../identity/hub-row.ts';
import { pull, type PageAsked } from './pull.ts';

/** The asker's right to read the stream was looked up. Null where the cursor is behind the end of the stream. */
export async function signedPage(
  database: Database,
  { hub, key }: { readonly hub: HubRow; readonly key: Pick<HubKey, 'sign'> },
  asked: PageAsked,
): Promise<PullPage | null> {
  const page = await pull(database, asked);
  if (asked.after > page.head.seq) return null;
  const { stream } = asked;
  const signature = key.sign(headText({ hub: hub.id, epoch: hub.epoch, stream, ...page.head }));
  return packedPage({ ...page, head: { ...page.head, signature } });
}
