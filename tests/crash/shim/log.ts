// Reads the shim's log.
import { readFileSync } from 'node:fs';

/** Paths begin behind the watched folder; '' is the folder itself. */
export type DiskOperation =
  | { readonly op: 'create' | 'folder' | 'unlink' | 'sync'; readonly path: string }
  | { readonly op: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | { readonly op: 'truncate'; readonly path: string; readonly length: number }
  | { readonly op: 'rename'; readonly path: string; readonly to: string };

const HEAD_BYTES = 17;
const PLAIN = { c: 'create', m: 'folder', u: 'unlink', s: 'sync' } as const;

function operation(code: string, path: string, offset: number, data: Buffer): DiskOperation {
  switch (code) {
    case 'c':
    case 'm':
    case 'u':
    case 's':
      return { op: PLAIN[code], path };
    case 'w':
      return { op: 'write', path, offset, data };
    case 't':
      return { op: 'truncate', path, length: offset };
    case 'r':
      return { op: 'rename', path, to: data.toString() };
    default:
      throw new Error(`unknown record ${code}`);
  }
}

export function readDiskLog(file: string): readonly DiskOperation[] {
  const bytes = readFileSync(file);
  const operations: DiskOperation[] = [];
  for (let at = 0; at < bytes.length;) {
    const code = bytes.toString('latin1', at, at + 1);
    const offset = Number(bytes.readBigUInt64LE(at + 1));
    const pathEnd = at + HEAD_BYTES + bytes.readUInt32LE(at + 9);
    const end = pathEnd + bytes.readUInt32LE(at + 13);
    const path = bytes.toString('utf8', at + HEAD_BYTES, pathEnd);
    operations.push(operation(code, path, offset, bytes.subarray(pathEnd, end)));
    at = end;
  }
  return operations;
}
