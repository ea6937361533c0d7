/** One article from the first minute to the file that leaves the desk, by keys alone: no pointer, no call past the page. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import mammoth from 'mammoth';
import { plainText } from '../../shared/document/text.ts';
import { ask, everythingIsSaved, textOf, type } from '../support/desk.ts';
import { saveAs, tabTo } from '../support/by-keyboard.ts';
import { launchApp } from '../support/launch.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { pngOf } from '../support/pictures.ts';
import { expect, test } from './fixtures.ts';

const TITLE = 'សេចក្តីជូនដំណឹងស្តីពីទឹកជំនន់';
const FIRST = 'ក្រសួងមហាផ្ទៃ ជូនដំណឹង';

/** All words of a Word document, footnotes with them. */
async function wordsOf(file: string): Promise<string> {
  const { value } = await mammoth.convertToHtml({ buffer: readFileSync(file) });
  return value.replaceAll(/<[^>]*>/gu, '');
}

const letters = (text: string): string => text.replaceAll(/[\s\u200B\uFFFC]/gu, '');

test('an article is written, kept, found and sent out by keyboard alone', async ({
  folder,
  profile,
}, info) => {
  test.setTimeout(240_000);
  const launch = () => launchApp({ profile, userData: path.join(folder, 'user-data') });
  let app = await launch();
  info.annotations.push({ type: 'host', description: app.host });
  let { page } = app;

  // The welcome: a name, Enter, and the title of the first article waits.
  await expect(page.getByRole('textbox', { name: 'ឈ្មោះរបស់លោកអ្នក' })).toBeFocused();
  await type(app.page, 'សុខា\n');
  await expect(page.getByRole('textbox', { name: 'ចំណងជើងជាភាសាខ្មែរ' })).toBeFocused();
  await type(app.page, `${TITLE}\n`);
  await expect(textOf(page, 'km')).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'ចំណងជើងជាភាសាខ្មែរ' })).toHaveValue(TITLE);

  // A heading, a paragraph with a footnote, a table, a picture.
  await type(app.page, `# ជំពូកទី១\n${FIRST}`);
  await page.keyboard.press('Control+Shift+J');
  await type(app.page, 'យោងប្រកាសលេខ ១២');
  await page.keyboard.press('Escape');
  await expect(textOf(page, 'km')).toBeFocused();
  await type(app.page, '។\n');
  await page.keyboard.press('Control+Shift+T');
  await type(app.page, '2');
  await page.keyboard.press('Tab');
  await type(app.page, '2\n');
  for (const cell of ['ខេត្ត', 'ចំនួន', 'តាកែវ']) {
    await type(app.page, cell);
    await page.keyboard.press('Tab');
  }
  await type(app.page, '១២');
  await page.keyboard.press('ArrowDown');
  await type(app.page, 'ក្រោមតារាង');
  const picture = path.join(folder, 'flood.png');
  writeFileSync(picture, pngOf(320, 200));
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+Shift+G');
  await (await chooser).setFiles(picture);
  await expect(textOf(page, 'km').locator('figure img')).toBeVisible();
  await type(app.page, 'រូបភាពទឹកជំនន់');
  await page.keyboard.press('Control+s');
  await everythingIsSaved(page);

  // The other language, and back; then a mistake: everything is deleted.
  await page.keyboard.press('Control+2');
  await tabTo(page, textOf(page, 'en'));
  await type(app.page, 'Notice of floods');
  await everythingIsSaved(page);
  await page.keyboard.press('Control+1');
  const documents = await ask(page, 'documents.list', { bin: false });
  const documentId = documents[0]?.id;
  if (documentId === undefined) throw new Error('no article');
  const { km: written, en } = (await ask(page, 'documents.open', { documentId })).units;
  expect(en.map(plainText)).toEqual(['Notice of floods']);
  expect(written.map((unit) => unit.type)).toEqual(['heading', 'paragraph', 'table', 'paragraph', 'figure']);
  await tabTo(page, textOf(page, 'km'));
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await type(app.page, 'អ្វីមួយផ្សេង');
  await everythingIsSaved(page);

  // Closed and opened again, it lies on the desk as it was left.
  await app.close();
  app = await launch();
  ({ page } = app);
  await expect(textOf(page, 'km')).toContainText('អ្វីមួយផ្សេង');

  // The version that was saved is read, and restored.
  await page.keyboard.press('Control+h');
  const revisions = page.getByRole('listbox', { name: 'ប្រវត្តិ' });
  await tabTo(page, revisions.getByRole('option').first().or(revisions).first());
  const kept = revisions.getByRole('option', { name: /បានរក្សាទុក/u });
  for (
    let presses = 0;
    presses < 10 && !(await kept.evaluate((row) => row === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'យកកំណែនេះមកវិញ' }));
  await page.keyboard.press('Enter');
  await expect(textOf(page, 'km').locator('table')).toBeVisible();
  const restored = (await ask(page, 'documents.open', { documentId })).units.km;
  expect(restored.map(({ type: kind, content }) => ({ kind, content }))).toEqual(
    written.map(({ type: kind, content }) => ({ kind, content })),
  );

  // Found by a spelling that it does not have: the coeng of another letter, which looks the same.
  await page.keyboard.press('Control+Shift+F');
  await expect(page.getByRole('combobox')).toBeFocused();
  await type(app.page, 'សេចក្ដីជូនដំណឹង');
  await expect(page.getByRole('option').filter({ hasText: TITLE })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(textOf(page, 'km')).toBeVisible();

  // Out of the desk: the words of both files are the words of the article.
  const pdf = path.join(folder, 'article.pdf');
  await saveAs(app, pdf);
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByText('article.pdf')).toBeVisible({ timeout: 30_000 });
  const docx = path.join(folder, 'article.docx');
  await saveAs(app, docx);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await type(app.page, 'Word…');
  await expect(page.getByRole('option', { name: /Word…/u })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByText('article.docx')).toBeVisible({ timeout: 30_000 });

  const onPaper = letters(textOfPdf(readFileSync(pdf)).join(''));
  const inWord = letters(await wordsOf(docx));
  for (const words of [TITLE, 'ជំពូកទី១', FIRST, 'យោងប្រកាសលេខ ១២', 'តាកែវ', 'ក្រោមតារាង', 'រូបភាពទឹកជំនន់']) {
    expect(onPaper).toContain(letters(words));
    expect(inWord).toContain(letters(words));
  }
  await app.close();
});
