/** Full-text search as SQLite has it, over whole documents: what ours is compared with. */
import path from 'node:path';
import Sqlite from 'better-sqlite3';

export interface Peer {
  readonly tokenizer: string;
  readonly file: string;
  /** Texts of the documents from `first` on. */
  readonly add: (first: number, texts: readonly string[]) => void;
  /** How long adding took. */
  readonly buildSeconds: () => number;
  /** The documents that hold every term, by their numbers. */
  readonly all: (text: string) => readonly number[];
  /** The first of them by SQLite's own order (bm25). */
  readonly first: (text: string, count: number) => readonly number[];
  readonly close: () => void;
}

export function openPeer(folder: string, tokenizer: 'unicode61' | 'trigram'): Peer {
  const file = path.join(folder, `${tokenizer}.db`);
  const database = new Sqlite(file);
  database.exec(
    `PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE peer USING fts5(text, content='', tokenize='${tokenizer}')`,
  );
  const put = database.prepare('INSERT INTO peer (rowid, text) VALUES (?, ?)');
  const all = database.prepare<[string], number>('SELECT rowid FROM peer WHERE peer MATCH ?').pluck();
  const first = database
    .prepare<[string, number], number>('SELECT rowid FROM peer WHERE peer MATCH ? ORDER BY rank LIMIT ?')
    .pluck();
  const addAll = database.transaction((from: number, texts: readonly string[]) => {
    for (const [at, text] of texts.entries()) put.run(from + at, text);
  });
  let milliseconds = 0;
  return {
    tokenizer,
    file,
    add(from, texts) {
      const started = performance.now();
      addAll(from, texts);
      milliseconds += performance.now() - started;
    },
    buildSeconds: () => milliseconds / 1000,
    all: (text) => all.all(matching(text)),
    first: (text, count) => first.all(matching(text), count),
    close: () => database.close(),
  };
}

/** All terms, each as it was typed. */
const matching = (text: string): string =>
  text
    .split(/\s+/u)
    .map((term) => `"${term}"`)
    .join(' AND ');
