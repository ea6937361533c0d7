/** What a simulation did, a line a step: two runs of one seed are the same if their traces are. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Trace {
  readonly note: (words: string) => void;
  readonly hash: () => string;
  readonly lines: () => readonly string[];
}

export function createTrace(): Trace {
  const lines: string[] = [];
  return {
    note(words) {
      lines.push(`${lines.length + 1} ${words}`);
    },
    hash: () => createHash('sha256').update(lines.join('\n')).digest('hex'),
    lines: () => lines,
  };
}

const FOLDER = path.resolve(import.meta.dirname, '../../test-results/sync-fuzz');

/** Answers where it was written. */
export function keepTrace(seed: number, lines: readonly string[]): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `seed-${seed}.txt`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
