import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plainText } from '../../shared/document/text.ts';
import { ROOT } from '../support/launch.ts';
import { ask, caretAtEnd, everythingIsSaved, openNewArticle, storedText, textOf } from '../support/desk.ts';
import { paste, wordMarkup } from '../support/paste.ts';
import { expect, test } from './fixtures.ts';

test('a text from Word is pasted with its headings, lists, table and footnote, and is undone as one step', async ({
  app: { page },
}) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  const html = readFileSync(path.join(ROOT, 'tests/fixtures/exchange/word.html'), 'utf8');
  await paste(page, { 'text/html': html, 'text/plain': 'not this' });
  await everythingIsSaved(page);
  const { units } = await ask(page, 'documents.open', { documentId });
  expect(units.km.map(({ type }) => type)).toEqual([
    'heading',
    'heading',
    'paragraph',
    'list',
    'list',
    'quote',
    'table',
  ]);
  expect(plainText(units.km[2] ?? { type: '', schemaVersion: 1, content: null })).toContain('យោងប្រកាសលេខ ១២');
  // A picture that lies on the other program's disk cannot be read from here, and that is said.
  await expect(page.getByText('រូបភាពចំនួន ១')).toBeVisible();
  await page.keyboard.press('Control+z');
  await everythingIsSaved(page);
  expect(await storedText(page, documentId, 'km')).toBe('');
});

test('cells of a spreadsheet are pasted as a table, from its markup or from its text', async ({
  app: { page },
}) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await paste(page, { 'text/plain': 'ខេត្ត\tសិស្ស\r\nកណ្តាល\t12\r\n' });
  await everythingIsSaved(page);
  const { units } = await ask(page, 'documents.open', { documentId });
  expect(units.km).toMatchObject([{ type: 'table', content: { rows: [{}, {}] } }]);
});

test('a picture whose bytes came with the text is kept behind it', async ({ app: { page } }) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await paste(page, {
    'text/html': `<p>មុន</p><img src="data:image/png;base64,${png}"><p>ក្រោយ</p>`,
    'text/plain': 'x',
  });
  const types = async (): Promise<readonly string[]> =>
    (await ask(page, 'documents.open', { documentId })).units.km.map(({ type }) => type);
  await expect.poll(types).toEqual(['paragraph', 'paragraph', 'figure']);
});

test('markup that nobody wrote for people is refused in a sentence, and the text is as it was', async ({
  app: { page },
}) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.insertText('មុន');
  await paste(page, { 'text/html': `${'<div>'.repeat(3000)}x`, 'text/plain': 'x' });
  await expect(page.getByText('មិនអាចបិទភ្ជាប់បានទេ')).toBeVisible();
  await everythingIsSaved(page);
  expect(await storedText(page, documentId, 'km')).toBe('មុន');
});

test('5 MB of Word markup go in while the desk answers, and one undo takes them out again', async ({
  app: { page },
}) => {
  // Beside whatever else the machine does.
  test.slow();
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.insertText('ក');
  const paragraphs = 4_000;
  const html = wordMarkup(paragraphs);
  expect(Buffer.byteLength(html)).toBeGreaterThan(5_000_000);
  await paste(page, { 'text/html': html });
  await expect(textOf(page, 'km').locator('> p')).toHaveCount(paragraphs + 1, { timeout: 60_000 });
  await everythingIsSaved(page);
  const { units } = await ask(page, 'documents.open', { documentId });
  expect(units.km).toHaveLength(paragraphs + 1);
  await page.keyboard.press('Control+z');
  await expect(textOf(page, 'km').locator('> p')).toHaveCount(1, { timeout: 60_000 });
  await everythingIsSaved(page);
  expect(await storedText(page, documentId, 'km')).toBe('ក');
});

test('Ctrl+Shift+V pastes the words without their looks', async ({ app }) => {
  const { page } = app;
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.insertText('ក ដិត');
  for (let letter = 0; letter < 2; letter += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+v');
  await expect(textOf(page, 'km')).toHaveText('ដិតក ដិត');
  await everythingIsSaved(page);
  const { units } = await ask(page, 'documents.open', { documentId });
  expect(units.km).toHaveLength(1);
  expect(units.km[0]?.content).toEqual({
    inline: [
      { kind: 'text', text: 'ដិតក ' },
      { kind: 'text', text: 'ដិត', marks: ['bold'] },
    ],
  });
});

test('text of Word in Limon fonts is shown before and after, is taken as one step of undo, or stays as it was', async ({
  app: { page },
}) => {
  const html = readFileSync(path.join(ROOT, 'tests/fixtures/exchange/word-limon.html'), 'utf8');
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.insertText('មុន');
  await paste(page, { 'text/html': html, 'text/plain': 'x' });
  const dialog = page.getByRole('dialog', { name: 'អត្ថបទជាពុម្ពអក្សរខ្មែរចាស់' });
  await expect(dialog.getByRole('row').nth(2)).toHaveText(/siT§imnusS nig\s*សិទ្ធិមនុស្ស និង/u);
  await expect(dialog.getByRole('row').nth(4)).toContainText('~');
  await expect(dialog.getByRole('button', { name: 'បម្លែង' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const text = textOf(page, 'km');
  await expect(text).toContainText('ព្រះរាជាណាចក្រកម្ពុជា');
  await expect(text).toContainText('elx~');
  await everythingIsSaved(page);
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+z');
  await everythingIsSaved(page);
  expect(await storedText(page, documentId, 'km')).toBe('មុន');

  await caretAtEnd(page, 'km');
  await paste(page, { 'text/html': html, 'text/plain': 'x' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(text).toContainText('siT§imnusS nig eKalkarN_ENnaM');
  await expect(text).not.toContainText('សិទ្ធិមនុស្ស');
  await everythingIsSaved(page);
});

test('a long text in a Limon font is asked about once, too, and is undone as one step', async ({
  app: { page },
}) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.insertText('មុន');
  const paragraphs = 700;
  const one = `<p class=MsoNormal style='font-family:"Limon S1"'>${'siT§imnusS '.repeat(30)}</p>`;
  await paste(page, { 'text/html': one.repeat(paragraphs) });
  const dialog = page.getByRole('dialog', { name: 'អត្ថបទជាពុម្ពអក្សរខ្មែរចាស់' });
  await expect(dialog).toContainText('៧០០');
  await page.keyboard.press('Enter');
  await expect(textOf(page, 'km').locator('> p')).toHaveCount(paragraphs + 1, { timeout: 60_000 });
  await expect(textOf(page, 'km').locator('> p').nth(1)).toContainText('សិទ្ធិមនុស្ស');
  await everythingIsSaved(page);
  await page.keyboard.press('Control+z');
  await expect(textOf(page, 'km').locator('> p')).toHaveCount(1, { timeout: 60_000 });
  await everythingIsSaved(page);
  expect(await storedText(page, documentId, 'km')).toBe('មុន');
});
