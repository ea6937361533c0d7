import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DocumentId } from '../../shared/document/model.ts';
import type { LaunchedApp } from '../support/launch.ts';
import {
  ask,
  caretAtEnd,
  everythingIsSaved,
  openArticle,
  openNewArticle,
  storedText,
  textOf,
  type,
} from '../support/desk.ts';
import { dropFiles, pasteFiles, type BroughtFile } from '../support/files.ts';
import { pngOf } from '../support/pictures.ts';
import { expect, test } from './fixtures.ts';

const picture = (name: string, shade = 0x80): BroughtFile => ({
  name,
  type: 'image/png',
  bytes: pngOf(320, 200, shade),
});

async function bodies(app: LaunchedApp, documentId: DocumentId) {
  await everythingIsSaved(app.page);
  const document = await ask(app.page, 'documents.open', { documentId });
  return document.units.km.map(({ type: kind, content }) => ({ kind, content }));
}

const figures = (app: LaunchedApp) => textOf(app.page, 'km').locator('figure');

/** How wide the picture is that the page really shows, in pixels of its own. */
const shownWidth = (app: LaunchedApp, index = 0) =>
  figures(app)
    .nth(index)
    .locator('img')
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth;
    });

test('a picture that is dropped gets a caption and words for those who do not see it, and is there after closing', async ({
  app,
}) => {
  const documentId = await openNewArticle(app.page);
  await caretAtEnd(app.page, 'km');
  await type(app.page, 'មុន\nក្រោយ');
  await dropFiles(textOf(app.page, 'km').locator('p').first(), [picture('meeting.png')]);
  await expect(figures(app)).toHaveCount(1);
  expect(await shownWidth(app)).toBe(320);
  // The caret stands in the caption; the keys lead to the alternative text and back.
  await type(app.page, 'កិច្ចប្រជុំ');
  await app.page.keyboard.press('Control+Shift+G');
  await type(app.page, 'មនុស្សបីនាក់');
  await app.page.keyboard.press('Enter');
  await type(app.page, ' ២');
  const stored = await bodies(app, documentId);
  expect(stored.map(({ kind }) => kind)).toEqual(['paragraph', 'figure', 'paragraph']);
  expect(stored[1]?.content).toMatchObject({
    alt: 'មនុស្សបីនាក់',
    width: 320,
    height: 200,
    inline: [{ kind: 'text', text: 'កិច្ចប្រជុំ ២' }],
  });
  await openArticle(app.page, documentId);
  await expect(figures(app).locator('figcaption')).toHaveText('កិច្ចប្រជុំ ២');
  expect(await shownWidth(app)).toBe(320);
});

test('a picture that is pasted stands on the paper, in the preview and in the PDF', async ({
  app,
  folder,
}) => {
  const documentId = await openNewArticle(app.page);
  await caretAtEnd(app.page, 'km');
  await pasteFiles(textOf(app.page, 'km'), [picture('seal.png')]);
  await expect(figures(app)).toHaveCount(1);
  await everythingIsSaved(app.page);
  await app.page.keyboard.press('Control+Shift+E');
  const shown = app.page.frameLocator('iframe').locator('figure img');
  await expect(shown).toHaveJSProperty('naturalWidth', 320);
  const file = path.join(folder, 'a.pdf');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
  await ask(app.page, 'paper.pdf', { documentId, language: 'km' });
  expect(readFileSync(file, 'latin1')).toMatch(/\/Subtype\s*\/Image[^>]*\/Width 320/u);
});

test('what is no picture and no file that is kept is told by its name, and keeps nothing else from coming', async ({
  app,
}) => {
  const documentId = await openNewArticle(app.page);
  await caretAtEnd(app.page, 'km');
  await type(app.page, 'ក');
  await dropFiles(textOf(app.page, 'km').locator('p').first(), [
    picture('one.png', 1),
    { name: 'photo.png', type: 'image/png', bytes: Buffer.from('MZ\x90\0\x03', 'latin1') },
    { name: 'report.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF') },
    picture('two.png', 2),
  ]);
  await expect(app.page.getByRole('alertdialog')).toContainText('photo.png');
  await expect(figures(app)).toHaveCount(2);
  expect((await bodies(app, documentId)).map(({ kind }) => kind)).toEqual([
    'paragraph',
    'figure',
    'attachment',
    'figure',
  ]);
  // Each came in by a step of its own.
  await caretAtEnd(app.page, 'km');
  await app.page.keyboard.press('Control+Z');
  await expect(figures(app)).toHaveCount(1);
});

test('two hundred pictures at once show how far they are, keep their order, and can be stopped', async ({
  app,
}) => {
  test.slow();
  const documentId = await openNewArticle(app.page);
  await caretAtEnd(app.page, 'km');
  const many = Array.from({ length: 200 }, (_, index) => ({
    name: `${index}.png`,
    type: 'image/png',
    bytes: pngOf(index + 1, 1),
  }));
  await pasteFiles(textOf(app.page, 'km'), many);
  await expect(app.page.getByRole('progressbar')).toBeVisible();
  await expect.poll(() => figures(app).count()).toBeGreaterThan(5);
  await app.page.getByRole('button', { name: 'បញ្ឈប់' }).click();
  await expect(app.page.getByRole('progressbar')).toBeHidden();
  const stored = (await bodies(app, documentId)).filter(({ kind }) => kind === 'figure');
  expect(stored.length).toBeGreaterThan(5);
  expect(stored.length).toBeLessThan(200);
  expect(stored.map(({ content }) => (content as { width: number }).width)).toEqual(
    stored.map((_, index) => index + 1),
  );
});

test('keys at the ends of a caption never mix it with other words; Backspace chooses the picture before it takes it, undo brings it back', async ({
  app,
}) => {
  const documentId = await openNewArticle(app.page);
  await caretAtEnd(app.page, 'km');
  await type(app.page, 'ក');
  await pasteFiles(textOf(app.page, 'km'), [picture('a.png')]);
  await expect(figures(app)).toHaveCount(1);
  const { keyboard } = app.page;
  await keyboard.press('Enter');
  await type(app.page, 'ខ');
  await figures(app).locator('img').click();
  await type(app.page, 'គ');
  await keyboard.press('Delete');
  const kinds = (await bodies(app, documentId)).map(({ kind }) => kind);
  expect(kinds).toEqual(['paragraph', 'figure', 'paragraph']);
  await keyboard.press('Backspace');
  await expect(figures(app).locator('figcaption')).toHaveText('');
  await keyboard.press('Backspace');
  await expect(figures(app)).toHaveAttribute('data-chosen');
  await keyboard.press('Backspace');
  await expect(figures(app)).toHaveCount(0);
  await keyboard.press('Control+Z');
  await expect(figures(app)).toHaveCount(1);
  expect(await storedText(app.page, documentId, 'km')).toMatch(/^ក\n+ខ$/u);
});

test('a footnote is written by keys alone, counted in Khmer digits, and keeps its words when it moves', async ({
  app,
}) => {
  const documentId = await openNewArticle(app.page);
  await caretAtEnd(app.page, 'km');
  const { keyboard } = app.page;
  const signs = textOf(app.page, 'km').locator('sup');
  const notes = app.page.locator('textarea[data-note-key]');
  await type(app.page, 'ក');
  await keyboard.press('Control+Shift+J');
  await expect(notes).toBeFocused();
  await type(app.page, 'ទីមួយ');
  await keyboard.press('Enter');
  await type(app.page, 'ខ');
  await keyboard.press('Control+Shift+J');
  await type(app.page, 'ទីពីរ');
  await keyboard.press('Escape');
  await expect(signs).toHaveText(['១', '២']);
  // A note in front of both: the numbers follow.
  await keyboard.press('Control+Home');
  await keyboard.press('Control+Shift+J');
  await type(app.page, 'ទីសូន្យ');
  await keyboard.press('Enter');
  await expect(signs).toHaveText(['១', '២', '៣']);
  await everythingIsSaved(app.page);
  expect((await storedText(app.page, documentId, 'km')).split('\n')).toEqual(['កខ', 'ទីសូន្យ', 'ទីមួយ', 'ទីពីរ']);
  // Backspace selects the sign, Enter goes to its words, Backspace again takes it.
  await keyboard.press('Backspace');
  await expect(signs).toHaveCount(3);
  await keyboard.press('Enter');
  await expect(notes.first()).toBeFocused();
  await keyboard.press('Escape');
  await keyboard.press('Backspace');
  await keyboard.press('Backspace');
  await expect(signs).toHaveText(['១', '២']);
  await openArticle(app.page, documentId);
  await expect(notes.first()).toHaveValue('ទីមួយ');
  await expect(signs).toHaveText(['១', '២']);
});

test('a picture whose bytes are gone leaves its place, a sentence and a desk that works', async ({
  app,
  profile,
}) => {
  const documentId = await openNewArticle(app.page);
  await caretAtEnd(app.page, 'km');
  await pasteFiles(textOf(app.page, 'km'), [picture('a.png')]);
  await expect(figures(app)).toHaveCount(1);
  await everythingIsSaved(app.page);
  const lost = await app.page.evaluate(async () => (await fetch(`media/${'0'.repeat(64)}`)).status);
  expect(lost).toBe(404);
  expect(readdirSync(path.join(profile, 'media'))).not.toContain('00');
  await figures(app)
    .locator('img')
    .evaluate((image: HTMLImageElement) => {
      image.src = `media/${'0'.repeat(64)}`;
    });
  await expect(figures(app)).toHaveAttribute('data-missing', /រូបភាព/u);
  await type(app.page, 'ក');
  expect((await bodies(app, documentId))[0]?.content).toMatchObject({ inline: [{ text: 'ក' }] });
});
