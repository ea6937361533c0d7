/**
 * What stands inside the encryption: three lines of text (what it is, the header, its Ed25519 signature in base64url), then
 * the piece as it is. Whoever opens the outer layer with the `age` command reads the lines in any editor.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { courierHeaderSchema, headerText, type CourierHeader } from './header.ts';

const FIRST_LINE = 'sastra courier 1';
/** Bytes within which the three lines end. */
const HEAD_LIMIT = 4_096;
const LINE_END = 10;

export interface Frame {
  readonly header: CourierHeader;
  /** What was signed, and the signature; whether it is right is for whoever knows the key. */
  readonly signed: string;
  readonly signature: string;
  readonly piece: Uint8Array;
}

export function framed(header: CourierHeader, signature: string, piece: Uint8Array): Uint8Array {
  const head = utf8ToBytes(`${FIRST_LINE}\n${headerText(header)}\n${signature}\n`);
  const bytes = new Uint8Array(head.length + piece.length);
  bytes.set(head);
  bytes.set(piece, head.length);
  return bytes;
}

/** Null where it is no frame, or its header is not written as we write it. */
export function readFrame(bytes: Uint8Array): Frame | null {
  // All three are ASCII.
  const lines: string[] = [];
  let from = 0;
  while (lines.length < 3) {
    const end = bytes.subarray(0, HEAD_LIMIT).indexOf(LINE_END, from);
    if (end === -1) return null;
    lines.push(String.fromCharCode(...bytes.subarray(from, end)));
    from = end + 1;
  }
  const [first, signed = '', signature = ''] = lines;
  if (first !== FIRST_LINE) return null;
  const header = courierHeaderSchema.safeParse(jsonIn(signed));
  if (!header.success || headerText(header.data) !== signed) return null;
  return { header: header.data, signed, signature, piece: bytes.subarray(from) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
