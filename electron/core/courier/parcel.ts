/** Puts into a parcel what waits to be sent, as pushes that the hub will take in their order. */
import type { ParcelBody } from '../../../shared/courier/body.ts';
import type { Outgoing } from '../sync/line.ts';
import { PUSH_LIMITS } from '../../../shared/sync/push.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { Homes } from '../sync/homes.ts';
import type { OpStore } from '../sync/ops.ts';
import { batchOf } from '../sync/push-batch.ts';

/** One push. */
type Batch = Omit<Outgoing, 'epoch'>;

export interface Packed {
  readonly body: Pick<ParcelBody, 'cursors'> & { readonly batches: readonly Batch[] };
  /** Of the ops that are in it. */
  readonly opIds: readonly string[];
  /** There is more to send than it holds. */
  readonly more: boolean;
}

/**
 * `onlyFresh`: what has left in no parcel yet; else all that the hub has not answered. `most`: letters, beyond which what
 * is left waits for the next parcel; one op goes whatever its size.
 */
export function packParcel(
  {
    homes,
    ops,
    revisions,
  }: { readonly homes: Homes; readonly ops: OpStore; readonly revisions: Pick<RevisionStore, 'bodies'> },
  onlyFresh: boolean,
  most: number,
): Packed {
  const batches: Batch[] = [];
  const opIds: string[] = [];
  let letters = 0;
  let more = false;
  const streams = homes.streams();
  for (const stream of writable(homes)) {
    let behind = 0;
    for (;;) {
      const queued = ops.toSend(stream, PUSH_LIMITS.ops, { behind, onlyFresh });
      const batch = batchOf(queued, revisions);
      const last = batch.ops.at(-1);
      if (last === undefined) break;
      more = letters > most;
      if (more) break;
      behind = last.number;
      const sent = batch.ops.map(({ op }) => op);
      opIds.push(...sent.map(({ opId }) => opId));
      batches.push({ stream, contents: batch.contents, ops: sent });
      letters += JSON.stringify(batches.at(-1)).length;
    }
  }
  const cursors = streams.map(({ id: stream, cursor: after }) => ({ stream, after }));
  return { body: { cursors, batches }, opIds, more };
}

/** A desk that has never had a round over a line knows of no stream yet but the one that it writes into. */
function writable(homes: Homes): readonly string[] {
  const streams = homes.streams();
  const home = homes.hub()?.homeStream ?? null;
  if (streams.length === 0) return home === null ? [] : [home];
  return streams.filter(({ mayWrite }) => mayWrite).map(({ id }) => id);
}
