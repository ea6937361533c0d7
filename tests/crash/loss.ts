/** Compares a database file with what was acknowledged, without core and without the journal. */
import Sqlite from 'better-sqlite3';
import { stepOf, type Mark } from './work.ts';

/** What is wrong; empty where nothing is. `file` must be there where anything was acknowledged. */
export function losses(file: string, marks: readonly Mark[]): readonly string[] {
  try {
    return compared(file, marks);
  } catch (error) {
    return [`the database cannot be read: ${String(error)}`];
  }
}

function compared(file: string, marks: readonly Mark[]): readonly string[] {
  const sqlite = new Sqlite(file, { fileMustExist: true });
  try {
    const found: string[] = [];
    const integrity = sqlite.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') found.push(`integrity_check: ${String(integrity)}`);
    const has = (sql: string, value: string): boolean => sqlite.prepare(sql).get(value) !== undefined;
    const body = sqlite.prepare<[string, string], { body: string }>(
      'SELECT body FROM draft_units WHERE document_id = ? AND uid = ?',
    );
    const version =
      sqlite.prepare<[], { version: number }>('SELECT version FROM records').get()?.version ?? 0;
    for (const mark of marks) {
      switch (mark.kind) {
        case 'document':
          if (!has('SELECT 1 FROM documents WHERE id = ?', mark.id)) found.push(`document ${mark.id}`);
          break;
        case 'revision':
          if (!has('SELECT 1 FROM revisions WHERE id = ?', mark.id)) found.push(`revision ${mark.id}`);
          break;
        case 'record':
          if (version < mark.version) found.push(`record version ${mark.version}, there is ${version}`);
          break;
        case 'edit': {
          const step = stepOf(body.get(mark.document, mark.uid)?.body ?? '');
          if (step < mark.step) found.push(`step ${mark.step} of ${mark.uid}, there is ${step}`);
          break;
        }
      }
    }
    return found;
  } finally {
    sqlite.close();
  }
}
