import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../../../electron/core/db/migrations/index.ts';
import { layoutOf } from '../../../../electron/core/profile/layout.ts';
import { openProfileDatabase, preparePlace } from '../../../../electron/core/profile/open-database.ts';
import type { DocumentId, JsonValue, Language, Unit } from '../../../../shared/document/model.ts';
import { WRITTEN_KINDS } from '../../../../shared/document/model.ts';
import type { DocumentSummary } from '../../../../shared/ipc/types.ts';
import { manualClock } from '../../../support/core-clock.ts';
import {
  removeFolder,
  startCore,
  temporaryFolder,
  testPorts,
  TEST_TIME,
  type TestCore,
} from '../../../support/core.ts';
import { uidOf, unitOf } from '../../../support/units.ts';

let folder = '';
let running: TestCore | null = null;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await running?.core.drain();
  running = null;
  removeFolder(folder);
});

const start = (): TestCore => {
  running = startCore(folder);
  return running;
};

const HASH = 'a'.repeat(64);
const COVER = {
  media: HASH,
  mime: 'image/png',
  width: 1200,
  height: 800,
  focus: { x: 0.5, y: 0.25 },
  alt: { km: 'ការប្រជុំ', en: 'The meeting' },
};

interface Changed {
  readonly units?: readonly {
    readonly language: Language;
    readonly unit: Unit | null;
    readonly number?: number;
  }[];
  readonly fields?: Readonly<Record<string, JsonValue>>;
}

/** Edits as an editor does, and lets core write. */
async function edit(
  core: TestCore,
  documentId: DocumentId,
  { units = [], fields = {} }: Changed,
): Promise<void> {
  const answer = core.ask('drafting.edit', {
    documentId,
    session: crypto.randomUUID(),
    seq: 1,
    units: units.map(({ language, unit, number = 1 }) => ({
      language,
      uid: unit?.uid ?? uidOf(number),
      unit,
    })),
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
  });
  core.clock.advance(1000);
  await answer;
}

const listed = async (core: TestCore): Promise<DocumentSummary> => {
  const [summary] = await core.ask('documents.list', { bin: false });
  if (summary === undefined) throw new Error('the list is empty');
  return summary;
};

const FIELDS = {
  'title.km': ' កិច្ចប្រជុំ ',
  'title.en': 'The meeting',
  'event.date': '2026-01-02',
  office: 'province-kampot',
  people: ['minister', 'governor'],
  topics: ['security'],
  cover: COVER,
  template: 'notice',
} as const;
const LISTED = {
  title: { km: 'កិច្ចប្រជុំ', en: 'The meeting' },
  eventDate: '2026-01-02',
  office: 'province-kampot',
  people: ['minister', 'governor'],
  topics: ['security'],
  hasCover: true,
  template: 'notice',
};

describe('the list says of a document', () => {
  test('what its metadata says, and nothing where the fields go again', async () => {
    const core = start();
    const { summary } = await core.ask('documents.create', { kind: 'article' });
    expect(summary).toMatchObject({
      state: 'draft',
      pinned: false,
      hasCover: false,
      people: [],
      office: null,
    });
    await edit(core, summary.id, { fields: FIELDS });
    expect(await listed(core)).toMatchObject(LISTED);
    await edit(core, summary.id, {
      fields: Object.fromEntries(Object.keys(FIELDS).map((name) => [name, null])),
    });
    expect(await listed(core)).toMatchObject({
      title: { km: '', en: '' },
      eventDate: null,
      office: null,
      people: [],
      topics: [],
      hasCover: false,
      template: null,
    });
  });

  test('nothing of a field that is not what it should be', async () => {
    const core = start();
    const { summary } = await core.ask('documents.create', { kind: 'article' });
    await edit(core, summary.id, {
      fields: { 'event.date': 'tomorrow', people: 'minister', topics: [7], cover: 'a picture', office: '' },
    });
    expect(await listed(core)).toMatchObject({
      eventDate: null,
      people: [],
      topics: [],
      hasCover: false,
      office: null,
    });
  });

  test('in which languages it is written, also when the last words go', async () => {
    const core = start();
    const { summary } = await core.ask('documents.create', { kind: 'article' });
    const write = (text: string, number: number, language: Language = 'km'): Promise<void> =>
      edit(core, summary.id, { units: [{ language, unit: unitOf(number, `r${number}`, text) }] });
    const written = async (): Promise<DocumentSummary['written']> => (await listed(core)).written;

    expect(await written()).toEqual({ km: false, en: false });
    await write('\u200B ', 1);
    expect(await written()).toEqual({ km: false, en: false });
    await write('ខ្មែរ', 1);
    await write('ពីរ', 2);
    expect(await written()).toEqual({ km: true, en: false });
    await write('English', 3, 'en');
    expect(await written()).toEqual({ km: true, en: true });
    await edit(core, summary.id, { units: [{ language: 'km', unit: null, number: 1 }] });
    expect(await written()).toEqual({ km: true, en: true });
    await write('', 2);
    expect(await written()).toEqual({ km: false, en: true });
    await edit(core, summary.id, { units: [{ language: 'en', unit: null, number: 3 }] });
    expect(await written()).toEqual({ km: false, en: false });
  });

  test('of which kind it is', async () => {
    const core = start();
    for (const kind of WRITTEN_KINDS) await core.ask('documents.create', { kind });
    const list = await core.ask('documents.list', { bin: false });
    expect(list.map(({ kind }) => kind).toSorted()).toEqual(WRITTEN_KINDS.toSorted());
    expect(await core.core.call('documents.create', { kind: 'gallery' as 'article' })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
  });
});

describe('a long list', () => {
  test('is read in pages, also where many documents were arranged by one change', async () => {
    const core = start();
    const made: DocumentId[] = [];
    for (let count = 0; count < 7; count += 1)
      made.push((await core.ask('documents.create', { kind: 'article' })).summary.id);
    const act = (kind: 'bin' | 'restore') =>
      core.ask('documents.arrange', {
        arrangements: made.slice(1, 6).map((documentId) => ({ documentId, act: { kind } })),
      });
    await act('bin');
    await act('restore');
    const whole = await core.ask('documents.list', { bin: false });
    expect(new Set(whole.map(({ changedFrame }) => changedFrame)).size).toBe(3);
    const read: DocumentSummary[] = [];
    for (;;) {
      const last = read.at(-1);
      const page = await core.ask('documents.list', {
        bin: false,
        most: 2,
        ...(last === undefined ? {} : { after: { changedFrame: last.changedFrame, id: last.id } }),
      });
      read.push(...page);
      if (page.length < 2) break;
    }
    expect(read).toEqual(whole);
    expect(read).toHaveLength(7);
  });

  test('is brought up to date by the documents that changed; those that are gone are left out', async () => {
    const core = start();
    const { summary } = await core.ask('documents.create', { kind: 'article' });
    const gone = uidOf(9) as string as DocumentId;
    expect(await core.ask('documents.summaries', { ids: [gone, summary.id] })).toEqual([summary]);
  });
});

describe('a document made from a template', () => {
  test('has its fields and both languages at once', async () => {
    const core = start();
    const made = await core.ask('documents.createFrom', {
      kind: 'publication',
      units: [
        { language: 'km', unit: unitOf(1, 'a', 'ខ្មែរ') },
        { language: 'en', unit: unitOf(2, 'a', 'English') },
      ],
      fields: Object.entries(FIELDS).map(([name, value]) => ({ name, value })),
    });
    expect(made.summary).toMatchObject({ ...LISTED, kind: 'publication', written: { km: true, en: true } });
    expect(made.units.km).toEqual([unitOf(1, 'a', 'ខ្មែរ')]);
    expect(made.units.en).toEqual([unitOf(2, 'a', 'English')]);
    expect(await listed(core)).toEqual(made.summary);
  });

  test('is on the disk when it is answered: a new core has all of it', async () => {
    const first = start();
    const made = await first.ask('documents.createFrom', {
      kind: 'article',
      units: [{ language: 'km', unit: unitOf(1, 'a', 'ខ្មែរ') }],
      fields: [{ name: 'title.km', value: 'ចំណងជើង' }],
    });
    await first.core.drain();
    const again = await start().ask('documents.open', { documentId: made.summary.id });
    expect(again).toEqual(made);
  });
});

describe('a profile of the version before', () => {
  test('is listed with all that its documents say', async () => {
    const layout = layoutOf(folder);
    const ports = testPorts(manualClock(TEST_TIME));
    preparePlace(ports, layout);
    const { database } = await openProfileDatabase(ports, layout, MIGRATIONS.slice(0, 1), () => undefined);
    const insert = database.prepare(
      `INSERT INTO documents (id, kind, title_km, title_en, created_at, changed_at, changed_frame)
        VALUES (:id, 'article', 'កិច្ចប្រជុំ', 'The meeting', 1, 1, :frame)`,
    );
    const field = database.prepare('INSERT INTO draft_fields VALUES (:id, :name, :value)');
    const body = database.prepare("INSERT INTO draft_units VALUES (:id, 'en', :uid, NULL, 'a', :body, NULL)");
    const full = '01930000-0000-7000-8000-000000000001';
    const damaged = '01930000-0000-7000-8000-000000000002';
    for (const [index, id] of [full, damaged].entries()) insert.run({ id, frame: index });
    for (const [name, value] of Object.entries(FIELDS))
      field.run({ id: full, name, value: JSON.stringify(value) });
    body.run({ id: full, uid: uidOf(1), body: JSON.stringify(unitOf(1, 'a', 'English')) });
    field.run({ id: damaged, name: 'office', value: 'half a recor' });
    field.run({ id: damaged, name: 'event.date', value: '"2026-01-02"' });
    body.run({ id: damaged, uid: uidOf(1), body: '{"type":"para' });
    database.close();

    const core = start();
    const list = await core.ask('documents.list', { bin: false });
    expect(list.find(({ id }) => id === full)).toMatchObject({ ...LISTED, written: { km: false, en: true } });
    // What cannot be read is told to whoever opens it; the list goes on without.
    expect(list.find(({ id }) => id === damaged)).toMatchObject({
      office: null,
      eventDate: '2026-01-02',
      written: { km: false, en: true },
    });
  });
});
