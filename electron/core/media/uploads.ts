/**
 * Pictures and files on their way in, piece by piece. Bytes are hashed as they come, and what they are is read from
 * them; nothing that anybody says about them is believed. Nothing half-written stays.
 */
import { createHash, type Hash as Hasher } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { branded } from '../../../shared/document/brand.ts';
import type { Hash } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { Parsed } from '../../../shared/ipc/parse.ts';
import { PICTURE_LIMIT, type Media } from '../../../shared/media/media.ts';
import { attemptAsync } from '../db/failures.ts';
import type { Clock } from '../ports.ts';
import { identify, type MediaFolder } from './folder.ts';

export interface Uploads {
  readonly begin: (request: Parsed<'media.begin'>) => Promise<Result<{ readonly id: string }, Failure>>;
  readonly append: (
    request: Parsed<'media.append'>,
  ) => Promise<Result<{ readonly received: number }, Failure>>;
  /** Asked again after it was answered, it answers the same. */
  readonly finish: (id: string) => Promise<Result<Media, Failure>>;
  readonly cancel: (id: string) => Promise<void>;
  /** Gives up all that is on its way. */
  readonly stop: () => void;
}

export interface UploadsOptions {
  readonly folder: MediaFolder;
  readonly clock: Clock;
  readonly freeBytes: () => number;
  readonly nextId: () => string;
  /** Puts what was found into the profile, on the disk. */
  readonly keep: (media: Media) => Result<Media, Failure>;
}

/** At once, over all windows. */
export const UPLOADS_LIMIT = 16;
/** One that brings nothing for so long, in milliseconds, was abandoned. */
export const IDLE_LIMIT = 10 * 60_000;
/** Free bytes that pictures leave for words. */
export const ROOM_FOR_WORDS = 100_000_000;

interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly file: FileHandle;
  readonly hasher: Hasher;
  received: number;
  /** The work that was asked for before; each piece waits for it. */
  work: Promise<unknown>;
  isOver: boolean;
  cancelIdle: () => void;
}

const invalid = (detail: string): Result<never, Failure> => fail({ code: 'invalid', detail });

export function createUploads({ folder, clock, freeBytes, nextId, keep }: UploadsOptions): Uploads {
  const open = new Map<string, Upload>();
  /** What was answered last, for whoever did not hear it; the oldest go first. */
  const finished = new Map<string, Media>();
  let beginning = 0;

  const end = async (upload: Upload): Promise<void> => {
    if (upload.isOver) return;
    upload.isOver = true;
    open.delete(upload.id);
    upload.cancelIdle();
    await upload.work;
    await attemptAsync(() => upload.file.close());
    await attemptAsync(() => folder.discard(upload.id));
  };

  const stayAwake = (upload: Upload): void => {
    upload.cancelIdle();
    upload.cancelIdle = clock.after(IDLE_LIMIT, () => void end(upload));
  };

  /** One thing after the other; a disk that refuses ends the upload. */
  const inTurn = async <T>(
    upload: Upload,
    act: () => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> => {
    const acted = upload.work.then(async (): Promise<Result<T, Failure>> => {
      const tried = await attemptAsync(act);
      return tried.ok ? tried.value : tried;
    });
    upload.work = acted;
    const result = await acted;
    if (!result.ok) await end(upload);
    return result;
  };

  const remember = (id: string, media: Media): void => {
    finished.set(id, media);
    const [oldest] = finished.keys();
    if (finished.size > UPLOADS_LIMIT && oldest !== undefined) finished.delete(oldest);
  };

  const settle = async (upload: Upload): Promise<Result<Media, Failure>> => {
    const { id, bytes, file } = upload;
    const answered = finished.get(id);
    if (answered !== undefined) return ok(answered);
    if (upload.received !== bytes) return invalid('bytes');
    const identity = await identify(file, bytes, upload.name);
    if (identity === null) return fail({ code: 'mediaRefused' });
    if (identity.kind === 'picture' && bytes > PICTURE_LIMIT) return fail({ code: 'mediaTooLarge' });
    const hash = branded<Hash>(upload.hasher.digest('hex'));
    await file.sync();
    await file.close();
    await folder.settle(id, hash, bytes);
    // Given up meanwhile: the profile may be closed.
    if (upload.isOver) return fail({ code: 'notFound' });
    const kept = keep({ ...identity, hash, bytes });
    if (kept.ok) remember(id, kept.value);
    return kept;
  };

  return {
    async begin({ bytes, name }) {
      if (open.size + beginning >= UPLOADS_LIMIT) return invalid('uploads');
      if (freeBytes() < bytes + ROOM_FOR_WORDS) return fail({ code: 'diskFull' });
      const id = nextId();
      beginning += 1;
      const file = await attemptAsync(() => folder.create(id));
      beginning -= 1;
      if (!file.ok) return file;
      const upload: Upload = {
        id,
        name,
        bytes,
        file: file.value,
        hasher: createHash('sha256'),
        received: 0,
        work: Promise.resolve(),
        isOver: false,
        cancelIdle: () => undefined,
      };
      open.set(id, upload);
      stayAwake(upload);
      return ok({ id });
    },
    async append({ id, offset, data }) {
      const upload = open.get(id);
      if (upload === undefined) return fail({ code: 'notFound' });
      const { received } = upload;
      // Sent again, because its answer was not heard.
      if (offset + data.byteLength <= received) return ok({ received });
      if (offset !== received || offset + data.byteLength > upload.bytes) {
        await end(upload);
        return invalid(offset === received ? 'bytes' : 'offset');
      }
      upload.received += data.byteLength;
      upload.hasher.update(data);
      stayAwake(upload);
      return inTurn(upload, async () => {
        for (let at = 0; at < data.byteLength;) {
          const { bytesWritten } = await upload.file.write(data, at, data.byteLength - at, offset + at);
          at += bytesWritten;
        }
        return ok({ received: offset + data.byteLength });
      });
    },
    async finish(id) {
      const answered = finished.get(id);
      if (answered !== undefined) return ok(answered);
      const upload = open.get(id);
      if (upload === undefined) return fail({ code: 'notFound' });
      const settled = await inTurn(upload, () => settle(upload));
      if (!settled.ok) return settled;
      upload.isOver = true;
      upload.cancelIdle();
      open.delete(id);
      return settled;
    },
    async cancel(id) {
      const upload = open.get(id);
      if (upload !== undefined) await end(upload);
    },
    stop() {
      for (const upload of open.values()) void end(upload);
    },
  };
}
