/** What makes the structure of an instrument, for who does not know the keys: the toolbar's menu and the slash. */
import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { chooseFromMenu, pressEnter } from '../../../support/by-keyboard.ts';
import { useDeskPage } from '../../../support/desk-page.ts';
import { expect } from '../../../support/expect.ts';
import { frames } from '../../../support/frames.ts';
import { clauses, division, type Row } from '../../../support/instrument-units.ts';
import { madeInstrument } from '../../../support/made-instrument.ts';

const { open, command } = useDeskPage();

const ROWS: readonly Row[] = [
  [
    9,
    division('chapter', 'បទប្បញ្ញត្តិទូទៅ'),
    [
      [1, clauses(['ថ្លៃមានដូចខាងក្រោម៖', 'ថ្លៃអាចកែប្រែបាន។'], 10)],
      [2, clauses(['ចប់។៕'], 20)],
    ],
  ],
];
const LAW = madeInstrument({
  number: 100,
  title: { km: 'ច្បាប់សាកល្បង', en: 'A law' },
  rows: ROWS,
});

const text = (page: Page) => page.locator('[contenteditable="true"][lang="km"]');
const article = (page: Page) => text(page).locator('[data-unit="provision"]').first();
async function openedAt(words: string): Promise<Page> {
  const page = await open({ documents: [LAW] });
  await text(page).getByText(words).click();
  await page.keyboard.press('End');
  await frames(page);
  return page;
}

async function fromMenu(page: Page, name: RegExp): Promise<void> {
  await pressEnter(page.getByRole('toolbar').getByRole('button', { name: 'Insert', exact: true }));
  await chooseFromMenu(page, page.getByRole('menuitem', { name }));
}

describe('the toolbar', () => {
  it('puts a table behind the line of an article, whose keys are those of tables', async () => {
    const page = await openedAt('ថ្លៃមានដូចខាងក្រោម៖');
    await pressEnter(page.getByRole('toolbar').getByRole('button', { name: 'Insert table' }));
    await expect(page.locator('form input').first()).toBeFocused();
    await page.keyboard.press('Enter');
    const table = article(page).locator('table');
    await expect(table).toHaveCount(1);
    await expect(article(page).locator('> *')).toHaveCount(4);
    await expect(article(page).locator('> *').nth(2).locator('th')).not.toHaveCount(0);
    await frames(page);
    await page.keyboard.type('A');
    await page.keyboard.press('Tab');
    await page.keyboard.type('B');
    await page.keyboard.press('Enter');
    await page.keyboard.type('C');
    await expect(table.locator('th').nth(0)).toHaveText('A');
    await expect(table.locator('th').nth(1)).toHaveText('BC');
    await pressEnter(page.getByRole('toolbar').getByRole('button', { name: 'Table', exact: true }));
    await chooseFromMenu(page, page.getByRole('menuitem', { name: 'Remove the table' }));
    await expect(table).toHaveCount(0);
    await command('edit.undo');
    await expect(table.locator('th').nth(0)).toHaveText('A');
    await expect(article(page).locator('> *').nth(2).locator('th')).not.toHaveCount(0);
  });

  it('leads out of a table at the end of an article into a line behind it', async () => {
    const page = await openedAt('ចប់។៕');
    await page.keyboard.press('Control+Shift+t');
    await page.keyboard.press('Enter');
    const last = text(page).locator('[data-unit="provision"]').nth(1);
    await expect(last.locator('table')).toHaveCount(1);
    await frames(page);
    for (let rows = (await last.locator('tr').count()) - 1; rows > 0; rows -= 1) {
      await page.keyboard.press('ArrowDown');
      await frames(page);
    }
    await page.keyboard.press('ArrowDown');
    await frames(page);
    await page.keyboard.type('D');
    await expect(last.locator('> *').last()).toHaveText('D');
  });

  it('makes chapters, articles and points by their names', async () => {
    const page = await openedAt('ថ្លៃអាចកែប្រែបាន។');
    await fromMenu(page, /^Point/u);
    await expect(article(page).locator('[data-role="point"]')).toHaveText('ថ្លៃអាចកែប្រែបាន។');
    await frames(page);
    await fromMenu(page, /^Article/u);
    await expect(text(page).locator('[data-unit="provision"]')).toHaveCount(3);
    await frames(page);
    await fromMenu(page, /^Section/u);
    await expect(text(page).locator('[data-unit="division"][data-level="section"]')).toHaveCount(1);
  });

  it('is none for the English, which follows its Khmer', async () => {
    const page = await open({ documents: [LAW] });
    await expect(text(page)).toContainText('ចប់។៕');
    await command('view.both');
    const english = page.locator('[contenteditable="true"][lang="en"]');
    await english.locator('[data-unit="provision"]').first().click();
    await frames(page);
    await expect(
      page.getByRole('toolbar').getByRole('button', { name: 'Insert', exact: true }),
    ).toBeDisabled();
    await page.keyboard.press('Control+Shift+t');
    await page.keyboard.type('/');
    await frames(page);
    await expect(page.getByRole('listbox', { name: 'Insert' })).toHaveCount(0);
    await expect(page.locator('table')).toHaveCount(0);
  });
});

describe('a slash in an instrument', () => {
  it('offers its headings, articles, points and tables in either language', async () => {
    const page = await openedAt('ថ្លៃអាចកែប្រែបាន។');
    await page.keyboard.type(' /ជំពូក');
    const menu = page.getByRole('listbox', { name: 'Insert' });
    await expect(menu.getByRole('option')).toHaveText([/^Chapter/u]);
    await page.keyboard.press('Enter');
    await expect(text(page).locator('[data-level="chapter"]')).toHaveCount(2);
    await expect(text(page)).not.toContainText('/');
  });
});
