/**
 * A courier's file as it is made: the body is packed, the media that it names stand behind it, and all of that is cut into
 * pieces, each signed and encrypted with age (age-encryption.org/v1) for one reader. Each part can be looked at alone, and
 * says which others belong to it. One piece is in memory at a time, however large the media are.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Encrypter } from 'age-encryption';
import { branded } from '../document/brand.ts';
import type { Hash } from '../document/model.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { framed } from './frame.ts';
import { COURIER_LIMITS, headerText, type CourierHeader } from './header.ts';

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

export type Addressed = Pick<CourierHeader, 'kind' | 'hub' | 'device' | 'epoch' | 'number' | 'follows'>;

export interface CarriedMedia {
  readonly media: Hash;
  readonly bytes: number;
}

/** A body that was packed, with what stands behind it, and how it is cut. */
export interface Letter {
  readonly whole: Hash;
  readonly packed: Uint8Array;
  readonly media: readonly CarriedMedia[];
  /** Of all of it. */
  readonly bytes: number;
  /** Of a piece. */
  readonly pieceBytes: number;
  readonly parts: number;
}

/** So many bytes of the media, from there on; null where they cannot be read. */
export type ReadMedia = (media: Hash, from: number, bytes: number) => Promise<Uint8Array | null>;

export const hashOfBytes = (bytes: Uint8Array): Hash => branded(bytesToHex(sha256(bytes)));

/** Bytes of pieces for parts of `partBytes` at most; null: as large as a part may be. */
export const pieceBytesFor = (partBytes: number | null): number =>
  Math.min(partBytes ?? COURIER_LIMITS.part, COURIER_LIMITS.part) - COURIER_LIMITS.around;

/**
 * `media` in the order in which the body names them. `tooLarge` where it is more than a courier takes, packed or unpacked,
 * or more parts.
 */
export function letterOf(
  body: unknown,
  media: readonly CarriedMedia[],
  partBytes: number | null,
  { pack }: Pick<Packing, 'pack'>,
): Result<Letter, 'tooLarge'> {
  const text = JSON.stringify(body);
  const packed = pack(text);
  const bytes = media.reduce((sum, each) => sum + each.bytes, packed.length);
  const pieceBytes = pieceBytesFor(partBytes);
  const parts = Math.max(Math.ceil(bytes / pieceBytes), 1);
  // A letter is three bytes at most.
  const fits =
    packed.length <= COURIER_LIMITS.packed &&
    text.length * 3 <= COURIER_LIMITS.unpacked &&
    bytes <= COURIER_LIMITS.bytes &&
    parts <= COURIER_LIMITS.parts;
  return fits
    ? ok({ whole: hashOfBytes(packed), packed, media, bytes, pieceBytes, parts })
    : fail('tooLarge');
}

/** One part of the file, counted from 1; `unreadable` where a medium that it holds something of cannot be read. */
export async function sealedPart(
  addressed: Addressed,
  letter: Letter,
  part: number,
  readMedia: ReadMedia,
  { sign, recipient }: Sealing,
): Promise<Result<Uint8Array, 'unreadable'>> {
  const { whole, packed, bytes, pieceBytes, parts } = letter;
  const at = (part - 1) * pieceBytes;
  const piece = await pieceAt(letter, at, Math.min(at + pieceBytes, bytes), readMedia);
  if (piece === null) return fail('unreadable');
  const header: CourierHeader = {
    format: 'sastra.courier.2',
    ...addressed,
    part,
    parts,
    whole,
    packed: packed.length,
    bytes,
    at,
    piece: hashOfBytes(piece),
  };
  const age = new Encrypter();
  age.addRecipient(recipient);
  return ok(await age.encrypt(framed(header, sign(headerText(header)), piece)));
}

/** From byte to byte over body and media alike. */
async function pieceAt(
  { packed, media, bytes }: Letter,
  from: number,
  to: number,
  readMedia: ReadMedia,
): Promise<Uint8Array | null> {
  const piece = new Uint8Array(to - from);
  piece.set(packed.subarray(from, to));
  let begin = packed.length;
  for (const each of media) {
    const end = begin + each.bytes;
    const [first, last] = [Math.max(from, begin), Math.min(to, end)];
    if (first < last) {
      const read = await readMedia(each.media, first - begin, last - first);
      if (read?.length !== last - first) return null;
      piece.set(read, first - from);
    }
    begin = end;
  }
  if (begin !== bytes) throw new Error('a letter of another length');
  return piece;
}
