import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ARRANGE_LIMIT } from '../../../../shared/ipc/contract.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import type { ArrangementAct, DocumentSummary } from '../../../../shared/ipc/types.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../../../support/core.ts';
import { uidOf } from '../../../support/units.ts';

let folder = '';
let core: TestCore;

beforeEach(() => {
  folder = temporaryFolder();
  core = startCore(folder);
});
afterEach(async () => {
  await core.core.drain();
  removeFolder(folder);
});

const make = async (
  fields: readonly { name: string; value: string | readonly string[] }[] = [],
): Promise<DocumentId> =>
  (await core.ask('documents.createFrom', { kind: 'article', units: [], fields })).summary.id;
const arrange = (ids: readonly DocumentId[], act: ArrangementAct) =>
  core.ask('documents.arrange', { arrangements: ids.map((documentId) => ({ documentId, act })) });
const summaries = async (ids: readonly DocumentId[]): Promise<readonly (DocumentSummary | undefined)[]> => {
  const all = [
    ...(await core.ask('documents.list', { bin: false })),
    ...(await core.ask('documents.list', { bin: true })),
  ];
  return ids.map((wanted) => all.find(({ id }) => id === wanted));
};

const ACTS: readonly ArrangementAct[] = [
  { kind: 'bin' },
  { kind: 'restore' },
  { kind: 'pin' },
  { kind: 'unpin' },
  { kind: 'office', office: 'province-kep' },
  { kind: 'office', office: null },
  { kind: 'addTopic', topic: 'police' },
  { kind: 'removeTopic', topic: 'security' },
];

describe('many documents are arranged at once', () => {
  test.each(ACTS)('%o, and the answer brings back what was', async (act) => {
    const ids = [
      await make(),
      await make([
        { name: 'office', value: 'province-kampot' },
        { name: 'topics', value: ['security', 'health'] },
      ]),
      await make([{ name: 'topics', value: ['police'] }]),
    ];
    await arrange(ids.slice(1, 2), { kind: 'pin' });
    await arrange(ids.slice(2), { kind: 'bin' });
    const before = await summaries(ids);
    const undo = await arrange(ids, act);
    const after = await summaries(ids);
    expect(undo.map(({ documentId }) => documentId)).toEqual(
      ids.filter((_, index) => JSON.stringify(before[index]) !== JSON.stringify(after[index])),
    );
    expect(undo.length).toBeGreaterThan(0);
    // Asking the same again changes nothing.
    expect(await arrange(ids, act)).toEqual([]);
    await core.ask('documents.arrange', { arrangements: undo });
    const again = await summaries(ids);
    for (const [index, summary] of again.entries()) {
      const { topics = [], ...rest } = before[index] ?? {};
      // Each way is a change, also back.
      const moved = { changedAt: expect.any(Number), changedFrame: expect.any(Number) };
      expect(summary).toMatchObject({ ...rest, ...moved });
      // Topics are a set to whoever reads them: one that was taken out comes back at the end.
      expect(summary?.topics.toSorted()).toEqual(topics.toSorted());
    }
  });

  test('with words that are still on their way, which are written first', async () => {
    const id = await make();
    const typed = core.ask('drafting.edit', {
      documentId: id,
      session: crypto.randomUUID(),
      seq: 1,
      units: [],
      fields: [{ name: 'topics', value: ['health'] }],
    });
    await arrange([id], { kind: 'addTopic', topic: 'police' });
    await typed;
    expect((await summaries([id]))[0]?.topics).toEqual(['health', 'police']);
  });

  test('and whoever has one of them open is told', async () => {
    const [edited, pinned] = [await make(), await make()];
    core.events.length = 0;
    await core.ask('documents.arrange', {
      arrangements: [
        { documentId: edited, act: { kind: 'office', office: 'province-kep' } },
        { documentId: pinned, act: { kind: 'pin' } },
      ],
    });
    expect(core.events).toEqual([
      { event: 'document.changed', value: { documentId: edited, session: null, headRevision: null } },
      { event: 'documents.changed', value: { ids: [edited, pinned] } },
    ]);
  });

  test('and one that is gone does not hold up the others', async () => {
    const id = await make();
    const gone = uidOf(9) as string as DocumentId;
    expect(await arrange([gone, id], { kind: 'bin' })).toEqual([
      { documentId: id, act: { kind: 'restore' } },
    ]);
  });

  test('none of it where the profile is not to be written', async () => {
    const ids = [await make(), await make()];
    const before = await summaries(ids);
    const away = `${folder}-away`;
    renameSync(folder, away);
    mkdirSync(folder);
    const refused = await core.core.call('documents.arrange', {
      arrangements: ids.map((documentId) => ({ documentId, act: { kind: 'bin' } })),
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'diskError' } });
    rmdirSync(folder);
    renameSync(away, folder);
    expect(await summaries(ids)).toEqual(before);
  });

  test('but no more than core can do between two keys, and none twice', async () => {
    const id = await make();
    const act = { kind: 'pin' } as const;
    const call = (count: number) =>
      core.core.call('documents.arrange', {
        arrangements: Array.from({ length: count }, (_, index) => ({
          documentId: uidOf(index) as string,
          act,
        })) as never,
      });
    expect(await call(ARRANGE_LIMIT + 1)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await call(ARRANGE_LIMIT)).toEqual({ ok: true, value: [] });
    expect(
      await core.core.call('documents.arrange', {
        arrangements: [
          { documentId: id, act },
          { documentId: id, act },
        ],
      }),
    ).toMatchObject({ ok: false });
  });
});
