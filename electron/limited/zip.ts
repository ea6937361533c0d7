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

interface Entry {
  readonly name: string;
  readonly method: number;
  /** As it stands in the file, and its size when it is unpacked, as it claims. */
  readonly data: Buffer;
  readonly size: number;
}

/** The entries in the order of the directory. Throws where a record is not what its place says. */
function* entriesOf(bytes: Buffer, end: number): Generator<Entry, void> {
  const count = bytes.readUInt16LE(end + 10);
  for (let index = 0, at = bytes.readUInt32LE(end + 16); index < count; index += 1) {
    const local = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(at) !== ENTRY || bytes.readUInt32LE(local) !== LOCAL) throw new Error('no entry');
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.readUInt32LE(at + 20);
    const data = bytes.subarray(start, start + packed);
    if (data.length !== packed) throw new Error('no data');
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    yield {
      name: bytes.toString('utf8', at + 46, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      data,
      size: bytes.readUInt32LE(at + 24),
    };
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

const unpacked = ({ method, data }: Entry, limit: number): Buffer =>
  method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(limit, 1) });

function weigh(bytes: Buffer): 'ok' | 'unreadable' | 'tooLarge' {
  const end = endOf(bytes);
  if (end === -1) return 'unreadable';
  if (bytes.readUInt16LE(end + 10) > MOST_ENTRIES) return 'tooLarge';
  let left = UNPACKED_LIMIT;
  for (const entry of entriesOf(bytes, end)) {
    if (entry.size > left) return 'tooLarge';
    const real = unpacked(entry, left).length;
    if (real !== entry.size || (entry.method !== 0 && entry.method !== 8)) return 'unreadable';
    left -= real;
  }
  return 'ok';
}

/** An entry of a file that was weighed; null where there is none of this name. */
export function zipBytes(bytes: Buffer, name: string): Buffer | null {
  for (const entry of entriesOf(bytes, endOf(bytes)))
    if (entry.name === name) return unpacked(entry, UNPACKED_LIMIT);
  return null;
}

export const zipText = (bytes: Buffer, name: string): string | null =>
  zipBytes(bytes, name)?.toString('utf8') ?? null;

/** The names of all entries, of a file that was weighed. */
export const zipNames = (bytes: Buffer): readonly string[] =>
  Array.from(entriesOf(bytes, endOf(bytes)), ({ name }) => name);

/** Where the end record begins, looked for from behind over a comment; -1 where there is none. */
function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_SIZE - MOST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return -1;
}
