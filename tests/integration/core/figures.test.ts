/** Figures for the budgets, printed and never asserted: a slow machine is no defect. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../electron/core/db/database.ts';
import { QUIET_MILLISECONDS } from '../../../electron/core/drafting/autosave.ts';
import { LIST_LIMIT } from '../../../shared/ipc/contract.ts';
import { removeFolder, startCore, temporaryFolder, typing, type TestCore } from '../../support/core.ts';
import { forkCore } from '../../support/core-process.ts';
import { khmerText, madeUid, seeded } from '../../support/long-document.ts';
import { unitOf } from '../../support/units.ts';

let folder = '';
let core: TestCore | null = null;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await core?.core.drain();
  core = null;
  removeFolder(folder);
});

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);

function print(name: string, milliseconds: readonly number[]): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  console.log(
    `${name}: p50 ${at(sorted, 0.5)} ms, p95 ${at(sorted, 0.95)} ms, most ${at(sorted, 1)} ms (${sorted.length})`,
  );
}

/** What the disk itself takes for a journal frame and a commit, in the same minute. */
function syncs(): readonly number[] {
  const files = ['a', 'b'].map((name) => openSync(path.join(folder, name), 'w'));
  const bytes = Buffer.alloc(24_000, 1);
  const times = Array.from({ length: 300 }, () => {
    const began = performance.now();
    for (const file of files) {
      writeSync(file, bytes);
      fdatasyncSync(file);
    }
    return performance.now() - began;
  });
  for (const file of files) closeSync(file);
  return times;
}

test('a commit of one unit of 24 kB, in the journal and in the database', async () => {
  core = startCore(folder);
  const { summary } = await core.ask('documents.create', { kind: 'article' });
  const type = typing(core, summary.id);
  const random = seeded(7);
  const times: number[] = [];
  for (let count = 0; count < 300; count += 1) {
    const saved = type(unitOf(count % 10, 'V', khmerText(random, 8000)));
    const began = performance.now();
    core.clock.advance(QUIET_MILLISECONDS);
    times.push(performance.now() - began);
    expect(await saved).toMatchObject({ ok: true });
  }
  print('commit of 24 kB', times);
  print('beside it, two syncs of 24 kB into growing files', syncs());
});

test('the start of a desk with 10,000 documents, and its list', async () => {
  core = startCore(folder);
  await core.ask('core.state', {});
  await core.core.drain();
  core = null;
  const documents = 10_000;
  const database = openDatabase(path.join(folder, 'sastra.db'), { create: false });
  const insert = database.prepare(
    `INSERT INTO documents (id, kind, title_km, title_en, created_at, changed_at, changed_frame)
      VALUES (:id, 'article', 'សេចក្តីជូនដំណឹង', 'Notice', 1, 1, :frame)`,
  );
  const unit = database.prepare(
    `INSERT INTO draft_units (document_id, language, uid, parent, rank, body) VALUES (:id, :language, :uid, NULL, 'V', :body)`,
  );
  const random = seeded(11);
  const body = JSON.stringify({
    type: 'paragraph',
    schemaVersion: 1,
    content: { inline: [{ kind: 'text', text: khmerText(random, 600) }] },
  });
  database.transaction(() => {
    for (let index = 0; index < documents; index += 1) {
      const id = madeUid(index);
      insert.run({ id, frame: index });
      for (const [language, offset] of [
        ['km', 1],
        ['en', 2],
      ] as const)
        for (let count = 0; count < 4; count += 1)
          unit.run({ id, language, uid: madeUid(10 * (documents + index) + 5 * offset + count), body });
    }
  });
  database.close();
  const starts: number[] = [];
  const lists: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const began = performance.now();
    const forked = forkCore(folder);
    expect(await forked.call('core.state', {})).toMatchObject({ value: { kind: 'ready' } });
    starts.push(performance.now() - began);
    const asked = performance.now();
    const listed = await forked.call('documents.list', { bin: false });
    lists.push(performance.now() - asked);
    expect(listed?.ok === true ? listed.value : []).toHaveLength(LIST_LIMIT);
    await forked.drain();
  }
  print('start of core, process and all, 10,000 documents', starts);
  print('documents.list, a page of 10,000, across the process border', lists);
  core = startCore(folder);
  await core.ask('core.state', {});
  const inside: number[] = [];
  for (let run = 0; run < 20; run += 1) {
    const began = performance.now();
    await core.ask('documents.list', { bin: false });
    inside.push(performance.now() - began);
  }
  print('documents.list, a page of 10,000, in core', inside);
});
