/** The ways of somebody who uses the keyboard alone. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';
import type { LaunchedApp } from './launch.ts';

/** A key, as often as it takes and no more than a person would bear. */
async function stepTo(page: Page, key: 'Tab' | 'ArrowDown', target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

export const tabTo = (page: Page, target: Locator): Promise<void> => stepTo(page, 'Tab', target);

/** A button that cannot be pressed yet would take the key and do nothing. */
export async function pressEnter(button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.press('Enter');
}

/**
 * An entry of the menu that has just been opened. The menu takes the focus a moment after it shows: an entry that was
 * given the focus before would lose it again, and the key that chooses would choose nothing.
 */
export async function chooseFromMenu(page: Page, entry: Locator): Promise<void> {
  await expect(page.locator('[role="menu"]:focus-within')).toBeVisible();
  await stepTo(page, 'ArrowDown', entry);
  await page.keyboard.press('Enter');
}

/** The next file is saved there, as if the system's dialog had been answered. */
export async function saveAs(app: LaunchedApp, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
}
