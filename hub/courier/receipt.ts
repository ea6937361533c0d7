/** What the hub answers a parcel: the answers to its ops as a push gives them, and new work as pages of a pull. */
import type { ParcelBody, ReceiptBody } from '../../shared/courier/body.ts';
import type { CourierHeader } from '../../shared/courier/header.ts';
import { rightsText } from '../../shared/sync/chain.ts';
import { PULL_LIMIT } from '../../shared/sync/pull.ts';
import type { OpAnswer } from '../../shared/sync/push.ts';
import type { Database } from '../db/connect.ts';
import type { HubKey } from '../identity/hub-key.ts';
import type { HubRow } from '../identity/hub-row.ts';
import { readableStreams } from '../rights/rights.ts';
import { signedPage } from '../streams/signed-page.ts';

/** Of what a desk has written to the hub, what its answer depends on. */
export interface Asking {
  readonly header: Pick<CourierHeader, 'device' | 'epoch' | 'number'>;
  /** Whose desk it is. */
  readonly person: string;
  /** Whom the answer is encrypted to. */
  readonly recipient: string;
  /** False: it is told so, and nothing else but what became of its work. */
  readonly isConnected: boolean;
  readonly body: Pick<ParcelBody, 'cursors' | 'media' | 'wanted'>;
}

export interface Answered {
  readonly answers: readonly OpAnswer[];
  readonly unanswered: number;
  readonly mediaRefused: number;
}

export interface ReceiptParts {
  readonly database: Database;
  readonly hub: HubRow;
  readonly key: Pick<HubKey, 'sign'>;
}

/**
 * What a receipt says but for the media that it takes along. Of a parcel that names another epoch the cursors mean nothing,
 * and all is read from the start. `most`: letters of pages, beyond which what is left waits for another parcel; one page
 * comes whatever its size.
 */
export async function receiptPages(
  { database, hub, key }: ReceiptParts,
  { header, person, isConnected, body: { cursors } }: Asking,
  answered: Answered,
  most: number,
): Promise<Omit<ReceiptBody, 'media' | 'mediaLeft'>> {
  const asked = header.epoch;
  const read = new Map(asked === hub.epoch ? cursors.map(({ stream, after }) => [stream, after]) : []);
  const streams = isConnected ? await readableStreams(database, person) : [];
  const pages: ReceiptBody['pages'] = [];
  let letters = 0;
  let more = false;
  for (const { id: stream, head } of streams) {
    let after = read.get(stream) ?? 0;
    while (after < head && !more) {
      const page = await signedPage(database, { hub, key }, { stream, after, limit: PULL_LIMIT });
      if (page === null || page.ops.length === 0) break;
      letters += JSON.stringify(page).length;
      more = pages.length > 0 && letters > most;
      if (more) break;
      pages.push({ stream, after, page });
      after += page.ops.length;
    }
  }
  const rightsOf = (): string => rightsText({ hub: hub.id, epoch: hub.epoch, person, streams });
  const { answers, unanswered, mediaRefused } = answered;
  return {
    asked,
    now: Date.now(),
    answers: [...answers],
    unanswered,
    isRevoked: !isConnected,
    streams: [...streams],
    ...(isConnected ? { rights: { person, signature: key.sign(rightsOf()) } } : {}),
    pages,
    more,
    mediaRefused,
  };
}
