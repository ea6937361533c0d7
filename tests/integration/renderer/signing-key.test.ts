import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import type { AccountState } from '../../../shared/ipc/account.ts';
import type { SigningKeyState } from '../../../shared/ipc/signing-key.ts';
import { violations } from '../../support/axe.ts';
import { pressEnter } from '../../support/by-keyboard.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { expect } from '../../support/expect.ts';
import { HUB } from '../../support/fake-account.ts';
import type { FakeDeskOptions } from '../../support/fake-bridge.ts';
import { FINGERPRINT, KEY_PIN, NO_KEY } from '../../support/fake-signing-key.ts';
import { ME } from '../../support/me.ts';

const { open, command } = useDeskPage();

const SIGNED_IN: AccountState = { kind: 'signedIn', hub: HUB, me: ME, ended: null };
const NEW_PIN = '31415926';
const ENROLLED: SigningKeyState = {
  key: {
    fingerprint: FINGERPRINT,
    standing: { is: 'enrolled', name: { km: 'សុខ ចាន់ណា', en: 'Sok Channa' } },
    wait: 0,
  },
  ministry: '3f9a01c477be5d20'.repeat(4),
  trouble: null,
};

async function settings(options: FakeDeskOptions = {}): Promise<Page> {
  const page = await open({ account: SIGNED_IN, ...options });
  await expect(page.locator('[contenteditable="true"]').first()).toBeVisible();
  await command('view.settings');
  await expect(hub(page)).toBeVisible();
  return page;
}
const hub = (page: Page) => page.getByRole('region', { name: "The ministry's hub" });
const tell = (page: Page, state: SigningKeyState): Promise<void> =>
  page.evaluate((told) => window.fakeDesk.emit('keys.changed', told), state);

describe('the signing key', () => {
  it('is made with a PIN that was typed twice, and shows the digits that are read aloud', async () => {
    const page = await settings();
    await expect(hub(page)).toContainText('there is no copy of it');
    await pressEnter(hub(page).getByRole('button', { name: 'Make a key' }));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('New PIN', { exact: true })).toBeFocused();
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('at least 8');
    await dialog.getByLabel('New PIN', { exact: true }).fill(NEW_PIN);
    await dialog.getByLabel('New PIN once more').fill('31415927');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('not alike');
    await dialog.getByLabel('New PIN once more').fill(NEW_PIN);
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(hub(page)).toContainText(FINGERPRINT);
    await expect(hub(page).getByRole('status')).toContainText('An administrator will call');
    expect(await violations(page)).toEqual([]);
  });

  it('says as whom it is enrolled, and takes another PIN only from who knows the one of now', async () => {
    const page = await settings({ signingKey: ENROLLED });
    await expect(hub(page).getByRole('status')).toHaveText('Enrolled as Sok Channa');
    await expect(hub(page)).toContainText('3f9a 01c4 77be 5d20');
    await expect(hub(page).getByRole('button', { name: /Make a/u })).toHaveCount(0);
    await pressEnter(hub(page).getByRole('button', { name: "Change the key's PIN" }));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Present PIN')).toBeFocused();
    for (const pin of ['16180339', KEY_PIN]) {
      await dialog.getByLabel('Present PIN').fill(pin);
      await dialog.getByLabel('New PIN', { exact: true }).fill(NEW_PIN);
      await dialog.getByLabel('New PIN once more').fill(NEW_PIN);
      await page.keyboard.press('Enter');
      if (pin !== KEY_PIN) await expect(dialog.getByRole('alert')).toBeVisible();
    }
    await expect(dialog).toHaveCount(0);
  });

  it('is made anew when it was revoked, and tells when the hub’s directory is not believed', async () => {
    const page = await settings({ signingKey: NO_KEY });
    const { key } = ENROLLED;
    if (key === null) throw new Error('there is a key');
    await tell(page, { ...ENROLLED, key: { ...key, standing: { is: 'revoked' } } });
    await expect(hub(page).getByRole('status')).toContainText('What was signed with it before stands');
    await expect(hub(page).getByRole('button', { name: 'Make a new key' })).toBeEnabled();
    for (const [trouble, said] of [
      [{ is: 'fork', known: 'a', other: 'b' }, 'contradicts the one this desk knows'],
      [{ is: 'otherMinistry' }, 'of another ministry'],
      [{ is: 'refused', entry: 7 }, 'Entry 7 of the hub'],
    ] as const) {
      await tell(page, { ...ENROLLED, trouble });
      await expect(hub(page).getByRole('alert')).toContainText(said);
    }
  });
});
