/** A prakas from its template to the files that leave the desk, by keys alone. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import mammoth from 'mammoth';
import { saveAs, tabTo } from '../support/by-keyboard.ts';
import { everythingIsSaved, textOf, type } from '../support/desk.ts';
import { launchApp } from '../support/launch.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { expect, test } from './fixtures.ts';

/** Without what a PDF’s text may lack: spaces, and the hyphens behind the letters of points. */
const letters = (text: string): string => text.replaceAll(/[\s\u200B-]/gu, '');

/** The number that is seen before the unit with the caret. */
const labelAtCaret = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const node = getSelection()?.anchorNode ?? null;
    const element = node instanceof Element ? node : node?.parentElement;
    return element?.closest<HTMLElement>('[data-unit]')?.dataset['label'] ?? '';
  });

/** Down, as often as it takes. */
async function downTo(page: Page, label: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await labelAtCaret(page)) === label) return;
    await page.keyboard.press('ArrowDown');
  }
  expect(await labelAtCaret(page)).toBe(label);
}

const labels = (page: Page): Promise<readonly string[]> =>
  textOf(page, 'km')
    .locator('[data-label]')
    .evaluateAll((blocks) => blocks.map((block) => (block as HTMLElement).dataset['label'] ?? ''));

/** What LibreOffice shows of a Word document; null where it is not installed. */
function shownByLibreOffice(docx: string, folder: string): string | null {
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'office')).href}`;
  const run = spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, docx]);
  if (run.error !== undefined) return null;
  expect(run.status).toBe(0);
  return textOfPdf(readFileSync(docx.replace(/docx$/u, 'pdf'))).join('');
}

test('a prakas is drafted from its template and leaves as PDF and Word, by keyboard alone', async ({
  folder,
  profile,
}, info) => {
  const app = await launchApp({ profile, userData: path.join(folder, 'user-data') });
  info.annotations.push({ type: 'host', description: app.host });
  const { page } = app;
  await expect(page.getByRole('textbox', { name: 'ឈ្មោះរបស់លោកអ្នក' })).toBeFocused();
  await type(page, 'សុខា\n');
  await expect(page.getByRole('textbox', { name: 'ចំណងជើងជាភាសាខ្មែរ' })).toBeFocused();

  // The template, its subject, and the draft of five clauses.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await type(page, 'តាមគំរូ');
  await expect(page.getByRole('option', { name: /តាមគំរូ/u }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  const templates = page.getByRole('dialog').getByRole('listbox');
  const prakas = templates.locator('[data-key="prakas"]');
  await expect(templates.getByRole('option').first()).toBeFocused();
  for (let presses = 0; presses < 20; presses += 1) {
    if (await prakas.evaluate((row) => row === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(prakas).toBeFocused();
  await tabTo(page, page.getByRole('textbox', { name: /កម្មវត្ថុ/u }).first());
  await type(page, 'ការសាកល្បង');
  // By its tag: an open list beside it hides it from those who look for roles.
  await tabTo(page, page.locator('[role="dialog"] button[type="submit"]'));
  await page.keyboard.press('Enter');
  const text = textOf(page, 'km');
  await expect(text.locator('[data-unit="provision"]')).toHaveCount(5);

  // A chapter behind the visas, points in the third clause, another clause behind it that refers to the first.
  await tabTo(page, text);
  await page.keyboard.press('Control+Home');
  const caretUnit = () =>
    page.evaluate(
      () => getSelection()?.anchorNode?.parentElement?.closest<HTMLElement>('[data-unit]')?.dataset['unit'],
    );
  for (let presses = 0; presses < 30 && (await caretUnit()) === 'visa'; presses += 1)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect.poll(caretUnit).toBe('visa');
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.keyboard.press('Control+Alt+Digit1');
  await type(page, 'បទប្បញ្ញត្តិទូទៅ');
  await expect
    .poll(() => labels(page))
    .toEqual(['ជំពូកទី១', 'ប្រការ ១', 'ប្រការ ២', 'ប្រការ ៣', 'ប្រការ ៤', 'ប្រការ ៥']);
  await downTo(page, 'ប្រការ ៣');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await type(page, 'អង្គភាពនានាត្រូវ៖\n');
  await page.keyboard.press('Tab');
  await type(page, 'រៀបចំផែនការ\nរាយការណ៍\n\n\nការអនុវត្តស្របតាម');
  await page.keyboard.press('Control+Shift+X');
  await expect(page.getByRole('dialog')).toBeVisible();
  await type(page, 'ប្រការ ១');
  await expect(page.getByRole('option', { name: /^ប្រការ ១/u })).toBeVisible();
  await expect(page.getByRole('option', { name: /^ជំពូក/u })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(text.locator('[data-reference]')).toHaveText('ប្រការ ១');
  await expect.poll(() => labels(page)).toHaveLength(7);
  await expect(text.locator('[data-marker]')).toHaveCount(2);
  await page.keyboard.press('Control+s');
  await everythingIsSaved(page);

  // Out of the desk.
  const pdf = path.join(folder, 'prakas.pdf');
  await saveAs(app, pdf);
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByText('prakas.pdf')).toBeVisible();
  const docx = path.join(folder, 'prakas.docx');
  await saveAs(app, docx);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await type(page, 'Word…');
  await expect(page.getByRole('option', { name: /Word…/u })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByText('prakas.docx')).toBeVisible();

  const { value } = await mammoth.extractRawText({ buffer: readFileSync(docx) });
  const office = shownByLibreOffice(docx, folder);
  info.annotations.push({
    type: 'LibreOffice',
    description: office === null ? 'not run: soffice is not installed' : 'run',
  });
  const texts = [textOfPdf(readFileSync(pdf)).join(''), value, ...(office === null ? [] : [office])].map(
    letters,
  );
  for (const shown of texts) {
    let at = 0;
    for (const words of [
      'បានឃើញរដ្ឋធម្មនុញ្ញ',
      'ជំពូកទី១',
      'បទប្បញ្ញត្តិទូទៅ',
      'ប្រការ១',
      'ប្រការ៣',
      'អង្គភាពនានាត្រូវ៖',
      'ក-',
      'រៀបចំផែនការ',
      'ខ-',
      'រាយការណ៍',
      'ប្រការ៤',
      'ការអនុវត្តស្របតាមប្រការ១',
      'ប្រការ៦',
    ]) {
      expect(shown.indexOf(letters(words), at), words).toBeGreaterThanOrEqual(at);
      at = shown.indexOf(letters(words), at);
    }
  }
  await app.close();
});
