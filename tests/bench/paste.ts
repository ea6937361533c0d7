/** 5 MB of Word markup pasted into an empty article: until the last paragraph stands there, and the longest pause meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requireBuilt } from '../../build/built.ts';
import { requireChromium } from '../../build/chromium.ts';
import { caretAtEnd, cdpOf, everythingIsSaved, openNewArticle, textOf } from '../support/desk.ts';
import { launchApp } from '../support/launch.ts';
import { paste, wordMarkup } from '../support/paste.ts';
import { median, quantile, report } from './report.ts';

const ROUNDS = 5;
const PARAGRAPHS = 4000;
/** A slow machine is measured too, in milliseconds. */
const PATIENCE = 120_000;

requireChromium();
requireBuilt();
const html = wordMarkup(PARAGRAPHS);
const folder = mkdtempSync(path.join(os.tmpdir(), 'sastra-bench-'));
const app = await launchApp({
  profile: path.join(folder, 'profile'),
  userData: path.join(folder, 'user-data'),
});
const { page } = app;
const session = await cdpOf(page);
const browser = (await session.send('Browser.getVersion')).product;

const whole: number[] = [];
const pauses: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.evaluate(() => {
    const watched = { longest: 0, last: performance.now() };
    const watch = (): void => {
      const now = performance.now();
      watched.longest = Math.max(watched.longest, now - watched.last);
      watched.last = now;
      requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    Object.assign(window, { watched });
  });
  const started = performance.now();
  await paste(page, { 'text/html': html });
  await textOf(page, 'km')
    .locator('> p')
    .nth(PARAGRAPHS - 1)
    .waitFor({ state: 'attached', timeout: PATIENCE });
  whole.push(performance.now() - started);
  pauses.push(
    await page.evaluate(() => (window as unknown as { watched: { longest: number } }).watched.longest),
  );
  await everythingIsSaved(page);
}
await app.close();
rmSync(folder, { recursive: true, force: true });

report('paste', app.host, browser, [
  { name: 'paste.whole', value: median(whole), unit: 'ms' },
  { name: 'paste.longestPause', value: quantile(pauses, 1), unit: 'ms' },
  { name: 'paste.size', value: Buffer.byteLength(html) / 1e6, unit: 'MB' },
]);
