import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { pressEnter } from '../../../support/by-keyboard.ts';
import { expect } from '../../../support/expect.ts';
import { useDeskPage } from '../../../support/desk-page.ts';
import { frames } from '../../../support/frames.ts';
import { clauses, referenceTo, term } from '../../../support/instrument-units.ts';
import { madeInstrument } from '../../../support/made-instrument.ts';
import { REGISTER } from '../../../support/register.ts';

const { open, command } = useDeskPage();

const LAW = madeInstrument({
  number: 100,
  title: { km: 'ច្បាប់សាកល្បង', en: 'A law' },
  rows: [
    [1, clauses(['ដូចមានចែងក្នុងមាត្រា ២ និងអនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី៤ ខែមីនា ឆ្នាំ២០២១។'], 10)],
    [
      2,
      clauses([[term(1, 'ភ្នាក់ងារ'), { kind: 'text', text: ' សំដៅលើអ្នករក្សាឯកសារ។' }], '«មន្ត្រី» សំដៅលើបុគ្គល។'], 20),
    ],
    [3, clauses([[referenceTo(44), { kind: 'text', text: ' អំពី ភ្នាក់ងារ និងមាត្រា ១។៕' }]], 30)],
  ],
});

const list = (page: Page, name: string) => page.getByRole('region', { name });

const text = (page: Page) => page.locator('[contenteditable="true"][lang="km"]');

async function opened(): Promise<Page> {
  const page = await open({ documents: [LAW], register: REGISTER });
  await page.getByRole('tab', { name: 'References' }).click();
  await expect(list(page, 'Words that look like references').getByRole('listitem')).toHaveCount(3);
  return page;
}

/** Home, and until the editor has heard of it. */
async function toLineStart(page: Page): Promise<void> {
  await page.keyboard.press('Home');
  await expect.poll(() => page.evaluate(() => getSelection()?.anchorOffset)).toBe(0);
  await frames(page);
}

describe('the panel of references and definitions', () => {
  it('accepts one suggestion, or all the others as one step', async () => {
    const page = await opened();
    const suggested = list(page, 'Words that look like references');
    await expect(suggested.getByRole('listitem').first()).toContainText('មាត្រា ២');
    await pressEnter(suggested.getByRole('button', { name: /^Accept: មាត្រា ២/u }));
    await expect(suggested.getByRole('listitem')).toHaveCount(2);
    await pressEnter(suggested.getByRole('button', { name: 'Accept all' }));
    await expect(suggested).toHaveCount(0);
    await command('edit.undo');
    await expect(suggested.getByRole('listitem')).toHaveCount(2);
    await command('edit.undo');
    await expect(suggested.getByRole('listitem')).toHaveCount(3);
  });

  it('tells which references lead nowhere, and what is defined, used and not marked', async () => {
    const page = await opened();
    await expect(list(page, 'References that lead nowhere')).toContainText('មាត្រា ០Article 3');
    const terms = list(page, 'Defined terms');
    await expect(terms).toContainText('ភ្នាក់ងារArticle 2');
    await pressEnter(terms.getByRole('button', { name: /Uses: 1/u }));
    await expect(list(page, 'Uses of “ភ្នាក់ងារ”')).toContainText('ភ្នាក់ងារ និងមាត្រា');
    await pressEnter(list(page, 'Definitions that are not marked').getByRole('button', { name: 'Mark' }));
    await expect(terms.getByRole('listitem')).toHaveCount(2);
    await expect(terms).toContainText('មន្ត្រីNot used');
    await command('edit.undo');
    await expect(terms.getByRole('listitem')).toHaveCount(1);
  });

  it('leads from an article to what refers to it, and back along the reference', async () => {
    const page = await opened();
    await text(page).getByText('សំដៅលើអ្នករក្សាឯកសារ').click();
    await expect(page.getByText('Nothing leads from Article 2 or to it.')).toBeVisible();
    await pressEnter(
      list(page, 'Words that look like references').getByRole('button', { name: 'Accept all' }),
    );
    const to = list(page, 'What refers to Article 2');
    await expect(to.getByRole('listitem')).toHaveCount(1);
    await pressEnter(to.getByRole('button').first());
    await expect(text(page)).toBeFocused();
    const from = list(page, 'What Article 1 refers to');
    await expect(from.getByRole('listitem')).toHaveCount(2);
    await pressEnter(from.getByRole('button').first());
    await expect(to).toBeVisible();
  });
});

describe('references from the keyboard', () => {
  it('are made of the words beside the caret by one key, and the caret goes on behind them', async () => {
    const page = await opened();
    await text(page).getByText('ដូចមានចែង').click();
    await toLineStart(page);
    await command('instrument.accept');
    await expect(text(page).locator('[data-reference]').first()).toHaveText('មាត្រា ២');
    await page.keyboard.type('X');
    await expect(text(page)).toContainText('មាត្រា ២X និង');
    await command('instrument.accept');
    await expect(list(page, 'Words that look like references').getByRole('listitem')).toHaveCount(1);
  });

  it('are put at the caret by a number, or by an instrument and its article', async () => {
    const page = await opened();
    await text(page).getByText('ដូចមានចែង').click();
    await toLineStart(page);
    await command('instrument.reference');
    const dialog = page.getByRole('dialog', { name: 'Insert a reference' });
    await page.keyboard.type('2');
    await expect(page.getByRole('option', { name: /^មាត្រា ២/u })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(text(page).locator('[data-reference]').first()).toHaveText('មាត្រា ២');
    await expect(text(page)).toBeFocused();
    await page.keyboard.type(' ');
    await command('instrument.reference');
    await page.keyboard.type('courts');
    await expect(page.getByRole('option', { name: /^ច្បាប់លេខ/u })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('5');
    await expect(dialog).toContainText('មាត្រា ៥ នៃច្បាប់លេខ');
    await page.keyboard.press('Enter');
    await expect(text(page).locator('[data-reference]').nth(1)).toContainText('មាត្រា ៥ នៃច្បាប់លេខ');
  });

  it('and terms are marked from what is selected', async () => {
    const page = await opened();
    await text(page).getByText('ដូចមានចែង').click();
    await toLineStart(page);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight');
    await frames(page);
    await command('instrument.term');
    await expect(list(page, 'Defined terms').getByRole('listitem')).toHaveCount(2);
  });
});
