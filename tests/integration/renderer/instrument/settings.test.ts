import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { INSTRUMENTS_RECORD } from '../../../../shared/instrument/office-data.ts';
import { useDeskPage } from '../../../support/desk-page.ts';
import { expect } from '../../../support/expect.ts';
import { provision } from '../../../support/instrument-units.ts';
import { madeInstrument } from '../../../support/made-instrument.ts';

const { open, command } = useDeskPage();

const PRAKAS = madeInstrument({
  number: 100,
  type: 'prakas',
  title: { km: 'ប្រកាសសាកល្បង', en: 'A prakas' },
  rows: [[1, provision('ប្រកាសនេះអនុវត្ត៕')]],
});

async function settings(): Promise<Page> {
  const page = await open({ documents: [PRAKAS] });
  await command('view.settings');
  await page.getByRole('button', { name: 'Change the forms' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Forms of instruments' })).toBeVisible();
  return page;
}
const written = (page: Page) =>
  page.evaluate(
    (name) =>
      window.fakeDesk.calls.filter(
        ({ channel, request }) => channel === 'records.write' && (request as { name: string }).name === name,
      ).length,
    INSTRUMENTS_RECORD,
  );

describe('the forms of instruments', () => {
  it('are changed, shown in the labels beside them, kept, and used by the document on the paper', async () => {
    const page = await settings();
    const sample = page.getByRole('list', { name: 'ខ្មែរ' });
    await expect(sample).toContainText('ប្រការ ១');
    const pattern = page.getByLabel('Pattern above the text · ខ្មែរ').first();
    await pattern.fill('{name}ទី{number}');
    await expect(sample).toContainText('ប្រការទី១ ថ្មី (ពីរ)');
    await expect.poll(() => written(page)).toBeGreaterThan(0);
    await page.getByRole('navigation').getByRole('button', { name: 'Desk' }).click();
    await page.getByRole('complementary').getByRole('tab', { name: 'Outline' }).click();
    await expect(page.getByRole('tree')).toContainText('ប្រការទី១');
  });

  it('are not kept while a pattern has no place for the number, which is said in words', async () => {
    const page = await settings();
    await page.getByLabel('Pattern above the text · English').first().fill('{name}');
    await expect(page.getByText('{number} must stand in it.')).toBeVisible();
    await expect(page.getByText(/^Not kept yet/u)).toContainText('Prakas');
    expect(await written(page)).toBe(0);
    await page.getByLabel('Pattern above the text · English').first().fill('{name}-{number}');
    await expect.poll(() => written(page)).toBe(1);
    await expect(page.getByText(/^Every change is kept/u)).toBeVisible();
  });

  it('come back as they were delivered, and that can be undone', async () => {
    const page = await settings();
    await page.getByLabel('Enacting word · English').fill('RESOLVES');
    const sample = page.getByRole('list', { name: 'English' });
    await expect(sample).toContainText('RESOLVES');
    await page.getByRole('button', { name: 'Bring back what was delivered' }).click();
    await expect(sample).toContainText('DECIDES');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(sample).toContainText('RESOLVES');
  });

  it('say a word no more when both of its texts are taken away', async () => {
    const page = await settings();
    await page.getByLabel('Enacting word · English').fill('');
    await expect(page.getByText('Something must stand here.')).toBeVisible();
    await page.getByLabel('Enacting word · ខ្មែរ').fill('');
    await expect(page.getByText('Something must stand here.')).toHaveCount(0);
    await expect(page.getByRole('list', { name: 'English' })).not.toContainText('DECIDES');
  });
});
