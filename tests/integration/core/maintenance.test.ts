import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupFiles } from '../../../electron/core/backup/backups.ts';
import { fullCheck } from '../../../electron/core/db/check.ts';
import { QUIET_MILLISECONDS } from '../../../electron/core/drafting/autosave.ts';
import { systemPorts } from '../../../electron/core/ports.ts';
import type { DocumentId } from '../../../shared/document/model.ts';
import { manualClock } from '../../support/core-clock.ts';
import {
  removeFolder,
  startCore,
  temporaryFolder,
  TEST_TIME,
  typing,
  type TestCore,
} from '../../support/core.ts';
import { khmerText, seeded } from '../../support/long-document.ts';
import { unitOf } from '../../support/units.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let folder = '';
let core: TestCore;
let documentId: DocumentId;
let type: ReturnType<typeof typing>;

beforeEach(async () => {
  folder = temporaryFolder();
  core = startCore(folder);
  documentId = (await core.ask('documents.create', { kind: 'article' })).summary.id;
  type = typing(core, documentId);
});
afterEach(async () => {
  await core.core.drain();
  removeFolder(folder);
});

async function write(text: string): Promise<void> {
  const saved = type(unitOf(1, 'V', text));
  core.clock.advance(QUIET_MILLISECONDS);
  expect(await saved).toMatchObject({ ok: true });
}

const backups = () => backupFiles(path.join(folder, 'backups'));

describe('a backup', () => {
  test('is there from the first moment of a profile', () => {
    expect(backups()).toHaveLength(1);
  });

  test('is made on a new day and after three hours of work, and not where nothing was written', async () => {
    await core.core.maintain();
    expect(backups()).toHaveLength(1);
    core.clock.jumpTo(core.clock.now() + 3 * HOUR);
    await core.core.maintain();
    expect(backups()).toHaveLength(2);
    core.clock.jumpTo(core.clock.now() + 3 * HOUR);
    await core.core.maintain();
    expect(backups()).toHaveLength(2);
    await write('x');
    core.clock.jumpTo(core.clock.now() + DAY);
    await core.core.maintain();
    expect(backups()).toHaveLength(3);
    for (const { name } of backups()) expect(fullCheck(path.join(folder, 'backups', name)).ok).toBe(true);
    expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(3);
  });

  test('is made while somebody types, and is whole', async () => {
    const random = seeded(1);
    for (let unit = 0; unit < 20; unit += 1) await write(khmerText(random, 20_000));
    core.clock.jumpTo(core.clock.now() + DAY);
    const round = core.core.maintain();
    await write('while it is copied');
    await round;
    const [newest] = backups();
    expect(fullCheck(path.join(folder, 'backups', newest?.name ?? '')).ok).toBe(true);
    expect(newest?.frame).toBeGreaterThan(20);
  });

  test('is given up when the desk closes, and leaves no file with its name', async () => {
    const before = backups().length;
    await write(khmerText(seeded(2), 400_000));
    core.clock.jumpTo(core.clock.now() + DAY);
    const round = core.core.maintain();
    await core.core.drain();
    await round;
    expect(backups()).toHaveLength(before);
    core = startCore(folder);
    expect(await core.ask('core.state', {})).toMatchObject({ kind: 'ready' });
  });

  test('of a month of days keeps what the rotation keeps, and the journal that the oldest needs', async () => {
    for (let day = 0; day < 80; day += 1) {
      await write(`day ${day}`);
      core.clock.jumpTo(core.clock.now() + DAY);
      await core.core.maintain();
    }
    const kept = backups();
    expect(kept.length).toBeGreaterThan(14);
    expect(kept.length).toBeLessThan(34);
    const journals = readdirSync(path.join(folder, 'journal'));
    expect(journals.length).toBeLessThan(80);
    // The oldest backup and what is left of the journal give today back.
    await core.core.drain();
    writeFileSync(path.join(folder, 'sastra.db'), '');
    core = startCore(folder, { clock: core.clock });
    expect(await core.ask('recovery.restore', { backup: kept.at(-1)?.name ?? '' })).toMatchObject({
      kind: 'ready',
      warnings: [],
    });
    expect(JSON.stringify(await core.ask('documents.open', { documentId }))).toContain('day 79');
  });

  test('takes no more than a tenth of what is free, but for the two newest', async () => {
    await core.core.drain();
    const clock = manualClock(TEST_TIME);
    const { disk } = systemPorts('');
    core = startCore(folder, { clock, ports: { disk: { ...disk, freeBytes: () => 0 } } });
    await core.ask('core.state', {});
    type = typing(core, documentId);
    for (let day = 0; day < 6; day += 1) {
      clock.jumpTo(clock.now() + DAY);
      await write(`day ${day}`);
      await core.core.maintain();
    }
    expect(backups()).toHaveLength(2);
  });
});

/** Changes the first byte of a text in the one page of an index: its table and its pages stay in order. */
function spoilIndex(name: string, text: string): void {
  const file = path.join(folder, 'sastra.db');
  const sqlite = new Sqlite(file);
  const found = sqlite
    .prepare<[string], { rootpage: number }>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .get(name);
  sqlite.close();
  const bytes = readFileSync(file);
  const at = bytes.indexOf(text, ((found?.rootpage ?? 0) - 1) * 4096);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}

describe('damage that only a full check sees', () => {
  beforeEach(async () => {
    await write('ពាក្យ');
    await core.ask('drafting.checkpoint', { documentId, automatic: false, note: '' });
    await core.core.drain();
  });

  test('is found after a core that had no time to close, and every word comes back', async () => {
    spoilIndex('revisions_of_document', documentId);
    writeFileSync(path.join(folder, 'sastra.db-wal'), '');
    core = startCore(folder);
    expect(await core.ask('core.state', {})).toMatchObject({ kind: 'ready' });
    await core.core.maintain();
    const state = await core.ask('core.state', {});
    if (state.kind !== 'recovery') throw new Error('the damage was not seen');
    expect(state.recovery.failure.code).toBe('damaged');
    const backup = state.recovery.backups[0]?.name ?? '';
    expect(await core.ask('recovery.restore', { backup })).toMatchObject({ kind: 'ready', warnings: [] });
    expect(await core.ask('history.list', { documentId })).toHaveLength(1);
  });

  test('is found by the day’s backup, which is not kept', async () => {
    spoilIndex('revisions_of_document', documentId);
    core = startCore(folder);
    await core.ask('records.write', { name: 'x', baseVersion: 0, fields: {} });
    const before = backups().length;
    core.clock.jumpTo(core.clock.now() + DAY);
    await core.core.maintain();
    expect(await core.ask('core.state', {})).toMatchObject({ kind: 'recovery' });
    expect(backups()).toHaveLength(before);
  });

  test('of the list of documents is found before the desk opens', async () => {
    spoilIndex('sqlite_autoindex_documents_1', documentId);
    core = startCore(folder);
    expect(await core.ask('core.state', {})).toMatchObject({
      kind: 'recovery',
      recovery: { failure: { code: 'damaged' } },
    });
  });
});

describe('a clock that jumps', () => {
  test('back and forth between edits loses none, and the list stays in the order of the changes', async () => {
    const ids: DocumentId[] = [documentId];
    for (const jump of [-400 * DAY, 900 * DAY, -DAY, 10 * DAY, -700 * DAY]) {
      core.clock.jumpTo(core.clock.now() + jump);
      const created = await core.ask('documents.create', { kind: 'article' });
      const saved = typing(core, created.summary.id)(unitOf(1, 'V', `${ids.length}`));
      core.clock.advance(QUIET_MILLISECONDS);
      await saved;
      ids.unshift(created.summary.id);
    }
    await core.core.drain();
    core = startCore(folder);
    const listed = await core.ask('documents.list', { bin: false });
    expect(listed.map(({ id }) => id)).toEqual(ids);
    for (const [index, id] of ids.slice(0, -1).entries())
      expect(JSON.stringify((await core.ask('documents.open', { documentId: id })).units)).toContain(
        `"${ids.length - 1 - index}"`,
      );
  });
});
