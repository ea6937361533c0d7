/** The register of instruments by keyboard alone, on the whole desk. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pressEnter } from '../support/by-keyboard.ts';
import { chooseFile } from '../support/choose-file.ts';
import { deskIsReady } from '../support/desk.ts';
import { expect, test } from './fixtures.ts';

const LIST = `\uFEFFលេខ;កាលបរិច្ឆេទ;ប្រភេទ;ចំណងជើង;ទំនាក់ទំនង
៩ អនក្រ.បក;០៩/០១/២០២៣;អនុក្រឹត្យ;វិសោធនកម្មការរៀបចំក្រសួង;"វិសោធនកម្ម:41 ANK/BK"
១០ អនក្រ.បក;៣១/០២/២០២៣;អនុក្រឹត្យ;ថ្ងៃដែលគ្មាន;`;

test('an instrument is entered, a list imported, and each found by another writing of its number', async ({
  app,
  folder,
}) => {
  const { page } = app;
  await deskIsReady(page);
  await page.keyboard.press('Control+Shift+r');
  const list = page.getByRole('listbox', { name: 'បញ្ជីលិខិតបទដ្ឋាន' });
  const form = page.getByRole('form');

  await pressEnter(page.getByRole('button', { name: 'បញ្ចូលថ្មី' }));
  await expect(form.getByLabel('លេខ', { exact: true })).toBeFocused();
  await page.keyboard.insertText('៤១ អនក្រ.បក');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('៤');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('២០២១');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('ការរៀបចំក្រសួង');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('option')).toHaveCount(1);
  await expect(form).toContainText('អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី៤ ខែមករា ឆ្នាំ២០២១ ស្តីពីការរៀបចំក្រសួង');

  const file = path.join(folder, 'list.csv');
  writeFileSync(file, LIST);
  await chooseFile(app, file);
  await pressEnter(page.getByRole('button', { name: 'នាំចូលពី CSV…' }));
  const report = page.getByRole('dialog');
  await expect(report).toContainText('បានបញ្ចូល ១');
  await expect(report).toContainText('បន្ទាត់ ៣');
  await page.keyboard.press('Escape');
  await expect(list.getByRole('option')).toHaveCount(2);

  const search = page.getByRole('searchbox');
  await search.focus();
  await page.keyboard.insertText('041 ank/bk');
  // The list that amends it names it in a relation, not in its number.
  await expect(list.getByRole('option')).toHaveCount(1);
  await expect(list.getByRole('option')).toContainText('បានធ្វើវិសោធនកម្ម');

  writeFileSync(file, Buffer.from([0x6c, 0xe9, 0x2c, 0xff, 0x0a]));
  await pressEnter(page.getByRole('button', { name: 'នាំចូលពី CSV…' }));
  await expect(page.getByText('មិនអាចអានអក្សរក្នុងតារាងនេះ')).toBeVisible();
  await expect(list.getByRole('option')).toHaveCount(1);
});
