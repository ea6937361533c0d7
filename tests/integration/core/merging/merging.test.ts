import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { QUIET_MILLISECONDS } from '../../../../electron/core/drafting/autosave.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { Decision } from '../../../../shared/document/conflict.ts';
import type { DocumentId, Metadata, RevisionId, Unit } from '../../../../shared/document/model.ts';
import { plainText } from '../../../../shared/document/text.ts';
import { treeOf } from '../../../../shared/document/tree.ts';
import type { MergeWork } from '../../../../shared/ipc/merging.ts';
import { removeFolder, startCore, temporaryFolder, typing, type TestCore } from '../../../support/core.ts';
import { article } from '../../../support/merges.ts';
import { COLLEAGUE, putOtherLine } from '../../../support/other-line.ts';
import { paragraph, uidOf, unitOf } from '../../../support/units.ts';

const THEIRS = branded<RevisionId>('01930000-0000-7000-8000-0000000000f1');
const THEIR_TIME = Date.UTC(2026, 0, 1);

let folder = '';
let core: TestCore;
let documentId: DocumentId;
let type: ReturnType<typeof typing>;
let base: RevisionId;

beforeEach(async () => {
  folder = temporaryFolder();
  core = startCore(folder);
  documentId = (await core.ask('documents.create', { kind: 'article' })).summary.id;
  type = typing(core, documentId);
  await write(unitOf(1, 'A', 'a fine of 100,000 riel'));
  await write(unitOf(2, 'M', 'second'));
  base = await revise();
});
afterEach(async () => {
  await core.core.drain();
  removeFolder(folder);
});

async function write(...units: readonly Unit[]): Promise<void> {
  for (const unit of units) {
    const saved = type(unit);
    core.clock.advance(QUIET_MILLISECONDS);
    expect(await saved).toMatchObject({ ok: true });
  }
}

async function revise(): Promise<RevisionId> {
  const made = await core.ask('drafting.checkpoint', { documentId, automatic: false, note: '' });
  if (made === null) throw new Error('nothing changed');
  return made.id;
}

const colleagueWrites = (units: readonly Unit[], metadata: Metadata = {}, id = THEIRS): void =>
  putOtherLine(folder, documentId, base, id, article(treeOf(units), metadata), THEIR_TIME);

/** Both correct the fine, and the colleague alone the second paragraph. */
async function bothCorrect(): Promise<MergeWork> {
  colleagueWrites([unitOf(1, 'A', 'a fine of 500,000 riel'), unitOf(2, 'M', 'second, changed')]);
  await write(unitOf(1, 'A', 'a fine of 200,000 riel'));
  return read();
}

async function read(): Promise<MergeWork> {
  const work = await core.ask('merging.read', { documentId });
  if (work === null) throw new Error('nothing waits');
  return work;
}

const decide = (conflict: string, decision: Decision | null) =>
  core.core.call('merging.decide', { documentId, conflict, decision });

const texts = async (): Promise<readonly string[]> =>
  (await core.ask('documents.open', { documentId })).units.km.map((unit) => plainText(unit));

const FINE = `km edit ${uidOf(1)}`;

describe('another line of a document’s history', () => {
  test('is none while nobody else wrote', async () => {
    expect(await core.ask('merging.branches', { documentId })).toEqual([]);
    expect(await core.ask('merging.read', { documentId })).toBeNull();
    expect(await core.core.call('merging.finish', { documentId })).toMatchObject({
      error: { code: 'notFound' },
    });
  });

  test('is shown with who wrote it and when, against what is on the paper this moment', async () => {
    const { points, conflicts, notices, more } = await bothCorrect();
    expect(points.theirs).toEqual({
      revision: THEIRS,
      author: COLLEAGUE,
      name: null,
      isOwn: false,
      madeAt: THEIR_TIME,
    });
    expect(points.ours.isOwn).toBe(true);
    expect(points.base.revision).toBe(base);
    expect(conflicts.map(({ conflict, names }) => [conflict.id, names.base])).toEqual([
      [FINE, '«a fine of 100,000 riel»'],
    ]);
    expect(notices.map(({ notice, names }) => [notice.kind, names])).toEqual([['taken', ['«second»']]]);
    expect(more).toBe(0);
    expect(await core.ask('merging.branches', { documentId })).toEqual([points.theirs]);
  });

  test('is not brought in before everything is decided, and the draft stays as it is', async () => {
    await bothCorrect();
    expect(await core.core.call('merging.finish', { documentId })).toMatchObject({
      error: { code: 'invalid', detail: 'undecided' },
    });
    expect(await texts()).toEqual(['a fine of 200,000 riel', 'second']);
  });

  test.each([
    ['ours', 'a fine of 200,000 riel'],
    ['theirs', 'a fine of 500,000 riel'],
    ['base', 'a fine of 100,000 riel'],
    [{ body: paragraph('a fine of 300,000 riel') }, 'a fine of 300,000 riel'],
  ] as const)('becomes one revision of both parents, as decided (%j)', async (decision, text) => {
    const { points } = await bothCorrect();
    expect(await decide(FINE, decision)).toEqual({ ok: true, value: { [FINE]: decision } });
    const merged = await core.ask('merging.finish', { documentId });
    expect(merged.before).toBe(points.ours.revision);
    expect(await texts()).toEqual([text, 'second, changed']);
    const [head] = await core.ask('history.list', { documentId });
    expect(head).toMatchObject({
      id: merged.revision,
      parents: [points.ours.revision, THEIRS],
      automatic: false,
    });
    expect((await core.ask('documents.open', { documentId })).headRevision).toBe(merged.revision);
    expect(await core.ask('merging.read', { documentId })).toBeNull();
    expect(core.events).toContainEqual({
      event: 'document.changed',
      value: { documentId, session: null, headRevision: merged.revision },
    });
  });

  test('keeps every decision at once: the next start has it, and the same merge', async () => {
    await bothCorrect();
    await decide(FINE, 'theirs');
    await core.core.drain();
    core = startCore(folder);
    expect((await read()).decisions).toEqual({ [FINE]: 'theirs' });
    await core.ask('merging.finish', { documentId });
    expect(await texts()).toEqual(['a fine of 500,000 riel', 'second, changed']);
  });

  test('is a revision like any other, built from deltas and bodies', async () => {
    await bothCorrect();
    await decide(FINE, 'theirs');
    const merged = await core.ask('merging.finish', { documentId });
    const revision = await core.ask('history.read', { documentId, revisionId: merged.revision });
    expect(revision.units.km.map((unit) => plainText(unit))).toEqual([
      'a fine of 500,000 riel',
      'second, changed',
    ]);
  });

  test('is open again where a decision is taken back', async () => {
    await bothCorrect();
    await decide(FINE, 'ours');
    expect(await decide(FINE, null)).toEqual({ ok: true, value: {} });
    expect((await read()).decisions).toEqual({});
  });

  test('asks anew where the words under a decision changed, and only there', async () => {
    colleagueWrites([unitOf(1, 'A', 'theirs 1'), unitOf(2, 'M', 'theirs 2')]);
    await write(unitOf(1, 'A', 'mine 1'), unitOf(2, 'M', 'mine 2'));
    await read();
    await decide(FINE, 'ours');
    await decide(`km edit ${uidOf(2)}`, 'theirs');
    await write(unitOf(1, 'A', 'mine, once more'));
    expect((await read()).decisions).toEqual({ [`km edit ${uidOf(2)}`]: 'theirs' });
  });

  test('without a conflict needs no decision', async () => {
    colleagueWrites([unitOf(1, 'A', 'a fine of 100,000 riel'), unitOf(2, 'M', 'theirs')]);
    await write(unitOf(1, 'A', 'mine'));
    expect((await read()).conflicts).toEqual([]);
    await core.ask('merging.finish', { documentId });
    expect(await texts()).toEqual(['mine', 'theirs']);
    expect((await core.ask('history.list', { documentId }))[0]?.automatic).toBe(true);
  });

  test('waits behind another one that came before it', async () => {
    const second = branded<RevisionId>('01930000-0000-7000-8000-0000000000f2');
    colleagueWrites([unitOf(1, 'A', 'a fine of 100,000 riel'), unitOf(2, 'M', 'one')]);
    colleagueWrites([unitOf(1, 'A', 'a fine of 100,000 riel'), unitOf(2, 'M', 'two')], {}, second);
    expect(await read()).toMatchObject({ points: { theirs: { revision: THEIRS } }, more: 1 });
    await core.ask('merging.finish', { documentId });
    const { points, conflicts, more } = await read();
    expect([points.theirs.revision, conflicts.length, more]).toEqual([second, 1, 0]);
  });
});

describe('a decision that does not fit', () => {
  test.each([
    ['about nothing that is asked', 'km edit nothing', 'ours', 'notFound'],
    ['with a value for a unit', FINE, { value: 'x' }, 'invalid'],
    [
      'with words that cannot be read',
      FINE,
      { body: { type: 'paragraph', schemaVersion: 1, content: { inline: 'no' } } },
      'invalid',
    ],
  ] as const)('%s is refused', async (_, conflict, decision, code) => {
    await bothCorrect();
    expect(await decide(conflict, decision)).toMatchObject({ ok: false, error: { code } });
    expect((await read()).decisions).toEqual({});
  });

  test('in the stored record counts as none', async () => {
    await bothCorrect();
    await core.ask('records.write', {
      name: `merging.${documentId}`,
      baseVersion: 0,
      fields: { decisions: [{ conflict: FINE, about: 'x', decision: 'ours' }] },
    });
    expect((await read()).decisions).toEqual({});
  });
});
