import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentId, RevisionId, Unit, UnitBody } from '../../../../shared/document/model.ts';
import { instrumentField } from '../../../../shared/instrument/instrument-fields.ts';
import type { BegunAmending } from '../../../../shared/ipc/amending.ts';
import type { OpenDocument } from '../../../../shared/ipc/types.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../../../support/core.ts';
import {
  clauses,
  entryOf,
  inserted,
  provision,
  unitsOf,
  visa,
  type Row,
} from '../../../support/instrument-units.ts';
import { uidOf } from '../../../support/units.ts';
import { wordView } from '../../../support/word-view.ts';

const ROWS: readonly Row[] = [
  [1, visa('រដ្ឋធម្មនុញ្ញ')],
  [11, provision('មួយ')],
  [12, provision('ពីរ')],
  [13, provision('បី')],
];
const KHMER = unitsOf(ROWS);
const REGISTERED = entryOf(900, { type: 'law', number: 'នស/រកម/០៤៩៥/០០១', date: '2020-04-01' });

let folder = '';
let core: TestCore;
let law: DocumentId;

beforeEach(async () => {
  folder = temporaryFolder();
  core = startCore(folder);
  await core.ask('register.change', { puts: [REGISTERED], removes: [] });
  const [, first] = KHMER;
  if (first === undefined) throw new Error('no article');
  const made = await core.ask('documents.createFrom', {
    kind: 'instrument',
    units: [
      ...KHMER.map((unit) => ({ language: 'km' as const, unit })),
      { language: 'en' as const, unit: { ...first, ...provision('One') } },
    ],
    fields: [
      { name: 'instrument.type', value: 'law' },
      { name: 'instrument.number', value: REGISTERED.number },
      { name: 'instrument.date', value: REGISTERED.date },
      { name: 'title.km', value: 'ច្បាប់' },
    ],
  });
  law = made.summary.id;
});
afterEach(async () => {
  await core.core.drain();
  removeFolder(folder);
});

const begin = (day = '2026-01-02'): Promise<BegunAmending> =>
  core.ask('amending.begin', {
    documentId: law,
    day,
    document: {
      units: unitsOf([[1, visa('រដ្ឋធម្មនុញ្ញ')]]).map((unit) => ({ language: 'km', unit })),
      fields: [{ name: 'instrument.type', value: 'law' }],
    },
    copyTitle: { km: '{title} (ច្បាប់ចម្លង)', en: 'Copy' },
    instrument: REGISTERED.id,
    entry: null,
  });

const open = (documentId: DocumentId): Promise<OpenDocument> => core.ask('documents.open', { documentId });

let seq = 0;
async function edit(
  documentId: DocumentId,
  units: readonly (Unit | { readonly gone: Unit })[],
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  seq += 1;
  const written = core.core.call('drafting.edit', {
    documentId,
    session: crypto.randomUUID(),
    seq,
    units: units.map((unit) =>
      'gone' in unit
        ? { language: 'km' as const, uid: unit.gone.uid, unit: null }
        : { language: 'km' as const, uid: unit.uid, unit },
    ),
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
  });
  core.clock.advance(1_000);
  const answer = await written;
  if (!answer.ok) throw new Error(answer.error.code);
}

const unitAt = (document: OpenDocument, number: number): Unit => {
  const unit = document.units.km.find(({ uid }) => uid === uidOf(number));
  if (unit === undefined) throw new Error(`no unit ${number}`);
  return unit;
};
const saying = (unit: Unit, body: UnitBody): Unit => ({ ...unit, ...body });

/** Article 2 says something else from then on; `day` is when it holds. */
async function replacing(words: string, day: string | null, begun?: BegunAmending): Promise<BegunAmending> {
  const made = begun ?? (await begin());
  await edit(made.copy, [saying(unitAt(await open(made.copy), 12), provision(words))]);
  if (day !== null) await edit(made.amending, [], { 'instrument.date': day });
  return made;
}

const wordsOf = (units: readonly Unit[]): readonly string[] =>
  units.map(
    ({ content }) => JSON.stringify(content).match(/"text":"(?<words>[^"]*)"/u)?.groups?.['words'] ?? '',
  );

describe('an instrument that amends another', () => {
  test('is made with the copy that its drafter changes, and the three know each other', async () => {
    const { amending, copy } = await begin();
    const [head] = await core.ask('history.list', { documentId: law });
    const [made] = await core.ask('history.list', { documentId: copy });
    const { metadata } = await open(amending);
    expect(instrumentField('instrument.amends', metadata['instrument.amends'])).toEqual({
      document: law,
      revision: head?.id,
      copy,
      base: made?.id,
      instrument: REGISTERED.id,
    });
    const copied = await open(copy);
    expect(instrumentField('instrument.copyOf', copied.metadata['instrument.copyOf'])).toEqual({
      document: law,
      revision: head?.id,
      amending,
      title: { km: 'ច្បាប់', en: '' },
    });
    expect(copied.units).toEqual((await open(law)).units);
    expect(copied.summary.title).toEqual({ km: 'ច្បាប់ (ច្បាប់ចម្លង)', en: 'Copy' });
    expect(copied.metadata['instrument.type']).toBe('law');
  });

  test('is made whole or not at all: nothing is there where the register has no such instrument', async () => {
    const before = await core.ask('documents.list', { bin: false });
    const answer = await core.core.call('amending.begin', {
      documentId: law,
      day: '2026-01-02',
      document: { units: [], fields: [] },
      copyTitle: { km: '', en: '' },
      instrument: entryOf(901).id,
      entry: null,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await core.ask('documents.list', { bin: false })).toEqual(before);
  });

  test('enters what it amends into the register with it', async () => {
    const entry = entryOf(902, { number: '១២ អនក្រ.បក' });
    await core.ask('amending.begin', {
      documentId: law,
      day: '2026-01-02',
      document: { units: [], fields: [] },
      copyTitle: { km: '', en: '' },
      instrument: entry.id,
      entry,
    });
    expect(await core.ask('register.read', { ids: [entry.id] })).toMatchObject([entry]);
  });

  test('is not made of a copy', async () => {
    const { copy } = await begin();
    law = copy;
    await expect(begin()).rejects.toThrow('invalid instrument');
  });

  test('stands in a core that was started anew as it was made', async () => {
    const { amending, copy } = await begin();
    const before = [await open(amending), await open(copy)];
    await core.core.drain();
    core = startCore(folder);
    expect([await open(amending), await open(copy)]).toEqual(before);
  });

  test('has a base that stays what it was when the amended instrument is changed, and this is told', async () => {
    const { copy } = await begin();
    expect(await core.ask('amending.acts', { documentId: law })).toMatchObject({ isChangedSince: false });
    await edit(law, [saying(unitAt(await open(law), 12), provision('ផ្សេង'))]);
    await core.ask('drafting.checkpoint', { documentId: law, automatic: true, note: '' });
    const { acts, isChangedSince } = await core.ask('amending.acts', { documentId: law });
    expect(isChangedSince).toBe(true);
    const base = acts[0]?.base;
    if (base === undefined) throw new Error('no act');
    const read = await core.ask('history.read', { documentId: copy, revisionId: base });
    expect(wordsOf(read.units.km)).toEqual(['រដ្ឋធម្មនុញ្ញ', 'មួយ', 'ពីរ', 'បី']);
  });
});

describe('the text as of a day', () => {
  test('is the instrument itself where nothing amends it', async () => {
    const text = await core.ask('amending.asOf', { documentId: law, day: '2026-01-02' });
    expect(text.document.units).toEqual((await open(law)).units);
    expect(text).toMatchObject({ acts: [], amended: [], gone: [], titleBy: null, isChangedSince: false });
  });

  test('says what the amendments until then make of it, and which of them did it', async () => {
    const { amending } = await replacing('ពីរ ថ្មី', '2026-03-01');
    const at = (day: string) => core.ask('amending.asOf', { documentId: law, day });
    expect(wordsOf((await at('2026-02-28')).document.units.km)[2]).toBe('ពីរ');
    const then = await at('2026-03-01');
    expect(wordsOf(then.document.units.km)).toEqual(['រដ្ឋធម្មនុញ្ញ', 'មួយ', 'ពីរ ថ្មី', 'បី']);
    expect(then.document.units.en).toHaveLength(1);
    expect(then.amended).toEqual([{ uid: uidOf(12), by: amending, kind: 'replaced' }]);
    expect(then.acts).toMatchObject([{ id: amending, inForce: '2026-03-01' }]);
  });

  test('follows the day that an instrument comes into force, not its date, where both are said', async () => {
    const { amending } = await replacing('ពីរ ថ្មី', '2026-03-01');
    await edit(amending, [], { 'instrument.inForce': '2026-04-01' });
    const { amended } = await core.ask('amending.asOf', { documentId: law, day: '2026-03-15' });
    expect(amended).toEqual([]);
  });

  test('leaves out what has no date, and what lies in the bin', async () => {
    await replacing('គ្មានថ្ងៃ', null);
    const binned = await replacing('ក្នុងធុង', '2026-03-01');
    await core.ask('documents.bin', { documentId: binned.amending });
    const { document, acts } = await core.ask('amending.asOf', { documentId: law, day: '2026-12-31' });
    expect(wordsOf(document.units.km)[2]).toBe('ពីរ');
    expect(acts).toHaveLength(1);
  });

  test('bears the title that the copy was given, and the next copy is called by it', async () => {
    const { amending, copy } = await begin();
    await edit(copy, [], { 'title.km': 'ច្បាប់ថ្មី (ច្បាប់ចម្លង)' });
    await edit(amending, [], { 'instrument.date': '2026-03-01' });
    const at = (day: string) => core.ask('amending.asOf', { documentId: law, day });
    expect(await at('2026-02-28')).toMatchObject({
      document: { metadata: { 'title.km': 'ច្បាប់' } },
      titleBy: null,
    });
    expect(await at('2026-03-01')).toMatchObject({
      document: { summary: { title: { km: 'ច្បាប់ថ្មី', en: '' } }, metadata: { 'title.km': 'ច្បាប់ថ្មី' } },
      titleBy: amending,
    });
    expect((await open((await begin('2026-05-01')).copy)).summary.title.km).toBe('ច្បាប់ថ្មី (ច្បាប់ចម្លង)');
  });

  test('says what is gone from it, and behind what it stood', async () => {
    const { amending, copy } = await begin();
    await edit(copy, [{ gone: unitAt(await open(copy), 12) }]);
    await edit(amending, [], { 'instrument.date': '2026-03-01' });
    const { gone } = await core.ask('amending.asOf', { documentId: law, day: '2026-03-01' });
    expect(gone).toEqual([
      { uid: uidOf(12), by: amending, name: { km: 'មាត្រា ២', en: 'Article 2' }, behind: uidOf(11) },
    ]);
  });

  test('is built on by the next amendment, whose base is the amended text', async () => {
    await replacing('ពីរ ថ្មី', '2026-03-01');
    const second = await begin('2026-05-01');
    const copy = await open(second.copy);
    expect(wordsOf(copy.units.km)[2]).toBe('ពីរ ថ្មី');
    const behind = { ...unitAt(copy, 12), uid: uidOf(20), rank: `${unitAt(copy, 12).rank}V` } as Unit;
    await edit(second.copy, [saying(behind, clauses(['ថ្មីទៀត'], 30, inserted('new')))]);
    await edit(second.amending, [], { 'instrument.date': '2026-06-01' });
    const { document, amended } = await core.ask('amending.asOf', { documentId: law, day: '2026-06-01' });
    expect(wordsOf(document.units.km)).toEqual(['រដ្ឋធម្មនុញ្ញ', 'មួយ', 'ពីរ ថ្មី', 'ថ្មីទៀត', 'បី']);
    expect(amended.map(({ kind }) => kind)).toEqual(['replaced', 'inserted']);
  });

  test('is refused where an amendment does not fit what those before it left', async () => {
    const first = await begin();
    const second = await begin();
    await edit(first.copy, [{ gone: unitAt(await open(first.copy), 12) }]);
    await edit(first.amending, [], { 'instrument.date': '2026-03-01' });
    await replacing('ពីរ ថ្មី', '2026-04-01', second);
    const answer = await core.core.call('amending.asOf', { documentId: law, day: '2026-04-01' });
    expect(answer).toEqual({ ok: false, error: { code: 'amendmentMisfit', detail: second.amending } });
    expect((await core.core.call('amending.asOf', { documentId: law, day: '2026-03-31' })).ok).toBe(true);
  });

  test('is compared with that of another day in a Word document', async () => {
    await replacing('ពីរ ថ្មី', '2026-03-01');
    const on = (day: string) => ({ documentId: law, revisionId: null, day, version: `នៅថ្ងៃ ${day}` });
    const { bytes } = await core.ask('exchange.comparison', {
      before: on('2026-02-28'),
      after: on('2026-03-01'),
      language: 'km',
      onlyChanges: true,
    });
    const words = wordView(Buffer.from(bytes))
      .paragraphs.map(({ text }) => text)
      .join('\n');
    expect(words).toContain('នៅថ្ងៃ 2026-02-28');
    expect(words).toContain('ពីរ ថ្មី');
    const both = core.core.call('exchange.comparison', {
      before: { ...on('2026-02-28'), revisionId: '01930000-0000-7000-8000-000000000001' as RevisionId },
      after: on('2026-03-01'),
      language: 'km',
      onlyChanges: true,
    });
    expect(await both).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  test('becomes a document of its own, without the links of the one that it was made of', async () => {
    await replacing('ពីរ ថ្មី', '2026-03-01');
    const kept = await core.ask('amending.keep', {
      documentId: law,
      day: '2026-03-01',
      title: { km: 'ច្បាប់ដែលបានកែ', en: '' },
    });
    expect(kept.summary).toMatchObject({ kind: 'instrument', title: { km: 'ច្បាប់ដែលបានកែ' } });
    expect(wordsOf(kept.units.km)[2]).toBe('ពីរ ថ្មី');
    expect(kept.metadata).toMatchObject({ 'instrument.type': 'law' });
    expect(kept.summary.id).not.toBe(law);
  });
});
