import Sqlite from 'better-sqlite3';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { QUIET_MILLISECONDS } from '../../../../electron/core/drafting/autosave.ts';
import { bodyHash, contentRoots } from '../../../../shared/document/hash.ts';
import { treeOf } from '../../../../shared/document/tree.ts';
import type { DocumentId, Unit } from '../../../../shared/document/model.ts';
import type { OpenDocument, RevisionSummary } from '../../../../shared/ipc/types.ts';
import { removeFolder, startCore, temporaryFolder, typing, type TestCore } from '../../../support/core.ts';
import { paragraph, uidOf, unitOf } from '../../../support/units.ts';

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

async function write(unit: Unit, language: 'km' | 'en' = 'km'): Promise<void> {
  const saved = type(unit, language);
  core.clock.advance(QUIET_MILLISECONDS);
  expect(await saved).toMatchObject({ ok: true });
}

const checkpoint = (automatic = false, note = ''): Promise<RevisionSummary | null> =>
  core.ask('drafting.checkpoint', { documentId, automatic, note });

async function revise(text: string): Promise<RevisionSummary> {
  await write(unitOf(1, 'V', text));
  const made = await checkpoint();
  if (made === null) throw new Error('nothing changed');
  return made;
}

const opened = (): Promise<OpenDocument> => core.ask('documents.open', { documentId });

describe('a revision', () => {
  test('says who, when and why, and has the roots of what it contains', async () => {
    await write(unitOf(1, 'V', 'អត្ថបទ'));
    await write(unitOf(2, 'V', 'Text'), 'en');
    const made = await checkpoint(false, 'ready for the minister');
    const { units, headRevision } = await opened();
    const content = { shape: 'twoTrees', km: treeOf(units.km), en: treeOf(units.en) } as const;
    expect(made).toMatchObject({
      id: headRevision,
      parents: [],
      note: 'ready for the minister',
      automatic: false,
      roots: contentRoots(content),
      madeAt: core.clock.now(),
    });
    expect(await core.ask('history.list', { documentId })).toEqual([
      { ...made, isOwn: true, name: { km: '', en: '' } },
    ]);
  });

  test('is not made where nothing changed, and not where a change was taken back', async () => {
    await revise('one');
    expect(await checkpoint()).toBeNull();
    await write(unitOf(1, 'V', 'two'));
    await write(unitOf(1, 'V', 'one'));
    expect(await checkpoint(true)).toBeNull();
  });

  test('holds equal words as equal bytes, and the open editor is told of the change', async () => {
    const asTyped = {
      ...unitOf(1, 'V', ''),
      content: {
        inline: [
          { kind: 'text', text: 'ab', marks: [] },
          { kind: 'text', text: '' },
        ],
      },
    };
    await write(asTyped);
    core.events.splice(0);
    const made = await checkpoint();
    expect((await opened()).units.km[0]?.content).toEqual(paragraph('ab').content);
    expect(core.events).toContainEqual({
      event: 'document.changed',
      value: { documentId, session: null, headRevision: made?.id },
    });
  });

  test('hangs units whose parent is gone on the top level, with what hangs on them', async () => {
    await write(unitOf(1, 'V', 'child', { parent: uidOf(9) }));
    await write(unitOf(2, 'W', 'grandchild', { parent: uidOf(1) }));
    await checkpoint();
    expect((await opened()).units.km.map(({ parent }) => parent)).toEqual([null, uidOf(1)]);
  });

  test('can be read after a hundred others, each from deltas, with the order of revisions and not of clocks', async () => {
    const made: RevisionSummary[] = [];
    for (let index = 0; index < 110; index += 1) {
      // A clock that goes back an hour for each revision.
      core.clock.jumpTo(core.clock.now() - 3_600_000);
      made.push(await revise(`text ${index}`));
    }
    const listed = await core.ask('history.list', { documentId });
    expect(listed).toMatchObject(made.toReversed());
    for (const index of [0, 1, 49, 50, 51, 99, 100, 109]) {
      const revisionId = made[index]?.id ?? made[0]?.id;
      if (revisionId === undefined) throw new Error('no revision');
      const read = await core.ask('history.read', { documentId, revisionId });
      expect(JSON.stringify(read.units.km)).toContain(`"text ${index}"`);
      expect(read.headRevision).toBe(revisionId);
    }
  });

  test.each([
    [
      'a body that is no JSON any more',
      "UPDATE unit_bodies SET body = substr(body, 2) WHERE body LIKE '%first%'",
    ],
    // Of the second: those before it do not hang on it.
    [
      'a delta that is other JSON now',
      "UPDATE revisions SET delta = replace(delta, 'gone', 'gome') WHERE number = 2",
    ],
    ['a body', "UPDATE unit_bodies SET body = replace(body, 'first', 'worst')"],
    // Of the second: those before it do not hang on it.
    ['a delta', "UPDATE revisions SET delta = replace(delta, '0000', '0001') WHERE number = 2"],
    [
      'a root',
      "UPDATE revisions SET root_km = replace(root_km, substr(root_km, 1, 1), 'x') WHERE number = 1",
    ],
    ['the metadata hash', 'UPDATE revisions SET metadata_hash = root_en WHERE number = 1'],
  ])('in which %s was changed on the disk is damaged, and the others are not', async (_, sql) => {
    const both = [await revise('first'), await revise('second')];
    const [changed, sound] = sql.endsWith('2') ? both.toReversed() : both;
    if (changed === undefined || sound === undefined) throw new Error('no revisions');
    const sqlite = new Sqlite(path.join(folder, 'sastra.db'));
    sqlite.exec(sql);
    sqlite.close();
    expect(await core.core.call('history.read', { documentId, revisionId: changed.id })).toEqual({
      ok: false,
      error: { code: 'damaged', detail: 'revision' },
    });
    expect(await core.core.call('history.restore', { documentId, revisionId: changed.id })).toMatchObject({
      error: { code: 'damaged' },
    });
    expect(await core.core.call('history.read', { documentId, revisionId: sound.id })).toMatchObject({
      ok: true,
    });
    expect(await core.ask('core.state', {})).toMatchObject({ kind: 'ready' });
  });

  test('of another document is not found', async () => {
    const made = await revise('one');
    const other = (await core.ask('documents.create', { kind: 'article' })).summary.id;
    expect(await core.core.call('history.read', { documentId: other, revisionId: made.id })).toMatchObject({
      error: { code: 'notFound' },
    });
  });
});

describe('going back to a revision', () => {
  test('makes a new one, keeps what was written since as one too, and tells the open editor', async () => {
    const first = await revise('first');
    await revise('second');
    await write(unitOf(1, 'V', 'third, not yet a revision'));
    await write(unitOf(2, 'W', 'added'));
    core.events.splice(0);
    const restored = await core.ask('history.restore', { documentId, revisionId: first.id });
    expect(restored.units.km.map(({ content }) => content)).toEqual([paragraph('first').content]);
    const listed = await core.ask('history.list', { documentId });
    expect(listed).toHaveLength(4);
    expect(listed[0]).toMatchObject({ id: restored.headRevision, automatic: true, roots: first.roots });
    const [, before] = listed;
    const read = await core.ask('history.read', { documentId, revisionId: before?.id ?? first.id });
    expect(JSON.stringify(read.units.km)).toContain('third, not yet a revision');
    expect(core.events.findLast(({ event }) => event === 'document.changed')).toEqual({
      event: 'document.changed',
      value: { documentId, session: null, headRevision: restored.headRevision },
    });
  });

  test('that says what the draft says already makes none', async () => {
    const first = await revise('first');
    await core.ask('history.restore', { documentId, revisionId: first.id });
    expect(await core.ask('history.list', { documentId })).toHaveLength(1);
  });
});

test('history survives a backup and the journal with the same ids and roots', async () => {
  for (const text of ['one', 'two', 'three']) await revise(text);
  const listed = await core.ask('history.list', { documentId });
  await core.core.drain();
  rmSync(path.join(folder, 'sastra.db'));
  core = startCore(folder);
  const state = await core.ask('core.state', {});
  if (state.kind !== 'recovery') throw new Error('not in recovery');
  await core.ask('recovery.restore', { backup: state.recovery.backups.at(-1)?.name ?? '' });
  expect(await core.ask('history.list', { documentId })).toEqual(listed);
});

describe('what a unit once said', () => {
  test('is read by its hash, also after it was changed, as long as a revision kept it', async () => {
    const body = paragraph('ច្បាប់');
    const hash = bodyHash(body);
    await write(unitOf(1, 'V', 'ច្បាប់'));
    expect(await core.core.call('history.body', { documentId, hash })).toMatchObject({
      error: { code: 'notFound' },
    });
    await checkpoint();
    await write(unitOf(1, 'V', 'ប្រកាស'));
    expect(await core.ask('history.body', { documentId, hash })).toEqual(body);
  });

  test('is nobody else’s: another document does not tell it', async () => {
    await write(unitOf(1, 'V', 'ច្បាប់'));
    await checkpoint();
    const other = await core.ask('documents.create', { kind: 'article' });
    const asked = { documentId: other.summary.id, hash: bodyHash(paragraph('ច្បាប់')) };
    expect(await core.core.call('history.body', asked)).toMatchObject({ error: { code: 'notFound' } });
  });
});
