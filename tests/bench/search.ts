/**
 * Search over made-up news (`--documents N`, 10,000 without): whether everything is found that is known to be there, how
 * far up, how fast, and what the index costs. Beside it, over the same documents and questions, SQLite's default
 * tokenizer and its trigrams. Recall is of all that is found; precision of the first twenty hits as a person sees them, or
 * of as many as there are documents meant, where those are fewer.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { openDatabase, type Database } from '../../electron/core/db/database.ts';
import { migrate } from '../../electron/core/db/migrate.ts';
import { MIGRATIONS } from '../../electron/core/db/migrations/index.ts';
import { openLog } from '../../electron/core/log/log.ts';
import { findText } from '../../electron/core/search/find-text.ts';
import { openIndexFile } from '../../electron/core/search/index-file.ts';
import { openQuery } from '../../electron/core/search/query.ts';
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
import { openPeer, type Peer } from './search-peers.ts';

const SEED = 20_260_101;
const QUERIES_A_KIND = 200;
/** Documents that queries are taken from. */
const ASKED_ABOUT = 1000;
/** What a person sees at once. */
const SHOWN = 20;
/** Documents written in one transaction: what is held in memory does not grow with their number. */
const BATCH = 1000;

const at = process.argv.indexOf('--documents');
const documents = at < 0 ? 10_000 : Number(process.argv[at + 1]);
if (!Number.isInteger(documents) || documents < 1 || documents > 100_000)
  throw new Error('--documents takes a number from 1 to 100000');

const idOf = (index: number): DocumentId =>
  branded(`01930000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`);
const corpus = (): Generator<MadeDocument> => madeDocuments(seeded(SEED), documents);

const folder = mkdtempSync(path.join(os.tmpdir(), 'sastra-bench-'));
const database = openDatabase(path.join(folder, 'sastra.db'), { create: true });
const peers = (['unicode61', 'trigram'] as const).map((tokenizer) => openPeer(folder, tokenizer));
fill(database, peers);
const queries = madeQueries(seeded(SEED + 1), nextOf(corpus(), ASKED_ABOUT), QUERIES_A_KIND);
const meant = documentsHolding(corpus(), queries);

const indexFile = path.join(folder, 'search.db');
const clock = manualClock(0);
const slices: number[] = [];
const search = openSearch({
  file: indexFile,
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
  onProgress: () => undefined,
});
clock.advance(15_000); // by then a desk that was opened is open
// Until nothing more is done: all is in the index, and the index in order.
for (let before = -1; before < slices.length; clock.advance(1000)) before = slices.length;
clock.advance(120_000);

/** The same index, asked for all that it knows. */
const index = openIndexFile(indexFile, { id: 'bench', frame: 0 }, () => undefined);
const query = openQuery(index.database);

const figures: Figure[] = KINDS.flatMap((kind) => {
  const asked = Array.from(queries.entries()).filter(([, { kind: own }]) => own === kind);
  const judged = (ask: (text: string) => readonly number[], judge: typeof recallOf): number =>
    mean(asked.map(([at, { text }]) => judge(ask(text), meant[at] ?? new Set())));
  return [
    { name: `recall.${kind}`, value: judged(foundAll, recallOf), unit: '' },
    { name: `precision20.${kind}`, value: judged(found, precisionOf), unit: '' },
    ...peers.flatMap(({ tokenizer, all, first }) => [
      { name: `${tokenizer}.recall.${kind}`, value: judged(all, recallOf), unit: '' },
      {
        name: `${tokenizer}.precision20.${kind}`,
        value: judged((text) => first(text, SHOWN), precisionOf),
        unit: '',
      },
    ]),
  ];
});
figures.push(
  ...timeFigures('', found, 100),
  ...peers.flatMap(({ tokenizer, first }) => timeFigures(`${tokenizer}.`, (text) => first(text, SHOWN))),
  { name: 'index.mb', value: statSync(indexFile).size / 1e6, unit: 'MB' },
  ...peers.map(({ tokenizer, file }) => ({
    name: `${tokenizer}.index.mb`,
    value: statSync(file).size / 1e6,
    unit: 'MB',
  })),
  { name: 'text.mb', value: textBytes(database) / 1e6, unit: 'MB' },
  { name: 'build.s', value: slices.reduce((sum, milliseconds) => sum + milliseconds, 0) / 1000, unit: 's' },
  ...peers.map(({ tokenizer, buildSeconds }) => ({
    name: `${tokenizer}.build.s`,
    value: buildSeconds(),
    unit: 's',
  })),
  { name: 'slice.p50', value: median(slices), unit: 'ms' },
  { name: 'slice.p99', value: quantile(slices, 0.99), unit: 'ms' },
  { name: 'slice.max', value: quantile(slices, 1), unit: 'ms' },
  { name: 'memory.mb', value: process.resourceUsage().maxRSS / 1000, unit: 'MB' },
  { name: 'documents', value: documents, unit: 'documents' },
);
search.close();
index.close();
for (const peer of peers) peer.close();
database.close();
rmSync(folder, { recursive: true, force: true });
report('search', 'node', `SQLite ${sqliteVersion()}`, figures);

/** The next ones; a loop over the generator would end it. */
function nextOf<T>(items: Generator<T>, count: number): T[] {
  return Array.from({ length: count }, () => items.next())
    .filter(({ done }) => done !== true)
    .map(({ value }) => value as T);
}

/** A profile's database as the desk would have it, and the same words in the peers' tables. */
function fill(profile: Database, others: readonly Peer[]): void {
  migrate(profile, MIGRATIONS);
  const putDocument = profile.prepare(
    "INSERT INTO documents (id, kind, title_km, created_at, changed_at, changed_frame) VALUES (:id, 'article', :title, 0, 0, 0)",
  );
  const putField = profile.prepare(
    "INSERT INTO draft_fields (document_id, name, value) VALUES (:id, 'title.km', :title)",
  );
  const putUnit = profile.prepare(
    "INSERT INTO draft_units (document_id, language, uid, rank, body) VALUES (:id, 'km', :uid, :uid, :body)",
  );
  const made = corpus();
  for (let first = 0; first < documents; first += BATCH) {
    const batch = nextOf(made, Math.min(BATCH, documents - first));
    profile.transaction(() => {
      for (const [at, { title, paragraphs }] of batch.entries()) {
        const id = idOf(first + at);
        putDocument.run({ id, title: title.text });
        putField.run({ id, title: JSON.stringify(title.text) });
        for (const [place, { text }] of paragraphs.entries()) {
          const uid = `01940000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;
          putUnit.run({ id, uid, body: JSON.stringify(paragraph(text)) });
        }
      }
      // The index is new: it reads everything anyway.
      profile.exec('DELETE FROM search_queue');
    });
    const texts = batch.map(({ title, paragraphs }) =>
      [title, ...paragraphs].map(({ text }) => text).join('\n'),
    );
    for (const peer of others) peer.add(first, texts);
  }
}

/** The documents found, the best first, by their place in the corpus. */
function found(text: string): readonly number[] {
  const answer = search.query({ text, limit: SHOWN, language: null, kind: null, bin: false });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.hits.map(({ summary }) => placeOf(summary.id));
}

function foundAll(text: string): readonly number[] {
  const all = findText(query, text, { language: null, limit: documents, isAmong: () => true });
  return all.documents.map(({ document }) => placeOf(index.documentAt(document) ?? ''));
}

function placeOf(id: string): number {
  return Number.parseInt(id.slice(-12), 16);
}

function recallOf(hits: readonly number[], wanted: ReadonlySet<number>): number {
  return hits.filter((hit) => wanted.has(hit)).length / wanted.size;
}

function precisionOf(hits: readonly number[], wanted: ReadonlySet<number>): number {
  const first = Math.min(SHOWN, wanted.size);
  return hits.slice(0, first).filter((hit) => wanted.has(hit)).length / first;
}

function timeFigures(prefix: string, ask: (text: string) => unknown, budget?: number): Figure[] {
  const times = queries.map(({ kind, text }) => {
    const started = performance.now();
    ask(text);
    return { kind, milliseconds: performance.now() - started };
  });
  const of = (kind: CorpusQuery['kind'] | null): number[] =>
    times.filter((time) => kind === null || time.kind === kind).map(({ milliseconds }) => milliseconds);
  return [null, ...KINDS].flatMap((kind) => {
    const suffix = kind === null ? '' : `.${kind}`;
    return [
      { name: `${prefix}query.p50${suffix}`, value: median(of(kind)), unit: 'ms' },
      {
        name: `${prefix}query.p95${suffix}`,
        value: quantile(of(kind), 0.95),
        unit: 'ms',
        ...(kind === null && budget !== undefined ? { budget } : {}),
      },
    ];
  });
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
