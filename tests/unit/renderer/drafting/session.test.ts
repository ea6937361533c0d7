import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDraft, type DraftSession } from '../../../../renderer/drafting/session.ts';
import type { Arrival } from '../../../../renderer/drafting/text.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import type { CoreState } from '../../../../shared/ipc/types.ts';
import { createFakeDesk, READY, type FakeDesk } from '../../../support/fake-bridge.ts';
import { articleOf, DOCUMENT_ID } from '../../../support/headless-text.ts';
import { uidOf, unitOf } from '../../../support/units.ts';
import { createVirtualTime, type VirtualTime } from '../../../support/virtual-time.ts';

const one = unitOf(1, 'V', 'one');
const two = unitOf(2, 'W', 'two');

function world(): { desk: FakeDesk; draft: DraftSession; arrivals: Arrival[]; time: VirtualTime } {
  const document = articleOf([one, two]);
  const desk = createFakeDesk({ documents: [document] });
  const time = createVirtualTime();
  const draft = openDraft(desk.bridge, document, time.ports);
  const arrivals: Arrival[] = [];
  draft.text.onArrival((arrival) => arrivals.push(arrival));
  return { desk, draft, arrivals, time };
}

/** Another window writes a unit or a field; this one hears of it. */
async function elsewhere({ desk }: { readonly desk: FakeDesk }, unit: Unit, title?: string): Promise<void> {
  await desk.bridge.call['drafting.edit']({
    documentId: DOCUMENT_ID,
    session: '01930000-0000-7000-8000-00000000eeee',
    seq: 1,
    units: [{ language: 'km', uid: unit.uid, unit }],
    fields: title === undefined ? [] : [{ name: 'title.km', value: title }],
  });
  desk.emit('document.changed', { documentId: DOCUMENT_ID, session: null, headRevision: null });
  await setImmediate();
}

const change = (draft: DraftSession, after: Unit): void =>
  draft.text.edit({
    changes: [{ language: 'km', uid: after.uid, before: draft.text.unit('km', after.uid) ?? null, after }],
    before: null,
    after: null,
    merge: null,
  });

test('a unit that was changed in another window arrives', async () => {
  const place = world();
  await elsewhere(place, { ...two, ...unitOf(2, 'W', 'TWO') });
  expect(place.draft.text.unit('km', uidOf(2))).toEqual(unitOf(2, 'W', 'TWO'));
  expect(place.arrivals).toEqual([{ language: 'km', uids: [uidOf(2)], selected: null }]);
});

test("what arrived from a colleague is never undone by one's own undo", async () => {
  const place = world();
  change(place.draft, unitOf(1, 'V', 'ONE'));
  await setImmediate();
  await elsewhere(place, unitOf(2, 'W', 'TWO'));
  place.draft.undo();
  expect(place.draft.text.units('km')).toEqual([one, unitOf(2, 'W', 'TWO')]);
  expect(place.draft.canUndo()).toBe(false);
});

test('what is being written here is not overwritten by an older state that is read meanwhile', async () => {
  const place = world();
  place.desk.failing('drafting.edit', 'diskFull');
  change(place.draft, unitOf(1, 'V', 'ONE'));
  place.desk.failing('drafting.edit', null);
  await elsewhere(place, unitOf(2, 'W', 'TWO'));
  expect(place.draft.text.units('km')).toEqual([unitOf(1, 'V', 'ONE'), unitOf(2, 'W', 'TWO')]);
});

test('a field that was changed elsewhere is told and not sent back', async () => {
  const place = world();
  let told = 0;
  place.draft.onFields(() => {
    told += 1;
  });
  await elsewhere(place, two, 'ចំណងជើង');
  expect(told).toBe(1);
  expect(place.draft.field('title.km')).toBe('ចំណងជើង');
  const sent = place.desk.calls.filter(({ channel }) => channel === 'drafting.edit').length;
  place.draft.setField('title.km', 'ចំណងជើង');
  expect(place.desk.calls.filter(({ channel }) => channel === 'drafting.edit')).toHaveLength(sent);
});

test('when core was away while something changed, the document is read again as soon as it is back', async () => {
  const place = world();
  place.desk.failing('documents.open', 'coreGone');
  await elsewhere(place, unitOf(2, 'W', 'TWO'));
  expect(place.draft.text.unit('km', uidOf(2))).toEqual(two);
  place.desk.failing('documents.open', null);
  place.desk.setState(READY);
  await setImmediate();
  expect(place.draft.text.unit('km', uidOf(2))).toEqual(unitOf(2, 'W', 'TWO'));
});

test("a colleague's words stay although they are what mine had been", async () => {
  const place = world();
  change(place.draft, unitOf(1, 'V', 'ONE'));
  await setImmediate();
  await elsewhere(place, unitOf(1, 'V', 'theirs'));
  place.time.advance(1_000);
  await elsewhere(place, unitOf(1, 'V', 'ONE'));
  place.time.advance(1_000);
  await setImmediate();
  place.draft.undo();
  expect(place.draft.text.unit('km', uidOf(1))).toEqual(unitOf(1, 'V', 'ONE'));
});

test("a colleague's typing is followed at intervals, and the last of it arrives", async () => {
  const place = world();
  for (const words of ['T', 'TW', 'TWO']) await elsewhere(place, unitOf(2, 'W', words));
  const reads = place.desk.calls.filter(({ channel }) => channel === 'documents.open');
  expect(reads).toHaveLength(1);
  place.time.advance(1_000);
  await setImmediate();
  expect(place.draft.text.unit('km', uidOf(2))).toEqual(unitOf(2, 'W', 'TWO'));
});

const RECOVERY: CoreState = {
  kind: 'recovery',
  recovery: { failure: { code: 'damaged' }, backups: [], journalDays: [] },
};

/** What core has is replaced by something older, as by a backup whose journal is gone. */
async function fallBack({ desk }: { readonly desk: FakeDesk }, unit: Unit): Promise<void> {
  desk.setState(RECOVERY);
  await desk.bridge.call['drafting.edit']({
    documentId: DOCUMENT_ID,
    session: '01930000-0000-7000-8000-00000000eeee',
    seq: 1,
    units: [{ language: 'km', uid: unit.uid, unit }],
    fields: [{ name: 'title.km', value: null }],
  });
  desk.setState(READY);
  await setImmediate();
}

test('words that an older backup does not have are written again from the paper', async () => {
  const place = world();
  change(place.draft, unitOf(1, 'V', 'ONE'));
  place.draft.setField('title.km', 'ចំណងជើង');
  await setImmediate();
  expect(place.draft.status().kind).toBe('saved');
  await fallBack(place, one);
  const stored = await place.desk.bridge.call['documents.open']({ documentId: DOCUMENT_ID });
  expect(stored.ok && stored.value.units.km).toEqual([unitOf(1, 'V', 'ONE'), two]);
  expect(stored.ok && stored.value.metadata['title.km']).toBe('ចំណងជើង');
  expect(place.draft.status().kind).toBe('saved');
});

test('after a recovery a window does not write over what another window wrote last', async () => {
  const place = world();
  change(place.draft, unitOf(1, 'V', 'ONE'));
  await setImmediate();
  await elsewhere(place, unitOf(1, 'V', 'theirs'));
  await fallBack(place, one);
  const stored = await place.desk.bridge.call['documents.open']({ documentId: DOCUMENT_ID });
  expect(stored.ok && stored.value.units.km).toEqual([one, two]);
});

test('a document that no backup has is not said to be saved', async () => {
  const place = world();
  change(place.draft, unitOf(1, 'V', 'ONE'));
  await setImmediate();
  place.desk.setState(RECOVERY);
  place.desk.failing('documents.open', 'notFound');
  place.desk.failing('drafting.edit', 'notFound');
  place.desk.setState(READY);
  await setImmediate();
  expect(place.draft.status()).toMatchObject({ kind: 'failing', failure: { code: 'notFound' } });
});

test('what is done beside the editors is shown by them, told once, and undone in one step over both languages', () => {
  const { draft, arrivals } = world();
  const told: number[] = [];
  draft.text.onChange((changes) => told.push(changes.length));
  const english = unitOf(3, 'V', 'ONE');
  draft.text.change({
    changes: [
      { language: 'km', uid: one.uid, before: one, after: unitOf(1, 'V', 'ONE') },
      { language: 'en', uid: english.uid, before: null, after: english },
    ],
    before: null,
    after: null,
    merge: null,
  });
  expect(told).toEqual([2]);
  expect(arrivals).toEqual([
    { language: 'km', uids: [one.uid], selected: null },
    { language: 'en', uids: [english.uid], selected: null },
  ]);
  draft.undo();
  expect([draft.text.units('km'), draft.text.units('en')]).toEqual([[one, two], []]);
});

test('what follows from a step by itself goes back with it, and nothing follows from an undo', () => {
  const { draft } = world();
  const linked = unitOf(1, 'V', 'ONE', { absorbed: [two.uid] });
  const follows = { language: 'km', uid: one.uid, before: unitOf(1, 'V', 'ONE'), after: linked } as const;
  expect(draft.text.follow([follows])).toBe(false);
  change(draft, unitOf(1, 'V', 'ONE'));
  expect(draft.text.follow([follows])).toBe(true);
  expect(draft.text.unit('km', one.uid)).toEqual(linked);
  draft.undo();
  expect(draft.text.units('km')).toEqual([one, two]);
  expect(draft.text.follow([follows])).toBe(false);
});

test('a field that changed with the units goes back with them, unless somebody wrote it since', () => {
  const { draft } = world();
  const replace = (before: string, after: string): void =>
    draft.text.change({
      changes: [],
      fields: [{ name: 'title.km', before, after }],
      before: null,
      after: null,
      merge: null,
    });
  draft.setField('title.km', 'one');
  replace('one', 'two');
  expect(draft.field('title.km')).toBe('two');
  draft.undo();
  expect(draft.field('title.km')).toBe('one');
  draft.redo();
  expect(draft.field('title.km')).toBe('two');
  draft.setField('title.km', 'three');
  draft.undo();
  expect(draft.field('title.km')).toBe('three');
});
