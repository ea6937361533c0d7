import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import type { RecordNotice } from '../../../shared/ipc/record-notices.ts';
import { violations } from '../../support/axe.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { expect } from '../../support/expect.ts';
import { WELL } from '../../support/well.ts';

const { open } = useDeskPage();

const GOVERNOR = { km: 'អភិបាលខេត្តកណ្តាល', en: 'Governor of Kandal' };
const LOST: RecordNotice = {
  id: 'lost',
  what: 'lost',
  record: 'lists.people',
  entry: 'governor',
  now: GOVERNOR,
  wanted: { en: 'Kandal Governor' },
  by: { km: 'សុភា', en: 'Sophea' },
};
const KEPT: RecordNotice = { ...LOST, id: 'kept', what: 'kept', wanted: null, by: null };

const button = (page: Page) => page.getByRole('button', { name: /^Shared lists/u });
const asked = (page: Page, channel: string): Promise<unknown[]> =>
  page.evaluate(
    (of) => window.fakeDesk.calls.filter((call) => call.channel === of).map(({ request }) => request),
    channel,
  );

describe('what differs in the shared lists', () => {
  it('is not spoken of where nothing is', async () => {
    const page = await open({ sync: WELL });
    await expect(page.locator('[data-sync-state]')).toBeVisible();
    await expect.poll(() => asked(page, 'records.notices')).not.toEqual([]);
    await expect(button(page)).toHaveCount(0);
  });

  it('is told with both sides, and taken back or left, by name', async () => {
    const page = await open({ sync: WELL, notices: [LOST, KEPT] });
    await expect(button(page)).toHaveText('Shared lists: 2 to look at');
    await button(page).click();
    const dialog = page.getByRole('dialog');
    const lost = dialog.locator('[data-notice="lost"]');
    await expect(lost.getByRole('heading')).toHaveText('People Governor of Kandal');
    await expect(lost).toContainText('You and Sophea changed this');
    await expect(lost.getByRole('row', { name: /In English/u })).toHaveText(
      'In EnglishGovernor of KandalKandal Governor',
    );
    await expect(dialog.locator('[data-notice="kept"]')).toContainText('a colleague');
    await dialog.getByRole('button', { name: 'Put mine back: Governor of Kandal' }).click();
    await expect(dialog.locator('[data-notice]')).toHaveCount(1);
    expect(await asked(page, 'records.takeBack')).toEqual([{ id: 'lost' }]);
    await dialog.getByRole('button', { name: 'Leave it as it is: Governor of Kandal' }).click();
    await expect(dialog).toContainText('There is nothing more to look at.');
    expect(await asked(page, 'records.hear')).toEqual([{ id: 'kept' }]);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(button(page)).toHaveCount(0);
  });

  it('stays where it cannot be said, and the failure is told', async () => {
    const page = await open({ sync: WELL, notices: [LOST], failing: 'records.takeBack' });
    await button(page).click();
    await page.getByRole('button', { name: 'Put mine back: Governor of Kandal' }).click();
    await expect(page.getByText(/^The document store stopped/u)).toBeVisible();
    await expect(page.locator('[data-notice]')).toHaveCount(1);
  });

  it.each(['light', 'dark'] as const)('can be read by everybody (%s)', async (theme) => {
    const page = await open({
      sync: WELL,
      notices: [LOST, KEPT],
      records: [{ name: 'settings.interface', version: 1, fields: { language: 'km', theme } }],
    });
    await page.getByRole('button', { name: /^បញ្ជីរួម/u }).click();
    await expect(page.getByRole('dialog').locator('[data-notice]')).toHaveCount(2);
    expect(await violations(page)).toEqual([]);
  });
});
