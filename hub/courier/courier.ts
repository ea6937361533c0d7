/**
 * Takes a parcel by the same push as over a line, and answers it with a receipt for the desk alone. Twice is as once: the
 * ops get the answers that they got, and the receipt says what is new by then.
 */
import { letterOf, pieceBytesFor, sealedPart, type Letter } from '../../shared/courier/envelope.ts';
import { COURIER_LIMITS, type CourierHeader } from '../../shared/courier/header.ts';
import { refuse, type CourierRefusal } from '../../shared/courier/problem.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { OpAnswer } from '../../shared/sync/push.ts';
import { noteReport } from '../auth/desks.ts';
import type { Database } from '../db/connect.ts';
import type { Metrics } from '../http/metrics.ts';
import { hasRoom } from '../media/room.ts';
import type { CourierKey } from '../identity/courier-key.ts';
import type { HubKey } from '../identity/hub-key.ts';
import type { HubRow } from '../identity/hub-row.ts';
import { readableStreams } from '../rights/rights.ts';
import type { Manifests } from '../streams/manifests.ts';
import { outcomeOf, push } from '../streams/push.ts';
import { isOnlyShared } from '../streams/shared-record.ts';
import { mediaAlong, takeMedia, type CourierMedia } from './media.ts';
import { packing } from './packing.ts';
import { openParcel, type Parcel, type PartsOfFile } from './parcel.ts';
import { receiptPages, type Answered } from './receipt.ts';
import { openSheet, type HubSheet } from './sheet.ts';

export interface CourierParts {
  readonly database: Database;
  readonly hub: HubRow;
  readonly key: HubKey;
  readonly courierKey: CourierKey;
  readonly manifests: Manifests;
  readonly metrics: Pick<Metrics, 'pushed'>;
  readonly media: CourierMedia;
}

/** A receipt, of which each part is made when it is asked for. */
export interface SealedReceipt {
  readonly parts: number;
  /** From 1 on. */
  readonly part: (number: number) => Promise<Uint8Array>;
}

export interface Taken {
  /** Null where it was taken; `otherEpoch` where nothing was, and the receipt tells the desk of the new one. */
  readonly refusal: CourierRefusal | null;
  readonly number: number;
  readonly receipt: SealedReceipt;
}

/** Letters of pages in one receipt: packed they are within what a courier takes. */
const RECEIPT_LETTERS = 16_000_000;
/** Bytes of media in one receipt. */
const RECEIPT_MEDIA = 500_000_000;

/** `files`: the parts of one parcel in any order; `partBytes`: of the receipt's, null: as large as they may be. */
export async function takeParcel(
  parts: CourierParts,
  files: PartsOfFile,
  partBytes: number | null = null,
): Promise<Result<Taken, CourierRefusal>> {
  const sheet = await openSheet(parts.media.folder.incoming);
  try {
    return await take(parts, files, partBytes, sheet);
  } finally {
    await sheet.close();
  }
}

async function take(
  parts: CourierParts,
  files: PartsOfFile,
  partBytes: number | null,
  sheet: HubSheet,
): Promise<Result<Taken, CourierRefusal>> {
  const { database, hub, courierKey, media } = parts;
  const reader = {
    database,
    hub: hub.id,
    courierKey,
    hasRoom: (bytes: number) => hasRoom(media.folder.incoming, bytes),
  };
  const opened = await openParcel(reader, files, sheet);
  if (!opened.ok) return opened;
  const parcel = opened.value;
  const { header } = parcel;
  if (header.epoch !== hub.epoch) {
    const none = { answers: [], unanswered: 0, mediaRefused: 0 };
    const receipt = await receiptFor(parts, parcel, none, partBytes);
    return ok({ refusal: { reason: 'otherEpoch', missing: [] }, number: header.number, receipt });
  }
  const turn = await inTurn(database, header);
  if (!turn.ok) return turn;
  // Before the ops that name them.
  const mediaRefused = await takeMedia(database, media, parcel, sheet);
  const answered = { ...(await pushed(parts, parcel)), mediaRefused };
  await database
    .insertInto('courier_parcels')
    .values({ device: header.device, epoch: header.epoch, number: header.number, hash: header.whole })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await noteReport(database, header.device, parcel.body.report);
  return ok({
    refusal: null,
    number: header.number,
    receipt: await receiptFor(parts, parcel, answered, partBytes),
  });
}

/** Whether it is its turn: it was taken before, or all that it follows was. */
async function inTurn(
  database: Database,
  { device, epoch, number, follows, whole }: CourierHeader,
): Promise<Result<null, CourierRefusal>> {
  const taken = await database
    .selectFrom('courier_parcels')
    .select(['number', 'hash'])
    .where('device', '=', device)
    .where('epoch', '=', epoch)
    .orderBy('number')
    .execute();
  const same = taken.find((before) => before.number === number);
  if (same !== undefined) return same.hash === whole ? ok(null) : refuse('numberUsed');
  const last = taken.at(-1)?.number ?? 0;
  if (number < last) return refuse('superseded');
  return follows > last
    ? refuse(
        'numberMissing',
        Array.from({ length: Math.min(follows - last, 100) }, (_, place) => last + 1 + place),
      )
    : ok(null);
}

/** What goes to a stream that the person may not write into any more stays unanswered, as it stays unsent over a line. */
async function pushed(
  { database, hub, manifests, metrics }: CourierParts,
  { header: { device }, person, body }: Parcel,
): Promise<Pick<Answered, 'answers' | 'unanswered'>> {
  const answers: OpAnswer[] = [];
  let unanswered = 0;
  for (const batch of body.batches) {
    const [right] = await readableStreams(database, person, batch.stream);
    if (right === undefined || (!right.mayWrite && !isOnlyShared(batch))) {
      unanswered += batch.ops.length;
      continue;
    }
    const given = await push(database, manifests, { person, device }, { epoch: hub.epoch, ...batch });
    for (const answer of given) metrics.pushed(outcomeOf(answer), 1);
    answers.push(...given);
  }
  return { answers, unanswered };
}

async function receiptFor(
  parts: CourierParts,
  parcel: Parcel,
  answered: Answered,
  partBytes: number | null,
): Promise<SealedReceipt> {
  const { hub, key, media } = parts;
  const { header, recipient } = parcel;
  const addressed = {
    kind: 'receipt',
    hub: hub.id,
    device: header.device,
    epoch: hub.epoch,
    number: header.number,
    follows: 0,
  } as const;
  const letter = await receiptLetter(parts, parcel, answered, partBytes);
  return {
    parts: letter.parts,
    async part(number) {
      const readMedia: Parameters<typeof sealedPart>[3] = (hash, from, length) => {
        const bytes = letter.media.find((each) => each.media === hash)?.bytes ?? 0;
        return media.folder.readPiece({ hash, bytes }, from, length);
      };
      const sealed = await sealedPart(addressed, letter, number, readMedia, { sign: key.sign, recipient });
      // It was looked at a moment ago, and the hub deletes nothing that an op names.
      if (!sealed.ok) throw new Error('media of a receipt are gone');
      return sealed.value;
    },
  };
}

async function receiptLetter(
  { database, hub, key, media }: CourierParts,
  parcel: Parcel,
  answered: Answered,
  partBytes: number | null,
): Promise<Letter> {
  const room = pieceBytesFor(partBytes) * COURIER_LIMITS.parts - COURIER_LIMITS.packed;
  const mostMedia = Math.min(RECEIPT_MEDIA, Math.max(room, 0));
  for (let most = RECEIPT_LETTERS; ; most = Math.floor(most / 4)) {
    const read = await receiptPages({ database, hub, key }, parcel, answered, most);
    const along = await mediaAlong(database, media.folder, parcel, read.pages, mostMedia);
    const receipt = { ...read, media: [...along.media], mediaLeft: along.left };
    const letter = letterOf(receipt, along.media, partBytes, packing);
    if (letter.ok) return letter.value;
    // One page alone is more than a courier takes: such an op needs a line.
    if (most === 0) throw new Error('a page does not fit into a receipt');
  }
}
