import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { syncingDesk, type SyncingDesk } from '../../../support/sync-desks.ts';
import { unitOf } from '../../../support/units.ts';
import { kandal, ministry, stream, takeo, useTwoDesks } from '../../../support/hub/two-desks.ts';

useTwoDesks();

async function sharedArticle(): Promise<DocumentId> {
  const id = await kandal.create();
  await rewrite(kandal, id, 'ទីមួយ');
  await kandal.sync();
  await takeo.sync();
  return id;
}

async function rewrite(desk: SyncingDesk, id: DocumentId, text: string): Promise<void> {
  await desk.write(id, [['km', unitOf(1, 'A', text)]]);
  await desk.revise(id);
}

const move = (desk: SyncingDesk, way: 'bin' | 'restore', documentId: DocumentId) =>
  desk.core().ask(`documents.${way}`, { documentId });

const isBinned = async (desk: SyncingDesk, id: DocumentId): Promise<boolean | undefined> => {
  const [summary] = await desk.core().ask('documents.summaries', { ids: [id] });
  return summary === undefined ? undefined : summary.binnedAt !== null;
};

describe('the bin', () => {
  it('is everybody’s, both ways, also of a desk that comes later', async () => {
    const id = await sharedArticle();
    await move(kandal, 'bin', id);
    expect(await kandal.sync()).toMatchObject({ waiting: 0, problem: null });
    takeo.core().events.length = 0;
    await takeo.sync();
    expect(await isBinned(takeo, id)).toBe(true);
    expect(takeo.core().events).toContainEqual({ event: 'documents.changed', value: { ids: [id] } });
    const late = await syncingDesk(ministry, stream, kandal.person);
    await late.sync();
    expect(await isBinned(late, id)).toBe(true);
    expect(await late.texts(id)).toEqual(['ទីមួយ']);
    await move(takeo, 'restore', id);
    await takeo.sync();
    for (const desk of [kandal, late]) {
      expect(await desk.sync()).toMatchObject({ restored: 0 });
      expect(await isBinned(desk, id)).toBe(false);
    }
    await late.end();
  });

  it('holds what was typed a moment before, and not again for it', async () => {
    const id = await sharedArticle();
    await kandal.write(id, [['km', unitOf(1, 'A', 'វាយរួចបោះ')]]);
    await move(kandal, 'bin', id);
    kandal.core().clock.advance(5_000);
    await kandal.sync();
    await takeo.sync();
    for (const desk of [kandal, takeo]) {
      expect(await isBinned(desk, id)).toBe(true);
      expect(await desk.texts(id)).toEqual(['វាយរួចបោះ']);
    }
  });

  it('said twice at once, and taken back, ends the same everywhere', async () => {
    const id = await sharedArticle();
    await move(kandal, 'bin', id);
    await move(takeo, 'bin', id);
    await move(takeo, 'restore', id);
    await kandal.sync();
    await takeo.sync();
    await kandal.sync();
    await takeo.sync();
    expect(await isBinned(takeo, id)).toBe(await isBinned(kandal, id));
  });
});

describe('work on what somebody else has thrown away', () => {
  it('that was sent before they knew takes it out again, and both are told', async () => {
    const id = await sharedArticle();
    await move(kandal, 'bin', id);
    await rewrite(takeo, id, 'កែហើយ');
    await takeo.sync();
    await kandal.sync();
    await takeo.sync();
    for (const desk of [kandal, takeo]) {
      expect(await isBinned(desk, id)).toBe(false);
      expect(await desk.texts(id)).toEqual(['កែហើយ']);
    }
  });

  it('that is sent after it takes it out again, and says so once', async () => {
    const id = await sharedArticle();
    await rewrite(takeo, id, 'កែហើយ');
    await move(kandal, 'bin', id);
    await kandal.sync();
    await takeo.sync();
    expect(await kandal.sync()).toMatchObject({ restored: 1 });
    await kandal.core().ask('sync.noted', {});
    expect(await kandal.sync()).toMatchObject({ restored: 0 });
    for (const desk of [kandal, takeo]) {
      expect(await isBinned(desk, id)).toBe(false);
      expect(await desk.texts(id)).toEqual(['កែហើយ']);
    }
  });
});
