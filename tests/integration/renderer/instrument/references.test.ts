import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../../support/expect.ts';
import { useDeskPage } from '../../../support/desk-page.ts';
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

async function opened(): Promise<Page> {
  const page = await open({ documents: [LAW], register: REGISTER });
  await page.getByRole('tab', { name: 'References' }).click();
  await expect(list(page, 'Words that look like references').getByRole('listitem')).toHaveCount(3);
  return page;
}

describe('the panel of references and definitions', () => {
  it('accepts one suggestion, or all the others as one step', async () => {
    const page = await opened();
    const suggested = list(page, 'Words that look like references');
    await expect(suggested.getByRole('listitem').first()).toContainText('មាត្រា ២');
    await suggested.getByRole('button', { name: /^Accept: មាត្រា ២/u }).press('Enter');
    await expect(suggested.getByRole('listitem')).toHaveCount(2);
    await suggested.getByRole('button', { name: 'Accept all' }).press('Enter');
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
    await terms.getByRole('button', { name: /Uses: 1/u }).press('Enter');
    await expect(list(page, 'Uses of “ភ្នាក់ងារ”')).toContainText('ភ្នាក់ងារ និងមាត្រា');
    await list(page, 'Definitions that are not marked').getByRole('button', { name: 'Mark' }).press('Enter');
    await expect(terms.getByRole('listitem')).toHaveCount(2);
    await expect(terms).toContainText('មន្ត្រីNot used');
    await command('edit.undo');
    await expect(terms.getByRole('listitem')).toHaveCount(1);
  });
});
