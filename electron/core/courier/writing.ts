/** Writes parcels: what waits, and the media that it names, of which one part is made at a time. */
import { COURIER_LIMITS } from '../../../shared/courier/header.ts';
import {
  letterOf,
  pieceBytesFor,
  sealedPart,
  type Addressed,
  type Letter,
} from '../../../shared/courier/envelope.ts';
import { CARRIED_MEDIA, type ParcelBody } from '../../../shared/courier/body.ts';
import type { Hash } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { MEDIA_OP, type MediaPayload } from '../../../shared/sync/media-op.ts';
import { opHash } from '../../../shared/sync/op.ts';
import { ROOM_FOR_WORDS } from '../media/uploads.ts';
import type { SyncStep } from '../sync/steps.ts';
import type { Courier, CourierParts, CourierReady } from './courier.ts';
import { packing } from './packing.ts';
import { packParcel } from './parcel.ts';

export interface WritingParts extends CourierParts {
  readonly ready: () => Promise<Result<CourierReady, Failure>>;
}

/** Letters of a parcel's pushes; what is left goes into the next. */
const PARCEL_LETTERS = 8_000_000;
/** Of what comes with a receipt, three times as much is on the disk while it is read. */
const COPIES = 3;

interface Written {
  readonly addressed: Addressed;
  readonly letter: Letter;
  readonly found: CourierReady;
}

export function createWriting(parts: WritingParts): Pick<Courier, 'make' | 'part'> {
  const { ops, homes, parcels, sync, media, ids } = parts;
  let last: Written | null = null;

  /** Ops for media that the hub knows nothing of: they leave together with the bytes. */
  const queueMedia = async (): Promise<Result<null, Failure>> => {
    const steps: ({ readonly kind: 'sync' } & SyncStep)[] = [];
    for (const { documentId, stream, hash, bytes, isLacking } of media.wanted.toCarry()) {
      const described = await media.folder.describe(hash);
      if (described?.bytes !== bytes) continue;
      const payload = { media: hash, bytes, mime: described.mime } satisfies MediaPayload;
      const op = { opId: ids.next<string>(), documentId, kind: MEDIA_OP, payload };
      steps.push(
        isLacking
          ? { kind: 'sync', step: 'again' }
          : { kind: 'sync', step: 'media', stream, op: { ...op, hash: opHash(op) } },
      );
    }
    if (steps.length === 0) return ok(null);
    const written = parts.write(steps);
    return written.ok ? ok(null) : written;
  };

  const readable = async (): Promise<ReadonlySet<Hash>> => {
    const there = new Set<Hash>();
    for (const hash of media.wanted.waiting())
      if ((await media.folder.describe(hash)) !== null) there.add(hash);
    return there;
  };

  const wanted = (withMedia: boolean): ParcelBody['wanted'] => {
    if (!withMedia) return { bytes: 0, lacking: [] };
    const room = Math.floor((media.freeBytes() - ROOM_FOR_WORDS) / COPIES);
    const lacking = media.wanted.toFetch().slice(0, CARRIED_MEDIA);
    return {
      bytes: Math.min(Math.max(room, 0), COURIER_LIMITS.bytes),
      lacking: lacking.map((each) => ({ media: each.media, stream: each.stream })),
    };
  };

  const readMedia = async (hash: Hash, from: number, bytes: number): Promise<Uint8Array | null> => {
    const file = await media.folder.open(hash);
    if (file === null) return null;
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from);
      return buffer.subarray(0, bytesRead);
    } catch {
      return null;
    } finally {
      await file.close();
    }
  };

  /** As much as a courier takes; `tooLarge` where one change alone is more. */
  const pack = async (partBytes: number | null, onlyFresh: boolean, withMedia: boolean) => {
    const there = withMedia ? await readable() : new Set<Hash>();
    const report = { version: parts.version, unsent: ops.waiting() };
    const all = Math.min(pieceBytesFor(partBytes) * COURIER_LIMITS.parts, COURIER_LIMITS.bytes);
    const mediaRoom = Math.max(all - COURIER_LIMITS.packed, 0);
    for (let most = PARCEL_LETTERS; ; most = Math.floor(most / 4)) {
      const { revisions } = parts;
      const packed = packParcel(
        { homes, ops, revisions, isAtHub: media.wanted.isAtHub },
        { onlyFresh, media: there, most, mediaRoom },
      );
      const body = { ...packed.body, report, wanted: wanted(withMedia) };
      const letter = letterOf(body, packed.body.media, partBytes, packing);
      if (letter.ok) return ok({ ...packed, letter: letter.value });
      if (most === 0) return letter;
    }
  };

  return {
    async make({ partBytes, onlyFresh, withMedia }) {
      const found = await parts.ready();
      if (!found.ok) return found;
      const revised = sync.reviseAll();
      if (!revised.ok) return revised;
      if (withMedia) {
        const queued = await queueMedia();
        if (!queued.ok) return queued;
      }
      const packed = await pack(partBytes, onlyFresh, withMedia);
      if (!packed.ok) return fail({ code: 'fileTooLarge' });
      const { letter, opIds, more, body } = packed.value;
      const number = parcels.written() + 1;
      const follows = onlyFresh ? parcels.open() : 0;
      // Before anything is waited for: what is in it is never folded into what follows.
      const noted = parts.write([{ kind: 'sync', step: 'parcelled', number, opIds }]);
      if (!noted.ok) return noted;
      const { id: hub, epoch } = found.value.hub;
      const addressed = { kind: 'parcel', hub, device: parts.device, epoch, number, follows } as const;
      last = { addressed, letter, found: found.value };
      const { length: changes } = opIds;
      return ok({ number, parts: letter.parts, changes, media: body.media.length, more });
    },
    async part(part) {
      if (last === null || part > last.letter.parts) return fail({ code: 'notFound' });
      const { addressed, letter, found } = last;
      const sealing = { sign: found.keys.sign, recipient: found.recipient };
      const sealed = await sealedPart(addressed, letter, part, readMedia, sealing);
      return sealed.ok ? ok({ bytes: sealed.value }) : fail({ code: 'diskError' });
    },
  };
}
