import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plainText } from '../../shared/document/text.ts';
import { ROOT } from '../support/launch.ts';
import { ask, caretAtEnd, everythingIsSaved, openNewArticle, storedText, textOf } from '../support/desk.ts';
import { expect, test } from './fixtures.ts';

/** What the browser tells the page when a person pastes. */
async function paste(page: Page, data: Readonly<Record<string, string>>): Promise<void> {
  await textOf(page, 'km').evaluate((element, forms) => {
    const clipboardData = new DataTransfer();
    for (const [type, form] of Object.entries(forms)) clipboardData.setData(type, form);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

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
  // Beside whatever else the machine does; how soon on an idle one is printed.
  test.slow();
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.insertText('ក');
  const style = `style='font-size:12.0pt;font-family:"Khmer OS Siemreap";mso-fareast-font-family:"Times New Roman";mso-bidi-font-family:"Khmer OS Siemreap";mso-ascii-theme-font:minor-latin;mso-hansi-theme-font:minor-latin;color:black;mso-themecolor:text1'`;
  const words = 'ព្រះរាជាណាចក្រកម្ពុជា​ជាតិ​សាសនា​ព្រះមហាក្សត្រ ';
  const paragraphs = 4_000;
  const one = `<p class=MsoNormal style='margin-bottom:0in;line-height:normal'><b><span lang=KHM ${style}>${words}</span></b><span lang=KHM ${style}>${words.repeat(4)}<o:p></o:p></span></p>\n`;
  const html = `<html><body><!--StartFragment-->${one.repeat(paragraphs)}<!--EndFragment--></body></html>`;
  expect(Buffer.byteLength(html)).toBeGreaterThan(5_000_000);
  await page.evaluate(() => {
    const gaps = { longest: 0, last: performance.now() };
    const watch = (): void => {
      const now = performance.now();
      gaps.longest = Math.max(gaps.longest, now - gaps.last);
      gaps.last = now;
      requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    Object.assign(window, { gaps });
  });
  const started = Date.now();
  await paste(page, { 'text/html': html });
  await expect(textOf(page, 'km').locator('> p')).toHaveCount(paragraphs + 1, { timeout: 60_000 });
  const took = Date.now() - started;
  const longest = await page.evaluate(
    () => (window as unknown as { gaps: { longest: number } }).gaps.longest,
  );
  test.info().annotations.push({
    type: 'paste',
    description: `${html.length} characters, ${Buffer.byteLength(html)} bytes: ${took} ms, longest pause ${Math.round(longest)} ms`,
  });
  console.log(test.info().annotations.at(-1)?.description);
  await everythingIsSaved(page);
  const { units } = await ask(page, 'documents.open', { documentId });
  expect(units.km).toHaveLength(paragraphs + 1);
  await page.keyboard.press('Control+z');
  await expect(textOf(page, 'km').locator('> p')).toHaveCount(1, { timeout: 60_000 });
  await everythingIsSaved(page);
  expect(await storedText(page, documentId, 'km')).toBe('ក');
});
