import type { Page } from '@playwright/test';
import type { DocumentId } from '../../shared/document/model.ts';
import { plainText } from '../../shared/document/text.ts';
import { ORDER_RECORD } from '../../renderer/library/order.ts';
import { ask, deskIsReady, everythingIsSaved, openArticle, openNewArticle, textOf } from '../support/desk.ts';
import { expect, test } from './fixtures.ts';

// The desk speaks Khmer from its first start.
const NEW_FROM = 'ថ្មីតាមគំរូ';
const list = (page: Page) => page.getByRole('listbox', { name: 'ឯកសាររបស់ខ្ញុំ' });
const rows = (page: Page) => list(page).getByRole('option');
const message = (page: Page) => page.getByRole('alertdialog').last();

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function make(
  page: Page,
  title: string,
  kind: 'article' | 'page',
  office: string,
): Promise<DocumentId> {
  const { summary } = await ask(page, 'documents.createFrom', {
    kind,
    units: [],
    fields: [
      { name: 'title.km', value: title },
      { name: 'office', value: office },
    ],
  });
  return summary.id;
}

test('a leader’s activity is begun from its template by keyboard, in both languages at once', async ({
  app: { page },
}) => {
  await openNewArticle(page);
  await page.getByRole('button', { name: NEW_FROM }).focus();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: NEW_FROM })).toBeVisible();
  // The templates have the focus; the first one is chosen. Its first field: who.
  await press(page, 'Tab');
  await page.keyboard.type('Deputy');
  await press(page, 'ArrowDown', 'Enter');
  const field = (name: string) => page.getByRole('dialog').getByLabel(name, { exact: true });
  await field('កម្មវិធី · ខ្មែរ').focus();
  await page.keyboard.type('កិច្ចប្រជុំប្រចាំឆ្នាំ');
  await press(page, 'Tab');
  await page.keyboard.type('the annual meeting');
  await press(page, 'Tab');
  await page.keyboard.type('2');
  await press(page, 'Tab');
  await press(page, 'ArrowDown');
  await press(page, 'Tab');
  await page.keyboard.type('2026');
  await page.getByRole('button', { name: 'បង្កើតឯកសារ' }).focus();
  await press(page, 'Enter');

  await expect(textOf(page, 'km')).toContainText('ថ្ងៃទី២ ខែមករា ឆ្នាំ២០២៦');
  await everythingIsSaved(page);
  const listed = await ask(page, 'documents.list', { bin: false });
  const summary = listed.find(({ template }) => template !== null);
  expect(summary).toMatchObject({
    template: 'leader-activity',
    eventDate: '2026-01-02',
    people: ['minister'],
    written: { km: true, en: true },
    title: {
      km: 'ឧបនាយករដ្ឋមន្ត្រី រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ អញ្ជើញជាអធិបតីក្នុងកិច្ចប្រជុំប្រចាំឆ្នាំ',
      en: 'Deputy Prime Minister and Minister of Interior presiding over the annual meeting',
    },
  });
  if (summary === undefined) return;
  const { units } = await ask(page, 'documents.open', { documentId: summary.id });
  // The place was not given: it stays in sight as what is to be written.
  expect(plainText(units.km[0] as never)).toContain('[ទីកន្លែង]');
  expect(units.en).toHaveLength(units.km.length);
});

test('documents are filtered, the filter saved and used again, and what was binned together comes back together', async ({
  app: { page },
}) => {
  await deskIsReady(page);
  for (let number = 1; number <= 3; number += 1) await make(page, `ទំព័រ ${number}`, 'page', 'ministry');
  await openArticle(page, await make(page, 'អត្ថបទ', 'article', 'province-kampot'));
  await expect(rows(page)).toHaveCount(4);

  // Words of a title narrow the list as they are typed, in whichever digits; Escape lets them go.
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('ទំព័រ ២');
  await expect(rows(page)).toHaveCount(1);
  await press(page, 'Escape');
  await expect(rows(page)).toHaveCount(4);

  // A filter by kind, with a name.
  await press(page, 'Tab', 'Enter');
  await page.getByRole('button', { name: /^ទំព័រ/u }).focus();
  await press(page, 'Space');
  await expect(rows(page)).toHaveCount(3);
  await page.getByLabel('ឈ្មោះតម្រង').focus();
  await page.keyboard.type('ទំព័ររបស់ក្រសួង');
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'ទំព័ររបស់ក្រសួង', exact: true })).toBeVisible();
  await press(page, 'Escape');

  // All of them into the bin, at once.
  await list(page).focus();
  await press(page, 'Home', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(page.getByRole('toolbar').filter({ hasText: 'បានសម្គាល់ ៣' })).toBeVisible();
  await press(page, 'Delete');
  await expect(rows(page)).toHaveCount(0);
  expect(await ask(page, 'documents.list', { bin: true })).toHaveLength(3);

  // And back by one press.
  await expect(message(page)).toContainText('បានដាក់ឯកសារ ៣ ទៅធុងសំរាម');
  await message(page).getByRole('button', { name: 'មិនធ្វើវិញ' }).focus();
  await press(page, 'Enter');
  await expect(rows(page)).toHaveCount(3);

  // Another start of the page: the list is whole, and the saved filter narrows it again.
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => location.reload())]);
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('searchbox').focus();
  await press(page, 'Tab', 'Enter');
  await page.getByRole('button', { name: 'ទំព័ររបស់ក្រសួង', exact: true }).focus();
  await press(page, 'Enter', 'Escape');
  await expect(rows(page)).toHaveCount(3);
});

test('the order that was chosen is there again at the next start', async ({ app: { page } }) => {
  await deskIsReady(page);
  await make(page, 'ខ', 'article', 'province-kep');
  await make(page, 'ក', 'article', 'province-kep');
  await openArticle(page, await make(page, 'គ', 'article', 'province-kep'));
  await expect(rows(page)).toHaveText([/គ/u, /ក/u, /ខ/u]);
  await page.getByRole('button', { name: /តម្រៀប/u }).click();
  await page.getByRole('menuitemradio', { name: 'ចំណងជើង' }).click();
  await expect(rows(page)).toHaveText([/ក/u, /ខ/u, /គ/u]);
  await expect.poll(() => ask(page, 'records.read', { name: ORDER_RECORD })).not.toBeNull();
  await page.reload();
  await deskIsReady(page);
  await expect(rows(page)).toHaveText([/ក/u, /ខ/u, /គ/u]);
});
