/**
 * Search over made-up news (`--documents N`, 10,000 without): whether everything is found that is known to be there, how
 * far up, how fast, and what the index costs. Beside it SQLite's own tokenizer on the same text. Precision is over the
 * first twenty hits, or as many as there are documents meant, where those are fewer.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { openDatabase, type Database } from '../../electron/core/db/database.ts';
import { migrate } from '../../electron/core/db/migrate.ts';
import { MIGRATIONS } from '../../electron/core/db/migrations/index.ts';
import { openLog } from '../../electron/core/log/log.ts';
import { openSearch } from '../../electron/core/search/search.ts';
import { openDocuments } from '../../electron/core/store/documents.ts';
import { branded } from '../../shared/document/brand.ts';
import type { DocumentId } from '../../shared/document/model.ts';
import { manualClock } from '../support/core-clock.ts';
import { seeded } from '../support/long-document.ts';
import { paragraph } from '../support/units.ts';
import { median, quantile, report, type Figure } from './report.ts';
import {
  documentsHolding,
  KINDS,
  madeDocuments,
  madeQueries,
  type CorpusQuery,
  type MadeDocument,
} from './search-corpus.ts';

const SEED = 20_260_101;
const QUERIES_A_KIND = 200;
/** Documents that queries are taken from. */
const ASKED_ABOUT = 1000;
/** What a person sees at once. */
const SHOWN = 20;

const at = process.argv.indexOf('--documents');
const documents = at < 0 ? 10_000 : Number(process.argv[at + 1]);
if (!Number.isInteger(documents) || documents < 1 || documents > 100_000)
  throw new Error('--documents takes a number from 1 to 100000');

const idOf = (index: number): DocumentId =>
  branded(`01930000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`);
const corpus = (): Generator<MadeDocument> => madeDocuments(seeded(SEED), documents);

const folder = mkdtempSync(path.join(os.tmpdir(), 'sastra-bench-'));
const database = openDatabase(path.join(folder, 'sastra.db'), { create: true });
const plain = new Sqlite(path.join(folder, 'plain.db'));
fill(database, plain);
const queries = madeQueries(seeded(SEED + 1), Array.from(firstOf(corpus(), ASKED_ABOUT)), QUERIES_A_KIND);
const meant = documentsHolding(corpus(), queries);

const clock = manualClock(0);
const slices: number[] = [];
const building = { isDone: false };
const search = openSearch({
  file: path.join(folder, 'search.db'),
  database,
  clock: {
    now: clock.now,
    after: (milliseconds, run) =>
      clock.after(milliseconds, () => {
        const started = performance.now();
        run();
        slices.push(performance.now() - started);
      }),
  },
  log: openLog(path.join(folder, 'logs'), clock),
  desk: 'bench',
  frame: () => 0,
  summary: openDocuments(database).summary,
  onProgress: (progress) => {
    building.isDone = progress === null;
  },
});
while (!building.isDone) clock.advance(1000);
clock.advance(120_000);
const build = slices.reduce((sum, milliseconds) => sum + milliseconds, 0);

const figures: Figure[] = KINDS.flatMap((kind) => {
  const asked = Array.from(queries.entries()).filter(([, query]) => query.kind === kind);
  const all = asked.map(([index, query]) => judge(found(query, documents), meant[index] ?? new Set()));
  const byPlain = asked.map(([index, query]) => judge(foundPlain(query), meant[index] ?? new Set()));
  return [
    { name: `recall.${kind}`, value: mean(all.map(({ recall }) => recall)), unit: '' },
    { name: `precision20.${kind}`, value: mean(all.map(({ precision }) => precision)), unit: '' },
    { name: `unicode61.recall.${kind}`, value: mean(byPlain.map(({ recall }) => recall)), unit: '' },
  ];
});
const times = queries.map((query) => timed(() => found(query, SHOWN)));
const plainTimes = queries.map((query) => timed(() => foundPlain(query).slice(0, SHOWN)));
const ofKind = (kind: CorpusQuery['kind']): number[] =>
  times.filter((_, index) => queries[index]?.kind === kind);
figures.push(
  { name: 'query.p50', value: median(times), unit: 'ms' },
  { name: 'query.p95', value: quantile(times, 0.95), unit: 'ms', budget: 100 },
  ...KINDS.map((kind) => ({ name: `query.p95.${kind}`, value: quantile(ofKind(kind), 0.95), unit: 'ms' })),
  { name: 'unicode61.query.p50', value: median(plainTimes), unit: 'ms' },
  { name: 'unicode61.query.p95', value: quantile(plainTimes, 0.95), unit: 'ms' },
  { name: 'index.mb', value: statSync(path.join(folder, 'search.db')).size / 1e6, unit: 'MB' },
  { name: 'text.mb', value: textBytes(database) / 1e6, unit: 'MB' },
  { name: 'build.s', value: build / 1000, unit: 's' },
  { name: 'slice.p50', value: median(slices), unit: 'ms' },
  { name: 'slice.p99', value: quantile(slices, 0.99), unit: 'ms' },
  { name: 'slice.max', value: quantile(slices, 1), unit: 'ms' },
  { name: 'documents', value: documents, unit: 'documents' },
);
search.close();
plain.close();
database.close();
rmSync(folder, { recursive: true, force: true });
report('search', 'node', `SQLite ${sqliteVersion()}`, figures);

function* firstOf<T>(items: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const item of items) {
    if (left === 0) return;
    left -= 1;
    yield item;
  }
}

/** A profile's database as the desk would have it, and the same words in a table of SQLite's default tokenizer. */
function fill(profile: Database, peer: Sqlite.Database): void {
  migrate(profile, MIGRATIONS);
  peer.exec(
    "PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE plain USING fts5(text, content='', tokenize='unicode61')",
  );
  const putPlain = peer.prepare('INSERT INTO plain (rowid, text) VALUES (?, ?)');
  const putDocument = profile.prepare(
    "INSERT INTO documents (id, kind, title_km, created_at, changed_at, changed_frame) VALUES (:id, 'article', :title, 0, 0, 0)",
  );
  const putField = profile.prepare(
    "INSERT INTO draft_fields (document_id, name, value) VALUES (:id, 'title.km', :title)",
  );
  const putUnit = profile.prepare(
    "INSERT INTO draft_units (document_id, language, uid, rank, body) VALUES (:id, 'km', :uid, :uid, :body)",
  );
  profile.transaction(() => {
    peer.exec('BEGIN');
    let index = 0;
    for (const { title, paragraphs } of corpus()) {
      const id = idOf(index);
      putDocument.run({ id, title: title.text });
      putField.run({ id, title: JSON.stringify(title.text) });
      for (const [place, { text }] of paragraphs.entries()) {
        const uid = `01940000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;
        putUnit.run({ id, uid, body: JSON.stringify(paragraph(text)) });
      }
      putPlain.run(index, [title, ...paragraphs].map(({ text }) => text).join('\n'));
      index += 1;
    }
    peer.exec('COMMIT');
    // The index is new: it reads everything anyway.
    profile.exec('DELETE FROM search_queue');
  });
}

/** The documents found, the best first, by their place in the corpus. */
function found({ text }: CorpusQuery, limit: number): number[] {
  const answer = search.query({ text, limit, language: null, kind: null, bin: false });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.hits.map(({ summary }) => Number.parseInt(summary.id.slice(-12), 16));
}

function foundPlain({ text }: CorpusQuery): number[] {
  const match = text
    .split(/\s+/u)
    .map((term) => `"${term}"`)
    .join(' AND ');
  const rows = plain.prepare('SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank').raw().all(match);
  return rows.map((row) => Number((row as readonly unknown[])[0]));
}

function judge(
  hits: readonly number[],
  wanted: ReadonlySet<number>,
): { readonly recall: number; readonly precision: number } {
  const right = hits.filter((hit) => wanted.has(hit)).length;
  const first = Math.min(SHOWN, wanted.size);
  return {
    recall: right / wanted.size,
    precision: hits.slice(0, first).filter((hit) => wanted.has(hit)).length / first,
  };
}

function timed(act: () => unknown): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function textBytes(profile: Database): number {
  return (
    profile.prepare<{ bytes: number }>('SELECT sum(octet_length(body)) AS bytes FROM draft_units').get()
      ?.bytes ?? 0
  );
}

function sqliteVersion(): string {
  const scratch = new Sqlite(':memory:');
  const version = String(scratch.prepare('SELECT sqlite_version()').pluck().get());
  scratch.close();
  return version;
}
