import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { pressEnter } from '../../../support/by-keyboard.ts';
import { useDeskPage } from '../../../support/desk-page.ts';
import { expect } from '../../../support/expect.ts';
import { frames } from '../../../support/frames.ts';
import { clauses, division, provision } from '../../../support/instrument-units.ts';
import { madeInstrument } from '../../../support/made-instrument.ts';

const { open, command } = useDeskPage();

const LAW = madeInstrument({
  number: 100,
  title: { km: 'ច្បាប់សាកល្បង', en: 'A law' },
  rows: [
    [1, division('chapter', 'ដើម'), [[11, provision('ក', undefined, 10)]]],
    [2, division('chapter', 'កណ្តាល'), [[12, provision('ខ', undefined, 20)]]],
    [3, division('chapter', 'ចុង'), [[13, clauses(['គ៕'], 30)]]],
  ],
});

const text = (page: Page) => page.locator('[contenteditable="true"][lang="km"]');
const dialog = (page: Page) => page.getByRole('dialog', { name: /^Numbers that will change/u });
const headings = (page: Page) => text(page).locator('[data-unit="division"]');
const numbers = (page: Page) =>
  headings(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-label')));

async function inTheSecondChapter(): Promise<Page> {
  const page = await open({ documents: [LAW] });
  await headings(page).nth(1).click();
  await page.keyboard.press('End');
  await frames(page);
  return page;
}

describe('Tab at a heading in the text', () => {
  it('shows the numbers that change before they do, and one undo takes it back', async () => {
    const page = await inTheSecondChapter();
    const before = await numbers(page);
    await page.keyboard.press('Tab');
    await expect(dialog(page).getByRole('row')).toHaveCount(3);
    expect(await numbers(page)).toEqual(before);
    await expect(dialog(page).getByRole('button', { name: 'Change numbers' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect.poll(() => numbers(page)).toEqual(['ជំពូកទី១', 'ផ្នែកទី១', 'ជំពូកទី២']);
    await expect(text(page)).toBeFocused();
    await page.keyboard.type('ថ្មី');
    await expect(headings(page).nth(1)).toContainText('កណ្តាលថ្មី');
    await command('edit.undo');
    await command('edit.undo');
    await expect.poll(() => numbers(page)).toEqual(before);
  });

  it('changes nothing where a person leaves the question, and the caret is where it was', async () => {
    const page = await inTheSecondChapter();
    const before = await numbers(page);
    await page.keyboard.press('Tab');
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(text(page)).toBeFocused();
    expect(await numbers(page)).toEqual(before);
    await page.keyboard.type('ថ្មី');
    await expect(headings(page).nth(1)).toContainText('កណ្តាលថ្មី');
  });

  it('asks no more once a person does not want it, and tells of the numbers with the way to their table', async () => {
    const page = await inTheSecondChapter();
    await page.keyboard.press('Tab');
    await dialog(page).getByRole('checkbox').press('Space');
    await pressEnter(dialog(page).getByRole('button', { name: 'Change numbers' }));
    await expect(dialog(page)).toHaveCount(0);
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => numbers(page)).toEqual(['ជំពូកទី១', 'ជំពូកទី២', 'ជំពូកទី៣']);
    const told = page.getByRole('region', { name: 'Messages' });
    await told.getByRole('button', { name: 'Show the table' }).first().click();
    await expect(page.getByRole('dialog', { name: /^Numbers that have changed/u })).toBeVisible();
  });

  it('says so where the heading cannot go, each time', async () => {
    const page = await open({ documents: [{ ...LAW, metadata: { 'instrument.type': 'prakas' } }] });
    await headings(page).nth(0).click();
    await frames(page);
    const told = page.getByRole('region', { name: 'Messages' }).getByText('It cannot stand there.');
    await page.keyboard.press('Shift+Tab');
    await expect(told).toHaveCount(1);
    await page.keyboard.press('Shift+Tab');
    await expect(told).toHaveCount(2);
    await expect(text(page)).toBeFocused();
  });
});

describe('commands for instruments', () => {
  it('say why they do nothing in an article, and lead to where an instrument begins', async () => {
    const page = await open();
    await expect(text(page)).toBeVisible();
    await command('instrument.reference');
    const told = page.getByRole('region', { name: 'Messages' });
    await expect(told).toContainText('This is done in an instrument');
    await told.getByRole('button', { name: 'New from template…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });

  it('are found by the palette in an instrument alone, which has what stands within a line of an article', async () => {
    const offered = async (page: Page, words: string): Promise<number> => {
      await command('view.palette');
      await page.keyboard.type(words);
      const count = await page.getByRole('option', { name: new RegExp(`^${words}`, 'u') }).count();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      return count;
    };
    const page = await open({ documents: [LAW] });
    await headings(page).nth(0).click();
    expect(await offered(page, 'Insert a reference')).toBe(1);
    expect(await offered(page, 'Footnote')).toBe(1);
    expect(await offered(page, 'Quote')).toBe(0);
  });
});
