/** The journal's folder: a file per day, further parts of a day where it grew large or its last part was torn. */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { decodeFile, FIRST_NUMBER_BYTES, firstNumber, type FileContent } from './frames.ts';

export interface JournalFile {
  readonly name: string;
  /** YYYY-MM-DD by the clock of the time: a label, not an order. */
  readonly day: string;
  readonly part: number;
  /** Number of its first frame; Infinity where it has none. Files are ordered by it. */
  readonly first: number;
}

const NAME = /^(\d{4,6}-\d{2}-\d{2})(?:\.(\d{1,6}))?\.log$/u;

export const journalFileName = (day: string, part: number): string =>
  part === 1 ? `${day}.log` : `${day}.${part}.log`;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The day on the wall where the computer stands. */
export function dayOf(milliseconds: number): string {
  const date = new Date(milliseconds);
  return `${String(date.getFullYear()).padStart(4, '0')}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

function startOf(file: string): Buffer {
  const start = Buffer.alloc(FIRST_NUMBER_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    return start.subarray(0, readSync(descriptor, start, 0, start.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** In the order in which they were written; empty where there is no folder. */
export function journalFiles(folder: string): readonly JournalFile[] {
  const files: JournalFile[] = [];
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const match = NAME.exec(name);
    if (match === null) continue;
    const [, day = '', part = '1'] = match;
    const first = firstNumber(startOf(path.join(folder, name))) ?? Infinity;
    files.push({ name, day, part: Number(part), first });
  }
  return files.sort((a, b) => compare(a.first, b.first) || compare(a.day, b.day) || a.part - b.part);
}

// Not by difference: Infinity minus itself is no number.
const compare = <T extends string | number>(a: T, b: T): number => (a === b ? 0 : a < b ? -1 : 1);

export const readJournalFile = (folder: string, file: JournalFile): FileContent =>
  decodeFile(readFileSync(path.join(folder, file.name)));
