/** A courier's file that somebody brought to the hub, whichever kind it is of. */
import type { CourierRefusal } from '../../shared/courier/problem.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { takeParcel, type CourierParts, type Taken } from './courier.ts';
import { takeRequest } from './enrolling.ts';
import type { PartsOfFile } from './parcel.ts';
import { openRequest, type AskingDesk } from './request.ts';

export type TakenFile =
  | { readonly kind: 'parcel'; readonly taken: Taken }
  | {
      readonly kind: 'request';
      readonly desk: AskingDesk;
      /** Somebody has to decide, or it was approved before. */
      readonly standing: 'waits' | 'enrolled';
    };

/** `files`, `partBytes`: as of takeParcel(). `now`: milliseconds since 1970. */
export async function takeFile(
  parts: CourierParts,
  files: PartsOfFile,
  now: number,
  partBytes: number | null = null,
): Promise<Result<TakenFile, CourierRefusal>> {
  const iterator = iteratorOf(files);
  const first = await iterator.next();
  const part = first.done === true ? new Uint8Array() : first.value;
  const asking = await openRequest({ hub: parts.hub.id, courierKey: parts.courierKey }, part, now);
  if (asking.ok)
    return ok({
      kind: 'request',
      desk: asking.value,
      standing: await takeRequest(parts.database, asking.value),
    });
  if (asking.error.reason !== 'notCourier') return asking;
  const taken = await takeParcel(parts, beginningWith(part, iterator), partBytes);
  return taken.ok ? ok({ kind: 'parcel', taken: taken.value }) : taken;
}

async function* iteratorOf(files: PartsOfFile): AsyncGenerator<Uint8Array, undefined> {
  yield* files;
  return undefined;
}

async function* beginningWith(
  part: Uint8Array,
  rest: AsyncGenerator<Uint8Array, undefined>,
): AsyncGenerator<Uint8Array> {
  yield part;
  yield* rest;
}
