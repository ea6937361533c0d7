import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../../electron/core/db/database.ts';
import type { ListEntry } from '../../../../shared/document/article-fields.ts';
import type { DocumentId, Unit } from '../../../../shared/document/model.ts';
import type { Request } from '../../../../shared/ipc/contract.ts';
import type { FieldEdit, IndexingProgress, SearchAnswer, SearchHit } from '../../../../shared/ipc/types.ts';
import {
  bytesUnder,
  removeFolder,
  startCore,
  temporaryFolder,
  typing,
  type TestCore,
} from '../../../support/core.ts';
import { clauses, referenceTo, signature, term, unitsOf, visa } from '../../../support/instrument-units.ts';
import { innerIdOf, unitOf } from '../../../support/units.ts';
import { vectors } from '../../../fixtures/khmer/vectors.json';

let folder = '';
let desk: TestCore;
beforeEach(() => {
  folder = temporaryFolder();
  desk = startCore(folder);
});
afterEach(async () => {
  await desk.core.drain();
  removeFolder(folder);
});

/** Long enough for what was typed to be saved and then taken into the index. */
const QUIET = 5000;
/** In milliseconds: by then a desk that was opened is open. */
const OPEN = 16_000;

async function article(
  units: readonly Unit[],
  titles: { readonly km?: string; readonly en?: string } = {},
  english: readonly Unit[] = [],
): Promise<DocumentId> {
  const { summary } = await desk.ask('documents.createFrom', {
    kind: 'article',
    units: [
      ...units.map((unit) => ({ language: 'km' as const, unit })),
      ...english.map((unit) => ({ language: 'en' as const, unit })),
    ],
    fields: Object.entries(titles).map(([language, value]) => ({ name: `title.${language}`, value })),
  });
  desk.clock.advance(QUIET);
  return summary.id;
}

const ask = (text: string, more: Partial<Request<'search.query'>> = {}): Promise<SearchAnswer> =>
  desk.ask('search.query', { text, limit: 20, language: null, kind: null, bin: false, ...more });

const idsOf = async (text: string, more: Partial<Request<'search.query'>> = {}): Promise<DocumentId[]> =>
  (await ask(text, more)).hits.map(({ summary }) => summary.id);

const marked = (hit: SearchHit | undefined): string[] =>
  (hit?.place?.ranges ?? []).map(({ start, end }) => (hit?.place?.text ?? '').slice(start, end));

describe('an instrument', () => {
  test('is found by a visa, a point, a defined term, who signs it, the instrument that it names, and its own number', async () => {
    const [first, second, third, fourth] = unitsOf([
      [1, visa([{ kind: 'text', text: 'បានឃើញ' }, referenceTo(9, undefined, 'អនុក្រឹត្យលេខ ៤១ អនក្រ.បក')])],
      [2, clauses(['គោលបំណង', [0, 'ការដឹកជញ្ជូន']])],
      [3, clauses([[term(4, 'អ្នកធ្វើដំណើរ')]])],
      [5, signature('ប្រធានមន្ទីរ')],
    ]);
    const units = [first, second, third, fourth].flatMap((unit) => unit ?? []);
    const { summary } = await desk.ask('documents.createFrom', {
      kind: 'instrument',
      units: units.map((unit) => ({ language: 'km', unit })),
      fields: [{ name: 'instrument.number', value: '១៤៤៧ សហវ.ប្រក' }],
    });
    desk.clock.advance(QUIET);
    for (const words of ['41 ANK.BK', 'ការដឹកជញ្ជូន', 'អ្នកធ្វើដំណើរ', 'ប្រធានមន្ទីរ', '1447 MEF.PRK'])
      expect(await idsOf(words, { kind: 'instrument' })).toEqual([summary.id]);
    expect(await idsOf('ការដឹកជញ្ជូន', { kind: 'article' })).toEqual([]);
  });
});

describe('what a document says', () => {
  for (const { kind, query, doc, note } of vectors) {
    if (kind !== 'search' || query === undefined || doc === undefined) continue;
    test(`is found by ${query} (${note})`, async () => {
      const id = await article([unitOf(1, 'a', doc)]);
      await article([unitOf(2, 'a', 'របាយការណ៍ប្រចាំខែ')]);
      expect(await idsOf(query)).toEqual([id]);
    });
  }

  test.each([
    ['the older spelling of a word', 'សំរេច', 'សេចក្តីសម្រេចរបស់ក្រសួង'],
    ['the newer one', 'កម្លាំង', 'កំលាំងពលកម្ម'],
    ['a word often written with other letters', 'អនុក្រិត្យ', 'អនុក្រឹត្យលេខ១៦៦'],
    ['the same the other way', 'អនុក្រឹត្យ', 'អនុក្រឹត្ត ស្តីពីការងារ'],
    ['a colon for the sign like it', 'គណ:កម្មការ', 'គណៈកម្មការជាតិ'],
    ['another sign above', 'គោលការណ៏', 'គោលការណ៍ណែនាំ'],
    ['the number of an instrument in Latin letters', '41 ANK.BK', 'អនុក្រឹត្យលេខ ៤១ អនក្រ.បក'],
    ['the number of an instrument in Khmer letters', '៤១ អនក្រ.បក', 'Sub-decree No 41 ANK.BK'],
    ['small letters for capitals', 'unesco', 'អង្គការ UNESCO'],
    ['a name written in one', 'ហ៊ុនម៉ាណែត', 'ឯកឧត្តម ហ៊ុន ម៉ាណែត អញ្ជើញ'],
    ['a zero-width space for a space', 'មន្ត្រី\u200B២០២៤', 'ឆ្នាំ២០២៤ មានមន្ត្រីរាជការ'],
    ['a syllable that is not finished', 'សេចក្ត', 'សេចក្តីជូនដំណឹង'],
    ['the beginning of an English word', 'minis', 'The Ministry of Rural Development'],
  ])('is found by %s', async (_, query, text) => {
    const id = await article([unitOf(1, 'a', text)]);
    expect(await idsOf(query)).toEqual([id]);
  });

  test.each(['៤១ អនក្រ.បក', '41 អនក្រ.បក', '41 ANK/BK', '41 ANKr.BK', '៤១អនក្រ បក'])(
    'is found by its number, however it is written there and here: %s',
    async (query) => {
      const texts = [
        'អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី២០',
        'Sub-decree No 41 ANK.BK',
        'ANKr.BK 41',
        'លេខ ០៤១ អនក្រ/បក',
      ];
      const [khmer, latin, , padded] = await Promise.all(
        texts.map((text, index) => article([unitOf(index, 'a', text)])),
      );
      await article([unitOf(9, 'a', 'ទំព័រ ៤១ អនុក្រឹត្យលេខ ១៤១ អនក្រ.បក')]);
      expect(new Set(await idsOf(query))).toEqual(new Set([khmer, latin, padded]));
      expect(await idsOf('ANKr.BK')).toHaveLength(5);
      const hits = (await ask(query)).hits.filter(({ summary }) => summary.id === khmer);
      expect(hits.map((hit) => marked(hit))).toEqual([['៤១ អនក្រ.បក']]);
    },
  );

  test.each([
    ['another register', 'ប៉ី', 'មានបីនាក់'],
    ['another sign', 'មាន់', 'មានការងារ'],
    ['the beginning of a syllable, once that is finished', 'កម ', 'កម្ពុជា'],
    ['words that stand on two lines', 'ការងារផ្លូវ', 'ការងារ\nផ្លូវជាតិ'],
    ['one term of two', 'ការងារ ផ្លូវ', 'ការងារជាតិ'],
  ])('is not found by %s', async (_, query, text) => {
    await article([unitOf(1, 'a', text)]);
    expect(await idsOf(query)).toEqual([]);
  });

  test('is found where its terms stand in different units, in the title, or in the other language', async () => {
    const id = await article(
      [unitOf(1, 'a', 'ប្រជាពលរដ្ឋខេត្តកំពត'), unitOf(2, 'b', 'ទឹកស្អាត')],
      { km: 'គម្រោងថ្មី' },
      [unitOf(3, 'a', 'Clean water')],
    );
    expect(await idsOf('កំពត ទឹកស្អាត')).toEqual([id]);
    expect(await idsOf('គម្រោង ទឹកស្អាត')).toEqual([id]);
    expect(await idsOf('គម្រោង water')).toEqual([id]);
    expect(await idsOf('គម្រោង ភ្នំពេញ')).toEqual([]);
  });

  test('comes with the unit that says it, and where in its text', async () => {
    const id = await article([
      unitOf(1, 'a', 'ផ្លូវជាតិលេខ៥'),
      unitOf(2, 'b', `${'ទឹកស្អាត និងអនាម័យ '.repeat(20)}រដ្ឋមន្រ្តី អញ្ជើញ${' មកដល់'.repeat(50)}`),
    ]);
    const { hits, total, isWhole } = await ask('រដ្ឋមន្ត្រី');
    expect({ total, isWhole }).toEqual({ total: 1, isWhole: true });
    expect(hits[0]?.summary.id).toBe(id);
    expect(hits[0]?.place).toMatchObject({ uid: unitOf(2, 'b', '').uid, language: 'km' });
    expect(marked(hits[0])).toEqual(['រដ្ឋមន្រ្តី']);
    expect(hits[0]?.place?.text.length).toBeLessThan(260);
  });

  test('comes with the place in the unit, also behind the sign of a note, and with none where only the note says it', async () => {
    const note = { kind: 'footnote', id: innerIdOf(1), text: 'យោងតាមសារាចរ' };
    const inline = [{ kind: 'text', text: 'ច្បាប់' }, note, { kind: 'text', text: 'ស្តីពីព្រៃឈើ' }];
    await article([unitOf(1, 'a', '', { content: { inline } })]);
    const placeOf = async (text: string): Promise<SearchHit['place']> =>
      (await ask(text)).hits[0]?.place ?? null;
    expect((await placeOf('ព្រៃឈើ'))?.first).toEqual({ start: 13, end: 19 });
    expect((await placeOf('ច្បាប់'))?.first).toEqual({ start: 0, end: 6 });
    expect(await placeOf('សារាចរ')).toMatchObject({ first: null });
    expect(marked((await ask('សារាចរ')).hits[0])).toEqual(['សារាចរ']);
  });

  test('comes with where the words stand in its title', async () => {
    await article([], { km: 'ពិធីបុណ្យអុំទូក', en: 'The Water Festival' });
    const [hit] = (await ask('អុំទូក')).hits;
    expect(hit?.place).toBeNull();
    expect(hit?.titleRanges.km.map(({ start, end }) => 'ពិធីបុណ្យអុំទូក'.slice(start, end))).toEqual(['អុំទូក']);
    expect(hit?.titleRanges.en).toEqual([]);
  });
});

describe('metadata', () => {
  const told = async (fields: readonly FieldEdit[]): Promise<DocumentId> => {
    const { summary } = await desk.ask('documents.createFrom', { kind: 'article', units: [], fields });
    desk.clock.advance(QUIET);
    return summary.id;
  };
  const putList = async (
    name: string,
    baseVersion: number,
    ...entries: readonly Record<keyof ListEntry, string>[]
  ): Promise<void> => {
    await desk.ask('records.write', {
      name,
      baseVersion,
      fields: { entries },
    });
    desk.clock.advance(QUIET);
  };
  const minister = { id: 'minister', km: 'ឯកឧត្តម ស សុខា', en: 'H.E. Sar Sokha' };
  const cover = {
    media: 'a'.repeat(64),
    mime: 'image/png',
    width: 10,
    height: 10,
    focus: { x: 0.5, y: 0.5 },
    alt: { km: 'ទិដ្ឋភាពពិធី', en: 'The ceremony' },
  };

  test.each([
    ['the summary', 'summary.km', 'ការប្រជុំប្រចាំឆ្នាំ', 'ប្រចាំឆ្នាំ', 'ប្រចាំឆ្នាំ'],
    ['the place', 'event.place.en', 'Siem Reap', 'siem reap', 'Siem Reap'],
    ['the text for a channel', 'social.telegram.km', 'សូមអញ្ជើញចូលរួម', 'អញ្ជើញ', 'អញ្ជើញ'],
    ['what is said of the cover', 'cover', cover, 'ceremony', 'ceremony'],
    ['the name of a person', 'people', ['minister'], 'សុខា', 'សុខា'],
    ['the name of a person in the other language', 'people', ['minister'], 'Sokha', 'Sokha'],
    ['the name of a topic', 'topics', ['water'], 'ទឹកស្អាត', 'ទឹកស្អាត'],
    ['the name of the office', 'office', 'cabinet', 'cabinet of', 'Cabinet of'],
  ])('is found by %s, which the hit shows', async (_, name, value, text, mark) => {
    await putList('lists.people', 0, minister);
    await putList('lists.topics', 0, { id: 'water', km: 'ទឹកស្អាត', en: 'Clean water' });
    await putList('lists.offices', 0, { id: 'cabinet', km: 'ខុទ្ទកាល័យ', en: 'Cabinet of the minister' });
    const id = await told([{ name, value }]);
    await told([{ name: 'title.km', value: 'ឯកសារផ្សេង' }]);
    const { hits } = await ask(text);
    expect(hits.map(({ summary }) => summary.id)).toEqual([id]);
    const field = hits[0]?.field;
    expect(name.startsWith(field?.name ?? '-')).toBe(true);
    expect(field?.ranges.map(({ start, end }) => field.text.slice(start, end))).toEqual([mark]);
  });

  test('is found by the names that a list has now, also where the list was written while the desk was closed', async () => {
    await putList('lists.people', 0, minister);
    const id = await told([{ name: 'people', value: ['minister'] }]);
    await putList('lists.people', 1, { ...minister, en: 'H.E. Somebody Else' });
    expect(await idsOf('somebody')).toEqual([id]);
    expect(await idsOf('sokha')).toEqual([]);
    await desk.core.drain();
    const database = openDatabase(path.join(folder, 'sastra.db'), { create: false });
    database
      .prepare("UPDATE records SET version = 3, fields = :fields WHERE name = 'lists.people'")
      .run({ fields: JSON.stringify({ entries: [minister] }) });
    database.close();
    desk = startCore(folder);
    await desk.ask('core.state', {});
    desk.clock.advance(QUIET);
    expect(await idsOf('sokha')).toEqual([id]);
    expect(await idsOf('somebody')).toEqual([]);
  });
});

describe('the order of what is found', () => {
  test('is titles, then whole words, then parts of words; of equals the newest first', async () => {
    const part = await article([unitOf(1, 'a', 'មន្ទីរពេទ្យបង្អែក')]);
    const older = await article([unitOf(2, 'a', 'ប្រធានមន្ទីរ')]);
    const newer = await article([unitOf(3, 'a', 'ប្រធានមន្ទីរ')]);
    const title = await article([unitOf(4, 'a', 'ផ្លូវជាតិ')], { km: 'ប្រធានមន្ទីរ' });
    const found = await idsOf('មន្ទីរ');
    expect(found[0]).toBe(title);
    expect(found.slice(1)).toEqual([newer, older, part]);
  });

  test('puts two terms side by side before two terms apart', async () => {
    const together = await article([unitOf(1, 'a', 'លោក ហ៊ុន សុភា អញ្ជើញ')]);
    const apart = await article([unitOf(2, 'a', 'លោក ហ៊ុន វិសាល និងលោក ចាន់ សុភា អញ្ជើញ')]);
    expect(await idsOf('ហ៊ុន សុភា')).toEqual([together, apart]);
  });
});

describe('what is asked for', () => {
  test('may be one language, one kind, or the bin', async () => {
    const khmer = await article([unitOf(1, 'a', 'ឯកសារ UNESCO')]);
    const english = await article([], {}, [unitOf(2, 'a', 'UNESCO list')]);
    const binned = await article([unitOf(3, 'a', 'UNESCO')]);
    await desk.ask('documents.bin', { documentId: binned });
    expect(await idsOf('unesco')).toEqual([english, khmer]);
    expect(await idsOf('unesco', { language: 'km' })).toEqual([khmer]);
    expect(await idsOf('unesco', { language: 'en' })).toEqual([english]);
    expect(await idsOf('unesco', { kind: 'page' })).toEqual([]);
    expect(await idsOf('unesco', { kind: 'article', limit: 1 })).toHaveLength(1);
    expect(await idsOf('unesco', { bin: true })).toEqual([binned]);
  });

  test('may be nothing', async () => {
    await article([unitOf(1, 'a', 'ច្បាប់')]);
    for (const text of ['', ' \u200B ', '។ «»', '***', '\u0000'])
      expect(await ask(text)).toMatchObject({ hits: [], total: 0 });
  });

  test('is never taken for a command', async () => {
    const id = await article([unitOf(1, 'a', 'AND OR NOT NEAR ច្បាប់ k w')]);
    const pieces = [
      '"',
      "'",
      '*',
      '(',
      ')',
      ':',
      '^',
      '-',
      '+',
      ' AND ',
      ' OR ',
      ' NOT ',
      'NEAR(',
      ',5)',
      'k:',
      'w :',
      '{k w}',
      '\u0000',
      '\u200B',
      ';--',
      '\\',
      '%',
      '_',
      'ច្បាប់',
      '\u17D2',
      '\u17B6',
      '\uE000',
      '\uD83D\uDE00',
      '\n',
    ];
    let state = 7;
    const next = (): string => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return pieces[state % pieces.length] ?? '';
    };
    const hostile = Array.from({ length: 300 }, () => Array.from({ length: 1 + (state % 9) }, next).join(''));
    for (const text of [...hostile, 'ក'.repeat(100_000), '"'.repeat(1001), 'a '.repeat(50_000)]) {
      const answer = await desk.core.call('search.query', {
        text,
        limit: 5,
        language: null,
        kind: null,
        bin: false,
      });
      expect(answer.ok, JSON.stringify(text.slice(0, 50))).toBe(true);
    }
    expect(await idsOf('"AND" ច្បាប់')).toEqual([id]);
  });
});

describe('what changes', () => {
  test('is found as it is now, and no longer as it was', async () => {
    const id = await article([unitOf(1, 'a', 'ផ្លូវជាតិ')]);
    const type = typing(desk, id);
    const saved = type(unitOf(1, 'a', 'ផ្លូវដែក'));
    desk.clock.advance(QUIET);
    await saved;
    expect(await idsOf('ផ្លូវដែក')).toEqual([id]);
    expect(await idsOf('ផ្លូវជាតិ')).toEqual([]);
  });

  test('is found at once when it is saved, before the desk is quiet', async () => {
    const id = await article([]);
    const saved = typing(desk, id)(unitOf(1, 'a', 'ព្រះវិហារ'));
    desk.clock.advance(310);
    await saved;
    expect(await idsOf('ព្រះវិហារ')).toEqual([id]);
  });

  test('and is deleted is not found', async () => {
    const id = await article([unitOf(1, 'a', 'ផ្លូវជាតិ'), unitOf(2, 'b', 'ទំនប់')], { km: 'ស្ពាន' });
    const edited = desk.core.call('drafting.edit', {
      documentId: id,
      session: crypto.randomUUID(),
      seq: 1,
      units: [{ language: 'km', uid: unitOf(1, 'a', '').uid, unit: null }],
      fields: [{ name: 'title.km', value: null }],
    });
    desk.clock.advance(QUIET);
    await edited;
    expect(await idsOf('ផ្លូវជាតិ')).toEqual([]);
    expect(await idsOf('ស្ពាន')).toEqual([]);
    expect(await idsOf('ទំនប់')).toEqual([id]);
  });

  test('in history is found as it was restored', async () => {
    const id = await article([unitOf(1, 'a', 'ផ្លូវជាតិ')]);
    const revision = await desk.ask('drafting.checkpoint', { documentId: id, automatic: false, note: '' });
    const saved = typing(desk, id)(unitOf(1, 'a', 'ផ្លូវដែក'));
    desk.clock.advance(QUIET);
    await saved;
    if (revision === null) throw new Error('no revision');
    await desk.ask('history.restore', { documentId: id, revisionId: revision.id });
    desk.clock.advance(QUIET);
    expect(await idsOf('ផ្លូវជាតិ')).toEqual([id]);
    expect(await idsOf('ផ្លូវដែក')).toEqual([]);
  });

  test('is found after the desk was closed and opened, also where core died', async () => {
    const id = await article([unitOf(1, 'a', 'ផ្លូវជាតិ')]);
    const saved = typing(desk, id)(unitOf(2, 'b', 'ផ្លូវដែក'));
    desk.clock.advance(310);
    await saved;
    await desk.core.drain();
    desk = startCore(folder);
    await desk.ask('core.state', {});
    desk.clock.advance(QUIET);
    expect(await idsOf('ផ្លូវដែក')).toEqual([id]);
    expect(await idsOf('ផ្លូវជាតិ')).toEqual([id]);
  });
});

describe('an index', () => {
  const reopened = async (meanwhile: () => void): Promise<void> => {
    await desk.core.drain();
    meanwhile();
    desk = startCore(folder);
    await desk.ask('core.state', {});
    desk.clock.advance(OPEN);
  };
  const file = (): string => path.join(folder, 'search.db');
  const inIndex = (sql: string): void => {
    const database = openDatabase(file(), { create: false });
    database.exec(sql);
    database.close();
  };

  test.each([
    ['that is gone', () => rmSync(file())],
    ['that is no database', () => writeFileSync(file(), 'nonsense'.repeat(1000))],
    ['of other rules', () => inIndex("UPDATE state SET version = '0'")],
    ['of another desk', () => inIndex("UPDATE state SET desk = 'another'")],
    ['that knows more than the database', () => inIndex('UPDATE state SET frame = 999')],
    ['without its tables', () => inIndex('DROP TABLE unit_words')],
  ])('%s is made again, and says so', async (_, damage) => {
    const id = await article([unitOf(1, 'a', 'ផ្លូវជាតិ')], { km: 'ស្ពាន' });
    await reopened(damage);
    expect(await idsOf('ផ្លូវជាតិ')).toEqual([id]);
    expect(await idsOf('ស្ពាន')).toEqual([id]);
    expect(desk.events.findLast(({ event }) => event === 'search.progress')?.value).toBeNull();
  });

  test('of an older version is made again behind the work: with answers meanwhile, with progress, and from where it was when the desk was closed', async () => {
    const paragraphs = (from: number): Unit[] =>
      Array.from({ length: 500 }, (_, index) =>
        unitOf(from + index, 'a', `ផ្លូវជាតិលេខ ${from + index} `.repeat(20)),
      );
    const id = await article(paragraphs(1000), { km: 'ស្ពាន' });
    await article(paragraphs(2000));
    const last = await article(paragraphs(3000));
    await desk.core.drain();
    inIndex("UPDATE state SET version = '0'");
    desk = startCore(folder);
    await desk.ask('core.state', {});
    await ask('ស្ពាន');
    desk.clock.advance(4);
    // Titles come first, and a question is answered with what there is, and with how much is missing.
    const { hits, indexing } = await ask('ស្ពាន');
    expect(hits.map(({ summary }) => summary.id)).toEqual([id]);
    expect(indexing?.done).toBeLessThan(indexing?.total ?? 0);
    while ((desk.events.findLast(({ event }) => event === 'search.progress')?.value ?? null) === null)
      desk.clock.advance(4);
    const told = desk.events.findLast(({ event }) => event === 'search.progress')?.value as IndexingProgress;
    await desk.core.drain();
    desk = startCore(folder);
    await desk.ask('core.state', {});
    const resumed = (await ask('ស្ពាន')).indexing;
    expect(resumed?.done).toBeGreaterThanOrEqual(told.done);
    desk.clock.advance(60_000);
    expect(await idsOf('3499')).toEqual([last]);
    expect((await ask('3499')).indexing).toBeNull();
  });

  test('that has to be made waits until the desk is open, or somebody asks', async () => {
    for (const from of [1000, 2000, 3000])
      await article(
        Array.from({ length: 500 }, (_, index) => unitOf(from + index, 'a', 'ផ្លូវជាតិ '.repeat(20))),
      );
    const opened = async (): Promise<void> => {
      await desk.core.drain();
      inIndex("UPDATE state SET version = '0'");
      desk = startCore(folder);
      await desk.ask('core.state', {});
      desk.clock.advance(14_000);
      expect(progressed()).toBe(false);
    };
    const progressed = (): boolean => desk.events.some(({ event }) => event === 'search.progress');
    await opened();
    desk.clock.advance(2_000);
    expect(progressed()).toBe(true);
    await opened();
    await ask('ផ្លូវដែក');
    desk.clock.advance(900);
    expect(progressed()).toBe(true);
  });

  test('with damaged pages hinders no one, and is made again', async () => {
    const id = await article([unitOf(1, 'a', 'ផ្លូវជាតិ')]);
    await reopened(() => {
      const bytes = readFileSync(file());
      // From the sixth page on: the state can still be read.
      writeFileSync(file(), bytes.fill(0xa5, 5 * 4096));
    });
    const saved = typing(desk, id)(unitOf(2, 'b', 'ផ្លូវដែក'));
    desk.clock.advance(QUIET);
    expect((await saved).ok).toBe(true);
    await desk.core.call('search.query', { text: 'ផ្លូវ', limit: 5, language: null, kind: null, bin: false });
    desk.clock.advance(QUIET);
    expect(await idsOf('ផ្លូវដែក')).toEqual([id]);
    expect(await idsOf('ផ្លូវជាតិ')).toEqual([id]);
  });

  test('forgets what is purged', async () => {
    const id = await article([unitOf(1, 'a', 'ផ្លូវជាតិ')], { km: 'ស្ពាន' });
    const kept = await article([unitOf(2, 'a', 'ផ្លូវជាតិ')]);
    await desk.ask('documents.bin', { documentId: id });
    await desk.core.maintain();
    desk.clock.jumpTo(desk.clock.now() + 31 * 24 * 3_600_000);
    await desk.core.maintain();
    desk.clock.advance(QUIET);
    expect(await idsOf('ស្ពាន', { bin: true })).toEqual([]);
    expect(await idsOf('ផ្លូវជាតិ')).toEqual([kept]);
    const index = openDatabase(file(), { create: false });
    expect(index.prepare<{ n: number }>('SELECT count(*) AS n FROM documents').get()?.n).toBe(1);
    expect(index.prepare<{ n: number }>('SELECT count(*) AS n FROM units').get()?.n).toBe(1);
    index.close();
  });

  test('takes out of the queue only what it has on the disk', async () => {
    const queued = (): number => {
      const database = openDatabase(path.join(folder, 'sastra.db'), { create: false });
      const rows = database.prepare<{ n: number }>('SELECT count(*) AS n FROM search_queue').get()?.n ?? 0;
      database.close();
      return rows;
    };
    await article([unitOf(1, 'a', 'ផ្លូវជាតិ')]);
    expect(queued()).toBeGreaterThan(0);
    desk.clock.advance(60_000);
    expect(queued()).toBe(0);
  });

  test('is in no backup', async () => {
    await article([unitOf(1, 'a', 'xylophone')]);
    await desk.core.maintain();
    expect(bytesUnder(path.join(folder, 'backups')).includes('unit_words')).toBe(false);
  });
});
