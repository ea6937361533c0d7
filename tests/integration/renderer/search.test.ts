import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { madeDocument, madeId } from '../../support/fake-documents.ts';

const { open, command } = useDeskPage();

const documents = [
  madeDocument({
    number: 100,
    title: { km: 'ពិធីសំណេះសំណាល', en: 'Meeting with citizens' },
    text: {
      km: 'ថ្ងៃនេះ ឯកឧត្តមបានអញ្ជើញ។',
      en: 'Today His Excellency came.',
    },
    changedAt: 1_790_000_000_000,
  }),
  madeDocument({
    number: 101,
    title: { km: 'សេចក្ដីសម្រេចស្តីពីទឹកស្អាត', en: 'Decision on clean water' },
    text: {
      km: 'រដ្ឋមន្ត្រីបានអនុម័តសេចក្តីសម្រេចលេខ ៤១។',
      en: 'The minister approved decision 41.',
    },
    changedAt: 1_780_000_000_000,
  }),
  ...Array.from({ length: 80 }, (_, index) =>
    madeDocument({
      number: 200 + index,
      title: { km: `របាយការណ៍ប្រចាំខែទី ${index + 1}`, en: `Monthly report ${index + 1}` },
      text: { km: 'ប្រជាពលរដ្ឋ ខេត្តកំពត', en: 'Citizens of Kampot' },
      changedAt: 1_770_000_000_000 - index,
    }),
  ),
];
const shown = {
  documents,
  records: [
    { name: 'settings.interface', version: 1, fields: { language: 'en', theme: 'light' } },
    { name: 'settings.desk', version: 1, fields: { document: madeId(100), shown: 'km' } },
  ],
};

const box = (page: Page) => page.getByRole('combobox', { name: 'Search all documents' });
const hits = (page: Page) => page.getByRole('option');
const marks = (page: Page) => page.locator('mark').allTextContents();

async function opened(): Promise<Page> {
  const page = await open(shown);
  await expect(page.locator('[contenteditable="true"][lang="km"]')).toBeVisible({ timeout: 30_000 });
  await command('view.search');
  await expect(box(page)).toBeFocused();
  return page;
}

describe('search', () => {
  it('finds while one types, marks what was found, and says how much', async () => {
    const page = await opened();
    await expect(page.getByText('Search in titles and texts')).toBeVisible();
    await box(page).pressSequentially('កំព');
    await expect(page.getByText('Documents found: 80. The first 50 are shown.')).toBeVisible();
    await box(page).fill('សេចក្តីសម្រេច');
    await expect(hits(page)).toHaveCount(1);
    // In the title with coeng DA, in the text with coeng TA.
    expect(await marks(page)).toEqual(['សេចក្ដីសម្រេច', 'សេចក្តីសម្រេច']);
    await expect(page.getByText('Documents found: 1')).toBeVisible();
  });

  it('waits for a second syllable, and says what to do where nothing is found', async () => {
    const page = await opened();
    await box(page).fill('ស');
    await expect(page.getByText('Search in titles and texts')).toBeVisible();
    await box(page).fill('ធនាគារ');
    await expect(page.getByText('Nothing was found for “ធនាគារ”.')).toBeVisible();
    await expect(hits(page)).toHaveCount(0);
  });

  it('opens a document at the words, by the keyboard alone', async () => {
    const page = await opened();
    await box(page).fill('kampot');
    await expect(hits(page)).toHaveCount(50);
    await page.keyboard.press('ArrowDown');
    await expect(hits(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await box(page).fill('រដ្ឋមន្ត្រី');
    await expect(hits(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.locator('textarea[lang="km"]')).toHaveValue('សេចក្ដីសម្រេចស្តីពីទឹកស្អាត');
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('រដ្ឋមន្ត្រី');
  });

  it('shows the language in which the words stand', async () => {
    const page = await opened();
    await box(page).fill('minister');
    await page.keyboard.press('Enter');
    await expect(page.locator('textarea[lang="en"]')).toHaveValue('Decision on clean water');
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('minister');
  });

  it('drops an answer that a newer question has overtaken', async () => {
    const page = await opened();
    await page.evaluate(() => {
      Object.assign(window, { release: window.fakeDesk.holding('search.query') });
    });
    await box(page).fill('kampot');
    await box(page).fill('minister');
    await page.evaluate(() => (window as unknown as { readonly release: () => void }).release());
    await expect(hits(page)).toHaveCount(1);
    expect(await marks(page)).toEqual(['minister']);
  });

  it('says that search has failed, and what is safe', async () => {
    const page = await opened();
    await page.evaluate(() => window.fakeDesk.failing('search.query', 'internal'));
    await box(page).fill('kampot');
    await expect(page.getByText('Something went wrong inside Sastra.')).toBeVisible();
  });

  it('keeps what was asked when one comes back, and Escape takes it away first', async () => {
    const page = await opened();
    await box(page).fill('kampot');
    await page.getByRole('button', { name: 'Bin' }).click();
    await command('view.search');
    await expect(box(page)).toHaveValue('kampot');
    await expect(hits(page)).toHaveCount(50);
    await page.keyboard.press('Escape');
    await expect(box(page)).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(box(page)).toHaveCount(0);
  });
});
