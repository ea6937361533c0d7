/** A law is amended by somebody who uses the keyboard alone, from the copy to the text as of the day. */
import type { Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentId } from '../../shared/document/model.ts';
import { chooseFromMenu, pressEnter, saveAs, tabTo } from '../support/by-keyboard.ts';
import { ask, deskIsReady, everythingIsSaved, openArticle, textOf } from '../support/desk.ts';
import { provision, unitsOf } from '../support/instrument-units.ts';
import type { LaunchedApp } from '../support/launch.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { expect, test } from './fixtures.ts';

const LAW = unitsOf([
  [1, provision('ឯកសារត្រូវរក្សាទុកដប់ឆ្នាំ។', undefined, 10)],
  [2, provision('ច្បាប់នេះអនុវត្តចំពោះក្រសួង។', undefined, 20)],
  [3, provision('ច្បាប់នេះចូលជាធរមាន។៕', undefined, 30)],
]);

async function openLaw({ page }: LaunchedApp): Promise<DocumentId> {
  await deskIsReady(page);
  const made = await ask(page, 'documents.createFrom', {
    kind: 'instrument',
    units: LAW.map((unit) => ({ language: 'km', unit })),
    fields: [
      { name: 'instrument.type', value: 'law' },
      { name: 'instrument.number', value: 'នស/រកម/០៤២០/០១២' },
      { name: 'instrument.date', value: '2020-04-01' },
      { name: 'title.km', value: 'ច្បាប់ ស្តីពីឯកសារ' },
    ],
  });
  await openArticle(page, made.summary.id);
  return made.summary.id;
}

/** A command by the palette; the words find nothing else. */
async function say(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(words);
  await expect(page.getByRole('option', { name: words }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

const letters = (text: string): string => text.replaceAll(/[\s\u200B]/gu, '');

test('a law is amended by keyboard: its copy is changed, the articles are written, the text is read as of the day', async ({
  app,
  folder,
}) => {
  test.setTimeout(240_000);
  const { page } = app;
  const law = await openLaw(app);
  await say(page, 'ធ្វើវិសោធនកម្មលិខិតបទដ្ឋាននេះ');
  const dialog = page.getByRole('dialog', { name: 'ធ្វើវិសោធនកម្មលិខិតបទដ្ឋាននេះ' });
  await expect(dialog).toContainText('ច្បាប់លេខ នស/រកម/០៤២០/០១២ ចុះថ្ងៃទី១ ខែមេសា ឆ្នាំ២០២០ ស្តីពីឯកសារ');
  await tabTo(page, dialog.getByRole('button', { name: 'បង្កើតទាំងពីរ' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^ច្បាប់ចម្លងនៃ «ច្បាប់ ស្តីពីឯកសារ»/u)).toBeVisible();

  // An article of the copy says something else, and a new one stands behind it.
  const copy = textOf(page, 'km');
  await copy.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type(' លើកលែងតែវីដេអូ។');
  await expect(copy).toContainText('លើកលែងតែវីដេអូ');
  if (!(await page.getByRole('complementary').isVisible())) await page.keyboard.press('Control+Shift+i');
  await page.getByRole('tree').focus();
  await page.keyboard.press('Home');
  await pressEnter(page.getByRole('button', { name: /^បន្ថែម/u }));
  await chooseFromMenu(page, page.getByRole('menuitem', { name: /«ថ្មី»/u }).first());
  await expect(copy.locator('[data-label="មាត្រា ១ ថ្មី"]')).toHaveCount(1);
  await page.keyboard.type('វីដេអូត្រូវរក្សាទុកមួយឆ្នាំ។');
  await expect(copy).toContainText('វីដេអូត្រូវរក្សាទុកមួយឆ្នាំ។');
  await everythingIsSaved(page);

  const toAmending = page.getByRole('button', { name: /^លិខិតវិសោធនកម្ម:/u });
  await toAmending.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^ធ្វើវិសោធនកម្ម «ច្បាប់ ស្តីពីឯកសារ»/u)).toBeVisible();
  await say(page, 'សរសេរមាត្រាវិសោធនកម្ម');
  const amending = textOf(page, 'km');
  await expect(amending).toContainText('ត្រូវបានជំនួសដោយ មាត្រា ១ ដូចខាងក្រោម៖');
  await expect(amending).toContainText('«មាត្រា ១');
  await expect(amending).toContainText('ត្រូវបានបន្ថែម មាត្រា ១ ថ្មី');
  await expect(amending).toContainText('វីដេអូត្រូវរក្សាទុកមួយឆ្នាំ។»');
  await everythingIsSaved(page);

  const { acts } = await ask(page, 'amending.acts', { documentId: law });
  const [act] = acts;
  if (act === undefined) throw new Error('nothing amends the law');
  await ask(page, 'drafting.edit', {
    documentId: act.id,
    session: crypto.randomUUID(),
    seq: 1,
    units: [],
    fields: [{ name: 'instrument.date', value: '2026-03-01' }],
  });
  const toLaw = page.getByRole('button', { name: /^លិខិតដើម:/u });
  await toLaw.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^ធ្វើវិសោធនកម្ម «/u)).toHaveCount(0);
  await say(page, 'អានលិខិតបទដ្ឋានតាមថ្ងៃ');
  const day = page.getByRole('group', { name: 'ថ្ងៃ' });
  await expect(day.getByRole('textbox').first()).toBeFocused();
  const paper = page.getByRole('article', { name: 'លិខិតបទដ្ឋានតាមថ្ងៃ' });
  await expect(paper).toContainText('លើកលែងតែវីដេអូ');
  await expect(paper.locator('[data-label="មាត្រា ១ ថ្មី"]')).toHaveCount(1);
  await expect(paper).toContainText('ត្រូវបានបន្ថែមដោយ');
  await tabTo(page, day.getByRole('textbox').last());
  await page.keyboard.type('2025');
  await expect(paper).not.toContainText('លើកលែងតែវីដេអូ');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2026');
  await expect(paper).toContainText('លើកលែងតែវីដេអូ');

  const file = path.join(folder, 'as-of.pdf');
  await saveAs(app, file);
  await tabTo(page, page.getByRole('button', { name: 'រក្សាទុកជា PDF' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => existsSync(file) && readFileSync(file).includes('%%EOF')).toBe(true);
  const printed = letters(textOfPdf(readFileSync(file)).join(''));
  expect(printed).toContain(letters('មាត្រា ១ ថ្មី'));
  expect(printed).toContain(letters('វីដេអូត្រូវរក្សាទុកមួយឆ្នាំ។'));

  // Beside the text of another day, as a table on paper.
  const table = path.join(folder, 'two-days.pdf');
  await saveAs(app, table);
  await tabTo(page, page.getByRole('button', { name: 'ប្រៀបធៀបពីរថ្ងៃ' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('ins').first()).toBeVisible();
  await page.keyboard.press('Control+Shift+p');
  await expect.poll(() => existsSync(table) && readFileSync(table).includes('%%EOF')).toBe(true);
  const compared = letters(textOfPdf(readFileSync(table)).join(''));
  expect(compared).toContain(letters('អត្ថបទនៅថ្ងៃ ២៨ កុម្ភៈ ២០២៦'));
  expect(compared).toContain(letters('វីដេអូត្រូវរក្សាទុកមួយឆ្នាំ។'));

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(textOf(page, 'km')).toBeVisible();
  await expect(textOf(page, 'km')).not.toContainText('លើកលែងតែវីដេអូ');
});
