/** An instrument as it prints: what stands in the PDF is what stands in the draft, with the numbers that follow from it. */
import type { Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentId, Language } from '../../shared/document/model.ts';
import { chooseFile } from '../support/choose-file.ts';
import { ask, deskIsReady, everythingIsSaved, textOf } from '../support/desk.ts';
import type { LaunchedApp } from '../support/launch.ts';
import { makePrakas } from '../support/made-prakas.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { expect, test } from './fixtures.ts';

async function pdfOf(
  app: LaunchedApp,
  file: string,
  documentId: DocumentId,
  language: Language,
): Promise<Buffer> {
  await chooseFile(app, file);
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
  const documentId = await makePrakas(app);
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
  const documentId = await makePrakas(app);
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

/** Tab by Tab to the button of this name; the pickers on the way hide the others while they are open. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 20; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return;
  }
  throw new Error(`no button ${name} is reached`);
}

test('a prakas is begun from its template, written and printed by keyboard alone', async ({
  app,
  folder,
}) => {
  const { page } = app;
  await deskIsReady(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ថ្មីតាមគំរូ');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'ថ្មីតាមគំរូ' });
  await expect(dialog.getByRole('option').first()).toBeFocused();
  const prakas = dialog.getByRole('option', { name: /^ប្រកាស /u });
  while (!(await prakas.getAttribute('aria-selected'))?.includes('true'))
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ការគ្រប់គ្រងឯកសារ');
  await page.keyboard.press('Tab');
  await page.keyboard.type('the management of documents');
  await tabTo(page, 'បង្កើតឯកសារ');
  await page.keyboard.press('Enter');
  const text = textOf(page, 'km');
  await expect(text).toContainText('បានឃើញរដ្ឋធម្មនុញ្ញ');

  // Line by line to what is still open; it is written over, and Enter begins what follows it.
  await text.focus();
  await page.keyboard.press('Control+Home');
  const here = () => page.evaluate(() => getSelection()?.anchorNode?.textContent ?? '');
  for (let lines = 0; (await here()) !== '[បទប្បញ្ញត្តិ]' && lines < 60; lines += 1)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.type('ឯកសារត្រូវរក្សាទុក១០ឆ្នាំ។');
  await expect(text).toContainText('ឯកសារត្រូវរក្សាទុក១០ឆ្នាំ។');
  await expect(text).not.toContainText('[បទប្បញ្ញត្តិ]');
  await everythingIsSaved(page);

  const file = path.join(folder, 'written.pdf');
  await chooseFile(app, file);
  await page.keyboard.press('Control+Shift+p');
  await expect.poll(() => existsSync(file)).toBe(true);
  await expect.poll(() => readFileSync(file).includes('%%EOF')).toBe(true);
  expectInOrder(textOfPdf(readFileSync(file)).map(letters).join(''), [
    'ប្រកាស',
    'ស្តីពី',
    'ការគ្រប់គ្រងឯកសារ',
    'បានឃើញរដ្ឋធម្មនុញ្ញ',
    'សម្រេច',
    'ប្រការ ១',
    'ប្រការ ៣ ឯកសារត្រូវរក្សាទុក១០ឆ្នាំ។',
    'ប្រការ ៥',
    '៕',
    'រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ',
    'កន្លែងទទួល៖',
  ]);
});
