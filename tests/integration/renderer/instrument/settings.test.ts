import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { pressEnter } from '../../../support/by-keyboard.ts';
import { INSTRUMENTS_RECORD } from '../../../../shared/instrument/office-data.ts';
import { useDeskPage } from '../../../support/desk-page.ts';
import { expect } from '../../../support/expect.ts';
import { provision } from '../../../support/instrument-units.ts';
import type { FakeDeskOptions } from '../../../support/fake-bridge.ts';
import { madeInstrument } from '../../../support/made-instrument.ts';

const { open, command } = useDeskPage();

const PRAKAS = madeInstrument({
  number: 100,
  type: 'prakas',
  title: { km: 'ប្រកាសសាកល្បង', en: 'A prakas' },
  rows: [[1, provision('ប្រកាសនេះអនុវត្ត៕')]],
});

async function settings(options: FakeDeskOptions = { documents: [PRAKAS] }): Promise<Page> {
  const page = await open(options);
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
    const pattern = page.getByRole('textbox', { name: 'Pattern above the text · ខ្មែរ' }).first();
    await pattern.fill('{name}ទី{number}');
    await expect(sample).toContainText('ប្រការទី១ ថ្មី (ពីរ)');
    await expect.poll(() => written(page)).toBeGreaterThan(0);
    await page.getByRole('navigation').getByRole('button', { name: 'Desk' }).click();
    await page.getByRole('complementary').getByRole('tab', { name: 'Outline' }).click();
    await expect(page.getByRole('tree')).toContainText('ប្រការទី១');
  });

  it('are not kept while a pattern has no place for the number, which is said in words', async () => {
    const page = await settings();
    await page.getByRole('textbox', { name: 'Pattern above the text · English' }).first().fill('{name}');
    await expect(page.getByText('{number} must stand in it.')).toBeVisible();
    await expect(page.getByText(/^Not kept yet/u)).toContainText('Prakas');
    expect(await written(page)).toBe(0);
    await page
      .getByRole('textbox', { name: 'Pattern above the text · English' })
      .first()
      .fill('{name}-{number}');
    await expect.poll(() => written(page)).toBe(1);
    await expect(page.getByText(/^Every change is kept/u)).toBeVisible();
  });

  it('come back as they were delivered, and that can be undone', async () => {
    const page = await settings();
    await page.getByRole('textbox', { name: 'Enacting word · English' }).fill('RESOLVES');
    const sample = page.getByRole('list', { name: 'English' });
    await expect(sample).toContainText('RESOLVES');
    await page.getByRole('button', { name: 'Bring back what was delivered' }).click();
    await expect(sample).toContainText('DECIDES');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(sample).toContainText('RESOLVES');
  });

  it('say a word no more when both of its texts are taken away', async () => {
    const page = await settings();
    await page.getByRole('textbox', { name: 'Enacting word · English' }).fill('');
    await expect(page.getByText('Something must stand here.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Enacting word · ខ្មែរ' }).fill('');
    await expect(page.getByText('Something must stand here.')).toHaveCount(0);
    await expect(page.getByRole('list', { name: 'English' })).not.toContainText('DECIDES');
  });
});

const toasts = (page: Page) => page.getByRole('region', { name: 'Messages' });
const typeChoice = (page: Page) => page.getByRole('button', { name: /Type$/u });
async function chooseType(page: Page, name: string): Promise<void> {
  await pressEnter(typeChoice(page));
  await page.getByRole('option', { name, exact: true }).click();
}

describe('the types of instruments', () => {
  it('are added and copied by the office, kept at once, and taken away again, which can be undone', async () => {
    const page = await settings();
    await pressEnter(page.getByRole('button', { name: 'Copy', exact: true }));
    const name = page.getByRole('textbox', { name: 'Name · English' }).first();
    await expect(name).toHaveValue('Prakas (copy)');
    await name.fill('Field prakas');
    await expect(typeChoice(page)).toContainText('Field prakas');
    await expect.poll(() => written(page)).toBeGreaterThan(0);
    await pressEnter(page.getByRole('button', { name: 'New type' }));
    await expect(name).toHaveValue('New type');
    await pressEnter(page.getByRole('button', { name: 'Remove', exact: true }));
    await expect(toasts(page)).toContainText('“New type” was removed.');
    await expect(name).not.toHaveValue('New type');
    await toasts(page).getByRole('button', { name: 'Undo' }).click();
    await expect(name).toHaveValue('New type');
  });

  it('that came with the desk stay and are switched off instead: nothing is drafted as one then', async () => {
    const page = await settings();
    await chooseType(page, 'Circular');
    await pressEnter(page.getByRole('button', { name: 'Remove', exact: true }));
    await expect(toasts(page)).toContainText('“Circular” came with Sastra and stays');
    await toasts(page).getByRole('button', { name: 'Switch off' }).click();
    await expect(page.getByRole('checkbox', { name: 'Drafted here' })).not.toBeChecked();
    await command('document.newFrom');
    await expect(page.getByRole('option', { name: /^Decision/u })).toBeVisible();
    await expect(page.getByRole('option', { name: /^Circular/u })).toHaveCount(0);
  });

  it('that something is written with stay, and it is said how much', async () => {
    const own = { ...PRAKAS, metadata: { ...PRAKAS.metadata, 'instrument.type': 'own-1' } };
    const page = await settings({ documents: [own] });
    await pressEnter(page.getByRole('button', { name: 'Copy', exact: true }));
    await pressEnter(page.getByRole('button', { name: 'Remove', exact: true }));
    await expect(toasts(page)).toContainText(
      '“Prakas (copy)” stays. Documents of this type: 1; entries of the register: 0.',
    );
    await expect(typeChoice(page)).toContainText('Prakas (copy)');
  });

  it('bring a single text back as it was delivered, and nothing else', async () => {
    const page = await settings();
    await page.getByRole('textbox', { name: 'Enacting word · English' }).fill('RESOLVES');
    await page.getByRole('textbox', { name: 'Visas begin with · English' }).fill('Considering');
    await pressEnter(page.getByRole('button', { name: 'As delivered: Enacting word · English' }));
    await expect(page.getByRole('textbox', { name: 'Enacting word · English' })).toHaveValue('DECIDES');
    await expect(page.getByRole('textbox', { name: 'Visas begin with · English' })).toHaveValue(
      'Considering',
    );
    await expect(page.getByRole('button', { name: /^As delivered: Enacting/u })).toHaveCount(0);
  });

  it('have markers of points by depth, which the sample follows', async () => {
    const page = await settings();
    const sample = page.getByRole('list', { name: 'English' });
    const first = page.getByRole('region', { name: 'Points of depth 1' });
    await expect(sample).toContainText('a. …');
    await first.getByRole('textbox', { name: 'Marker · English' }).fill('({number})');
    await expect(sample).toContainText('(a) …');
    await first.getByRole('radio', { name: 'digits' }).press('Space');
    await expect(sample).toContainText('(1) …');
    await pressEnter(page.getByRole('button', { name: 'As delivered: Points' }));
    await expect(sample).toContainText('a. …');
  });

  it('have a rank in either script, and what is none is not kept', async () => {
    const page = await settings();
    const rank = page.getByRole('textbox', { name: /^Rank/u });
    await rank.fill('900');
    await expect(page.getByText('A whole number from 1 to 100.')).toBeVisible();
    expect(await written(page)).toBe(0);
    await rank.fill('៧');
    await expect(rank).toHaveValue('7');
    await expect.poll(() => written(page)).toBe(1);
  });

  it('name who signs, and lead to the page around the text', async () => {
    const page = await settings();
    await pressEnter(page.getByRole('button', { name: 'Add an office' }));
    await page.getByRole('textbox', { name: 'Office 2 · English' }).fill('Secretary of State');
    await page.getByRole('textbox', { name: 'Office 2 · ខ្មែរ' }).fill('រដ្ឋលេខាធិការ');
    await expect(page.getByRole('list', { name: 'English' })).toContainText('Secretary of State');
    await pressEnter(page.getByRole('button', { name: 'Change the official page' }));
    await expect(page.getByRole('heading', { name: 'Official page' })).toBeVisible();
  });
});

describe('the levels', () => {
  it('are added, moved and used by a type, and stay while one uses them', async () => {
    const page = await settings();
    await page.getByRole('radio', { name: 'Levels' }).press('Space');
    await pressEnter(page.getByRole('button', { name: 'New level' }));
    await page.getByRole('textbox', { name: 'Name · English' }).fill('Part');
    await page.getByRole('textbox', { name: 'Name · ខ្មែរ' }).fill('ភាគ');
    await pressEnter(page.getByRole('button', { name: 'Move up' }));
    const order = page.getByRole('list', { name: /^Order of the levels/u });
    await expect(order.getByRole('listitem').nth(2)).toContainText('Part');
    await page.getByRole('radio', { name: 'This type' }).press('Space');
    await page.getByRole('checkbox', { name: /Part/u }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('list', { name: 'ខ្មែរ' })).toContainText('ភាគទី១');
    await page.getByRole('radio', { name: 'Levels' }).press('Space');
    await pressEnter(page.getByRole('button', { name: 'Remove', exact: true }));
    await expect(toasts(page)).toContainText('“Part” stays while these types use it: Prakas.');
  });
});

describe('the words of all types', () => {
  it('are changed beside what they say, and not kept while a place in them is missing', async () => {
    const page = await settings();
    await page.getByRole('radio', { name: 'Words of all types' }).press('Space');
    const sample = page.getByRole('list', { name: 'English' });
    const repealed = page.getByRole('textbox', { name: 'Repealed · English' });
    await repealed.fill('This ceases to apply.');
    await expect(page.getByText('{unit} must stand in it.')).toBeVisible();
    await expect(page.getByText(/^Not kept yet/u)).toContainText('Words of all types');
    expect(await written(page)).toBe(0);
    await repealed.fill('{unit} ceases to apply.');
    await expect(sample).toContainText('on public services ceases to apply.');
    await expect.poll(() => written(page)).toBe(1);
  });
});
