import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { useDeskPage } from '../../../support/desk-page.ts';
import { expect } from '../../../support/expect.ts';
import { provision } from '../../../support/instrument-units.ts';
import { madeInstrument } from '../../../support/made-instrument.ts';

const { open, command } = useDeskPage();

const PRAKAS = madeInstrument({
  number: 100,
  type: 'prakas',
  title: { km: 'ប្រកាសសាកល្បង', en: 'A prakas' },
  rows: [
    [1, provision('ប្រកាសនេះមានគោលបំណងសាកល្បង។', undefined, 10)],
    [2, provision('ប្រកាសនេះអនុវត្ត៕', undefined, 20)],
  ],
});

const text = (page: Page, language: 'km' | 'en') =>
  page.locator(`[contenteditable="true"][lang="${language}"]`);
const strip = (page: Page) => page.getByRole('region', { name: 'Translation' });
const checks = (page: Page) => page.getByRole('tabpanel').getByRole('list');

describe('the English of an instrument', () => {
  it('is told as old where its Khmer changed after it, until a person says that it is right', async () => {
    const page = await open({ documents: [PRAKAS] });
    await command('view.both');
    await page.getByRole('tab', { name: 'Checks' }).click();
    await expect(checks(page)).toContainText('There is no English translation yet.');
    await text(page, 'en').locator('[data-unit="provision"]').first().click();
    await page.keyboard.type('The purpose of this Prakas is a test.');
    await expect(strip(page)).toContainText('In step with the Khmer');
    await expect(checks(page)).toContainText('This is not in English yet.');
    await text(page, 'km').locator('[data-unit="provision"]').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('ថ្មី');
    await expect(checks(page)).toContainText('The Khmer changed after this was translated.');
    await checks(page)
      .getByRole('button', { name: /The Khmer changed/u })
      .click();
    await expect(text(page, 'en')).toBeFocused();
    await command('translation.settle');
    await expect(checks(page)).not.toContainText('The Khmer changed');
    await command('edit.undo');
    await expect(checks(page)).toContainText('The Khmer changed');
  });

  it('has its place before it has a word: translating goes there and makes no other unit', async () => {
    const page = await open({ documents: [PRAKAS] });
    await command('view.both');
    await text(page, 'km').locator('[data-unit="provision"]').nth(1).click();
    await expect(strip(page)).toContainText('This block has no English yet');
    await command('translation.settle');
    await expect(text(page, 'en')).toBeFocused();
    await page.keyboard.type('In force.');
    await expect(text(page, 'en').locator('[data-unit="provision"]').nth(1)).toContainText('In force.');
    await expect(text(page, 'en').locator('[data-unit="provision"]')).toHaveCount(2);
  });
});
