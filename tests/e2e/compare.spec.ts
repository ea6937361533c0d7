import { pressEnter } from '../support/by-keyboard.ts';
import {
  ask,
  caretAtEnd,
  everythingIsSaved,
  openArticle,
  openNewArticle,
  textOf,
  type,
} from '../support/desk.ts';
import { NEXT, provision } from '../support/instrument-units.ts';
import { makePrakas } from '../support/made-prakas.ts';
import { uidOf } from '../support/units.ts';
import { expect, test } from './fixtures.ts';

test('a version is compared with the draft by keyboard, word by word, and restored', async ({ app }) => {
  const { page } = app;
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await type(app.page, 'ពិន័យ ៣០ ថ្ងៃ\nនៅដដែល\nត្រូវដក');
  await page.keyboard.press('Control+s');
  await expect.poll(() => ask(page, 'history.list', { documentId })).toHaveLength(1);
  // The last paragraph goes, and the number becomes another.
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Home');
  for (let letters = 0; letters < 4; letters += 1) await page.keyboard.press('ArrowRight');
  await type(app.page, '៦០');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await everythingIsSaved(page);

  await page.keyboard.press('Control+h');
  await page
    .getByRole('option')
    .filter({ hasText: /រក្សាទុក/u })
    .first()
    .click();
  await pressEnter(page.getByRole('button', { name: 'ប្រៀបធៀប', exact: true }));
  const paper = page.getByRole('article', { name: 'ការប្រៀបធៀបកំណែពីរ' });
  await expect(paper.locator('del').first()).toHaveText('៣០');
  await expect(paper.locator('ins').first()).toHaveText('៦០');
  await expect(page.getByText('កន្លែងដែលបានកែ៖ ២')).toBeVisible();
  await expect(paper.getByText('បានដកចេញ')).toBeVisible();

  await page.keyboard.press('F7');
  await expect(paper.locator('[data-change="words"]')).toBeFocused();
  await page.keyboard.press('F7');
  await expect(paper.locator('[data-change="removed"]')).toBeFocused();
  await page.getByRole('radio', { name: 'ក្នុងអត្ថបទតែមួយ' }).press('Space');
  await expect(paper.locator('[data-change="words"] p').last()).toHaveText('ពិន័យ ៣០៦០ ថ្ងៃ');

  await pressEnter(page.getByRole('button', { name: 'យកកំណែមុនមកវិញ' }));
  await expect(textOf(page, 'km')).toContainText('ត្រូវដក');
  await expect(textOf(page, 'km')).toContainText('ពិន័យ ៣០ ថ្ងៃ');
});

test('two versions of a prakas are compared under their numbers, and the older one comes back', async ({
  app,
}) => {
  const { page } = app;
  const documentId = await makePrakas(app);
  await openArticle(page, documentId);
  await page.keyboard.press('Control+s');
  await expect.poll(() => ask(page, 'history.list', { documentId })).toHaveLength(1);
  const { units } = await ask(page, 'documents.open', { documentId });
  const clause = units.km.find(({ uid }) => uid === uidOf(22));
  if (clause === undefined) throw new Error('no clause');
  await ask(page, 'drafting.edit', {
    documentId,
    session: crypto.randomUUID(),
    seq: 1,
    units: [
      {
        language: 'km',
        uid: clause.uid,
        unit: { ...clause, ...provision('ប្រកាសនេះចូលជាធរមានក្រោយ៣០ថ្ងៃ។៕', NEXT, 221) },
      },
    ],
    fields: [],
  });
  await page.keyboard.press('Control+h');
  await page
    .getByRole('option')
    .filter({ hasText: /រក្សាទុក/u })
    .first()
    .click();
  await pressEnter(page.getByRole('button', { name: 'ប្រៀបធៀប', exact: true }));
  const paper = page.getByRole('article', { name: 'ការប្រៀបធៀបកំណែពីរ' });
  const changed = paper.locator('[data-change="words"] [data-unit="provision"]');
  await expect(changed.first()).toHaveAttribute('data-label', 'ប្រការ ៤');
  await expect(changed.first().locator('del').first()).toContainText('ចាប់ពី');
  await expect(changed.last().locator('ins').first()).toContainText('ក្រោយ');
  await expect(paper.locator('[data-unreadable]')).toHaveCount(0);
  await pressEnter(page.getByRole('button', { name: 'យកកំណែមុនមកវិញ' }));
  await expect(textOf(page, 'km')).toContainText('ចាប់ពីថ្ងៃចុះហត្ថលេខា');
});
