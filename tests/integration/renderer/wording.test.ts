import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { madeArticle, madeId } from '../../support/fake-documents.ts';
import { painted } from '../../support/painted.ts';
import { paragraph } from '../../support/units.ts';

const { open, command } = useDeskPage();

const opened = (): Promise<Page> =>
  open({
    documents: [madeArticle(100, { km: 'ក', en: '' }, { km: [paragraph('លោក រដ្ឋមន្ត្រី និងសំរេច')], en: [] })],
    records: [
      { name: 'settings.interface', version: 1, fields: { language: 'en', theme: 'light' } },
      { name: 'settings.desk', version: 1, fields: { document: madeId(100), shown: 'km' } },
    ],
  });
const stored = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.sastra.call['records.read']({ name: 'lists.wording' });
    return answer.ok ? (answer.value?.fields['entries'] ?? null) : null;
  });
const list = (page: Page) => page.getByRole('dialog', { name: 'The office’s words' });

async function openList(page: Page): Promise<void> {
  await command('view.settings');
  await page.getByRole('button', { name: 'Open the word list' }).click();
  await expect(list(page)).toBeVisible();
}

describe('the list of the office’s words', () => {
  it('is the one that Sastra brings until the office writes its own', async () => {
    const page = await opened();
    await expect.poll(() => painted(page, 'proof-wording')).toEqual(['សំរេច']);
    expect(await stored(page)).toBeNull();
  });

  it('takes new words in their normal form, and the text shows at once where they are not used', async () => {
    const page = await opened();
    await openList(page);
    await list(page).getByLabel('New words to use').fill('ឯកឧត្តម រដ្ឋមន្រ្តី');
    await list(page).getByLabel('Words to avoid for them').fill('លោក រដ្ឋមន្ត្រី, លោករដ្ឋមន្ត្រី');
    await list(page).getByRole('button', { name: 'Add' }).click();
    await expect(list(page).getByRole('textbox', { name: 'Words to use', exact: true }).last()).toHaveValue(
      'ឯកឧត្តម រដ្ឋមន្ត្រី',
    );
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByRole('button').first().click();
    await expect.poll(() => painted(page, 'proof-wording')).toEqual(['លោក រដ្ឋមន្ត្រី', 'សំរេច']);
  });

  it('loses no entry without a way back, and an entry never its words', async () => {
    const page = await opened();
    await openList(page);
    const first = list(page).getByRole('textbox', { name: 'Words to use', exact: true }).first();
    await first.fill(' ');
    await first.blur();
    await expect(first).toHaveValue('រដ្ឋាភិបាល');
    await list(page).getByRole('button', { name: 'Take រដ្ឋាភិបាល out of the list' }).click();
    await expect(first).toHaveValue('អនុក្រឹត្យ');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(first).toHaveValue('រដ្ឋាភិបាល');
  });
});
