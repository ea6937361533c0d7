import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { pressEnter } from '../../support/by-keyboard.ts';
import type { AccountState } from '../../../shared/ipc/account.ts';
import { branded } from '../../../shared/document/brand.ts';
import type { DocumentId } from '../../../shared/document/model.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { expect } from '../../support/expect.ts';
import { ASKED, HUB, UNLOCKED } from '../../support/fake-account.ts';
import type { FakeDeskOptions } from '../../support/fake-bridge.ts';
import { madeId } from '../../support/fake-documents.ts';
import { ME } from '../../support/me.ts';

const { open, command } = useDeskPage();

const SIGNED_IN: AccountState = { kind: 'signedIn', hub: HUB, me: ME, ended: null };
const PIN = '27182818';
const paper = (page: Page) => page.locator('[contenteditable="true"]').first();
const tell = (page: Page, state: AccountState): Promise<void> =>
  page.evaluate((told) => window.fakeDesk.emit('account.changed', told), state);

async function settings(options: FakeDeskOptions = {}): Promise<Page> {
  const page = await open(options);
  await expect(paper(page)).toBeVisible();
  await command('view.settings');
  await expect(hub(page)).toBeVisible();
  return page;
}
const hub = (page: Page) => page.getByRole('region', { name: "The ministry's hub" });

describe('connecting to a hub', () => {
  it('asks for the address, shows whose key answers, and waits with the code until a person approved', async () => {
    const page = await settings();
    await pressEnter(hub(page).getByRole('button', { name: 'Connect to a hub' }));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Address' })).toBeFocused();
    await page.keyboard.type('http://hub.example.gov.kh');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('has to begin with https://');
    await dialog.getByRole('textbox').fill('https://hub.example.gov.kh');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText(HUB.fingerprint);
    await pressEnter(dialog.getByRole('button', { name: 'It is ours, continue' }));
    await expect(dialog.getByLabel('Code')).toHaveText('K7QX-2MPD');
    await expect(dialog).toContainText('https://hub.example.gov.kh/device');
    await tell(page, SIGNED_IN);
    await expect(dialog.getByRole('status')).toContainText('This desk is connected');
    await expect(dialog).toContainText('Sok Channa');
    await expect(dialog).toContainText('Battambang provincial office');
    await expect(dialog).toContainText('Drafter · Reviewer');
    await pressEnter(dialog.getByRole('button', { name: 'To work' }));
    await expect(hub(page)).toContainText('Sok Channa');
  });

  it('goes by files where there is no line: the card, the request, and the answer', async () => {
    const page = await settings();
    await pressEnter(hub(page).getByRole('button', { name: 'Connect without a line' }));
    const dialog = page.getByRole('dialog');
    await pressEnter(dialog.getByRole('button', { name: 'Open the card' }));
    await expect(dialog).toContainText(HUB.fingerprint);
    await pressEnter(dialog.getByRole('button', { name: 'It is ours, write the request' }));
    await expect(dialog.getByRole('status')).toContainText('sastra-request.age');
    await expect(dialog).toContainText(ASKED.fingerprint);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  it('goes on with the answer of a desk that has asked, days later', async () => {
    const page = await settings({ enrolment: ASKED });
    await pressEnter(hub(page).getByRole('button', { name: 'Connect without a line' }));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('status')).toContainText('This desk asked to be connected');
    await expect(dialog).toContainText(ASKED.fingerprint);
    await pressEnter(dialog.getByRole('button', { name: 'Read the answer' }));
    await expect(dialog.getByRole('status')).toContainText('This desk is connected');
    await expect(dialog).toContainText('Sok Channa');
    await pressEnter(dialog.getByRole('button', { name: 'To work' }));
    await expect(hub(page)).toContainText('Battambang provincial office');
  });

  it('says why a code came to nothing, and asks again', async () => {
    const page = await settings();
    await hub(page).getByRole('button', { name: 'Connect to a hub' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('https://hub.example.gov.kh');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'It is ours, continue' }).click();
    await expect(dialog.getByLabel('Code')).toBeVisible();
    await tell(page, { kind: 'none', ended: 'denied' });
    await expect(dialog.getByRole('alert')).toContainText('refused this code');
    await dialog.getByRole('button', { name: 'It is ours, continue' }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog.getByLabel('Code')).toHaveCount(0);
  });
});

describe('signing out', () => {
  it('asks nothing where all was sent', async () => {
    const page = await settings({ account: SIGNED_IN });
    await pressEnter(hub(page).getByRole('button', { name: 'Sign out' }));
    await expect(hub(page)).toContainText('This desk works alone');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  it('names what waits, and keeps it here or sends it first', async () => {
    const unsent = [branded<DocumentId>(madeId(100))];
    const page = await settings({ account: SIGNED_IN, unsent });
    await hub(page).getByRole('button', { name: 'Sign out' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('listitem')).toHaveText(['Meeting with citizens']);
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    await expect(hub(page)).toContainText('Sok Channa');
    await hub(page).getByRole('button', { name: 'Sign out' }).click();
    await dialog.getByRole('button', { name: 'Send now and sign out' }).click();
    await expect(hub(page)).toContainText('This desk works alone');
  });
});

describe('the lock', () => {
  it('is set with a PIN said twice, shuts by Ctrl+L, and opens to the PIN with the words still there', async () => {
    const page = await settings({ account: SIGNED_IN });
    await hub(page).getByRole('button', { name: 'Set a PIN' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('PIN', { exact: true }).fill('1234');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('at least 8');
    await dialog.getByLabel('PIN', { exact: true }).fill(PIN);
    await dialog.getByLabel('PIN once more').fill('99999999');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('not alike');
    await dialog.getByLabel('PIN once more').fill('២៧១៨២៨១៨');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press('Escape');
    await paper(page).click();
    await page.keyboard.insertText('មិនទាន់រក្សាទុក ');
    await command('desk.lock');
    await expect(page.getByRole('heading', { name: 'The desk is locked' })).toBeVisible();
    await expect(paper(page)).toBeHidden();
    await expect(page.getByLabel('PIN')).toBeFocused();
    await page.keyboard.type('11111111');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('The PIN is not right');
    await page.keyboard.type(PIN);
    await page.keyboard.press('Enter');
    await expect(paper(page)).toContainText('មិនទាន់រក្សាទុក');
  });

  it('stands before whatever else was open, and before a desk that was closed behind it', async () => {
    const lock = { ...UNLOCKED, hasPin: true };
    const page = await open({ account: SIGNED_IN, lock });
    await expect(paper(page)).toBeVisible();
    await command('view.palette');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.evaluate(() => void window.fakeDesk.bridge.call['lock.lock']({}));
    await expect(page.getByLabel('PIN')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('PIN')).toBeVisible();
  });

  it('shuts by itself when nobody has touched the desk for so long', async () => {
    const page = await open({ account: SIGNED_IN, lock: { ...UNLOCKED, hasPin: true, minutes: 5 } });
    await expect(paper(page)).toBeVisible();
    await page.clock.install();
    // A sign of life begins the time anew, on the clock that the test holds.
    await page.keyboard.press('Shift');
    await page.clock.runFor(4 * 60_000);
    await page.keyboard.press('Shift');
    await page.clock.runFor(4 * 60_000);
    await expect(page.getByRole('heading', { name: 'The desk is locked' })).toHaveCount(0);
    await page.clock.runFor(2 * 60_000);
    await expect(page.getByRole('heading', { name: 'The desk is locked' })).toBeVisible();
  });

  it('lets in who forgot the PIN by signing in again', async () => {
    const page = await open({ account: SIGNED_IN, lock: { ...UNLOCKED, hasPin: true } });
    await expect(paper(page)).toBeVisible();
    await command('desk.lock');
    await page.getByRole('button', { name: 'PIN forgotten: sign in again' }).click();
    await expect(page.getByLabel('Code')).toHaveText('K7QX-2MPD');
  });

  it('is spoken of where there is no PIN yet', async () => {
    const page = await open();
    await expect(paper(page)).toBeVisible();
    await command('desk.lock');
    await expect(page.getByText('This desk has no PIN yet')).toBeVisible();
  });
});
