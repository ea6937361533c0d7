/** Puts into a parcel what waits to be sent, as pushes that the hub will take in their order. */
import { CARRIED_MEDIA, type ParcelBody } from '../../../shared/courier/body.ts';
import type { Hash } from '../../../shared/document/model.ts';
import { MEDIA_OP, mediaPayloadSchema } from '../../../shared/sync/media-op.ts';
import type { Outgoing } from '../sync/line.ts';
import { PUSH_LIMITS } from '../../../shared/sync/push.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { Homes, Stream } from '../sync/homes.ts';
import type { OpStore, QueuedOp } from '../sync/ops.ts';
import { batchOf } from '../sync/push-batch.ts';

/** One push. */
type Batch = Omit<Outgoing, 'epoch'>;

/** Media that stand behind the body. */
type Carried = ParcelBody['media'][number];

export interface Packed {
  readonly body: Pick<ParcelBody, 'cursors' | 'media'> & { readonly batches: readonly Batch[] };
  /** Of the ops that are in it. */
  readonly opIds: readonly string[];
  /** There is more to send than it holds. */
  readonly more: boolean;
}

export interface PackParts {
  readonly homes: Homes;
  readonly ops: OpStore;
  readonly revisions: Pick<RevisionStore, 'bodies'>;
  /** Whether the hub has the bytes already. */
  readonly isAtHub: (hash: Hash) => boolean;
}

export interface PackAsked {
  /** What has left in no parcel yet; else all that the hub has not answered. */
  readonly onlyFresh: boolean;
  /** Of the media that ops name, those whose bytes can be read here; none in a parcel of words alone. */
  readonly media: ReadonlySet<Hash>;
  /** Letters, beyond which what is left waits for the next parcel; one op goes whatever its size. */
  readonly most: number;
  /** Bytes of media that have a place. */
  readonly mediaRoom: number;
}

export function packParcel(
  { homes, ops, revisions, isAtHub }: PackParts,
  { onlyFresh, media, most, mediaRoom }: PackAsked,
): Packed {
  const batches: Batch[] = [];
  const opIds: string[] = [];
  const carried = new Map<Hash, Carried>();
  let room = mediaRoom;
  let letters = 0;
  let more = false;

  /** An op of media goes where its bytes go, or have gone. */
  const goes = (stream: string, { op }: QueuedOp): boolean => {
    if (op.kind !== MEDIA_OP) return true;
    const named = mediaPayloadSchema.safeParse(op.payload);
    if (!named.success || media.size === 0) return false;
    const { media: hash, bytes } = named.data;
    if (carried.has(hash) || isAtHub(hash)) return true;
    if (!media.has(hash)) return false;
    if (bytes > room || carried.size === CARRIED_MEDIA) {
      more = true;
      return false;
    }
    room -= bytes;
    carried.set(hash, { media: hash, bytes, stream });
    return true;
  };

  const streams = homes.streams();
  for (const { id: stream, mayWrite } of targets(homes)) {
    let behind = 0;
    let isFull = false;
    while (!isFull) {
      const queued = ops.toSend(stream, PUSH_LIMITS.ops, { behind, onlyFresh, onlyShared: !mayWrite });
      const last = queued.at(-1);
      if (last === undefined) break;
      isFull = letters > most;
      more ||= isFull;
      if (isFull) break;
      const batch = batchOf(queued, revisions);
      behind = batch.ops.at(-1)?.number ?? last.number;
      const going = batch.ops.filter((each) => goes(stream, each));
      if (going.length === 0) continue;
      const sent = going.map(({ op }) => op);
      opIds.push(...sent.map(({ opId }) => opId));
      batches.push({ stream, contents: batch.contents, ops: sent });
      letters += JSON.stringify(batches.at(-1)).length;
    }
  }
  const cursors = streams.map(({ id: stream, cursor: after }) => ({ stream, after }));
  return { body: { cursors, batches, media: [...carried.values()] }, opIds, more };
}

/** A desk that has never had a round over a line knows of no stream yet but the one that it writes into. */
function targets(homes: Homes): readonly Pick<Stream, 'id' | 'mayWrite'>[] {
  const streams = homes.streams();
  const home = homes.hub()?.homeStream ?? null;
  return streams.length > 0 || home === null ? streams : [{ id: home, mayWrite: true }];
}
