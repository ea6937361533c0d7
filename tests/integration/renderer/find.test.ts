import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import type { Inline } from '../../../shared/document/article.ts';
import type { Language, UnitBody } from '../../../shared/document/model.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { madeArticle, madeId } from '../../support/fake-documents.ts';
import { painted } from '../../support/painted.ts';
import { innerIdOf } from '../../support/units.ts';

const { open, command } = useDeskPage();

const body = (type: string, content: UnitBody['content']): UnitBody => ({ type, schemaVersion: 1, content });
const paragraph = (...inline: Inline[]): UnitBody => body('paragraph', { inline });
const run = (text: string, bold = false): Inline => ({
  kind: 'text',
  text,
  ...(bold ? { marks: ['bold'] } : {}),
});
const items = (...lines: string[]): UnitBody =>
  body('list', {
    ordered: false,
    items: lines.map((line, index) => ({ id: innerIdOf(index + 1), depth: 0, inline: [run(line)] })),
  });

/** A ministry's name in three spellings, over two runs, in a link, in a list and in the title. */
const article = madeArticle(
  100,
  { km: 'សេចក្តីជូនដំណឹង', en: 'Notice' },
  {
    km: [
      paragraph(run('ក្នុង '), run('សេច', true), run('ក្ដី\u200Bជូន\u200Bដំណឹង'), run(' នេះ')),
      items('មួយ', 'សេចក្តីជូនដំណឹង និង សេចក្ដីជូនដំណឹង'),
      paragraph({
        kind: 'link',
        href: 'https://example.org/',
        children: [{ kind: 'text', text: 'Notice of notices' }],
      }),
    ],
    en: [paragraph(run('The notice says'))],
  },
);
const shown = (languages: 'km' | 'both') => ({
  documents: [article],
  records: [
    { name: 'settings.interface', version: 1, fields: { language: 'en', theme: 'light' } },
    { name: 'settings.desk', version: 1, fields: { document: madeId(100), shown: languages } },
  ],
});

const bar = (page: Page) => page.getByRole('search');
const query = (page: Page) => bar(page).getByRole('textbox', { name: 'Find' });
const count = (page: Page) => bar(page).getByRole('status');
const text = (page: Page, language: Language) => page.locator(`[contenteditable="true"][lang="${language}"]`);
const title = (page: Page, language: Language) => page.locator(`textarea[lang="${language}"]`);

async function opened(languages: 'km' | 'both' = 'km'): Promise<Page> {
  const page = await open(shown(languages));
  await expect(text(page, 'km')).toBeVisible();
  await command('find.open');
  await expect(query(page)).toBeFocused();
  return page;
}

describe('find', () => {
  it('sees through zero-width spaces and spellings, over runs, in lists and in the title, and paints what it finds', async () => {
    const page = await opened();
    await page.keyboard.insertText('សេចក្តីជូនដំណឹង');
    await expect(count(page)).toHaveText('1 of 4');
    expect(await painted(page, 'find-hit')).toEqual(['សេចក្ដី\u200Bជូន\u200Bដំណឹង', 'សេចក្តីជូនដំណឹង', 'សេចក្ដីជូនដំណឹង']);
    await expect(title(page, 'km')).toHaveAttribute('data-found', '');
    await page.keyboard.press('Enter');
    await expect(count(page)).toHaveText('2 of 4');
    expect(await painted(page, 'find-current')).toEqual(['សេចក្ដី\u200Bជូន\u200Bដំណឹង']);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect(count(page)).toHaveText('4 of 4');
    await bar(page).getByRole('button', { name: 'Spelling exactly as typed' }).click();
    await expect(count(page)).toHaveText(/of 2$/u);
  });

  it('gives the caret to what was found when Escape leaves it, and takes its marks away', async () => {
    const page = await opened();
    await page.keyboard.insertText('notices');
    await expect(count(page)).toHaveText('1 of 1');
    await page.keyboard.press('Escape');
    await expect(bar(page)).toHaveCount(0);
    await expect(text(page, 'km')).toBeFocused();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('notices');
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
  });

  it('begins at the caret, with the words that are selected, and follows what is typed', async () => {
    const page = await open(shown('both'));
    await expect(text(page, 'en')).toBeVisible();
    await text(page, 'en')
      .getByText('The notice says')
      .dblclick({ position: { x: 50, y: 12 } });
    await command('find.open');
    await expect(query(page)).toHaveValue('notice');
    await expect(count(page)).toHaveText('4 of 4');
    await command('find.next');
    await expect(count(page)).toHaveText('1 of 4');
    await text(page, 'en').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' notice');
    await expect(count(page)).toHaveText('1 of 5');
  });

  it('finds what stands in footnotes, behind the text, and replaces it there', async () => {
    const note = (id: number, words: string): Inline => ({
      kind: 'footnote',
      id: innerIdOf(id),
      text: words,
    });
    const noted = madeArticle(
      100,
      { km: 'ច្បាប់', en: 'Law' },
      {
        km: [
          paragraph(run('យោងតាម'), note(1, 'សារាចរ\u200Bលេខ៥'), run('សារាចរ')),
          paragraph(run('បន្ត'), note(2, 'មើលសារាចរលេខ៦ និងសារាចរលេខ៧')),
        ],
        en: [],
      },
    );
    const page = await open({ ...shown('km'), documents: [noted] });
    const notes = page.locator('textarea[data-note-key]');
    await expect(notes).toHaveCount(2);
    await command('find.open');
    await expect(query(page)).toBeFocused();
    await page.keyboard.insertText('សារាចរ');
    await expect(count(page)).toHaveText('1 of 4');
    expect(await painted(page, 'find-hit')).toEqual(['សារាចរ']);
    await page.keyboard.press('Enter');
    await expect(notes.first()).toHaveAttribute('data-found', '');
    await page.keyboard.press('Escape');
    await expect(notes.first()).toBeFocused();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('សារាចរ');
    await command('find.replace');
    await query(page).fill('សារាចរ');
    await bar(page).getByRole('textbox', { name: 'Replace with' }).fill('ប្រកាស');
    await bar(page).getByRole('button', { name: 'Replace all' }).click();
    await expect(notes.nth(1)).toHaveValue('មើលប្រកាសលេខ៦ និងប្រកាសលេខ៧');
    await expect(notes.first()).toHaveValue('ប្រកាស\u200Bលេខ៥');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(notes.nth(1)).toHaveValue('មើលសារាចរលេខ៦ និងសារាចរលេខ៧');
    await expect(notes.first()).toHaveValue('សារាចរ\u200Bលេខ៥');
  });

  it('replaces one with the looks it had and goes to the next, all in one step, and undo brings every one back', async () => {
    const page = await opened();
    await page.keyboard.insertText('សេចក្តីជូនដំណឹង');
    await page.keyboard.press('Enter');
    await bar(page).getByRole('button', { name: 'Replace what is found' }).click();
    await bar(page).getByRole('textbox', { name: 'Replace with' }).fill('ប្រកាស');
    await page.keyboard.press('Enter');
    await expect(text(page, 'km').locator('strong')).toHaveText('ប្រកាស');
    await expect(count(page)).toHaveText('2 of 3');
    await bar(page).getByRole('button', { name: 'Replace all' }).click();
    await expect(title(page, 'km')).toHaveValue('ប្រកាស');
    await expect(text(page, 'km').locator('li').nth(1)).toHaveText('ប្រកាស និង ប្រកាស');
    await expect(count(page)).toHaveText('Not found');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(title(page, 'km')).toHaveValue('សេចក្តីជូនដំណឹង');
    await expect(text(page, 'km').locator('li').nth(1)).toHaveText('សេចក្តីជូនដំណឹង និង សេចក្ដីជូនដំណឹង');
    await expect(text(page, 'km').locator('strong')).toHaveText('ប្រកាស');
    await page.keyboard.press('Escape');
    await text(page, 'km').focus();
    await page.keyboard.press('Control+z');
    await expect(text(page, 'km').locator('strong')).toHaveText('សេច');
  });

  it('says so where nothing is found, and finds nothing for no words', async () => {
    const page = await opened();
    await expect(count(page)).toHaveText('');
    await page.keyboard.insertText('បាត់');
    await expect(count(page)).toHaveText('Not found');
    await page.keyboard.press('Enter');
    await expect(count(page)).toHaveText('Not found');
  });
});
