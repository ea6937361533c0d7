import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentId } from '../../../shared/document/model.ts';
import {
  LONGEST_MILLISECONDS,
  QUIET_MILLISECONDS,
  RETRY_MILLISECONDS,
} from '../../../electron/core/drafting/autosave.ts';
import { removeFolder, startCore, temporaryFolder, typing, type TestCore } from '../../support/core.ts';
import { unitOf } from '../../support/units.ts';

let folder = '';
const running: TestCore[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const test of running.splice(0)) await test.core.drain();
  removeFolder(folder);
});

function start(
  ...options: Parameters<typeof startCore> extends [string, ...infer Rest] ? Rest : never
): TestCore {
  const started = startCore(folder, ...options);
  running.push(started);
  return started;
}

async function stop(core: TestCore): Promise<void> {
  running.splice(running.indexOf(core), 1);
  await core.core.drain();
}

const createdIn = async (core: TestCore): Promise<DocumentId> =>
  (await core.ask('documents.create', { kind: 'article' })).summary.id;

const textsOf = async (core: TestCore, documentId: DocumentId): Promise<readonly string[]> => {
  const { units } = await core.ask('documents.open', { documentId });
  return units.km.map((unit) => JSON.stringify(unit.content));
};

/** By the next turn of the event loop. */
const isAnswered = (call: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    call.then(() => true),
    new Promise<boolean>((resolve) => {
      setImmediate(() => resolve(false));
    }),
  ]);

describe('a new profile', () => {
  test('opens as a desk with a person, a device and nothing on it', async () => {
    const core = start();
    const state = await core.ask('core.state', {});
    expect(state.kind).toBe('ready');
    expect(await core.ask('documents.list', { bin: false })).toEqual([]);
    expect(core.events.map(({ event }) => event)).toEqual(['core.state', 'core.state']);
  });

  test('keeps its person and device when it is opened again', async () => {
    const first = start();
    const state = await first.ask('core.state', {});
    await stop(first);
    expect(await start().ask('core.state', {})).toEqual(state);
  });

  test('is opened by one core at a time, and by another when the first has gone', async () => {
    const first = start();
    await first.ask('core.state', {});
    const second = start();
    expect(await second.ask('core.state', {})).toMatchObject({
      kind: 'recovery',
      recovery: { failure: { code: 'inUse' }, backups: [] },
    });
    expect(await second.core.call('documents.list', { bin: false })).toMatchObject({
      error: { code: 'needsRecovery' },
    });
    await stop(first);
    expect(await second.ask('recovery.retry', {})).toMatchObject({ kind: 'ready' });
  });
});

describe('typing', () => {
  test('is acknowledged 300 ms after the last key, and is there when the desk opens again', async () => {
    const core = start();
    const id = await createdIn(core);
    const type = typing(core, id);
    const first = type(unitOf(1, 'V', 'សួ'));
    core.clock.advance(QUIET_MILLISECONDS - 1);
    const second = type(unitOf(1, 'V', 'សួស្តី'));
    core.clock.advance(QUIET_MILLISECONDS - 1);
    expect(await isAnswered(second)).toBe(false);
    core.clock.advance(1);
    expect(await first).toMatchObject({ ok: true, value: { seq: 1 } });
    expect(await second).toMatchObject({ ok: true, value: { seq: 2, savedAt: core.clock.now() } });
    await stop(core);
    expect(await textsOf(start(), id)).toEqual([JSON.stringify(unitOf(1, 'V', 'សួស្តី').content)]);
  });

  test('that goes on without a pause is acknowledged soon after its first key', async () => {
    const core = start();
    const type = typing(core, await createdIn(core));
    const first = type(unitOf(1, 'V', 'a'));
    for (let time = 100; time <= LONGEST_MILLISECONDS; time += 100) {
      expect(await isAnswered(first)).toBe(false);
      core.clock.advance(100);
      void type(unitOf(1, 'V', `a${time}`));
    }
    expect(await isAnswered(first)).toBe(true);
  });

  test('sent again after it was acknowledged does nothing, even where another window has typed since', async () => {
    const core = start();
    const id = await createdIn(core);
    const [here, there] = [
      typing(core, id, 'a'.repeat(8) + '-0000-4000-8000-000000000000'),
      typing(core, id),
    ];
    void here(unitOf(1, 'V', 'mine'));
    core.clock.advance(QUIET_MILLISECONDS);
    void there(unitOf(1, 'V', 'theirs'));
    core.clock.advance(QUIET_MILLISECONDS);
    const again = typing(core, id, 'a'.repeat(8) + '-0000-4000-8000-000000000000')(unitOf(1, 'V', 'mine'));
    expect(await again).toMatchObject({ ok: true, value: { seq: 1 } });
    expect((await textsOf(core, id)).join('')).toContain('theirs');
  });

  test('is taken in even where its session has written to another document before', async () => {
    const core = start();
    const session = crypto.randomUUID();
    const ids = [await createdIn(core), await createdIn(core)];
    for (const id of ids) {
      void typing(core, id, session)(unitOf(1, 'V', 'words'));
      core.clock.advance(QUIET_MILLISECONDS);
    }
    for (const id of ids) expect((await textsOf(core, id)).join('')).toContain('words');
  });

  test('is told to the other windows with the session that typed', async () => {
    const core = start();
    const id = await createdIn(core);
    const session = crypto.randomUUID();
    void typing(core, id, session)(unitOf(1, 'V', 'x'));
    core.clock.advance(QUIET_MILLISECONDS);
    await core.ask('core.state', {});
    expect(core.events).toContainEqual({
      event: 'document.changed',
      value: { documentId: id, session, headRevision: null },
    });
  });

  test('in a title shows in the list', async () => {
    const core = start();
    const documentId = await createdIn(core);
    const saved = core.core.call('drafting.edit', {
      documentId,
      session: crypto.randomUUID(),
      seq: 1,
      units: [],
      fields: [
        { name: 'title.km', value: 'សេចក្តីជូនដំណឹង' },
        { name: 'title.en', value: ' Notice ' },
      ],
    });
    core.clock.advance(QUIET_MILLISECONDS);
    await saved;
    const [summary] = await core.ask('documents.list', { bin: false });
    expect(summary?.title).toEqual({ km: 'សេចក្តីជូនដំណឹង', en: 'Notice' });
  });

  test('is written at once when the desk drains', async () => {
    const core = start();
    const id = await createdIn(core);
    const saved = typing(core, id)(unitOf(1, 'V', 'last words'));
    await stop(core);
    expect(await saved).toMatchObject({ ok: true });
    expect((await textsOf(start(), id)).join('')).toContain('last words');
  });

  test('is not acknowledged while the profile folder is gone, and is written when it is back', async () => {
    const core = start();
    const id = await createdIn(core);
    const away = `${folder}-away`;
    renameSync(folder, away);
    mkdirSync(folder);
    const saved = typing(core, id)(unitOf(1, 'V', 'kept'));
    core.clock.advance(QUIET_MILLISECONDS);
    expect(await saved).toMatchObject({ error: { code: 'diskError', detail: 'moved' } });
    expect(core.events.at(-1)).toMatchObject({ value: { warnings: [{ code: 'diskError' }] } });
    rmdirSync(folder);
    renameSync(away, folder);
    core.clock.advance(RETRY_MILLISECONDS);
    expect((await textsOf(core, id)).join('')).toContain('kept');
    expect(core.events.findLast(({ event }) => event === 'core.state')).toMatchObject({
      value: { warnings: [] },
    });
  });

  test('a title without end leaves the list of documents short', async () => {
    const core = start();
    const documentId = await createdIn(core);
    const value = '😀'.repeat(1_000_000);
    const fields = [{ name: 'title.km', value: `x${value}` }];
    const edit = { documentId, session: crypto.randomUUID(), seq: 1, units: [], fields };
    const saved = core.core.call('drafting.edit', edit);
    core.clock.advance(QUIET_MILLISECONDS);
    expect(await saved).toMatchObject({ ok: true });
    const [summary] = await core.ask('documents.list', { bin: false });
    expect(summary?.title.km).toHaveLength(1000);
    expect((await core.ask('documents.open', { documentId })).metadata['title.km']).toBe(`x${value}`);
  });

  test('into a field with the name of what every object has is refused', async () => {
    const core = start();
    const documentId = await createdIn(core);
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
      const fields = [{ name, value: 'x' }];
      const edit = { documentId, session: crypto.randomUUID(), seq: 1, units: [], fields };
      expect(await core.core.call('drafting.edit', edit)).toMatchObject({ error: { code: 'invalid' } });
    }
  });

  test('into a document that is not there, or under another uid, is refused', async () => {
    const core = start();
    const id = await createdIn(core);
    const edit = { session: crypto.randomUUID(), seq: 1, fields: [] };
    const unit = unitOf(1, 'V', 'x');
    expect(
      await core.core.call('drafting.edit', {
        ...edit,
        documentId: unit.uid,
        units: [{ language: 'km', uid: unit.uid, unit }],
      }),
    ).toMatchObject({ error: { code: 'notFound' } });
    expect(
      await core.core.call('drafting.edit', {
        ...edit,
        documentId: id,
        units: [{ language: 'km', uid: unitOf(2, 'V', '').uid, unit }],
      }),
    ).toMatchObject({ error: { code: 'invalid' } });
  });
});

describe('the bin', () => {
  const DAY = 24 * 3_600_000;

  test('gives a document back within 30 days and takes it for good after them, with a backup that has it', async () => {
    const core = start();
    const [kept, gone] = [await createdIn(core), await createdIn(core)];
    void typing(core, gone)(unitOf(1, 'V', 'to be purged'));
    core.clock.advance(QUIET_MILLISECONDS);
    await core.ask('drafting.checkpoint', { documentId: gone, automatic: false, note: '' });
    for (const documentId of [kept, gone]) await core.ask('documents.bin', { documentId });
    expect(await core.ask('documents.list', { bin: false })).toEqual([]);
    core.clock.jumpTo(core.clock.now() + 30 * DAY - 1);
    await core.core.maintain();
    expect(await core.ask('documents.list', { bin: true })).toHaveLength(2);
    expect(await core.ask('documents.restore', { documentId: kept })).toMatchObject({ binnedAt: null });
    core.clock.jumpTo(core.clock.now() + 1);
    await core.core.maintain();
    expect(await core.ask('documents.list', { bin: true })).toEqual([]);
    expect(await core.core.call('documents.open', { documentId: gone })).toMatchObject({
      error: { code: 'notFound' },
    });
    expect(await core.ask('documents.list', { bin: false })).toMatchObject([{ id: kept }]);
  });
});

describe('records', () => {
  test('are written over the version that was read, and over no other', async () => {
    const core = start();
    expect(await core.ask('records.read', { name: 'office' })).toBeNull();
    const write = (baseVersion: number, value: string): ReturnType<typeof core.core.call> =>
      core.core.call('records.write', { name: 'office', baseVersion, fields: { value } });
    expect(await write(0, 'first')).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await write(0, 'lost')).toMatchObject({ error: { code: 'invalid' } });
    expect(await write(1, 'second')).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await core.ask('records.read', { name: 'office' })).toEqual({
      name: 'office',
      version: 2,
      fields: { value: 'second' },
    });
  });
});
