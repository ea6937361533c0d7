/**
 * Takes a parcel by the same push as over a line, and answers it with a receipt for the desk alone. Twice is as once: the
 * ops get the answers that they got, and the receipt says what is new by then.
 */
import { piecesOf, sealed } from '../../shared/courier/envelope.ts';
import type { CourierHeader } from '../../shared/courier/header.ts';
import { refuse, type CourierRefusal } from '../../shared/courier/problem.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { OpAnswer } from '../../shared/sync/push.ts';
import { noteReport } from '../auth/desks.ts';
import type { Database } from '../db/connect.ts';
import type { Metrics } from '../http/metrics.ts';
import type { CourierKey } from '../identity/courier-key.ts';
import type { HubKey } from '../identity/hub-key.ts';
import type { HubRow } from '../identity/hub-row.ts';
import { readableStreams } from '../rights/rights.ts';
import type { Manifests } from '../streams/manifests.ts';
import { outcomeOf, push } from '../streams/push.ts';
import { packing } from './packing.ts';
import { openParcel, type Parcel } from './parcel.ts';
import { receiptBody, type Answered } from './receipt.ts';

export interface CourierParts {
  readonly database: Database;
  readonly hub: HubRow;
  readonly key: HubKey;
  readonly courierKey: CourierKey;
  readonly manifests: Manifests;
  readonly metrics: Pick<Metrics, 'pushed'>;
}

export interface Taken {
  /** Null where it was taken; `otherEpoch` where nothing was, and the receipt tells the desk of the new one. */
  readonly refusal: CourierRefusal | null;
  readonly number: number;
  readonly receipt: readonly Uint8Array[];
}

/** Letters of pages in one receipt: packed they are within what a courier takes. */
const RECEIPT_LETTERS = 16_000_000;

/** `files`: the parts of one parcel in any order; `partBytes`: of the receipt's, null: all in one. */
export async function takeParcel(
  parts: CourierParts,
  files: readonly Uint8Array[],
  partBytes: number | null = null,
): Promise<Result<Taken, CourierRefusal>> {
  const { database, hub, courierKey } = parts;
  const opened = await openParcel(database, hub.id, courierKey, files);
  if (!opened.ok) return opened;
  const parcel = opened.value;
  const { header } = parcel;
  if (header.epoch !== hub.epoch) {
    const receipt = await receiptFor(parts, parcel, { answers: [], unanswered: 0 }, partBytes);
    return ok({ refusal: { reason: 'otherEpoch', missing: [] }, number: header.number, receipt });
  }
  const turn = await inTurn(database, header);
  if (!turn.ok) return turn;
  const answered = await pushed(parts, parcel);
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
): Promise<Answered> {
  const answers: OpAnswer[] = [];
  let unanswered = 0;
  for (const batch of body.batches) {
    const [right] = await readableStreams(database, person, batch.stream);
    if (right?.mayWrite !== true) {
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
  { database, hub, key }: CourierParts,
  { header, person, recipient, body }: Parcel,
  answered: Answered,
  partBytes: number | null,
): Promise<readonly Uint8Array[]> {
  const addressed = {
    kind: 'receipt',
    hub: hub.id,
    device: header.device,
    epoch: hub.epoch,
    number: header.number,
    follows: 0,
  } as const;
  for (let most = RECEIPT_LETTERS; ; most = Math.floor(most / 4)) {
    const receipt = await receiptBody({ database, hub, key }, person, header.epoch, body, answered, most);
    const pieces = piecesOf(receipt, partBytes, packing);
    if (pieces.ok) return sealed(addressed, pieces.value, { sign: key.sign, recipient });
    // One page alone is more than a courier takes: such an op needs a line.
    if (most === 0) throw new Error('a page does not fit into a receipt');
  }
}
