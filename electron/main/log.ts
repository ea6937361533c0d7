// The desk's own log: events and codes, one JSON object a line. Callers pass names and numbers, never words of a document.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

type Facts = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
}

const LIMIT_BYTES = 2_000_000;

/** Appends to `folder/desk.log`, keeping one older file. A disk that cannot be written to silences the log, not the desk. */
export function openLog(folder: string): Log {
  const file = path.join(folder, 'desk.log');
  const write = (level: string, event: string, facts: Facts = {}): void => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
    } catch {
      // Nowhere to write it, and nobody to tell who would not rather be told of the disk itself.
    }
  };
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
  };
}
