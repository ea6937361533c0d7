/**
 * A receipt, believed only so far as the pinned hub has signed it, and read as if a line had brought it: the engine takes
 * its answers and its pages by the same code as over any other.
 */
import { receiptBodySchema, type ReceiptBody } from '../../../shared/courier/body.ts';
import type { Frame } from '../../../shared/courier/frame.ts';
import { placesOf, type Gathered } from '../../../shared/courier/gathering.ts';
import type { CourierHeader } from '../../../shared/courier/header.ts';
import { refuse, type CourierRefusal } from '../../../shared/courier/problem.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { PROTOCOL } from '../../../shared/sync/protocol.ts';
import { pullAnswerSchema, type StreamsAnswer } from '../../../shared/sync/pull.ts';
import type { ConnectedHub, Homes, Stream } from '../sync/homes.ts';
import type { Line } from '../sync/line.ts';
import { isSigned } from '../sync/verify.ts';

export interface Receipt {
  readonly header: CourierHeader;
  readonly body: ReceiptBody;
  /** What came with it, and where on the sheet. */
  readonly media: readonly { readonly carried: ReceiptBody['media'][number]; readonly at: number }[];
}

/** Whether it is for this desk, and its own hub has signed it. */
export function isFromHub(
  hub: Pick<ConnectedHub, 'id' | 'publicKey'>,
  device: string,
  { header, signed, signature }: Frame,
): Result<null, CourierRefusal> {
  if (header.hub !== hub.id || header.device !== device) return refuse('otherReader');
  return isSigned(hub.publicKey, signed, signature) ? ok(null) : refuse('notSigned');
}

export function receiptIn({ header, body }: Gathered): Result<Receipt, CourierRefusal> {
  const read = receiptBodySchema.safeParse(body);
  if (!read.success) return refuse('damaged');
  const media = placesOf(header, read.data.media);
  return media.ok ? ok({ header, body: read.data, media: media.value }) : media;
}

/** Whether it continues what the desk has read; null: it does. */
export function misfit(
  { epoch }: ConnectedHub,
  streams: readonly Stream[],
  { header, body }: Pick<Receipt, 'header' | 'body'>,
): CourierRefusal | null {
  // Written before the desk came to the epoch that it is in now.
  if (header.epoch !== epoch && body.asked !== epoch) return { reason: 'superseded', missing: [] };
  const cursors = new Map(header.epoch === epoch ? streams.map(({ id, cursor }) => [id, cursor]) : []);
  for (const { stream, after, page } of body.pages) {
    const cursor = cursors.get(stream) ?? 0;
    if (after > cursor) return { reason: 'gap', missing: [] };
    cursors.set(stream, Math.max(cursor, after + page.ops.length));
  }
  return null;
}

/** `isNewest`: no later receipt was read, so that the list of streams is the newest that this desk has seen by courier. */
export function courierLine(
  { publicKey }: ConnectedHub,
  homes: Pick<Homes, 'streams'>,
  { header: { hub, epoch }, body }: Pick<Receipt, 'header' | 'body'>,
  isNewest: boolean,
): Line {
  /** How far the receipt leads. */
  const ends = new Map<string, number>();
  for (const { stream, after, page } of body.pages)
    ends.set(stream, Math.max(ends.get(stream) ?? 0, after + page.ops.length));
  const cursorOf = (stream: string): number => homes.streams().find(({ id }) => id === stream)?.cursor ?? 0;
  const listed = (): Pick<StreamsAnswer, 'streams' | 'rights'> => {
    const known = homes.streams();
    // What a line has told meanwhile is newer than a list that knows less of a stream.
    const isOld = body.streams.some(({ id, head }) => head < cursorOf(id));
    if (isNewest && !isOld && !body.isRevoked) return { streams: body.streams, rights: body.rights };
    return {
      streams: known.map(({ id, office, document, mayWrite, isRoot }) => ({
        id,
        office,
        document,
        mayWrite,
        isRoot,
        head: 0,
      })),
    };
  };
  const none = { kind: 'noLine' } as const;
  return {
    hello: () =>
      Promise.resolve(
        ok({
          hub,
          publicKey,
          epoch,
          courier: { recipient: '', signature: '' },
          protocol: { ...PROTOCOL },
          version: '',
          now: body.now,
        }),
      ),
    streams() {
      const { streams, rights } = listed();
      const read = streams.map((stream) => {
        const cursor = cursorOf(stream.id);
        return Object.assign({}, stream, { head: Math.max(cursor, ends.get(stream.id) ?? 0) });
      });
      return Promise.resolve(ok({ epoch, rights, streams: read }));
    },
    push: () => Promise.resolve(fail(none)),
    digest: () => Promise.resolve(fail(none)),
    pull({ stream, after }) {
      const found = body.pages.find(
        (each) => each.stream === stream && each.after <= after && after < each.after + each.page.ops.length,
      );
      if (found === undefined) return Promise.resolve(fail(none));
      const page = pullAnswerSchema.safeParse(found.page);
      if (!page.success) return Promise.resolve(fail({ kind: 'unreadable' }));
      const ops = page.data.ops.filter(({ seq }) => seq > after);
      return Promise.resolve(ok({ ...page.data, ops }));
    },
    presence: () => Promise.resolve(fail(none)),
    listen: () => () => undefined,
  };
}
