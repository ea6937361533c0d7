import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../../electron/core/db/database.ts';
import { QUIET_MILLISECONDS } from '../../../../electron/core/drafting/autosave.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import type { Recovery } from '../../../../shared/ipc/types.ts';
import { removeFolder, startCore, temporaryFolder, typing, type TestCore } from '../../../support/core.ts';
import { runs } from '../../../support/runs.ts';
import { unitOf } from '../../../support/units.ts';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  removeFolder(folder);
});

const database = (): string => path.join(folder, 'sastra.db');

const TEXTS = ['ទីមួយ', 'ទីពីរ', 'ទីបី'];

/** A profile with a document of three units; one backup lies between the first and the others. */
async function writtenProfile(): Promise<DocumentId> {
  const core = startCore(folder);
  const documentId = (await core.ask('documents.create', { kind: 'article' })).summary.id;
  const type = typing(core, documentId);
  for (const [index, text] of TEXTS.entries()) {
    const saved = type(unitOf(index + 1, `V${index + 1}`, text));
    core.clock.advance(QUIET_MILLISECONDS);
    await saved;
    if (index === 0) {
      core.clock.jumpTo(core.clock.now() + 4 * 3_600_000);
      await core.core.maintain();
    }
  }
  await core.core.drain();
  return documentId;
}

async function recoveryIn(core: TestCore): Promise<Recovery> {
  const state = await core.ask('core.state', {});
  if (state.kind !== 'recovery') throw new Error(`the desk is ${state.kind}`);
  return state.recovery;
}

async function expectAllTexts(core: TestCore, documentId: DocumentId): Promise<void> {
  const { units } = await core.ask('documents.open', { documentId });
  const texts = JSON.stringify(units.km);
  for (const text of TEXTS) expect(texts).toContain(text);
}

const DAMAGES: readonly (readonly [name: string, damage: () => void])[] = [
  ['is gone', () => rmSync(database())],
  ['has no bytes', () => truncateSync(database(), 0)],
  ['is cut in half', () => truncateSync(database(), Math.floor(statSync(database()).size / 8192) * 4096)],
  ['has lost its header', () => overwrite(0, Buffer.alloc(100, 0x41))],
  [
    'is another file',
    () => writeFileSync(database(), 'not a database at all, but long enough to be read'.repeat(100)),
  ],
  ['is full of noise', () => overwrite(4096, Buffer.alloc(statSync(database()).size - 4096, 0xa7))],
];

function overwrite(at: number, bytes: Buffer): void {
  const file = readFileSync(database());
  bytes.copy(file, at);
  writeFileSync(database(), file);
}

describe('a database that', () => {
  test.each(DAMAGES)(
    '%s opens in recovery, and a backup and the journal bring every word back',
    async (_, damage) => {
      const documentId = await writtenProfile();
      damage();
      const damaged = existsSync(database()) ? readFileSync(database()) : null;
      const core = startCore(folder);
      const recovery = await recoveryIn(core);
      expect(recovery.failure.code).toBe('damaged');
      expect(recovery.backups).toHaveLength(2);
      expect(recovery.journalDays.length).toBeGreaterThan(0);
      expect(await core.core.call('documents.list', { bin: false })).toMatchObject({
        error: { code: 'needsRecovery' },
      });
      for (const backup of recovery.backups.toReversed()) {
        const state = await core.ask('recovery.restore', { backup: backup.name });
        expect(state).toMatchObject({ kind: 'ready', warnings: [] });
        await expectAllTexts(core, documentId);
        break;
      }
      if (damaged !== null) {
        const [aside = ''] = readdirSync(path.join(folder, 'damaged'));
        expect(readFileSync(path.join(folder, 'damaged', aside, 'sastra.db')).equals(damaged)).toBe(true);
      }
      await core.core.drain();
      const again = startCore(folder);
      await expectAllTexts(again, documentId);
      await again.core.drain();
    },
  );

  test('has bytes changed anywhere opens in recovery or with what was written, never empty and never with an exception', async () => {
    await writtenProfile();
    const sound = readFileSync(database());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 40 }),
        async (changes) => {
          const bytes = Buffer.from(sound);
          for (const [at, value] of changes) bytes.writeUInt8(value, at % bytes.length);
          writeFileSync(database(), bytes);
          const core = startCore(folder);
          const state = await core.ask('core.state', {});
          if (state.kind === 'ready') {
            const listed = await core.core.call('documents.list', { bin: false });
            const shown = listed.ok ? listed.value : [];
            expect(shown.length === 1 || !listed.ok).toBe(true);
          }
          await core.core.drain();
        },
      ),
      { numRuns: runs(100) },
    );
  });

  test('was written by a newer Sastra is refused and left as it is', async () => {
    await writtenProfile();
    const bytes = readFileSync(database());
    bytes.writeUInt32BE(99, 60);
    writeFileSync(database(), bytes);
    const core = startCore(folder);
    expect((await recoveryIn(core)).failure).toEqual({ code: 'newerFile', detail: 'version 99' });
    await core.core.drain();
    expect(readFileSync(database()).readUInt32BE(60)).toBe(99);
  });

  test('is another program’s is not touched', async () => {
    await writtenProfile();
    const bytes = readFileSync(database());
    bytes.writeUInt32BE(1, 68);
    writeFileSync(database(), bytes);
    const core = startCore(folder);
    expect((await recoveryIn(core)).failure).toEqual({ code: 'damaged', detail: 'application_id' });
    await core.core.drain();
  });
});

describe('a new profile', () => {
  test('whose database cannot be finished is not put in place, and is made when the disk is well again', async () => {
    let refusals = 1;
    const core = startCore(folder, {
      ports: {
        openDatabase(file, options) {
          const sound = openDatabase(file, options);
          return {
            ...sound,
            checkpoint() {
              refusals -= 1;
              if (refusals >= 0) throw new Sqlite.SqliteError('planted', 'SQLITE_IOERR_WRITE');
              sound.checkpoint();
            },
          };
        },
      },
    });
    expect((await recoveryIn(core)).failure.code).toBe('diskError');
    expect(existsSync(database())).toBe(false);
    expect(await core.ask('recovery.retry', {})).toMatchObject({ kind: 'ready' });
    await core.core.drain();
  });
});

describe('recovery', () => {
  test('offers no backup that is itself damaged', async () => {
    await writtenProfile();
    truncateSync(database(), 0);
    const [newest = ''] = readdirSync(path.join(folder, 'backups')).toSorted().toReversed();
    truncateSync(path.join(folder, 'backups', newest), 4096);
    const core = startCore(folder);
    const recovery = await recoveryIn(core);
    expect(recovery.backups.map(({ name }) => name)).not.toContain(newest);
    expect(recovery.backups).toHaveLength(1);
    expect(await core.core.call('recovery.restore', { backup: newest })).toMatchObject({
      error: { code: 'damaged' },
    });
    expect(await core.core.call('recovery.restore', { backup: 'sastra-000000000009-9.db' })).toMatchObject({
      error: { code: 'notFound' },
    });
    await core.core.drain();
  });

  test('says which day of the journal is not whole, and that words are missing', async () => {
    await writtenProfile();
    truncateSync(database(), 0);
    const journal = path.join(folder, 'journal');
    const [name = ''] = readdirSync(journal);
    const bytes = readFileSync(path.join(journal, name));
    const at = bytes.indexOf('ទីពីរ');
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(path.join(journal, name), bytes);
    const core = startCore(folder);
    const recovery = await recoveryIn(core);
    expect(recovery.journalDays).toEqual([]);
    const state = await core.ask('recovery.restore', { backup: recovery.backups[0]?.name ?? '' });
    expect(state).toMatchObject({ kind: 'ready', warnings: [{ code: 'damaged', detail: 'journal' }] });
    await core.core.drain();
  });

  test('replays a journal with a torn tail up to the tear', async () => {
    const documentId = await writtenProfile();
    truncateSync(database(), 0);
    const journal = path.join(folder, 'journal');
    const [name = ''] = readdirSync(journal);
    appendFileSync(path.join(journal, name), Buffer.from([0, 0, 1, 0, 5, 5, 5]));
    const core = startCore(folder);
    const [backup] = (await recoveryIn(core)).backups;
    await core.ask('recovery.restore', { backup: backup?.name ?? '' });
    await expectAllTexts(core, documentId);
    await core.core.drain();
  });

  test('asked for by two windows at once happens once', async () => {
    const documentId = await writtenProfile();
    truncateSync(database(), 0);
    const core = startCore(folder);
    const backup = (await recoveryIn(core)).backups[0]?.name ?? '';
    const asked = [0, 1].map(() => core.ask('recovery.restore', { backup }));
    for (const state of await Promise.all([...asked, core.ask('recovery.retry', {})]))
      expect(state).toMatchObject({ kind: 'ready' });
    expect(
      core.events.filter(({ event, value }) => event === 'core.state' && value.kind === 'ready'),
    ).toHaveLength(1);
    await expectAllTexts(core, documentId);
    await core.core.drain();
  });

  test('tries again when the file has come back', async () => {
    const documentId = await writtenProfile();
    const sound = readFileSync(database());
    truncateSync(database(), 0);
    const core = startCore(folder);
    expect((await recoveryIn(core)).failure.code).toBe('damaged');
    expect(await core.ask('recovery.retry', {})).toMatchObject({ kind: 'recovery' });
    writeFileSync(database(), sound);
    expect(await core.ask('recovery.retry', {})).toMatchObject({ kind: 'ready' });
    await expectAllTexts(core, documentId);
    await core.core.drain();
  });
});
