/** What a desk's file says, rather than the desk. */
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { TalkingDesk } from './desk.ts';

/** Reads a desk's file beside its core. */
export function fromFile<T>(desk: TalkingDesk, read: (sqlite: Sqlite.Database) => T): T {
  const sqlite = new Sqlite(path.join(desk.folder(), 'sastra.db'), { readonly: true });
  try {
    return read(sqlite);
  } finally {
    sqlite.close();
  }
}
