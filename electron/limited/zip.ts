/**
 * What a zip file holds when it is unpacked, measured before anybody unpacks it: a few kilobytes can claim, and become,
 * gigabytes. The format is PKWARE's APPNOTE 6.3; encrypted, split and ZIP64 files are no documents of a text program.
 */
import { inflateRawSync } from 'node:zlib';
import { UNPACKED_LIMIT } from '../../shared/exchange/imported.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const MOST_COMMENT = 0xffff;
const MOST_ENTRIES = 5_000;

/** `ok`: a zip file whose entries are what they claim to be, all together within UNPACKED_LIMIT. */
export function weighZip(bytes: Buffer): 'ok' | 'unreadable' | 'tooLarge' {
  try {
    return weigh(bytes);
  } catch (error) {
    // Of zlib, for more output than was allowed; everything else is a file that is not what it should be.
    return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      ? 'tooLarge'
      : 'unreadable';
  }
}

function weigh(bytes: Buffer): 'ok' | 'unreadable' | 'tooLarge' {
  const end = endOf(bytes);
  if (end === -1) return 'unreadable';
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return 'tooLarge';
  let left = UNPACKED_LIMIT;
  for (let index = 0, at = bytes.readUInt32LE(end + 16); index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) return 'unreadable';
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const local = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(local) !== LOCAL) return 'unreadable';
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    if (data.length !== packed) return 'unreadable';
    if (size > left) return 'tooLarge';
    const real = method === 0 ? packed : inflateRawSync(data, { maxOutputLength: Math.max(left, 1) }).length;
    if (real !== size || (method !== 0 && method !== 8)) return 'unreadable';
    left -= real;
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return 'ok';
}

/** Where the end record begins, looked for from behind over a comment; -1 where there is none. */
function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_SIZE - MOST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return -1;
}
