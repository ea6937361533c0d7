/**
 * A courier's file, made and opened: the body is packed, cut into pieces, and each piece signed and encrypted with age
 * (age-encryption.org/v1) for one reader. Each part can be looked at alone, and says which others belong to it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Decrypter, Encrypter } from 'age-encryption';
import { branded } from '../document/brand.ts';
import type { Hash } from '../document/model.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { framed, readFrame, type Frame } from './frame.ts';
import { COURIER_LIMITS, headerText, type CourierHeader, type CourierKind } from './header.ts';
import { refuse, type CourierRefusal } from './problem.ts';

/** gzip, of whoever has it; `unpack` answers null where it is none, or becomes more than that. */
export interface Packing {
  readonly pack: (text: string) => Uint8Array;
  readonly unpack: (bytes: Uint8Array, most: number) => string | null;
}

export interface Sealing {
  /** Ed25519 over UTF-8; base64url. */
  readonly sign: (text: string) => string;
  /** `age1…` of who may open it. */
  readonly recipient: string;
}

export type Addressed = Omit<CourierHeader, 'format' | 'part' | 'parts' | 'whole' | 'piece'>;

/** A body that was packed and cut. */
export interface Pieces {
  readonly whole: Hash;
  readonly pieces: readonly Uint8Array[];
}

const hashBytes = (bytes: Uint8Array): Hash => branded(bytesToHex(sha256(bytes)));

/**
 * For parts of `partBytes` at most; null: all in one. `tooLarge` where it is more than a courier takes, packed or unpacked,
 * or more parts.
 */
export function piecesOf(
  body: unknown,
  partBytes: number | null,
  { pack }: Pick<Packing, 'pack'>,
): Result<Pieces, 'tooLarge'> {
  const text = JSON.stringify(body);
  const packed = pack(text);
  // A letter is three bytes at most.
  const fits = packed.length <= COURIER_LIMITS.packed && text.length * 3 <= COURIER_LIMITS.unpacked;
  const pieces = cut(packed, partBytes === null ? packed.length : partBytes - COURIER_LIMITS.around);
  return fits && pieces.length <= COURIER_LIMITS.parts
    ? ok({ whole: hashBytes(packed), pieces })
    : fail('tooLarge');
}

/** The parts of the file. */
export async function sealed(
  addressed: Addressed,
  { whole, pieces }: Pieces,
  { sign, recipient }: Sealing,
): Promise<readonly Uint8Array[]> {
  const age = new Encrypter();
  age.addRecipient(recipient);
  const parts: Uint8Array[] = [];
  for (const [place, piece] of pieces.entries()) {
    const header: CourierHeader = {
      format: 'sastra.courier.1',
      ...addressed,
      part: place + 1,
      parts: pieces.length,
      whole,
      piece: hashBytes(piece),
    };
    parts.push(await age.encrypt(framed(header, sign(headerText(header)), piece)));
  }
  return parts;
}

/** At least one piece. */
function cut(bytes: Uint8Array, most: number): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let from = 0; from === 0 || from < bytes.length; from += most)
    pieces.push(bytes.subarray(from, from + most));
  return pieces;
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
  return hashBytes(frame.piece) === frame.header.piece ? ok(frame) : refuse('damaged');
}

/** What a file says once all its parts are there, in any order; the caller has checked each signature. */
export function joined(
  frames: readonly Frame[],
  { unpack }: Pick<Packing, 'unpack'>,
): Result<unknown, CourierRefusal> {
  const pieces = new Map(frames.map(({ header, piece }) => [header.part, piece]));
  const [first] = frames;
  if (first === undefined) return refuse('partsMissing', [1]);
  if (new Set(frames.map(({ header }) => fileOf(header))).size > 1) return refuse('mixedParts');
  const { parts, whole } = first.header;
  const numbers = Array.from({ length: parts }, (_, place) => place + 1);
  const missing = numbers.filter((part) => !pieces.has(part));
  if (missing.length > 0) return refuse('partsMissing', missing);
  const packed = concatenated(numbers.flatMap((part) => pieces.get(part) ?? []));
  if (packed.length > COURIER_LIMITS.packed) return refuse('tooLarge');
  if (hashBytes(packed) !== whole) return refuse('damaged');
  const text = unpack(packed, COURIER_LIMITS.unpacked);
  if (text === null) return refuse('tooLarge');
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return refuse('damaged');
  }
}

/** What all parts of one file have in common. */
const fileOf = (header: CourierHeader): string => headerText({ ...header, part: 1, piece: header.whole });

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
