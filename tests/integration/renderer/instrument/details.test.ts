import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { useDeskPage } from '../../../support/desk-page.ts';
import { expect } from '../../../support/expect.ts';
import { provision } from '../../../support/instrument-units.ts';
import { madeInstrument } from '../../../support/made-instrument.ts';

const { open } = useDeskPage();

const PRAKAS = madeInstrument({
  number: 100,
  type: 'prakas',
  title: { km: 'ប្រកាសសាកល្បង', en: 'A prakas' },
  rows: [[1, provision('ប្រកាសនេះអនុវត្តចាប់ពីថ្ងៃចុះហត្ថលេខា៕')]],
});

const details = async (language: 'km' | 'en' = 'en'): Promise<Page> => {
  const page = await open({ documents: [PRAKAS] }, language);
  await page
    .getByRole('complementary')
    .getByRole('tab', { name: language === 'en' ? 'Details' : 'ព័ត៌មានលម្អិត' })
    .click();
  return page;
};
const sent = (page: Page) =>
  page.evaluate(() =>
    window.fakeDesk.calls
      .filter(({ channel }) => channel === 'drafting.edit')
      .flatMap(({ request }) => (request as { fields: { name: string; value: unknown }[] }).fields)
      .map(({ name, value }) => [name, value]),
  );

describe('the details of an instrument', () => {
  it('are its type, its number and its day, and nothing that only news have', async () => {
    const page = await details();
    await page.getByLabel('Registered number').fill('១៤៤៧ ប្រក');
    const day = page.locator('[data-field="instrument.date"]').getByRole('group');
    await day.getByLabel('Day').fill('9');
    await day.getByLabel('Year').fill('2026');
    await day.getByLabel('Month').selectOption('January');
    expect(await sent(page)).toEqual(
      expect.arrayContaining([
        ['instrument.number', '១៤៤៧ ប្រក'],
        ['instrument.date', '2026-01-09'],
      ]),
    );
    await expect(page.getByLabel('Summary in Khmer')).toBeVisible();
    for (const label of ['Place in Khmer', 'Date of the event', 'Number on the page · English'])
      await expect(page.getByLabel(label)).toHaveCount(0);
  });

  it('are chosen by keyboard among the types that are drafted here', async () => {
    const page = await details();
    await page.getByRole('button', { name: /Type/u }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: 'Constitution' })).toHaveCount(0);
    await page.keyboard.type('Deci');
    await page.keyboard.press('Enter');
    await expect.poll(() => sent(page)).toContainEqual(['instrument.type', 'decision']);
  });

  it('say how numbers of the type are written where this one is written otherwise', async () => {
    const page = await details();
    await page.getByLabel('Registered number').fill('១៤៤៧');
    await expect(page.getByText('Numbers of this type are written like this: ១២៣ ប្រក')).toBeVisible();
    await page.getByLabel('Registered number').fill('១៤៤៧ ប្រក');
    await expect(page.getByText('Numbers of this type')).toHaveCount(0);
  });

  it('give one that came without an official page that of its type, by keyboard', async () => {
    const page = await details();
    await page.getByRole('button', { name: 'Give it the official page' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-field="page.signatory.km"] textarea')).toHaveValue('រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ');
    expect(await sent(page)).toContainEqual([
      'page',
      expect.objectContaining({ numberMark: { km: 'ប្រក', en: 'PRK' } }),
    ]);
  });

  it('change the head of the page and of the title with the type, and one undo brings all of it back', async () => {
    const page = await details();
    await page.getByRole('button', { name: 'Give it the official page' }).click();
    const signatory = page.locator('[data-field="page.signatory.km"] textarea');
    await signatory.fill('អ្នកតាក់តែងផ្ទាល់');
    await page.getByRole('button', { name: /Type/u }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Deci');
    await page.keyboard.press('Enter');
    await expect.poll(() => sent(page)).toContainEqual(['title.km', 'សេចក្តីសម្រេចសាកល្បង']);
    expect(await sent(page)).toContainEqual([
      'page',
      expect.objectContaining({ type: expect.objectContaining({ en: 'Decision' }) }),
    ]);
    await expect(signatory).toHaveValue('អ្នកតាក់តែងផ្ទាល់');
    await page.locator('[contenteditable="true"][lang="km"]').focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: /Type/u })).toContainText('Prakas');
    expect(await sent(page)).toContainEqual(['title.km', 'ប្រកាសសាកល្បង']);
  });
});
