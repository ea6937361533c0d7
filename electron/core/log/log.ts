/** Core's own logs, one JSON object a line: names, codes and numbers, never a word of a document. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../ports.ts';
import type { StatementWatch } from '../db/database.ts';

type Facts = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  write(event: string, facts?: Facts): void;
  /** Notes each statement that took longer than SLOW_MILLISECONDS in slow.log. */
  readonly watch: StatementWatch;
}

export const SLOW_MILLISECONDS = 50;
const LIMIT_BYTES = 1_000_000;

/** Into `folder`, which is made when it is needed; each log keeps one older file. */
export function openLog(folder: string, clock: Clock): Log {
  const append = (name: string, facts: Facts): void => {
    const file = path.join(folder, name);
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, `${JSON.stringify({ at: new Date(clock.now()).toISOString(), ...facts })}\n`);
    } catch {
      // A disk that cannot be written to silences the log; the person is told of the disk itself.
    }
  };
  return {
    write: (event, facts = {}) => append('core.log', { event, ...facts }),
    watch: (sql, milliseconds) => {
      if (milliseconds > SLOW_MILLISECONDS)
        append('slow.log', { sql: sql.trim().replaceAll(/\s+/gu, ' '), ms: Math.round(milliseconds) });
    },
  };
}
