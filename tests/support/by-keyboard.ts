/** The ways of somebody who uses the keyboard alone. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';
import type { LaunchedApp } from './launch.ts';

/** Tab, as often as it takes and no more than a person would bear. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

/** The next file is saved there, as if the system's dialog had been answered. */
export async function saveAs(app: LaunchedApp, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
}
