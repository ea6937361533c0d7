import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import type { Language, UnitBody } from '../../../shared/document/model.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { madeArticle, madeId } from '../../support/fake-documents.ts';
import { paragraph } from '../../support/units.ts';

const { open, command } = useDeskPage();

const heading = (text: string): UnitBody => ({
  type: 'heading',
  schemaVersion: 1,
  content: { level: 1, inline: [{ kind: 'text', text }] },
});

const beside = (bodies: Readonly<Record<Language, readonly UnitBody[]>>) => ({
  documents: [madeArticle(100, { km: 'ច្បាប់', en: 'Law' }, bodies)],
  records: [
    { name: 'settings.interface', version: 1, fields: { language: 'en', theme: 'light' } },
    { name: 'settings.desk', version: 1, fields: { document: madeId(100), shown: 'both' } },
  ],
});

const text = (page: Page, language: Language) => page.locator(`[contenteditable="true"][lang="${language}"]`);
const strip = (page: Page) => page.getByRole('region', { name: 'Translation' });
const blocks = (page: Page, language: Language) => text(page, language).locator(':scope > *');

/** Puts the caret at the end of a block. */
async function caretIn(page: Page, language: Language, block: number): Promise<void> {
  await blocks(page, language).nth(block).click();
  await page.keyboard.press('End');
}

describe('the English beside the Khmer', () => {
  it('is begun block by block, each in its place with the structure of its Khmer, and is then linked', async () => {
    const page = await open(beside({ km: [heading('មាត្រា'), paragraph('ច្បាប់')], en: [] }));
    await expect(strip(page)).toContainText('2 without English');
    await caretIn(page, 'km', 1);
    await strip(page).getByRole('button', { name: 'Translate this block' }).click();
    await expect(text(page, 'en')).toBeFocused();
    await page.keyboard.type('Law');
    await caretIn(page, 'km', 0);
    // The page has heard of the caret.
    await expect(strip(page).getByRole('button', { name: 'Translate this block' })).toBeVisible();
    await command('translation.settle');
    await page.keyboard.type('Article');
    await expect(blocks(page, 'en').nth(0)).toHaveText('Article');
    await expect(text(page, 'en').locator('h2')).toHaveCount(1);
    await expect(blocks(page, 'en').nth(1)).toHaveText('Law');
    await expect(strip(page)).toContainText('In step with the Khmer');
    await expect(strip(page)).toContainText('The English is complete');
  });

  it('can be made whole from the Khmer, in one step of undo', async () => {
    const page = await open(beside({ km: [heading('មាត្រា'), paragraph('ច្បាប់')], en: [] }));
    await strip(page).getByRole('button', { name: 'Make the English side from the Khmer' }).click();
    await expect(blocks(page, 'en')).toHaveCount(2);
    await expect(strip(page)).toContainText('The English is complete');
    await text(page, 'km').focus();
    await page.keyboard.press('Control+z');
    await expect(strip(page)).toContainText('2 without English');
  });

  it('is marked when its Khmer changes, shows the change, and one key says that it is right again', async () => {
    const page = await open(beside({ km: [paragraph('ច្បាប់ស្តីពីបុគ្គលិក')], en: [] }));
    await caretIn(page, 'km', 0);
    // The page has heard of the caret.
    await expect(strip(page).getByRole('button', { name: 'Translate this block' })).toBeVisible();
    await command('translation.settle');
    await page.keyboard.type('Law');
    await expect(strip(page)).toContainText('In step with the Khmer');
    await caretIn(page, 'km', 0);
    await page.keyboard.type('ថ្មី');
    await expect(blocks(page, 'km').first()).toHaveText('ច្បាប់ស្តីពីបុគ្គលិកថ្មី');
    await expect(blocks(page, 'en').first()).toHaveAttribute('data-translation', 'stale');
    await caretIn(page, 'en', 0);
    await expect(strip(page)).toContainText('The Khmer changed after this was translated');
    await expect(strip(page).locator('ins')).toContainText('ថ្មី');
    await command('translation.settle');
    await expect(blocks(page, 'en').first()).not.toHaveAttribute('data-translation');
    await expect(strip(page)).toContainText('In step with the Khmer');
  });

  it('is linked by itself where both sides are built alike, as a part of the step that made them so', async () => {
    const page = await open(
      beside({ km: [heading('មាត្រា'), paragraph('ច្បាប់')], en: [heading('Article'), paragraph('The la')] }),
    );
    await expect(strip(page)).toContainText('2 without English');
    await caretIn(page, 'en', 1);
    await page.keyboard.type('w');
    await expect(strip(page)).toContainText('The English is complete');
    await page.keyboard.press('Control+z');
    await expect(blocks(page, 'en').nth(1)).toHaveText('The la');
    await expect(strip(page)).toContainText('2 without English');
  });

  it('is linked by hand to the Khmer that a person names', async () => {
    const page = await open(
      beside({ km: [paragraph('ច្បាប់'), paragraph('ប្រកាស')], en: [paragraph('Prakas')] }),
    );
    await caretIn(page, 'en', 0);
    await strip(page).getByRole('button', { name: 'This translates…' }).click();
    await page.getByRole('menuitem', { name: 'ប្រកាស' }).click();
    await expect(strip(page)).toContainText('1 without English');
    await caretIn(page, 'km', 1);
    await expect(blocks(page, 'en').first()).toHaveAttribute('data-partner', '');
    await blocks(page, 'km').first().hover();
    await expect(blocks(page, 'en').first()).not.toHaveAttribute('data-partner');
  });

  it('leads from one thing to look at to the next', async () => {
    const page = await open(beside({ km: [paragraph('មួយ'), paragraph('ពីរ')], en: [paragraph('alone')] }));
    await expect(strip(page)).toContainText('0 to look at · 2 without English');
    await command('translation.next');
    await expect(text(page, 'km')).toBeFocused();
    await command('translation.next');
    await page.keyboard.type('ទី');
    await expect(blocks(page, 'km').nth(1)).toHaveText('ទីពីរ');
  });
});
