import { expect, it } from 'vitest';
import { openDraft } from '../../../../renderer/drafting/session.ts';
import { restoreRevision } from '../../../../renderer/history/restore.ts';
import { createFakeDesk } from '../../../support/fake-bridge.ts';

async function draftWithTwoTitles() {
  const desk = createFakeDesk();
  const { call } = desk.bridge;
  const opened = await call['documents.create']({ kind: 'article' });
  if (!opened.ok) throw new Error(opened.error.code);
  const documentId = opened.value.summary.id;
  const draft = openDraft(desk.bridge, opened.value);
  draft.setField('title.km', 'មុន');
  const first = await draft.save();
  if (!first.ok || first.value === null) throw new Error('no revision');
  draft.setField('title.km', 'ក្រោយ');
  const title = async (): Promise<string> => {
    const answer = await call['documents.open']({ documentId });
    return answer.ok ? answer.value.summary.title.km : '';
  };
  return { desk, documentId, draft, revision: first.value.id, title };
}

it('brings a revision back, and the way back from it leads to what stood there before', async () => {
  const { desk, documentId, draft, revision, title } = await draftWithTwoTitles();
  const restored = await restoreRevision(desk.bridge, draft, documentId, revision);
  expect(await title()).toBe('មុន');
  if (!restored.ok || restored.value === null) throw new Error('no way back');
  await restoreRevision(desk.bridge, draft, documentId, restored.value);
  expect(await title()).toBe('ក្រោយ');
});

it('restores nothing while words cannot be written', async () => {
  const { desk, documentId, draft, revision, title } = await draftWithTwoTitles();
  await draft.flush();
  desk.failing('drafting.edit', 'diskFull');
  draft.setField('title.km', 'ថ្មី');
  const restored = await restoreRevision(desk.bridge, draft, documentId, revision);
  expect(restored).toEqual({ ok: false, error: { code: 'diskFull' } });
  expect(await title()).toBe('ក្រោយ');
});
