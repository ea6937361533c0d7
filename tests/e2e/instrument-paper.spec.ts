/** An instrument as it prints: what stands in the PDF is what stands in the draft, with the numbers that follow from it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentId, Language } from '../../shared/document/model.ts';
import { unitsOfContent } from '../../shared/document/open-units.ts';
import { ask, deskIsReady } from '../support/desk.ts';
import type { LaunchedApp } from '../support/launch.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../support/sample-prakas.ts';
import { expect, test } from './fixtures.ts';

async function create(app: LaunchedApp): Promise<DocumentId> {
  await deskIsReady(app.page);
  await ask(app.page, 'register.change', { puts: [...PRAKAS_SOURCE.register.values()], removes: [] });
  const units = unitsOfContent(PRAKAS);
  const made = await ask(app.page, 'documents.createFrom', {
    kind: 'instrument',
    units: (['km', 'en'] as const).flatMap((language) => units[language].map((unit) => ({ language, unit }))),
    fields: Object.entries(PRAKAS_STATE.metadata).map(([name, value]) => ({ name, value })),
  });
  return made.summary.id;
}

async function pdfOf(
  app: LaunchedApp,
  file: string,
  documentId: DocumentId,
  language: Language,
): Promise<Buffer> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
  await ask(app.page, 'paper.pdf', { documentId, language });
  return readFileSync(file);
}

const letters = (text: string): string => text.replaceAll(/[\s\u200B]/gu, '');

function expectInOrder(text: string, pieces: readonly string[]): void {
  let at = 0;
  for (const piece of pieces.map(letters)) {
    expect(text.indexOf(piece, at), piece).toBeGreaterThanOrEqual(at);
    at = text.indexOf(piece, at) + piece.length;
  }
}

test('a prakas becomes a PDF that says its words, numbers, references and signatures, its annex across a page of its own', async ({
  app,
  folder,
}) => {
  const documentId = await create(app);
  const pdf = await pdfOf(app, path.join(folder, 'prakas.pdf'), documentId, 'km');
  const pages = textOfPdf(pdf).map(letters);
  expectInOrder(pages.join(''), [
    'ព្រះរាជាណាចក្រកម្ពុជា',
    'ក្រសួងមហាផ្ទៃ',
    'លេខ៖',
    'ប្រកាស',
    'ការផ្តល់សេវាសាធារណៈ',
    'រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ',
    'បានឃើញអនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤ ស្តីពីការរៀបចំ',
    'សម្រេច',
    'ជំពូកទី១ បទប្បញ្ញត្តិទូទៅ',
    'ប្រការ ១ ប្រកាសនេះកំណត់សេវាសាធារណៈតាមចំណុច ក នៃប្រការ ៣',
    'ក- ការចុះបញ្ជី',
    '១- តាមអ៊ីនធឺណិត',
    '២- នៅសាលា',
    'ខ- ការផ្តល់ឯកសារ',
    'ប្រការ ២ ថ្មី អនុវត្តតាមប្រការ ២ និងមាត្រា ៥ នៃអនុក្រឹត្យ',
    'ជំពូកទី២ នីតិវិធី',
    'ប្រការ ៣ ថ្លៃសេវា',
    'ចុះហត្ថលេខា។៕',
    'ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤',
    'ស សុខា',
    'ក វិបុល',
    'កន្លែងទទួល៖',
  ]);
  expectInOrder(pages.at(-1) ?? '', ['ឧបសម្ព័ន្ធទី១ តារាងថ្លៃ', 'ប្រការ ១ ថ្លៃអាចកែប្រែបាន។']);
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/gu)];
  const across = boxes.map(([, width, height]) => Number(width) > Number(height));
  expect(across).toEqual([...pages.slice(1).map(() => false), true]);
});

test('its English is headed as an unofficial translation, with the same numbers in Latin digits', async ({
  app,
  folder,
}) => {
  const documentId = await create(app);
  const pdf = await pdfOf(app, path.join(folder, 'prakas.pdf'), documentId, 'en');
  expectInOrder(textOfPdf(pdf).map(letters).join(''), [
    'Unofficial translation',
    'KINGDOM OF CAMBODIA',
    'Prakas',
    'Public Services',
    'DECIDES',
    'Chapter 1 General provisions',
    'Clause 1 This Prakas determines public services under point a of Clause 3',
    'Clause 2 new It applies under Clause 2 and Article 5 of Sub-Decree No. 41 ANK.BK of 14 February 2014',
    'SAR Sokha',
  ]);
});
