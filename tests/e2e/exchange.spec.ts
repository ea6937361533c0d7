import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import mammoth from 'mammoth';
import { docxOf } from '../../electron/core/exchange/docx.ts';
import { branded } from '../../shared/document/brand.ts';
import type { Hash } from '../../shared/document/model.ts';
import { chooseFile } from '../support/choose-file.ts';
import {
  ask,
  caretAtEnd,
  cdpOf,
  deskIsReady,
  everythingIsSaved,
  openNewArticle,
  storedText,
  textOf,
} from '../support/desk.ts';
import { pressKey } from '../support/keyboard.ts';
import { launchApp } from '../support/launch.ts';
import { paragraph } from '../support/units.ts';
import { expect, test } from './fixtures.ts';

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function wordFile(file: string): Promise<void> {
  const media = branded<Hash>('a'.repeat(64));
  const figure = { media, mime: 'image/png', width: 1, height: 1, alt: 'រូបសាលា', inline: [] };
  const { bytes } = await docxOf({
    language: 'km',
    title: 'សេចក្តីជូនដំណឹង',
    units: [
      { type: 'heading', schemaVersion: 1, content: { level: 1, inline: [{ kind: 'text', text: 'ជំពូកទី១' }] } },
      paragraph('ក្រសួង​អប់រំ'),
      { type: 'figure', schemaVersion: 1, content: figure },
    ],
    pictures: new Map([[media, PNG]]),
  });
  writeFileSync(file, bytes);
}

test('Ctrl+O opens a Word file as a new article, with its title, its pictures and a way back', async ({
  app,
  folder,
}) => {
  const { page } = app;
  const file = path.join(folder, 'ជូនដំណឹង.docx');
  await wordFile(file);
  await chooseFile(app, file);
  await deskIsReady(page);
  await page.keyboard.press('Control+o');
  await expect(textOf(page, 'km')).toContainText('ក្រសួង');
  const [made] = await ask(page, 'documents.list', { bin: false });
  expect(made?.title.km).toBe('សេចក្តីជូនដំណឹង');
  if (made === undefined) throw new Error('no article');
  const { units } = await ask(page, 'documents.open', { documentId: made.id });
  expect(units.km.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'figure']);
  expect(units.km[2]?.content).toMatchObject({ mime: 'image/png', width: 1, alt: 'រូបសាលា' });
  // Nothing of the copy that was read stays behind.
  expect(readdirSync(path.join(app.userData, 'import'))).toEqual([]);
  await page.getByRole('button', { name: 'មិនធ្វើវិញ' }).last().click();
  await expect.poll(async () => (await ask(page, 'documents.list', { bin: true })).length).toBe(1);
});

test('a web page and a text without an encoding that is known: what was left out is told, what cannot be read is refused', async ({
  app,
  folder,
}) => {
  const { page } = app;
  const html = path.join(folder, 'news.html');
  writeFileSync(html, '<h1>News</h1><p>One<img src="https://example.org/a.png" alt="x"></p>');
  await chooseFile(app, html);
  await deskIsReady(page);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('dialog')).toContainText('រូបភាពចំនួន ១ មិនបានយកមកទេ');
  await page.keyboard.press('Escape');
  await expect(textOf(page, 'en')).toContainText('One');
  const legacy = path.join(folder, 'legacy.txt');
  writeFileSync(legacy, Buffer.from([0xe1, 0xe2, 0xe3, 0x20, 0xff]));
  await chooseFile(app, legacy);
  await page.keyboard.press('Control+o');
  await expect(page.getByText('UTF-8')).toBeVisible();
  expect(await ask(page, 'documents.list', { bin: false })).toHaveLength(1);
});

test('a Word file in a Limon font: asked once, it opens as Khmer, or as it was', async ({ app, folder }) => {
  const { page } = app;
  const file = path.join(folder, 'ចាស់.docx');
  const run = new TextRun({ text: 'siT§imnusS', font: 'Limon S1' });
  const document = new Document({ sections: [{ children: [new Paragraph({ children: [run] })] }] });
  writeFileSync(file, await Packer.toBuffer(document));
  await deskIsReady(page);
  await chooseFile(app, file);
  const dialog = page.getByRole('dialog', { name: 'អត្ថបទជាពុម្ពអក្សរខ្មែរចាស់' });
  await page.keyboard.press('Control+o');
  await expect(dialog.getByRole('row').nth(1)).toHaveText(/siT§imnusS\s*សិទ្ធិមនុស្ស/u);
  await dialog.getByRole('button', { name: 'បម្លែង' }).click();
  await expect(textOf(page, 'km')).toHaveText('សិទ្ធិមនុស្ស');
  await page.keyboard.press('Control+o');
  await dialog.getByRole('button', { name: 'ទុកដូចដើម' }).click();
  await expect(page.getByRole('dialog')).toContainText('Limon S1');
  await page.keyboard.press('Escape');
  await expect(page.getByText('siT§imnusS').first()).toBeVisible();
});

test('an article becomes a Word document that says the same words', async ({ app, folder }) => {
  const { page } = app;
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  const session = await cdpOf(page);
  for (const key of 'ព្រះរាជាណាចក្រកម្ពុជា report') await pressKey(session, key);
  await everythingIsSaved(page);
  const file = path.join(folder, 'article.docx');
  await chooseFile(app, file);
  expect(await ask(page, 'paper.saveAs', { documentId, language: 'km', form: 'docx' })).toEqual({
    fileName: 'article.docx',
    picturesLeft: 0,
  });
  const { value } = await mammoth.extractRawText({ buffer: readFileSync(file) });
  const words = (text: string): string => text.replace(/\s/gu, '');
  expect(words(value)).toBe(words(await storedText(page, documentId, 'km')));
});

test('what an import that was killed has left is gone at the next start', async ({ folder, profile }) => {
  const userData = path.join(folder, 'user-data');
  mkdirSync(path.join(userData, 'import'), { recursive: true });
  writeFileSync(path.join(userData, 'import', 'left'), 'ពាក្យ');
  const app = await launchApp({ profile, userData });
  await deskIsReady(app.page);
  await expect.poll(() => existsSync(path.join(userData, 'import'))).toBe(false);
  await app.close();
});
