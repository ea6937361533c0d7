import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { pressEnter } from '../../../support/by-keyboard.ts';
import { expect } from '../../../support/expect.ts';
import { useDeskPage } from '../../../support/desk-page.ts';
import { provision, visa } from '../../../support/instrument-units.ts';
import { madeInstrument } from '../../../support/made-instrument.ts';
import { REGISTER } from '../../../support/register.ts';
import { uidOf } from '../../../support/units.ts';

const { open, command } = useDeskPage();

const PRAKAS = madeInstrument({
  number: 100,
  type: 'prakas',
  title: { km: 'ប្រកាសសាកល្បង', en: 'A prakas' },
  rows: [
    [1, visa('បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា')],
    [2, provision('ប្រកាសនេះអនុវត្តចាប់ពីថ្ងៃចុះហត្ថលេខា។៕')],
  ],
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Visas from the register' });

/** What was sent to be written: the visas that each language has by now, in the order of their ranks. */
const written = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const [listed] = window.fakeDesk.calls.flatMap(({ channel, request }) =>
      channel === 'documents.open' ? [request as { documentId: never }] : [],
    );
    const answer = listed === undefined ? null : await window.sastra.call['documents.open'](listed);
    if (answer === null || typeof answer === 'string' || !answer.ok) return [];
    return [...answer.value.units.km, ...answer.value.units.en]
      .filter(({ type }) => type === 'visa')
      .map(({ content }) => JSON.stringify(content));
  });

describe('visas from the register', () => {
  it('are chosen by keyboard, shown by rank in both languages, and inserted behind those of higher rank', async () => {
    const page = await open({ documents: [PRAKAS], register: REGISTER });
    await expect(page.getByRole('tree')).toBeVisible();
    await command('instrument.visas');
    const choose = dialog(page).getByRole('combobox', { name: 'Instrument that this one rests on' });
    for (const words of ['41 ank', 'courts']) {
      await choose.focus();
      await page.keyboard.type(words);
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    const chosen = dialog(page).getByRole('listitem');
    await expect(chosen).toHaveCount(2);
    await expect(chosen.first()).toContainText('បានឃើញច្បាប់លេខ នស/រកម/០៦១៤/០១៥');
    await expect(chosen.first()).toContainText('Having seen Law No.');
    await expect(chosen.last()).toContainText('បានឃើញអនុក្រឹត្យលេខ');
    await pressEnter(dialog(page).getByRole('button', { name: 'Insert' }));
    await expect
      .poll(() => written(page))
      .toEqual([
        expect.stringContaining('រដ្ឋធម្មនុញ្ញ'),
        expect.stringContaining(uidOf(901)),
        expect.stringMatching(new RegExp(`${uidOf(902)}|${uidOf(903)}`, 'u')),
        expect.stringContaining('Having seen '),
        expect.stringContaining('Having seen '),
      ]);
    await command('edit.undo');
    await expect.poll(() => written(page)).toHaveLength(1);
  });
});
