import type { Page } from '@playwright/test';
import {
  ask,
  caretAtEnd,
  deskIsReady,
  everythingIsSaved,
  openArticle,
  openNewArticle,
  storedText,
  textOf,
} from '../support/desk.ts';
import { expect, test } from './fixtures.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: /^(?:Insert date|បញ្ចូលកាលបរិច្ឆេទ)$/u });
const field = (page: Page, name: RegExp) => dialog(page).getByRole('textbox', { name });
const lunar = (page: Page) => field(page, /^(?:Lunar|តាមចន្ទគតិ)$/u);
const gregorian = (page: Page) => field(page, /^(?:Gregorian|តាមសុរិយគតិ)$/u);

/** Asks for the dialog from the palette, which has it under its Khmer and its English words. */
async function askFromPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
}

async function enterDay(page: Page, day: string, month: string, year: string): Promise<void> {
  await expect(dialog(page).getByRole('textbox', { name: /^(?:Day|ថ្ងៃ)$/u })).toBeFocused();
  await page.keyboard.type(day);
  await page.keyboard.press('Tab');
  await dialog(page).getByRole('combobox').selectOption(month);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(year);
}

test('the date lines go in as suggested or as changed, by keyboard alone, and one undo takes both back', async ({
  app: { page },
}) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.type('/date');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await enterDay(page, '8', '11', '2024');
  await page.keyboard.press('Tab');
  await page.keyboard.type('រាជធានីភ្នំពេញ');
  await expect(lunar(page)).toHaveValue('ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨');
  await expect(gregorian(page)).toHaveValue('រាជធានីភ្នំពេញ, ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤');
  await lunar(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type('។');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(textOf(page, 'km')).toBeFocused();
  await page.keyboard.type('!');
  await everythingIsSaved(page);
  expect(await storedText(page, documentId, 'km')).toBe(
    ['ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨។', 'រាជធានីភ្នំពេញ, ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤!'].join('\n'),
  );
  await page.keyboard.press('Control+z');
  await expect(textOf(page, 'km')).not.toContainText('!');
  await expect(textOf(page, 'km')).toContainText('២០២៤');
  await page.keyboard.press('Control+z');
  await expect(textOf(page, 'km')).not.toContainText(/២០២៤|ព.ស./u);
});

test('the day and the place of the article are there first, in the language of the text', async ({
  app: { page },
}) => {
  await deskIsReady(page);
  const made = await ask(page, 'documents.createFrom', {
    kind: 'article',
    units: [],
    fields: [
      { name: 'event.date', value: '2026-02-13' },
      { name: 'event.place.km', value: 'រាជធានីភ្នំពេញ' },
      { name: 'event.place.en', value: 'Phnom Penh' },
    ],
  });
  const documentId = made.summary.id;
  await openArticle(page, documentId);
  await caretAtEnd(page, 'km');
  await askFromPalette(page, 'lunar');
  await expect(lunar(page)).toHaveValue('ថ្ងៃសុក្រ ១១រោច ខែមាឃ ឆ្នាំម្សាញ់ សប្តស័ក ព.ស.២៥៦៩');
  await expect(gregorian(page)).toHaveValue('រាជធានីភ្នំពេញ, ថ្ងៃទី១៣ ខែកុម្ភៈ ឆ្នាំ២០២៦');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+3');
  await caretAtEnd(page, 'en');
  await page.keyboard.type('Today.');
  await askFromPalette(page, 'lunar');
  await expect(lunar(page)).toHaveCount(0);
  await expect(gregorian(page)).toHaveValue('Phnom Penh, 13 February 2026');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await everythingIsSaved(page);
  expect(await storedText(page, documentId, 'en')).toBe('Today.\nPhnom Penh, 13 February 2026');
});

test('how a day of one digit is written is remembered, and Escape leaves the text as it was', async ({
  app: { page },
}) => {
  await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await askFromPalette(page, 'ចន្ទគតិ');
  await enterDay(page, '3', '2', '2026');
  await dialog(page).getByRole('radio', { name: 'ថ្ងៃទី០៣' }).press('Enter');
  await expect(gregorian(page)).toHaveValue('ថ្ងៃទី០៣ ខែកុម្ភៈ ឆ្នាំ២០២៦');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(textOf(page, 'km')).toBeFocused();
  await expect(textOf(page, 'km')).toHaveText('');
  await askFromPalette(page, 'ចន្ទគតិ');
  await enterDay(page, '3', '2', '1850');
  await expect(gregorian(page)).toHaveValue('ថ្ងៃទី០៣ ខែកុម្ភៈ ឆ្នាំ១៨៥០');
  await expect(lunar(page)).toHaveValue('');
  await expect(dialog(page)).toContainText(/1900|១៩០០/u);
});

test('a lunar date that is not that of the day beside it is told of, and the check leads to it', async ({
  app: { page },
}) => {
  await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await askFromPalette(page, 'lunar');
  await enterDay(page, '8', '11', '2024');
  await lunar(page).fill('ថ្ងៃសុក្រ ៩កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await page.getByRole('tab', { name: /^(?:Checks|ការពិនិត្យ)/u }).click();
  const finding = page.getByRole('button', { name: /(?:តាមប្រតិទិន៖|By the calendar:) ថ្ងៃសុក្រ ៨កើត ខែកត្តិក/u });
  await finding.press('Enter');
  await expect(textOf(page, 'km')).toBeFocused();
  await page.keyboard.type('!');
  await expect(textOf(page, 'km').locator('p').first()).toHaveText(/^!ថ្ងៃសុក្រ ៩កើត/u);
});
