import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { chooseFromMenu, pressEnter } from '../../../support/by-keyboard.ts';
import { expect } from '../../../support/expect.ts';
import { useDeskPage } from '../../../support/desk-page.ts';
import { division, provision } from '../../../support/instrument-units.ts';
import { madeDocument, madeId } from '../../../support/fake-documents.ts';
import { madeInstrument } from '../../../support/made-instrument.ts';
import { REGISTER } from '../../../support/register.ts';

const { open, command } = useDeskPage();

const LAW = madeInstrument({
  number: 100,
  title: { km: 'ច្បាប់ ស្តីពីឯកសារ', en: 'Law on Documents' },
  rows: [
    [1, provision('ឯកសារត្រូវរក្សាទុកដប់ឆ្នាំ។', undefined, 10)],
    [2, provision('ច្បាប់នេះអនុវត្តចំពោះក្រសួង។', undefined, 20)],
    [3, provision('ច្បាប់នេះចូលជាធរមាន។៕', undefined, 30)],
  ],
  english: {
    1: provision('Documents are kept for ten years.', undefined, 10),
    2: provision('This Law applies to ministries.', undefined, 20),
    3: provision('This Law is in force.', undefined, 30),
  },
  fields: { 'instrument.number': 'នស/រកម/០៤២០/០១២', 'instrument.date': '2020-04-01' },
});

/** English, with an article on the paper. */
const RECORDS = [
  { name: 'settings.interface', version: 1, fields: { language: 'en', theme: 'light' } },
  { name: 'settings.desk', version: 1, fields: { document: madeId(101), shown: 'km' } },
  { name: 'settings.welcome', version: 1, fields: { seen: true } },
];

const text = (page: Page) => page.locator('[contenteditable="true"][lang="km"]');
const band = (page: Page) => page.getByRole('region', { name: 'Amendments' }).first();
const panel = (page: Page) => page.getByRole('tabpanel');

/** The law is amended, and the copy is on the paper. */
async function begun(): Promise<Page> {
  const page = await open({ documents: [LAW], register: REGISTER });
  await expect(text(page)).toContainText('ដប់ឆ្នាំ');
  await command('instrument.amend');
  const dialog = page.getByRole('dialog', { name: 'Amend this instrument' });
  await expect(dialog).toContainText('ច្បាប់លេខ នស/រកម/០៤២០/០១២');
  await expect(dialog).toContainText('It will be entered into the register');
  await dialog.getByRole('button', { name: 'Make both' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(band(page)).toContainText('Copy of “Law on Documents”');
  await expect(text(page)).toContainText('ដប់ឆ្នាំ');
  return page;
}

/** Writes behind the last letter of an article's words. */
async function writeBehind(page: Page, words: string, more: string): Promise<void> {
  await text(page).getByText(words).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText(more);
  await expect(text(page)).toContainText(more);
}

const toAmending = (page: Page): Promise<void> => toAmendingOf(page, 'Law on Documents');
async function toAmendingOf(page: Page, title: string): Promise<void> {
  await pressEnter(band(page).getByRole('button', { name: /^Amending instrument/u }));
  await expect(band(page)).toContainText(`Amends “${title}”`);
  await page.getByRole('tab', { name: 'Amendments' }).click();
}

describe('amending an instrument', () => {
  it('makes the amending instrument and the copy, each with the way to the others', async () => {
    const page = await begun();
    await pressEnter(band(page).getByRole('button', { name: /^Amended instrument/u }));
    await expect(page.getByRole('article')).toContainText('ដប់ឆ្នាំ');
    await expect(band(page)).toHaveCount(0);
    await page.getByRole('tab', { name: 'Amendments' }).click();
    const acts = page.getByRole('region', { name: 'Instruments that amend this one' });
    await expect(acts.getByRole('listitem')).toHaveCount(1);
    await pressEnter(acts.getByRole('listitem').getByRole('button'));
    await expect(band(page)).toContainText('Amends “Law on Documents”');
    await expect(page.getByRole('textbox', { name: 'Title in English' })).toHaveCount(0);
    await expect(text(page)).toContainText('ត្រូវទុកជានិរាករណ៍');
  });

  it('lists what the copy says otherwise, writes the articles in one step, and says when they are stale', async () => {
    const page = await begun();
    await writeBehind(page, 'ដប់ឆ្នាំ', 'ថ្មី');
    await toAmending(page);
    await expect(panel(page).getByRole('listitem')).toHaveCount(1);
    await expect(panel(page)).toContainText('Article 1');
    await panel(page).getByRole('button', { name: 'Write the articles' }).click();
    await expect(text(page)).toContainText('ត្រូវបានជំនួសដោយ');
    await expect(text(page)).toContainText('«មាត្រា ១');
    await expect(panel(page)).toContainText('The articles say what the copy says.');
    await command('edit.undo');
    await expect(text(page)).not.toContainText('ត្រូវបានជំនួសដោយ');
    await expect(panel(page).getByRole('button', { name: 'Write the articles' })).toBeVisible();
    await command('edit.redo');
    await expect(text(page)).toContainText('ត្រូវបានជំនួសដោយ');

    // From the change to its place in the copy, where more is changed.
    await pressEnter(panel(page).getByRole('listitem').getByRole('button'));
    await expect(band(page)).toContainText('Copy of');
    await writeBehind(page, 'ចំពោះក្រសួង', 'និងស្ថាប័ន');
    await toAmending(page);
    await expect(panel(page)).toContainText('The articles do not say what the copy says now.');
    await page.getByRole('tab', { name: /^Checks/u }).click();
    await expect(panel(page)).toContainText('The amending articles do not say what the copy says now.');
    await command('instrument.generate');
    await expect(panel(page)).not.toContainText('The amending articles do not say');
    await expect(text(page)).toContainText('«មាត្រា ២');
    await expect(text(page).locator('[data-unit="provision"]')).toHaveCount(4);
  });

  it('shows in the copy itself what has been changed in it, as it is changed', async () => {
    const page = await begun();
    await page.getByRole('tab', { name: 'Amendments' }).click();
    await expect(panel(page)).toContainText('The copy says what the instrument says.');
    await writeBehind(page, 'ចំពោះក្រសួង', 'ថ្មី');
    await expect(panel(page).getByRole('listitem')).toContainText('Article 2replaced');
    await command('edit.undo');
    await expect(panel(page).getByRole('listitem')).toHaveCount(0);
  });

  it('says that an article is repealed where only its number is left in the copy', async () => {
    const page = await begun();
    await text(page).getByText('ចំពោះក្រសួង').click();
    await command('instrument.repeal');
    await expect(text(page)).not.toContainText('ចំពោះក្រសួង');
    await toAmending(page);
    await expect(panel(page)).toContainText('Article 2repealed');
    await command('instrument.generate');
    await expect(text(page)).toContainText('ត្រូវបាននិរាករណ៍។');
  });

  it('is told of when the amended instrument has been changed on its own', async () => {
    const page = await begun();
    await pressEnter(band(page).getByRole('button', { name: /^Amended instrument/u }));
    await expect(band(page)).toHaveCount(0);
    await writeBehind(page, 'ចំពោះក្រសួង', 'និងខេត្ត');
    await command('document.save');
    await page.getByRole('tab', { name: 'Amendments' }).click();
    await pressEnter(
      page
        .getByRole('region', { name: 'Instruments that amend this one' })
        .getByRole('listitem')
        .getByRole('button'),
    );
    await expect(band(page)).toContainText('has been changed on its own since then');
    await page.getByRole('tab', { name: /^Checks/u }).click();
    await expect(panel(page)).toContainText('The amended instrument has been changed');
  });

  it('begins with one that is marked in the list while another document is on the paper', async () => {
    const article = madeDocument({
      number: 101,
      title: { km: 'ដំណឹង', en: 'Notice' },
      text: { km: 'សូមជូនដំណឹង។', en: 'Notice is given.' },
      changedAt: 1_790_000_000_000,
    });
    const page = await open({ documents: [article, LAW], register: REGISTER, records: RECORDS });
    await expect(text(page)).toContainText('សូមជូនដំណឹង');
    const palette = async () => {
      await command('view.palette');
      await page.getByRole('combobox').fill('Amend this instrument');
      return page.getByRole('option', { name: /^Amend this instrument/u });
    };
    await expect(await palette()).toHaveCount(0);
    await page.keyboard.press('Escape');
    await command('instrument.amend');
    await expect(page.getByText('or mark it alone in the list')).toBeVisible();

    const list = page.getByRole('listbox', { name: 'Documents' });
    await list.getByRole('option', { name: /Law on Documents/u }).click({ modifiers: ['Control'] });
    const tools = page.getByRole('toolbar', { name: 'Do with all marked documents' });
    await expect(tools.getByRole('button', { name: 'Amend this instrument' })).toBeVisible();
    await expect(await palette()).toHaveCount(1);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Amend this instrument' });
    await expect(dialog).toContainText('ច្បាប់លេខ នស/រកម/០៤២០/០១២');
    await page.keyboard.press('Escape');

    // Two at once cannot be amended.
    await list.getByRole('option', { name: /Notice/u }).click({ modifiers: ['Control'] });
    await expect(tools.getByRole('button', { name: 'Amend this instrument' })).toHaveCount(0);
    await list.getByRole('option', { name: /Notice/u }).click({ modifiers: ['Control'] });
    await pressEnter(tools.getByRole('button', { name: 'Amend this instrument' }));
    await dialog.getByRole('button', { name: 'Make both' }).click();
    await expect(band(page)).toContainText('Copy of “Law on Documents”');
    await expect(text(page)).toContainText('ដប់ឆ្នាំ');
  });

  it('of a copy is refused with the way to do it', async () => {
    const page = await begun();
    await command('instrument.amend');
    await expect(page.getByText('Amend the instrument itself.')).toBeVisible();
  });
});

/** On the first of March 2026; then the amended instrument is on the paper again. */
async function comesIntoForce(page: Page): Promise<void> {
  const inForce = panel(page).getByRole('region', { name: /^Comes into force on/u });
  await inForce.getByRole('textbox', { name: 'Day' }).fill('1');
  await inForce.getByRole('combobox').selectOption('3');
  await inForce.getByRole('textbox', { name: 'Year' }).fill('2026');
  await pressEnter(band(page).getByRole('button', { name: /^Amended instrument/u }));
  await expect(band(page)).toHaveCount(0);
  await expect(panel(page)).toContainText('from 1 March 2026');
}

/** Amended from the first of March 2026 on, with the law on the paper again. */
async function amended(): Promise<Page> {
  const page = await begun();
  await writeBehind(page, 'ដប់ឆ្នាំ', 'ថ្មី');
  await toAmending(page);
  await comesIntoForce(page);
  return page;
}

async function toDay(page: Page, group: string, day: string, month: string, year: string): Promise<void> {
  const field = page.getByRole('group', { name: group });
  await field.getByRole('textbox', { name: 'Day' }).fill(day);
  await field.getByRole('combobox').selectOption(month);
  await field.getByRole('textbox', { name: 'Year' }).fill(year);
}

/** What was asked for on paper or into a file. */
const papers = (page: Page) =>
  page.evaluate(() => window.fakeDesk.calls.filter(({ channel }) => channel.startsWith('paper.')));

/** A code in three chapters. */
const CODE = madeInstrument({
  number: 100,
  title: { km: 'ក្រម ស្តីពីឯកសារ', en: 'Code on Documents' },
  rows: [
    [1, division('chapter', 'បទប្បញ្ញត្តិទូទៅ'), [[11, provision('ដប់ឆ្នាំ។')]]],
    [2, division('chapter', 'ក្រសួង'), [[12, provision('ចូលជាធរមាន។៕')]]],
    [3, division('chapter', 'អន្តរប្បញ្ញត្តិ'), [[13, provision('មួយឆ្នាំ។')]]],
  ],
  fields: {
    'instrument.number': 'នស/រកម/០៤២០/០១២',
    'instrument.date': '2020-04-01',
    'title.km': 'ក្រម ស្តីពីឯកសារ',
    'title.en': 'Code on Documents',
  },
});

describe('the title, a heading and a chapter', () => {
  it('are amended in the copy, said by the articles, and told where they stand or stood on the day', async () => {
    const page = await open({ documents: [CODE], register: REGISTER });
    await expect(text(page)).toContainText('ដប់ឆ្នាំ');
    await command('instrument.amend');
    await pressEnter(page.getByRole('dialog').getByRole('button', { name: 'Make both' }));
    await expect(band(page)).toContainText('Copy of “Code on Documents”');
    const tree = page.getByRole('tree', { name: 'Outline' });
    await tree.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+F10');
    await chooseFromMenu(page, page.getByRole('menuitem', { name: 'Delete with everything in it' }));
    await expect(tree.getByRole('treeitem')).toHaveCount(4);
    await page.getByRole('tab', { name: 'Amendments' }).click();
    await expect(panel(page)).toContainText('changed in the details of the copy');
    const title = page.getByRole('textbox', { name: 'Title in Khmer' });
    await expect(title).toHaveValue('ក្រម ស្តីពីឯកសារ (ច្បាប់ចម្លងសម្រាប់វិសោធនកម្ម)');
    await title.fill('ក្រម ស្តីពីបណ្ណសារ (ច្បាប់ចម្លងសម្រាប់វិសោធនកម្ម)');
    const named = panel(page).getByRole('listitem').first();
    await expect(named).toContainText('ក្រម ស្តីពីបណ្ណសារ');
    await expect(named).not.toContainText('ច្បាប់ចម្លង');
    await writeBehind(page, 'បទប្បញ្ញត្តិទូទៅ', 'ថ្មី');
    await toAmendingOf(page, 'Code on Documents');
    await command('instrument.generate');
    await expect(text(page)).toContainText('ត្រូវបានជំនួសដោយចំណងជើងដូចខាងក្រោម៖');
    await expect(text(page)).toContainText('«ក្រម ស្តីពីបណ្ណសារ»');
    await comesIntoForce(page);

    await command('instrument.asOf');
    await toDay(page, 'Day', '1', '3', '2026');
    const paper = page.getByRole('article', { name: 'The instrument as of a day' });
    await expect(paper.getByRole('heading', { level: 1 })).toHaveText('ក្រម ស្តីពីបណ្ណសារ');
    await expect(page.getByText('Parts amended until then: 4')).toBeVisible();
    const marks = paper.locator('p').filter({ hasText: /(Replaced|repealed) by/u });
    await expect(marks).toHaveText([/^Replaced by/u, /^Replaced by/u, /^Chapter 3, Article 3: repealed by/u]);
    await expect(marks.nth(1).locator('xpath=following-sibling::*[1]')).toContainText('បទប្បញ្ញត្តិទូទៅថ្មី');
    await expect(marks.nth(2).locator('xpath=preceding-sibling::*[1]')).toContainText('ចូលជាធរមាន');
    await toDay(page, 'Day', '28', '2', '2026');
    await expect(paper.getByRole('heading', { level: 1 })).toHaveText('ក្រម ស្តីពីឯកសារ');
    await expect(marks).toHaveCount(0);
  });
});

describe('the text as of a day', () => {
  it('is read with what was amended until then, and by what', async () => {
    const page = await amended();
    await command('instrument.asOf');
    const paper = page.getByRole('article', { name: 'The instrument as of a day' });
    await toDay(page, 'Day', '1', '3', '2026');
    await expect(paper).toContainText('ដប់ឆ្នាំ។ថ្មី');
    await expect(paper).toContainText('Replaced by');
    await expect(page.getByText('Parts amended until then: 1')).toBeVisible();
    await toDay(page, 'Day', '28', '2', '2026');
    await expect(paper).not.toContainText('ថ្មី');
    await expect(page.getByText('this is the text as it was made')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(text(page)).toBeVisible();
  });

  it('is what the commands print, and for another form they name the way', async () => {
    const page = await amended();
    await command('instrument.asOf');
    await toDay(page, 'Day', '1', '3', '2026');
    await expect(page.getByText('Parts amended until then: 1')).toBeVisible();
    await command('document.print');
    await command('document.docx');
    await expect(page.getByText('open it as a new document first')).toBeVisible();
    expect(await papers(page)).toEqual([
      {
        channel: 'paper.print',
        request: { documentId: madeId(100), language: 'km', day: '2026-03-01' },
      },
    ]);
  });

  it('is compared with another day, and opened as a document of its own', async () => {
    const page = await amended();
    await command('instrument.asOf');
    await toDay(page, 'Day', '1', '3', '2026');
    const paper = page.getByRole('article', { name: 'The instrument as of a day' });
    await expect(paper).toContainText('ថ្មី');
    await page.getByRole('button', { name: 'Compare two days' }).click();
    const compared = page.getByRole('article', { name: 'Comparison of two versions' });
    await expect(compared.locator('ins')).toContainText('ថ្មី');
    await pressEnter(page.getByRole('button', { name: 'Save as Word' }));
    await command('document.print');
    await expect.poll(() => papers(page)).toHaveLength(2);
    const day = (of: string, version: string) => ({
      documentId: madeId(100),
      revisionId: null,
      day: of,
      version,
    });
    const comparison = {
      before: day('2026-02-28', 'អត្ថបទនៅថ្ងៃ ២៨ កុម្ភៈ ២០២៦'),
      after: day('2026-03-01', 'អត្ថបទនៅថ្ងៃ ១ មីនា ២០២៦'),
      language: 'km',
      onlyChanges: true,
    };
    expect(await papers(page)).toEqual([
      { channel: 'paper.comparison', request: { ...comparison, form: 'docx' } },
      { channel: 'paper.comparison', request: { ...comparison, form: 'print' } },
    ]);
    await pressEnter(page.getByRole('button', { name: 'Back to the text' }));
    await page.getByRole('button', { name: 'Open as a new document' }).click();
    await expect(paper).toHaveCount(0);
    await expect(text(page)).toContainText('ថ្មី');
    await expect(page.getByRole('banner')).toContainText('as of 1 March 2026');
  });
});
