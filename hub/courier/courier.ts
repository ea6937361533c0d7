/**
 * Takes a parcel by the same push as over a line, and answers it with a receipt for the desk alone. Twice is as once: the
 * ops get the answers that they got, and the receipt says what is new by then.
 */
import type { CourierHeader } from '../../shared/courier/header.ts';
import { refuse, type CourierRefusal } from '../../shared/courier/problem.ts';
import { branded } from '../../shared/document/brand.ts';
import type { Hash } from '../../shared/document/model.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { OpAnswer } from '../../shared/sync/push.ts';
import { noteReport } from '../auth/desks.ts';
import type { Database } from '../db/connect.ts';
import type { Metrics } from '../http/metrics.ts';
import { hasRoom } from '../media/room.ts';
import type { CourierKey } from '../identity/courier-key.ts';
import type { HubKey } from '../identity/hub-key.ts';
import type { HubRow } from '../identity/hub-row.ts';
import { record } from '../offices/audit.ts';
import { readableStreams } from '../rights/rights.ts';
import { outcomeOf, push, type PushParts } from '../streams/push.ts';
import { isOnlyShared } from '../streams/shared-record.ts';
import { takeMedia, type CourierMedia } from './media.ts';
import { openParcel, type Parcel, type PartsOfFile } from './parcel.ts';
import type { Answered } from './receipt.ts';
import { sealedReceipt, type SealedReceipt } from './sealed-receipt.ts';
import { openSheet, type HubSheet } from './sheet.ts';

export interface CourierParts {
  readonly database: Database;
  readonly hub: HubRow;
  readonly key: HubKey;
  readonly courierKey: CourierKey;
  readonly pushing: PushParts;
  readonly metrics: Pick<Metrics, 'pushed'>;
  readonly media: CourierMedia;
  /** Who brings what is taken, for the record; null: whoever sits at the hub's own command line. */
  readonly bringer: string | null;
}

export interface Taken {
  /** Whose desk it is, and which. */
  readonly person: string;
  readonly device: string;
  /** False: it was revoked, and its receipt says so. */
  readonly isConnected: boolean;
  readonly came: WhatCame;
  /** Null where it was taken; `otherEpoch` where nothing was, and the receipt tells the desk of the new one. */
  readonly refusal: CourierRefusal | null;
  readonly number: number;
  readonly receipt: SealedReceipt;
}

/** What was in a parcel, counted; nothing of what it says. */
export interface WhatCame {
  /** Changes that were accepted, now or when the same came before. */
  readonly accepted: number;
  /** Changes that the hub refused, each with a reason that the desk is told. */
  readonly refused: number;
  /** Changes for streams that are not open to the person any more. */
  readonly unanswered: number;
  readonly media: number;
  readonly mediaRefused: number;
}

const NOTHING: WhatCame = { accepted: 0, refused: 0, unanswered: 0, media: 0, mediaRefused: 0 };

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
    const receipt = await sealedReceipt(parts, 'receipt', parcel, none, partBytes);
    const refusal = { reason: 'otherEpoch', missing: [] } as const;
    return ok({ refusal, ...whoseOf(parcel), came: NOTHING, receipt });
  }
  const turn = await inTurn(database, header);
  if (!turn.ok) return turn;
  // Before the ops that name them.
  const refused = await takeMedia(database, media, parcel, sheet);
  const answered = { ...(await pushed(parts, parcel, refused)), mediaRefused: refused.size };
  const came = countOf(parcel, answered);
  await noteTaken(parts, parcel, came);
  await noteReport(database, header.device, parcel.body.report);
  return ok({
    refusal: null,
    ...whoseOf(parcel),
    came,
    receipt: await sealedReceipt(parts, 'receipt', parcel, answered, partBytes),
  });
}

const whoseOf = ({ header: { device, number }, person, isConnected }: Parcel) => ({
  person,
  device,
  isConnected,
  number,
});

function countOf({ body: { media } }: Parcel, { answers, unanswered, mediaRefused }: Answered): WhatCame {
  const refused = answers.filter(({ outcome }) => outcome === 'refused').length;
  const { length } = media;
  return { accepted: answers.length - refused, refused, unanswered, media: length, mediaRefused };
}

/** In the record of administration, too; a parcel that comes again is there already. */
async function noteTaken(
  { database, bringer }: CourierParts,
  { header: { device, epoch, number, whole }, person }: Parcel,
  came: WhatCame,
): Promise<void> {
  await database.transaction().execute(async (work) => {
    const first = await work
      .insertInto('courier_parcels')
      .values({ device, epoch, number, hash: whole })
      .onConflict((conflict) => conflict.doNothing())
      .returning('number')
      .executeTakeFirst();
    if (first === undefined) return;
    const { name, desk } = await work
      .selectFrom('desks')
      .innerJoin('people', 'people.id', 'desks.person')
      .select(['people.name', 'desks.name as desk'])
      .where('people.id', '=', person)
      .where('desks.device', '=', device)
      .executeTakeFirstOrThrow();
    const details = { name, desk, number: `${number}`, changes: `${came.accepted}`, files: `${came.media}` };
    await record(work, { actor: bringer, action: 'parcelTaken', subject: device, details });
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

/** Bytes that came and were refused are not missing: the desk would bring them again and again. */
const withReason = (answer: OpAnswer, refusedMedia: ReadonlySet<Hash>): OpAnswer =>
  answer.outcome === 'refused' &&
  answer.missing?.some((hash) => refusedMedia.has(branded<Hash>(hash))) === true
    ? { outcome: 'refused', opId: answer.opId, reason: 'mediaRefused' }
    : answer;

/** What goes to a stream that the person may not write into any more stays unanswered, as it stays unsent over a line. */
async function pushed(
  { database, hub, pushing, metrics }: CourierParts,
  { header: { device }, person, isConnected, body }: Parcel,
  refusedMedia: ReadonlySet<Hash>,
): Promise<Pick<Answered, 'answers' | 'unanswered'>> {
  const answers: OpAnswer[] = [];
  let unanswered = 0;
  for (const batch of body.batches) {
    const [right] = await readableStreams(database, person, batch.stream);
    if (right === undefined || (!right.mayWrite && !isOnlyShared(batch))) {
      unanswered += batch.ops.length;
      continue;
    }
    const request = { epoch: hub.epoch, ...batch };
    const given = await push(database, pushing, { person, device }, request, isConnected);
    for (const answer of given) metrics.pushed(outcomeOf(answer), 1);
    answers.push(...given.map((answer) => withReason(answer, refusedMedia)));
  }
  return { answers, unanswered };
}
