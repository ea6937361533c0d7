import type { Page } from '@playwright/test';

/** Two frames: what the browser tells in tasks of their own, such as a new place of the caret, has been heard then. */
export const frames = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
