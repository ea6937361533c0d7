/**
 * Brings media to the hub and from it, one after the other, behind the words: it begins when a round of sync has ended
 * well, and gives way between two pieces when another begins. What is cut goes on where it was, days later too.
 */
import type { FileHandle } from 'node:fs/promises';
import type { Ids } from '../../../../shared/document/ids.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { ok, type Result } from '../../../../shared/errors/result.ts';
import type { MediaSettings, MediaTravelState } from '../../../../shared/ipc/sync.ts';
import type { Media } from '../../../../shared/media/media.ts';
import { MEDIA_OP, type MediaPayload } from '../../../../shared/sync/media-op.ts';
import { opHash } from '../../../../shared/sync/op.ts';
import type { Failure } from '../../../../shared/errors/failure.ts';
import type { MediaFolder } from '../../media/folder.ts';
import type { Partials } from '../../media/partial.ts';
import { ROOM_FOR_WORDS } from '../../media/uploads.ts';
import type { Clock } from '../../ports.ts';
import type { ProblemCode } from '../../../../shared/sync/problem.ts';
import type { LineProblem } from '../line.ts';
import type { SyncStep } from '../steps.ts';
import type { MediaLine } from './media-line.ts';
import { restAfter } from './pace.ts';
import type { ToFetch, ToSend, Wanted } from './wanted.ts';

export interface MediaTravelParts {
  readonly wanted: Wanted;
  readonly folder: Pick<MediaFolder, 'open' | 'describe'>;
  readonly partials: Partials;
  /** Null: this desk has no hub. */
  readonly line: () => MediaLine | null;
  readonly clock: Clock;
  readonly freeBytes: () => number;
  readonly settings: () => MediaSettings;
  /** A round of sync runs: words come first. */
  readonly isSyncing: () => boolean;
  readonly ids: Ids;
  readonly note: (step: SyncStep) => Result<null, Failure>;
  readonly keep: (media: Media) => Result<null, Failure>;
  readonly arrived: (hash: Hash) => void;
  readonly onState: () => void;
}

export interface MediaTravel {
  readonly state: () => MediaTravelState;
  /** A round has ended well, or the person decided otherwise. */
  readonly poke: () => void;
  /** Resolves when nothing travels. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Of one piece, in bytes; a piece that is cut is sent again whole. */
const FIRST_PIECE = 64 * 1024;
const LARGEST_PIECE = 4 * 1024 * 1024;
/** Bytes after which it is told how far the one that travels has come. */
const TOLD_EVERY = 128 * 1024;
/** Milliseconds that a piece should take at most; longer ones become smaller. */
const PIECE_TIME = 4_000;

/**
 * `over`: done, or never to be done; `waits`: it cannot be done now, and what stands behind it can; `later`: the line or
 * another round is in the way of all.
 */
type End = 'over' | 'waits' | 'later';

/** What the hub says of one file alone, for ever and for now. */
const NEVER: ReadonlySet<ProblemCode> = new Set(['mediaRefused', 'tooLarge', 'notAllowed', 'invalid']);
const NOT_NOW: ReadonlySet<ProblemCode> = new Set(['notReady', 'tooMany', 'notFound']);

const total = (media: readonly { readonly bytes: number }[]): number =>
  media.reduce((sum, { bytes }) => sum + bytes, 0);

export function createMediaTravel(parts: MediaTravelParts): MediaTravel {
  const { wanted, folder, partials, clock, settings } = parts;
  /** Not tried again before the next start: the hub does not take them, or what it sent is not what it said. */
  const givenUp = new Set<Hash>();
  let sending: readonly ToSend[] = [];
  let fetching: readonly ToFetch[] = [];
  /** Of the one that travels, and where to. */
  let done = 0;
  let isGoingUp = false;
  /** What was said of it last. */
  let told = 0;
  let piece = FIRST_PIECE;
  let hasNoRoom = false;
  let isStopped = false;
  let isPoked = false;
  let running: Promise<void> | null = null;

  const look = (): void => {
    sending = wanted.toSend().filter(({ hash }) => !givenUp.has(hash));
    fetching = wanted.toFetch().filter(({ media }) => !givenUp.has(media));
  };

  const moved = (bytes: number): void => {
    const isTold = Math.abs(bytes - told) < TOLD_EVERY;
    done = bytes;
    if (isTold) return;
    told = bytes;
    parts.onState();
  };

  /** What was asked came to nothing: of a refusal of this file alone it is the end. */
  const ended = (problem: LineProblem, hash: Hash): End => {
    if (problem.kind !== 'refused') return 'later';
    if (NOT_NOW.has(problem.code)) return 'waits';
    if (!NEVER.has(problem.code)) return 'later';
    givenUp.add(hash);
    return 'over';
  };

  const nextPiece = (begunAt: number): void => {
    const taken = clock.now() - begunAt;
    piece = taken > PIECE_TIME ? Math.max(piece / 2, FIRST_PIECE) : Math.min(piece * 2, LARGEST_PIECE);
  };

  const sendBytes = async (
    line: MediaLine,
    { stream, hash, bytes }: ToSend,
    file: FileHandle,
  ): Promise<End> => {
    const place = { stream, hash };
    const known = await line.offset(place);
    if (!known.ok) return ended(known.error, hash);
    if (known.value === null) {
      const begun = await line.begin(place, bytes);
      if (!begun.ok) return ended(begun.error, hash);
    }
    let offset = known.value ?? 0;
    for (let isFirst = true; isFirst || offset < bytes; isFirst = false) {
      if (isStopped || parts.isSyncing() || settings().later) return 'later';
      moved(offset);
      const { limit } = settings();
      const most = limit === null ? piece : Math.min(piece, limit);
      const begunAt = clock.now();
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(Math.min(most, bytes - offset)),
        0,
        null,
        offset,
      );
      // Behind the last byte an empty piece has the hub look at the whole, where its answer was lost.
      const sent = await line.send(place, offset, buffer.subarray(0, bytesRead));
      if (!sent.ok) return ended(sent.error, hash);
      if (sent.value <= offset && offset < bytes) return 'waits';
      offset = sent.value;
      await restAfter(clock, bytesRead, begunAt, limit);
      nextPiece(begunAt);
    }
    return 'over';
  };

  const send = async (line: MediaLine, next: ToSend): Promise<End> => {
    const { documentId, stream, hash, bytes, isThere, isLacking } = next;
    const media = await folder.describe(hash);
    const file = media === null ? null : await folder.open(hash);
    if (media === null || file === null || media.bytes !== bytes) {
      await file?.close();
      givenUp.add(hash);
      return 'over';
    }
    try {
      if (!isThere || isLacking) {
        const end = await sendBytes(line, next, file);
        if (end !== 'over' || givenUp.has(hash)) return end;
      }
    } finally {
      await file.close();
    }
    const payload = { media: hash, bytes, mime: media.mime } satisfies MediaPayload;
    const op = { opId: parts.ids.next<string>(), documentId, kind: MEDIA_OP, payload };
    const noted = parts.note(
      isLacking ? { step: 'again' } : { step: 'media', stream, op: { ...op, hash: opHash(op) } },
    );
    return noted.ok ? 'over' : 'later';
  };

  const fetchMedia = async (line: MediaLine, next: ToFetch): Promise<End> => {
    const { stream, media: hash, bytes } = next;
    const here = await folder.describe(hash);
    if (here !== null) return parts.keep(here).ok ? 'over' : 'later';
    let from = await partials.size(hash);
    if (from > bytes) await partials.drop(hash);
    if (from > bytes) from = 0;
    if (parts.freeBytes() - (bytes - from) < ROOM_FOR_WORDS) {
      hasNoRoom = true;
      return 'waits';
    }
    moved(from);
    let begunAt = clock.now();
    const fetched =
      from === bytes
        ? ok(null)
        : await line.fetch({ stream, hash }, from, async (data) => {
            // More than was promised is not what was promised.
            if (from + data.byteLength > bytes) {
              givenUp.add(hash);
              return false;
            }
            await partials.append(hash, data);
            from += data.byteLength;
            moved(from);
            await restAfter(clock, data.byteLength, begunAt, settings().limit);
            begunAt = clock.now();
            return !isStopped && !settings().later;
          });
    if (givenUp.has(hash)) await partials.drop(hash);
    if (!fetched.ok) return ended(fetched.error, hash);
    if (givenUp.has(hash)) return 'over';
    if (from < bytes) return 'later';
    const media = await partials.settle(next);
    if (media === null) {
      givenUp.add(hash);
      return 'over';
    }
    if (!parts.keep(media).ok) return 'later';
    parts.arrived(hash);
    return 'over';
  };

  const run = async (): Promise<void> => {
    /** Tried in this run, to no end yet. */
    const waits = new Set<Hash>();
    hasNoRoom = false;
    for (;;) {
      isPoked = false;
      look();
      done = 0;
      told = 0;
      parts.onState();
      const line = parts.line();
      if (line === null || isStopped || settings().later) return;
      const up = sending.find(({ hash }) => !waits.has(hash));
      const down = fetching.find(({ media }) => !waits.has(media));
      let end: End = 'later';
      isGoingUp = up !== undefined;
      if (up !== undefined) end = await send(line, up);
      else if (down !== undefined) end = await fetchMedia(line, down);
      else return;
      const tried = up?.hash ?? down?.media;
      if (end === 'waits' && tried !== undefined) waits.add(tried);
      // Whoever was told of something new meanwhile looks once more.
      if (end === 'later' && !isPoked) return;
    }
  };

  const begin = (): void => {
    if (isStopped) return;
    isPoked = true;
    running ??= run()
      // The disk refused, of which the desk tells by what it writes itself: the next round tries again.
      .catch(() => undefined)
      .finally(() => {
        running = null;
        done = 0;
        if (!isStopped) parts.onState();
      });
  };

  return {
    state: () => ({
      sending: {
        count: sending.length,
        bytes: total(sending),
        done: isGoingUp ? done : 0,
      },
      receiving: {
        count: fetching.length,
        bytes: total(fetching),
        done: isGoingUp ? 0 : done,
      },
      givenUp: givenUp.size,
      isLater: settings().later,
      hasNoRoom,
    }),
    poke: begin,
    async idle() {
      await running;
    },
    async stop() {
      isStopped = true;
      await running;
    },
  };
}
