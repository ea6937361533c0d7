import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { pressEnter } from '../../support/by-keyboard.ts';
import { expect } from '../../support/expect.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { entryOf, REGISTER } from '../../support/register.ts';

const { open, command } = useDeskPage();

const shown = {
  register: REGISTER,
  records: [{ name: 'settings.interface', version: 1, fields: { language: 'en', theme: 'light' } }],
};
const rows = (page: Page) =>
  page.getByRole('listbox', { name: 'Register of instruments' }).getByRole('option');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Find by number or title' });
const form = (page: Page) => page.getByRole('form');

async function opened(register = shown.register): Promise<Page> {
  const page = await open({ ...shown, register });
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 });
  await command('view.register');
  return page;
}

describe('the register', () => {
  it('finds an instrument by another writing of its number, and opens it by keyboard', async () => {
    const page = await opened();
    await expect(rows(page)).toHaveCount(4);
    await search(page).fill('041 ank/bk organisation');
    await expect(rows(page)).toHaveCount(1);
    await page.getByRole('listbox', { name: 'Register of instruments' }).focus();
    await page.keyboard.press('Enter');
    await expect(form(page).getByLabel('Number', { exact: true })).toHaveValue('៤១ អនក្រ.បក');
    await expect(form(page)).toContainText(
      'Sub-Decree No. 41 ANK.BK of 4 March 2021 on Organisation and functioning of the Ministry of Interior',
    );
  });

  it('shows a relation at both ends, and leads from one to the other', async () => {
    const page = await opened();
    await rows(page).filter({ hasText: '៤១ អនក្រ.បក' }).last().click();
    await expect(form(page)).toContainText('amended by');
    await expect(form(page)).toContainText('Shown as “Amended”');
    await form(page).getByRole('button', { name: 'Go to Sub-Decree ៩ អនក្រ.បក' }).click();
    await expect(form(page).getByLabel('Number', { exact: true })).toHaveValue('៩ អនក្រ.បក');
    await form(page).getByRole('button', { name: 'Go to Sub-Decree ៤១ អនក្រ.បក' }).click();
    await expect(form(page).getByLabel('Number', { exact: true })).toHaveValue('៤១ អនក្រ.បក');
  });

  it('takes a new instrument with a relation, typed by keyboard, and takes it back by one undo', async () => {
    const page = await opened();
    await pressEnter(page.getByRole('button', { name: 'New entry' }));
    await expect(form(page).getByLabel('Number', { exact: true })).toBeFocused();
    await page.keyboard.type('77 ANK.BK');
    await page.keyboard.press('Tab');
    await page.keyboard.type('5');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ma');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2025');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ការគ្រប់គ្រង');
    const relate = form(page).getByRole('combobox', { name: 'Add a relation to' });
    await relate.focus();
    await page.keyboard.type('courts');
    await expect(page.getByRole('listbox').getByRole('option', { name: /Law/u })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(form(page)).toContainText('The organisation of the courts');
    await pressEnter(form(page).getByRole('button', { name: 'Save' }));
    await expect(rows(page)).toHaveCount(5);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows(page)).toHaveCount(4);
  });

  it('keeps what was typed while one looks at something else', async () => {
    const page = await opened();
    await rows(page).first().click();
    const title = form(page).getByLabel('Title in English');
    await title.fill('Half a tit');
    await rows(page).last().click();
    await expect(title).not.toHaveValue('Half a tit');
    await command('view.settings');
    await command('view.register');
    await expect(rows(page).filter({ hasText: 'Not saved yet' })).toHaveCount(1);
    await rows(page).first().click();
    await expect(title).toHaveValue('Half a tit');
    await form(page).getByRole('button', { name: 'Discard changes' }).click();
    await expect(title).toHaveValue('Amendment of Sub-Decree No. 41 ANK.BK');
  });

  it('says what is missing, and that an instrument is there already', async () => {
    const page = await opened();
    await page.getByRole('button', { name: 'New entry' }).click();
    await page.keyboard.type('41 ank bk');
    await expect(form(page).getByRole('status')).toContainText('Enter the date');
    await expect(form(page).getByRole('button', { name: 'Save' })).toBeDisabled();
    await form(page).getByLabel('Day').fill('4');
    await form(page).getByLabel('Month').selectOption('3');
    await form(page).getByLabel('Year').fill('2021');
    await form(page).getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('in the register already')).toBeVisible();
    await expect(form(page).getByLabel('Number', { exact: true })).toHaveValue('41 ank bk');
  });

  it('takes an instrument out, and back by undo', async () => {
    const page = await opened();
    await rows(page).first().click();
    await form(page).getByRole('button', { name: 'Take out of the register' }).click();
    await expect(rows(page)).toHaveCount(3);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows(page)).toHaveCount(4);
  });

  it('narrows by type, year and status, and says where everything went', async () => {
    const page = await opened();
    await page.getByRole('button', { name: /Any status/u }).click();
    await page.getByRole('option', { name: 'Superseded' }).click();
    await expect(page.getByText('No instrument fits')).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(rows(page)).toHaveCount(4);
    await page.getByRole('button', { name: /All years/u }).click();
    await page.getByRole('option', { name: '2016', exact: true }).click();
    await expect(rows(page)).toHaveCount(1);
  });

  it('reads more of a long register when its end comes into sight', async () => {
    const page = await opened(Array.from({ length: 450 }, (_, n) => entryOf(n + 1)));
    const list = page.getByRole('listbox', { name: 'Register of instruments' });
    await list.focus();
    await expect(rows(page).first()).toHaveAttribute('aria-setsize', '200');
    await page.keyboard.press('End');
    await expect(rows(page).first()).toHaveAttribute('aria-setsize', '400');
    await page.keyboard.press('End');
    await expect(rows(page).first()).toHaveAttribute('aria-setsize', '450');
  });
});

describe('a list of instruments as CSV', () => {
  const LIST = `number,date,type,title km,title en,status,relations
88 ANK.BK,2025-05-01,sub_decree,ការងារ,Labour,,amends:៤១ អនក្រ.បក
41 ANK/BK,04/03/2021,Sub-Decree,ដដែល,Again,,
89 ANK.BK,2025-31-01,sub_decree,ការងារ,Labour,,`;
  const importing = async (csv: string): Promise<Page> => {
    const page = await open({ ...shown, csv });
    await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 });
    await command('view.register');
    await expect(rows(page)).toHaveCount(4);
    await pressEnter(page.getByRole('button', { name: 'Import CSV…' }));
    return page;
  };

  it('brings what is new, says line by line what it left out, and goes out again as one step', async () => {
    const page = await importing(LIST);
    const report = page.getByRole('dialog', { name: 'Import from CSV' });
    await expect(report).toContainText('Entered: 1');
    await expect(report).toContainText('not changed: 1');
    await expect(report).toContainText('Line 4 “2025-31-01” is no date');
    await pressEnter(report.getByRole('button', { name: 'Take out what was entered' }));
    await expect(page.getByText('What was imported was taken out again')).toBeVisible();
    await expect(rows(page)).toHaveCount(4);
    await pressEnter(page.getByRole('button', { name: 'Import CSV…' }));
    await pressEnter(report.getByRole('button', { name: 'Done' }));
    await expect(rows(page)).toHaveCount(5);
    await rows(page).first().click();
    await expect(form(page)).toContainText('Organisation and functioning of the Ministry of Interior');
  });

  it('is refused with a sentence where its titles are Limon text, and nothing changes', async () => {
    const page = await importing(`number,date,type,title km\n1,2020-01-01,law,RBHraCaNacRkkm<úCa`);
    await expect(page.getByText('Limon font')).toBeVisible();
    await expect(rows(page)).toHaveCount(4);
  });

  it('can be cancelled while it comes in, and then nothing of it stays', async () => {
    const many = Array.from({ length: 900 }, (_, n) => `${n + 1} ANK.BK,2020-01-01,sub_decree,ការងារ`);
    const page = await open({ ...shown, csv: `number,date,type,title km\n${many.join('\n')}` });
    await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 });
    await command('view.register');
    await expect(rows(page)).toHaveCount(4);
    const letGo = await page.evaluateHandle(() => window.fakeDesk.holding('register.change'));
    await pressEnter(page.getByRole('button', { name: 'Import CSV…' }));
    await expect(page.getByText('0 of 900 entered')).toBeVisible();
    await pressEnter(page.getByRole('button', { name: 'Cancel the import' }));
    await letGo.evaluate((release) => release());
    await expect(page.getByText('The import was cancelled')).toBeVisible();
    await expect(rows(page)).toHaveCount(4);
  });
});
