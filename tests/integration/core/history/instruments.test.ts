import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { QUIET_MILLISECONDS } from '../../../../electron/core/drafting/autosave.ts';
import { contentRoots } from '../../../../shared/document/hash.ts';
import { contentOfUnits } from '../../../../shared/document/open-units.ts';
import type { DocumentId, Language, Unit, UnitBody } from '../../../../shared/document/model.ts';
import type { OpenDocument, RevisionSummary } from '../../../../shared/ipc/types.ts';
import { removeFolder, startCore, temporaryFolder, typing, type TestCore } from '../../../support/core.ts';
import { clauses, division, provision, unitsOf, visa } from '../../../support/instrument-units.ts';
import { innerIdOf, uidOf } from '../../../support/units.ts';

const KHMER = unitsOf([
  [1, visa('បានឃើញរដ្ឋធម្មនុញ្ញ')],
  [2, division('chapter', 'បទប្បញ្ញត្តិទូទៅ'), [[3, provision('គោលបំណង')]]],
  [4, division('chapter', 'អវសានប្បញ្ញត្តិ'), [[5, provision('ការអនុវត្ត')]]],
]);
const [, , article] = KHMER;

/** An English body where nothing of it says where it stands. */
const english = (number: number, body: UnitBody): Unit => {
  const [unit] = unitsOf([[number, body]]);
  if (unit === undefined) throw new Error('no unit');
  return unit;
};

let folder = '';
let core: TestCore;
let documentId: DocumentId;
let type: ReturnType<typeof typing>;

beforeEach(async () => {
  folder = temporaryFolder();
  core = startCore(folder);
  const made = await core.ask('documents.createFrom', {
    kind: 'instrument',
    units: [
      ...KHMER.map((unit) => ({ language: 'km' as const, unit })),
      { language: 'en', unit: english(5, provision('Application')) },
      { language: 'en', unit: english(3, provision('Purpose')) },
    ],
    fields: [
      { name: 'title.km', value: 'ប្រកាស ស្តីពីការងារ' },
      { name: 'instrument.type', value: 'prakas' },
    ],
  });
  documentId = made.summary.id;
  type = typing(core, documentId);
});
afterEach(async () => {
  await core.core.drain();
  removeFolder(folder);
});

async function write(unit: Unit, language: Language = 'km'): Promise<void> {
  const saved = type(unit, language);
  core.clock.advance(QUIET_MILLISECONDS);
  expect(await saved).toMatchObject({ ok: true });
}

async function revise(): Promise<RevisionSummary> {
  const made = await core.ask('drafting.checkpoint', { documentId, automatic: false, note: '' });
  if (made === null) throw new Error('nothing changed');
  return made;
}

const opened = (): Promise<OpenDocument> => core.ask('documents.open', { documentId });

describe('an instrument', () => {
  test('is listed as one, written in both languages', async () => {
    const [summary] = await core.ask('documents.list', { bin: false });
    expect(summary).toMatchObject({
      kind: 'instrument',
      title: { km: 'ប្រកាស ស្តីពីការងារ' },
      written: { km: true, en: true },
    });
  });

  test('opens with its English in the order and the places of the Khmer', async () => {
    const { units } = await opened();
    expect(units.km).toEqual(KHMER);
    expect(units.en.map(({ uid, parent, rank }) => ({ uid, parent, rank }))).toEqual(
      KHMER.filter(({ uid }) => uid === uidOf(3) || uid === uidOf(5)).map(({ uid, parent, rank }) => ({
        uid,
        parent,
        rank,
      })),
    );
  });

  test('keeps English that stands for nothing any more, behind all else', async () => {
    await write(english(9, provision('Left behind')), 'en');
    expect((await opened()).units.en.at(-1)).toMatchObject({ uid: uidOf(9), parent: null });
  });

  test('has revisions of one tree', async () => {
    const { units } = await opened();
    const made = await revise();
    expect(made.roots).toEqual(contentRoots(contentOfUnits('instrument', units)));
    expect(made.roots).not.toEqual(contentRoots(contentOfUnits('article', units)));
  });

  test('has the same English root wherever the English was said to stand', async () => {
    const { roots } = await revise();
    await write({ ...english(3, provision('Purpose')), parent: uidOf(1) }, 'en');
    expect(await core.ask('drafting.checkpoint', { documentId, automatic: true, note: '' })).toBeNull();
    expect((await core.ask('history.list', { documentId }))[0]?.roots).toEqual(roots);
  });

  test('is restored to the same trees after a change of words, places and translations', async () => {
    const before = await opened();
    const { id } = await revise();
    if (article === undefined) throw new Error('no article');
    await write({ ...article, parent: uidOf(4), ...provision('ពាក្យថ្មី') });
    await write(english(1, visa('Having seen the Constitution')), 'en');
    await write(english(3, provision('New words')), 'en');
    await revise();
    const restored = await core.ask('history.restore', { documentId, revisionId: id });
    expect(restored.units).toEqual(before.units);
    expect((await core.ask('history.read', { documentId, revisionId: id })).units).toEqual(before.units);
    const [head] = await core.ask('history.list', { documentId });
    expect(head?.roots).toEqual(contentRoots(contentOfUnits('instrument', before.units)));
  });

  test('is read again by a core that was started anew', async () => {
    const { id } = await revise();
    const before = await opened();
    await core.core.drain();
    core = startCore(folder);
    expect(await opened()).toEqual(before);
    expect((await core.ask('history.read', { documentId, revisionId: id })).units).toEqual(before.units);
  });

  test('holds equal words as equal bytes, in points and terms too', async () => {
    const parts = (words: readonly string[]): UnitBody =>
      clauses([
        [0, [{ kind: 'term', id: innerIdOf(7), children: words.map((text) => ({ kind: 'text', text })) }]],
      ]);
    if (article === undefined) throw new Error('no article');
    await write({ ...article, ...parts(['ពន្ធ', '', 'ដារ']) });
    await revise();
    expect((await opened()).units.km[2]).toMatchObject(parts(['ពន្ធដារ']));
  });
});
