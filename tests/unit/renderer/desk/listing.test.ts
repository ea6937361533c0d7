import { expect, it } from 'vitest';
import { createListing, type Listed } from '../../../../renderer/desk/listing.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { ok } from '../../../../shared/errors/result.ts';
import { LIST_LIMIT } from '../../../../shared/ipc/contract.ts';
import type { DocumentSummary } from '../../../../shared/ipc/types.ts';
import { madeSummary } from '../../../support/fake-documents.ts';

const idOf = (number: number): DocumentId => branded(`d${String(number).padStart(6, '0')}`);
const summary = (number: number, known: Partial<DocumentSummary> = {}): DocumentSummary =>
  madeSummary(idOf(number), { changedFrame: number, ...known });

/** A listing of `count` documents, with what core holds, what the page was shown, and its idle moments. */
function listingOf(count: number) {
  const held = new Map(Array.from({ length: count }, (_, number) => [idOf(number), summary(number)]));
  const shown: Listed[] = [];
  const idle: PromiseWithResolvers<void>[] = [];
  const listing = createListing(
    {
      'documents.list': ({ bin, after, most = LIST_LIMIT }) =>
        Promise.resolve(
          ok(
            [...held.values()]
              .filter(({ binnedAt }) => (binnedAt !== null) === bin)
              .toSorted((a, b) => b.changedFrame - a.changedFrame)
              .filter(({ changedFrame }) => after === undefined || changedFrame < after.changedFrame)
              .slice(0, most),
          ),
        ),
      'documents.summaries': ({ ids }) =>
        Promise.resolve(ok(ids.flatMap((id) => held.get(branded<DocumentId>(id)) ?? []))),
    },
    false,
    {
      show: (listed) => shown.push(listed),
      idle() {
        const moment = Promise.withResolvers<void>();
        idle.push(moment);
        return moment.promise;
      },
    },
  );
  const nextIdle = async (): Promise<void> => {
    while (idle.length === 0) await Promise.resolve();
    idle.shift()?.resolve();
  };
  return { held, shown, ...listing, nextIdle };
}

const frames = (listed: Listed | undefined) => listed?.list.map(({ changedFrame }) => changedFrame);

it('shows the newest at once and the whole when the page has had time for it', async () => {
  const { shown, load, nextIdle } = listingOf(2_345);
  const loading = load();
  for (let page = 1; page < 4; page += 1) await nextIdle();
  await loading;
  expect(shown.map(({ list, isWhole }) => [list.length, isWhole])).toEqual([
    [100, false],
    [2_345, true],
  ]);
  expect(frames(shown[1])).toEqual(Array.from({ length: 2_345 }, (_, number) => 2_344 - number));
});

it('shows an empty desk as one, and one of few documents in one piece', async () => {
  const empty = listingOf(0);
  await empty.load();
  expect(empty.shown).toEqual([{ list: [], isWhole: true }]);
  const few = listingOf(3);
  await few.load();
  expect(few.shown.map(({ list, isWhole }) => [list.length, isWhole])).toEqual([[3, true]]);
});

it('reads again only what has changed, and keeps the other rows as they are', async () => {
  const { held, shown, changed, refresh, load } = listingOf(5);
  await load();
  held.set(idOf(1), summary(1, { changedFrame: 9, pinned: true }));
  held.set(idOf(2), summary(2, { binnedAt: 7 }));
  held.delete(idOf(3));
  held.set(idOf(5), summary(5, { changedFrame: 10 }));
  changed([1, 2, 3, 5].map(idOf));
  await refresh();
  expect(frames(shown.at(-1))).toEqual([10, 9, 4, 0]);
  expect(shown.at(-1)?.list[2]).toBe(shown[0]?.list[0]);
  const before = shown.length;
  await refresh();
  expect(shown).toHaveLength(before);
});

it('loses no document that changes while the list is read', async () => {
  const { held, shown, changed, refresh, load, nextIdle } = listingOf(1_500);
  const loading = load();
  await nextIdle();
  // The oldest has become the newest: the pages that follow do not hold it any more.
  held.set(idOf(0), summary(0, { changedFrame: 5_000 }));
  changed([idOf(0)]);
  await refresh();
  await nextIdle();
  await loading;
  expect(shown.at(-1)?.list).toHaveLength(1_500);
  expect(shown.at(-1)?.list[0]?.id).toBe(idOf(0));
});

it('drops what has gone when core is read anew, without showing less meanwhile', async () => {
  const { held, shown, load, nextIdle } = listingOf(1_200);
  for (let time = 0; time < 2; time += 1) {
    const loading = load();
    await nextIdle();
    await nextIdle();
    await loading;
    held.delete(idOf(7));
  }
  expect(shown.slice(2).map(({ list }) => list.length)).toEqual([1_199]);
});
