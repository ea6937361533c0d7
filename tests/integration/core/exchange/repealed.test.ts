/** An article that was repealed and keeps its number says so wherever it is read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxOfInstrument } from '../../../../electron/core/exchange/docx-instrument.ts';
import { importFile } from '../../../../electron/limited/import.ts';
import { labelling } from '../../../../renderer/editor/instrument/number-labels.ts';
import type { Language } from '../../../../shared/document/model.ts';
import { instrumentText } from '../../../../shared/exchange/instrument-text.ts';
import { instrumentPaperHtml } from '../../../../shared/html/instrument-paper.ts';
import { FIRST_LOOK } from '../../../../shared/html/paper-look.ts';
import { aknOf, aknSource } from '../../../../shared/instrument/akn/write.ts';
import { repealProvision } from '../../../../shared/instrument/editing/repeal.ts';
import { instrumentPage } from '../../../../shared/instrument/instrument-page.ts';
import type { InstrumentContent } from '../../../../shared/instrument/text.ts';
import { INSTRUMENTS, instrumentType } from '../../../support/instrument-units.ts';
import { countingIds } from '../../../support/pieces.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../../../support/sample-prakas.ts';
import { uidOf } from '../../../support/units.ts';
import { wordView } from '../../../support/word-view.ts';

const REPEALED: InstrumentContent = (() => {
  const km = new Map(PRAKAS.km);
  const en = new Map(PRAKAS.en);
  for (const { language, uid, after } of repealProvision({ text: PRAKAS }, uidOf(12))) {
    if (after === null) continue;
    if (language === 'km') km.set(uid, after);
    else en.set(uid, after);
  }
  return { ...PRAKAS, km, en };
})();
const SAID = { km: 'ប្រការ ២ (និរាករណ៍)', en: 'Clause 2 (repealed)' } as const;
const pageIn = (language: Language) =>
  instrumentPage(PRAKAS_STATE.metadata, REPEALED, INSTRUMENTS, PRAKAS_SOURCE.register, language);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sastra-repealed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['km', 'en'] as const)('a repealed article (%s)', (language) => {
  test('says so in the editor, on paper, in plain text and in Word; what refers to it does not', async () => {
    const type = instrumentType('prakas');
    const labelOf = labelling({ text: REPEALED, type, data: INSTRUMENTS }, language);
    expect(labelOf(uidOf(12))).toBe(SAID[language]);
    const page = pageIn(language);
    expect(instrumentText(page)).toContain(`\n${SAID[language]}\n`);
    const look = { name: 'a', look: FIRST_LOOK, base: '' };
    expect(instrumentPaperHtml({ page, ...look })).toContain(`<span class="label">${SAID[language]}</span>`);
    const { bytes } = await docxOfInstrument({ page, levels: type.levels, pictures: new Map() });
    const { paragraphs } = wordView(bytes);
    expect(paragraphs.map(({ text }) => text)).toContain(SAID[language]);
    const said = language === 'km' ? 'អនុវត្តតាមប្រការ ២ និង' : 'It applies under Clause 2 and';
    expect(instrumentText(page)).toContain(said);
  });
});

test('in Akoma Ntoso it is an attribute and not a word', () => {
  const source = aknSource({ ...PRAKAS_STATE, content: REPEALED }, INSTRUMENTS, [
    ...PRAKAS_SOURCE.register.values(),
  ]);
  const xml = source === null ? '' : aknOf(source, ['km']);
  expect(xml).toContain('status="removed"');
  expect(xml).not.toContain('(និរាករណ៍)');
});

test('it comes back from Word as repealed', async () => {
  const levels = PRAKAS_SOURCE.type?.levels ?? [];
  const { bytes } = await docxOfInstrument({ page: pageIn('km'), levels, pictures: new Map() });
  const file = path.join(folder, 'km.docx');
  writeFileSync(file, bytes);
  const read = await importFile({ kind: 'docx', file, instruments: INSTRUMENTS }, countingIds());
  if (!read.ok || read.value.instrument === null) throw new Error('no instrument came back');
  const repealed = read.value.instrument.units.km.filter(({ content }) => Object(content).repealed === true);
  expect(repealed).toHaveLength(1);
  expect(JSON.stringify(repealed)).not.toContain('និរាករណ៍');
});
