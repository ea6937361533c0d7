/** A prakas in Word's form as another program shows it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxOfInstrument } from '../../../../electron/core/exchange/docx-instrument.ts';
import { LANGUAGES, type Language } from '../../../../shared/document/model.ts';
import { instrumentText } from '../../../../shared/exchange/instrument-text.ts';
import { instrumentPage, type InstrumentPage } from '../../../../shared/instrument/instrument-page.ts';
import { toAsciiDigits } from '../../../../shared/khmer/index.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../../../support/sample-prakas.ts';

const isInstalled = (program: string, flag: string): boolean =>
  spawnSync(program, [flag], { stdio: 'ignore' }).error === undefined;
const NOT_RUN =
  'not run: LibreOffice and pdftotext are not installed (apt-get install libreoffice-writer-nogui poppler-utils)';
const canRun = isInstalled('soffice', '--version') && isInstalled('pdftotext', '-v');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sastra-office-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pageIn = (language: Language): InstrumentPage =>
  instrumentPage(PRAKAS_STATE.metadata, PRAKAS, PRAKAS_SOURCE.data, PRAKAS_SOURCE.register, language);

/** The words of the PDF that LibreOffice makes of the Word document, without white space. */
async function printed(page: InstrumentPage): Promise<string> {
  const levels = PRAKAS_SOURCE.type?.levels ?? [];
  const { bytes } = await docxOfInstrument({ page, levels, pictures: new Map() });
  const file = path.join(folder, `${page.language}.docx`);
  writeFileSync(file, bytes);
  // A profile of its own: what a person's LibreOffice is set to is not what is tested.
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
  const office = spawnSync(
    'soffice',
    [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file],
    { encoding: 'utf8' },
  );
  expect(office.status, office.stderr).toBe(0);
  const text = spawnSync('pdftotext', ['-raw', file.replace(/docx$/u, 'pdf'), '-'], { encoding: 'utf8' });
  return bare(text.stdout);
}
const bare = (text: string): string => text.replaceAll(/[\s\u200B]/gu, '');
/** The lines of the plain text; Word's own signs of notes are Latin digits without brackets. */
const linesOf = (page: InstrumentPage): readonly string[] =>
  instrumentText(page)
    .replaceAll(/\[(.)\]/gu, (_all, sign: string) => toAsciiDigits(sign))
    .split('\n')
    .map(bare)
    .filter((line) => line !== '');

/** Numbers, markers and what references show, as they follow each other. */
const IN_ORDER: Readonly<Record<Language, string>> = {
  km: 'ជំពូកទី១ ប្រការ១ ចំណុចកនៃប្រការ៣ ប្រការ២ ក- ១- ២- ខ- ប្រការ២ថ្មី អនុវត្តតាមប្រការ២ ជំពូកទី២ ប្រការ៣ ឧបសម្ព័ន្ធទី១ ប្រការ៤',
  en: 'Chapter1 Clause1 pointaofClause3 Clause2 a. 1. 2. b. Clause2new ItappliesunderClause2 Chapter2 Clause4',
};

describe.skipIf(!canRun)(canRun ? 'LibreOffice' : `LibreOffice, ${NOT_RUN}`, () => {
  test.each(LANGUAGES)('shows every word and number of a prakas, in their order (%s)', async (language) => {
    const page = pageIn(language);
    const pdf = await printed(page);
    for (const line of linesOf(page)) expect(pdf).toContain(line);
    let at = 0;
    for (const number of IN_ORDER[language].split(' ')) {
      expect(pdf.indexOf(number, at), number).toBeGreaterThanOrEqual(at);
      at = pdf.indexOf(number, at) + number.length;
    }
  });
});
