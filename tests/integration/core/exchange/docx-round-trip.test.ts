/** What goes through a Word document and comes back, and what does not: the lists of docs/word.md. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxOfInstrument } from '../../../../electron/core/exchange/docx-instrument.ts';
import { importFile } from '../../../../electron/limited/import.ts';
import type { Language, Metadata } from '../../../../shared/document/model.ts';
import { contentOfUnits, unitsOfContent } from '../../../../shared/document/open-units.ts';
import type { ImportedInstrument, InstrumentUnits } from '../../../../shared/exchange/imported-instrument.ts';
import { instrumentText } from '../../../../shared/exchange/instrument-text.ts';
import { instrumentPage } from '../../../../shared/instrument/instrument-page.ts';
import type { InstrumentContent } from '../../../../shared/instrument/text.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';
import { ROOT } from '../../../support/launch.ts';
import { countingIds } from '../../../support/pieces.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../../../support/sample-prakas.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sastra-word-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function back(language: Language): Promise<ImportedInstrument> {
  const { metadata } = PRAKAS_STATE;
  const page = instrumentPage(metadata, PRAKAS, INSTRUMENTS, PRAKAS_SOURCE.register, language);
  const levels = PRAKAS_SOURCE.type?.levels ?? [];
  const { bytes } = await docxOfInstrument({ page, levels, pictures: new Map() });
  const file = path.join(folder, `${language}.docx`);
  writeFileSync(file, bytes);
  const read = await importFile({ kind: 'docx', file, instruments: INSTRUMENTS }, countingIds());
  if (!read.ok || read.value.instrument === null) throw new Error('no instrument came back');
  return read.value.instrument;
}

function contentOf(units: InstrumentUnits): InstrumentContent {
  const content = contentOfUnits('instrument', units);
  if (content.shape !== 'oneTree') throw new Error('an instrument is one tree');
  return content;
}
/** What a reader has before them. */
const textOf = (metadata: Metadata, units: InstrumentUnits, language: Language = 'km'): string =>
  instrumentText(instrumentPage(metadata, contentOf(units), INSTRUMENTS, PRAKAS_SOURCE.register, language));

describe('through a Word document', () => {
  test('come the words, the structure, the numbers, points, tables, footnotes, signatures and annexes', async () => {
    const { metadata, units } = await back('km');
    const { page = null } = PRAKAS_STATE.metadata;
    expect(textOf({ page, ...metadata }, units)).toBe(textOf(PRAKAS_STATE.metadata, unitsOfContent(PRAKAS)));
  });

  test('comes what the page says: type, date, subject, issuer, place and recipients', async () => {
    const { metadata } = await back('km');
    expect(metadata).toMatchObject({
      'instrument.type': 'prakas',
      'instrument.date': '2024-11-08',
      'title.km': PRAKAS_STATE.metadata['title.km'],
      'page.issuer.km': PRAKAS_STATE.metadata['page.issuer.km'],
      'page.signatory.km': PRAKAS_STATE.metadata['page.signatory.km'],
      'page.place.km': PRAKAS_STATE.metadata['page.place.km'],
      'page.recipients.km': PRAKAS_STATE.metadata['page.recipients.km'],
    });
  });

  test('do not come identities, targets of references, marks of terms, and the other language', async () => {
    const { km, en } = contentOf((await back('km')).units);
    expect([...km.keys()].filter((uid) => PRAKAS.km.has(uid))).toEqual([]);
    const stored = JSON.stringify([...km.values()]);
    expect(stored).toContain('ចំណុច ក នៃប្រការ ៣');
    expect(stored).not.toContain('"kind":"reference"');
    expect(stored).not.toContain('"kind":"term"');
    expect(en.size).toBe(0);
  });

  test('English alone comes back with Khmer units that are still to be written, numbered anew', async () => {
    const { metadata, units } = await back('en');
    expect(metadata['page.signatory.en']).toBe('Minister of Interior');
    expect(units.en.map(({ uid }) => uid)).toEqual(units.km.map(({ uid }) => uid));
    const numbered = textOf(metadata, units, 'en').match(/^Clause .*$/gmu);
    expect(numbered).toEqual(['Clause 1', 'Clause 2', 'Clause 2 new', 'Clause 3']);
  });

  test('and docs/word.md says so', () => {
    const said = readFileSync(path.join(ROOT, 'docs/word.md'), 'utf8');
    for (const lost of ['identity', 'references', 'defined terms', 'the other language', 'Khmer digits'])
      expect(said).toContain(lost);
  });
});
