/**
 * A courier's file as it is read: its parts come in any order, each is looked at alone, and what is in them goes to a sheet
 * at its place. Nothing of it is believed before all parts are there.
 */
import { Decrypter } from 'age-encryption';
import { ok, type Result } from '../errors/result.ts';
import { hashOfBytes, type CarriedMedia, type Packing } from './envelope.ts';
import { readFrame, type Frame } from './frame.ts';
import { COURIER_LIMITS, headerText, type CourierHeader, type CourierKind } from './header.ts';
import { refuse, type CourierRefusal } from './problem.ts';

/** Where pieces lie until all are there: a file of whoever reads. */
export interface Sheet {
  readonly write: (piece: Uint8Array, at: number) => Promise<void>;
  readonly read: (at: number, bytes: number) => Promise<Uint8Array>;
}

export interface GatheringParts {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  readonly kind: CourierKind;
  /** Whether whoever it says to be from has signed it, and it is for whoever reads it. */
  readonly trust: (frame: Frame) => Promise<Result<null, CourierRefusal>>;
  readonly sheet: Sheet;
  readonly packing: Pick<Packing, 'unpack'>;
}

export interface Gathered {
  readonly header: CourierHeader;
  readonly body: unknown;
}

export interface Gathering {
  /** One part; twice is as once. What was refused has to be begun anew. */
  readonly add: (part: Uint8Array) => Promise<Result<null, CourierRefusal>>;
  /** What the file says, once all its parts were added. */
  readonly end: () => Promise<Result<Gathered, CourierRefusal>>;
}

export function createGathering({ identity, kind, trust, sheet, packing }: GatheringParts): Gathering {
  let first: CourierHeader | null = null;
  const there = new Set<number>();
  return {
    async add(part) {
      const opened = await openPart(part, identity, kind);
      if (!opened.ok) return opened;
      const { header, piece } = opened.value;
      const trusted = await trust(opened.value);
      if (!trusted.ok) return trusted;
      if (header.bytes > COURIER_LIMITS.bytes || header.packed > COURIER_LIMITS.packed)
        return refuse('tooLarge');
      if (header.at + piece.length > header.bytes) return refuse('damaged');
      if (first !== null && fileOf(first) !== fileOf(header)) return refuse('mixedParts');
      first ??= header;
      there.add(header.part);
      await sheet.write(piece, header.at);
      return ok(null);
    },
    async end() {
      if (first === null) return refuse('notCourier');
      const { parts, packed, whole } = first;
      const missing = Array.from({ length: parts }, (_, place) => place + 1).filter(
        (part) => !there.has(part),
      );
      if (missing.length > 0) return refuse('partsMissing', missing);
      const bytes = await sheet.read(0, packed);
      if (hashOfBytes(bytes) !== whole) return refuse('damaged');
      const text = packing.unpack(bytes, COURIER_LIMITS.unpacked);
      if (text === null) return refuse('tooLarge');
      try {
        return ok({ header: first, body: JSON.parse(text) as unknown });
      } catch {
        return refuse('damaged');
      }
    },
  };
}

/** What all parts of one file have in common. */
const fileOf = (header: CourierHeader): string =>
  headerText({ ...header, part: 1, at: 0, piece: header.whole });

/** Where on the sheet each of the media stands that the body names; `damaged` where they are not all that is there. */
export function placesOf<M extends Pick<CarriedMedia, 'bytes'>>(
  { packed, bytes }: Pick<CourierHeader, 'packed' | 'bytes'>,
  media: readonly M[],
): Result<readonly { readonly carried: M; readonly at: number }[], CourierRefusal> {
  let at = packed;
  const places = media.map((carried) => {
    const place = { carried, at };
    at += carried.bytes;
    return place;
  });
  return at === bytes ? ok(places) : refuse('damaged');
}

const AGE = 'age-encryption.org/v1\n';
const HEADER_END = '\n--- ';
/** Bytes: a header for one reader has 170. What names thousands would be tried one by one. */
const AGE_HEADER = 2_000;
/** What the library says where a file is well-formed and none of its readers is this one. */
const NOBODY = /no identity matched/u;

/** One part, opened with `AGE-SECRET-KEY-1…`. Whether its signature is right is not looked at. */
export async function openPart(
  bytes: Uint8Array,
  identity: string,
  kind: CourierKind,
): Promise<Result<Frame, CourierRefusal>> {
  const head = String.fromCharCode(...bytes.subarray(0, AGE_HEADER));
  if (!head.startsWith(AGE)) return refuse('notCourier');
  if (!head.includes(HEADER_END)) return refuse('damaged');
  const age = new Decrypter();
  age.addIdentity(identity);
  let opened: Uint8Array;
  try {
    opened = await age.decrypt(bytes);
  } catch (error) {
    return refuse(error instanceof Error && NOBODY.test(error.message) ? 'otherReader' : 'damaged');
  }
  const frame = readFrame(opened);
  if (frame === null || frame.header.kind !== kind) return refuse('notCourier');
  return hashOfBytes(frame.piece) === frame.header.piece ? ok(frame) : refuse('damaged');
}
