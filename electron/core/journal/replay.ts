/** Reads the journal back: what a database does not have yet, and which days could be replayed. */
import type { Change } from '../store/entries.ts';
import { journalFiles, readJournalFile, type JournalFile } from './files.ts';

export interface Replay {
  readonly frames: readonly { readonly number: number; readonly change: Change }[];
  /** Frames are missing between these, or between the database and the first: part of the journal is lost. */
  readonly gaps: boolean;
}

/** What comes after `frame`, in order. Reads the newest files, as far back as is needed. */
export function framesAfter(folder: string, frame: number): Replay {
  const frames = new Map<number, Change>();
  for (const file of journalFiles(folder).toReversed()) {
    const read = readJournalFile(folder, file).frames;
    for (const { number, payload } of read)
      if (number > frame) frames.set(number, JSON.parse(payload) as Change);
    if (read.some(({ number }) => number <= frame + 1)) break;
  }
  const ordered = [...frames].sort(([a], [b]) => a - b).map(([number, change]) => ({ number, change }));
  const gaps = ordered.some(({ number }, index) => number !== frame + 1 + index);
  return { frames: ordered, gaps };
}

/** Days (YYYY-MM-DD) whose files lead from frame to frame without a gap and on to the next file's first. */
export function wholeDays(folder: string): readonly string[] {
  const files = journalFiles(folder);
  const broken = new Set<string>();
  const days = new Set<string>();
  for (const [index, file] of files.entries()) {
    const numbers = readJournalFile(folder, file).frames.map(({ number }) => number);
    if (numbers.length > 0) days.add(file.day);
    if (!leadsOn(numbers, files[index + 1])) broken.add(file.day);
  }
  return [...days].filter((day) => !broken.has(day)).sort();
}

function leadsOn(numbers: readonly number[], next: JournalFile | undefined): boolean {
  const last = numbers.at(-1);
  if (last === undefined) return true;
  const unbroken = numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
  return unbroken && (next === undefined || next.first === Infinity || next.first <= last + 1);
}
