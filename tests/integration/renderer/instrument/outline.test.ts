import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { chooseFromMenu, pressEnter } from '../../../support/by-keyboard.ts';
import { expect } from '../../../support/expect.ts';
import { useDeskPage } from '../../../support/desk-page.ts';
import { madeId } from '../../../support/fake-documents.ts';
import {
  annex,
  clauses,
  division,
  inserted,
  provision,
  referenceTo,
  signature,
  visa,
} from '../../../support/instrument-units.ts';
import { madeInstrument } from '../../../support/made-instrument.ts';

const { open } = useDeskPage();

const LAW = madeInstrument({
  number: 100,
  title: { km: 'ច្បាប់សាកល្បង', en: 'A law' },
  rows: [
    [1, visa('បានឃើញរដ្ឋធម្មនុញ្ញ')],
    [
      2,
      division('chapter', 'បទប្បញ្ញត្តិទូទៅ'),
      [
        [3, provision('ច្បាប់នេះមានគោលបំណងកំណត់ការគ្រប់គ្រង។')],
        [4, provision('ច្បាប់នេះអនុវត្តក្នុងព្រះរាជាណាចក្រកម្ពុជា។')],
        [5, provision('បន្ថែមក្រោយ។', inserted('new'))],
      ],
    ],
    [
      6,
      division('chapter', 'ក្រសួង'),
      [
        [7, clauses([[referenceTo(4), { kind: 'text', text: ' ត្រូវអនុវត្ត។' }]])],
        [8, provision('ក្រសួងត្រូវធ្វើរបាយការណ៍។៕')],
      ],
    ],
    [9, signature('នាយករដ្ឋមន្ត្រី')],
    [10, annex('ផែនទី')],
  ],
});

const BROKEN = madeInstrument({
  number: 100,
  type: 'decision',
  title: { km: 'សេចក្តីសម្រេច', en: 'A decision' },
  rows: [[1, clauses([[referenceTo(44), { kind: 'text', text: ' ត្រូវអនុវត្ត។៕' }]])]],
});

const RECORDS = [
  { name: 'settings.interface', version: 1, fields: { language: 'en', theme: 'light' } },
  { name: 'settings.desk', version: 1, fields: { document: madeId(100), shown: 'km' } },
];
const NEVER_ASKED = { name: 'settings.renumbering', version: 1, fields: { always: false } };

const tree = (page: Page) => page.getByRole('tree', { name: 'Outline' });
const rows = (page: Page) => tree(page).getByRole('treeitem');
const dialog = (page: Page) => page.getByRole('dialog');

describe('the outline of an instrument', () => {
  it('shows divisions, articles and annexes with their numbers, and folds', async () => {
    const page = await open({ documents: [LAW] });
    await expect(rows(page)).toHaveText([
      'ជំពូកទី១ បទប្បញ្ញត្តិទូទៅ',
      'មាត្រា ១ ច្បាប់នេះមានគោលបំណងកំណត់ការគ្រប់គ្រង។',
      'មាត្រា ២ ច្បាប់នេះអនុវត្តក្នុងព្រះរាជាណាចក្រកម្ពុជា។',
      'មាត្រា ២ ថ្មី បន្ថែមក្រោយ។',
      'ជំពូកទី២ ក្រសួង',
      'មាត្រា ៣ … ត្រូវអនុវត្ត។',
      'មាត្រា ៤ ក្រសួងត្រូវធ្វើរបាយការណ៍។៕',
      'ឧបសម្ព័ន្ធទី១ ផែនទី',
    ]);
    await tree(page).focus();
    await page.keyboard.press('ArrowLeft');
    await expect(rows(page)).toHaveCount(5);
    await expect(rows(page).first()).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowRight');
    await expect(rows(page)).toHaveCount(8);
  });

  it('moves an article by keyboard once its new number was seen, and takes it back by one undo', async () => {
    const page = await open({ documents: [LAW] });
    await tree(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(dialog(page).getByRole('row')).toHaveText([
      'Until nowFrom now on',
      'Article 2Article 1',
      'Article 1Article 2',
    ]);
    await expect(dialog(page)).toContainText('មាត្រា ២ → មាត្រា ១');
    await page.keyboard.press('Escape');
    await expect(rows(page).nth(1)).toContainText('គោលបំណង');
    await page.keyboard.press('Alt+ArrowDown');
    await pressEnter(dialog(page).getByRole('button', { name: 'Change numbers' }));
    await expect(rows(page).nth(2)).toHaveText('មាត្រា ២ ច្បាប់នេះមានគោលបំណងកំណត់ការគ្រប់គ្រង។');
    await expect(page.getByText('Numbers that have changed: 2')).toBeVisible();
    await pressEnter(page.getByRole('button', { name: 'Show the table' }));
    await expect(dialog(page).getByRole('row')).toHaveCount(3);
    await pressEnter(dialog(page).getByRole('button', { name: 'Close' }));
    await pressEnter(page.getByRole('button', { name: 'Undo', exact: true }).last());
    await expect(rows(page).nth(1)).toContainText('គោលបំណង');
  });

  it('moves at once where nobody wants to be asked, into the next chapter and out of it again', async () => {
    const page = await open({ documents: [LAW], records: [...RECORDS, NEVER_ASKED] });
    await tree(page).focus();
    for (const _step of [1, 2, 3]) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(rows(page).nth(4)).toHaveText('មាត្រា ២ ថ្មី បន្ថែមក្រោយ។');
    await expect(rows(page).nth(4)).toHaveAttribute('data-active', 'true');
    await expect(rows(page).nth(4)).toHaveAttribute('aria-level', '2');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(rows(page).nth(3)).toHaveText('មាត្រា ២ ថ្មី បន្ថែមក្រោយ។');
    await page.keyboard.press('Home');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(rows(page).first()).toHaveText('ផ្នែកទី១ បទប្បញ្ញត្តិទូទៅ');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(rows(page).first()).toHaveText('ជំពូកទី១ បទប្បញ្ញត្តិទូទៅ');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.getByText('It cannot stand there. Nothing was changed.')).toBeVisible();
  });

  it('adds an article with the number of the one before it, so that no other number changes', async () => {
    const page = await open({ documents: [LAW] });
    await tree(page).focus();
    await page.keyboard.press('ArrowDown');
    await pressEnter(page.getByRole('button', { name: 'Add', exact: true }));
    await chooseFromMenu(page, page.getByRole('menuitem', { name: 'Article “new”' }));
    await expect(dialog(page)).toHaveCount(0);
    await expect(rows(page).nth(2)).toHaveText('មាត្រា ១ ថ្មី ');
    await expect(rows(page).nth(3)).toContainText('មាត្រា ២ ច្បាប់');
  });

  it('deletes a heading alone by its key, and what stood below it belongs to the one before', async () => {
    const page = await open({ documents: [LAW], records: [...RECORDS, NEVER_ASKED] });
    await rows(page).nth(4).click();
    await tree(page).focus();
    await page.keyboard.press('Delete');
    await expect(rows(page)).toHaveCount(7);
    await expect(rows(page).nth(4)).toHaveText('មាត្រា ៣ … ត្រូវអនុវត្ត។');
    await expect(rows(page).nth(4)).toHaveAttribute('aria-setsize', '5');
  });

  it('goes to a row by Enter, and marks where the caret is, in a closed row too', async () => {
    const page = await open({ documents: [LAW] });
    const text = page.locator('[contenteditable="true"][lang="km"]');
    await expect(text).toBeVisible();
    await tree(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(text).toBeFocused();
    await expect(tree(page).getByRole('treeitem', { selected: true })).toContainText('មាត្រា ៤');
    await page.keyboard.type('ថា ');
    await expect(rows(page).nth(6)).toHaveText('មាត្រា ៤ ថា ក្រសួងត្រូវធ្វើរបាយការណ៍។៕');
    await tree(page).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(rows(page)).toHaveCount(6);
    await expect(tree(page).getByRole('treeitem', { selected: true })).toContainText('ជំពូកទី២');
  });

  it('deletes a chapter with everything in it from the menu, once its numbers were seen', async () => {
    const page = await open({ documents: [LAW] });
    await tree(page).focus();
    await page.keyboard.press('Shift+F10');
    await chooseFromMenu(page, page.getByRole('menuitem', { name: 'Delete with everything in it' }));
    await expect(dialog(page).getByRole('row')).toHaveCount(4);
    await expect(dialog(page)).toContainText('leads nowhere any more');
    await pressEnter(dialog(page).getByRole('button', { name: 'Change numbers' }));
    await expect(rows(page)).toHaveText([
      'ជំពូកទី១ ក្រសួង',
      'មាត្រា ១ … ត្រូវអនុវត្ត។',
      'មាត្រា ២ ក្រសួងត្រូវធ្វើរបាយការណ៍។៕',
      'ឧបសម្ព័ន្ធទី១ ផែនទី',
    ]);
    await pressEnter(page.getByRole('button', { name: 'Undo', exact: true }).last());
    await expect(rows(page)).toHaveCount(8);
  });

  it('prints the table of numbers, and nothing else of the page', async () => {
    const page = await open({ documents: [LAW] });
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await tree(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await pressEnter(dialog(page).getByRole('button', { name: 'Print' }));
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('table')).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.getByText('បានឃើញរដ្ឋធម្មនុញ្ញ')).toBeHidden();
  });

  it('takes a dragged article where it may stand, and nowhere else', async () => {
    const page = await open({ documents: [LAW], records: [...RECORDS, NEVER_ASKED] });
    await rows(page)
      .nth(1)
      .dragTo(rows(page).nth(6), { targetPosition: { x: 80, y: 30 } });
    await expect(rows(page).nth(6)).toContainText('គោលបំណង');
    await expect(rows(page).nth(6)).toContainText('មាត្រា ៤');
    await rows(page)
      .nth(7)
      .dragTo(rows(page).first(), { targetPosition: { x: 80, y: 3 } });
    await expect(rows(page).nth(7)).toContainText('ឧបសម្ព័ន្ធ');
  });
});

describe('the checks of an instrument', () => {
  it('are counted on their tab, say why, and lead to the place', async () => {
    const page = await open({ documents: [BROKEN] });
    const tab = page.getByRole('tab', { name: 'Checks' });
    await expect(tab).toHaveText('Checks2');
    await tab.click();
    const found = page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
    await expect(found).toHaveText([
      'The reference “មាត្រា ០” leads to something that is gone.ខ្មែរ · Clause 1 · … ត្រូវអនុវត្ត។៕',
      'There is no English translation yet.English',
    ]);
    await pressEnter(found.first().getByRole('button'));
    await expect(page.locator('[contenteditable="true"][lang="km"]')).toBeFocused();
    await page.keyboard.type('ដូច្នេះ');
    await expect(page.locator('[data-unit="provision"]')).toContainText('ដូច្នេះ');
  });
});
