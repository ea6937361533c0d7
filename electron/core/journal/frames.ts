/**
 * The bytes of a journal file: an opening line, then frames. A frame is a header of 44 bytes (length of the payload,
 * frame number, SHA-256) and the payload in UTF-8. The SHA-256 is over the checksum before it, the header's numbers and
 * the payload, so that what is left of an older frame behind a newer one can never be taken for a frame.
 */
import { createHash } from 'node:crypto';

export const OPENING_LINE = Buffer.from('sastra journal 1\n');

const CHECKSUM_BYTES = 32;
const NUMBERS_BYTES = 12;
const HEADER_BYTES = NUMBERS_BYTES + CHECKSUM_BYTES;

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** What the first frame's checksum is chained to. */
export const FIRST_LINK = sha256(OPENING_LINE);

export interface Frame {
  /** Counts up from 1 over the life of the profile. */
  readonly number: number;
  readonly payload: string;
}

export interface FileContent {
  readonly frames: readonly Frame[];
  /** Where the next frame goes, and the checksum it is chained to. */
  readonly end: number;
  readonly link: Buffer;
  /** True: nothing lies behind the last frame, and nothing was skipped. */
  readonly whole: boolean;
}

export function encodeFrame(link: Buffer, { number, payload }: Frame): { bytes: Buffer; link: Buffer } {
  const text = Buffer.from(payload);
  const numbers = Buffer.alloc(NUMBERS_BYTES);
  numbers.writeUInt32BE(text.length, 0);
  numbers.writeBigUInt64BE(BigInt(number), 4);
  const checksum = sha256(link, numbers, text);
  return { bytes: Buffer.concat([numbers, checksum, text]), link: checksum };
}

interface Located {
  readonly number: number;
  readonly text: Buffer;
  readonly checksum: Buffer;
  readonly good: boolean;
  readonly end: number;
}

function frameAt(bytes: Buffer, at: number, link: Buffer): Located | null {
  if (at + HEADER_BYTES > bytes.length) return null;
  const numbers = bytes.subarray(at, at + NUMBERS_BYTES);
  const checksum = bytes.subarray(at + NUMBERS_BYTES, at + HEADER_BYTES);
  const end = at + HEADER_BYTES + numbers.readUInt32BE(0);
  if (end > bytes.length) return null;
  const text = bytes.subarray(at + HEADER_BYTES, end);
  const good = sha256(link, numbers, text).equals(checksum);
  return { number: Number(numbers.readBigUInt64BE(4)), text, checksum, good, end };
}

/**
 * Reads what is whole. A file ends at its torn tail; a frame that was damaged in the middle is left out and those
 * behind it are read, where its header still leads to them.
 */
export function decodeFile(bytes: Buffer): FileContent {
  const frames: Frame[] = [];
  let end = OPENING_LINE.length;
  let link: Buffer = FIRST_LINK;
  if (!bytes.subarray(0, end).equals(OPENING_LINE))
    return { frames, end: 0, link, whole: bytes.length === 0 };
  let skipped = false;
  for (let frame = frameAt(bytes, end, link); frame !== null; frame = frameAt(bytes, end, link)) {
    if (!frame.good) {
      if (frameAt(bytes, frame.end, frame.checksum)?.good !== true) break;
      skipped = true;
    } else {
      frames.push({ number: frame.number, payload: frame.text.toString() });
    }
    end = frame.end;
    link = Buffer.from(frame.checksum);
  }
  return { frames, end, link, whole: !skipped && end === bytes.length };
}

/** How many bytes from a file's start tell firstNumber() what it asks. */
export const FIRST_NUMBER_BYTES = OPENING_LINE.length + NUMBERS_BYTES;

/** The number of a file's first frame, unchecked; null where there is none. */
export function firstNumber(start: Buffer): number | null {
  if (start.length < FIRST_NUMBER_BYTES || !start.subarray(0, OPENING_LINE.length).equals(OPENING_LINE))
    return null;
  return Number(start.readBigUInt64BE(OPENING_LINE.length + 4));
}
