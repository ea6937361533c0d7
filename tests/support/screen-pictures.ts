/**
 * Pictures of every screen, to be looked at: `node tests/support/screen-pictures.ts FOLDER [start of a name]`. Both languages, both themes,
 * the smallest screen (1366×768 at 125 %) and a large one, on a desk in memory.
 */
import { chromium, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requireChromium } from '../../build/chromium.ts';
import type { FakeDeskOptions } from './fake-bridge.ts';
import { buildPage } from './page-build.ts';
import { servePage } from './page-server.ts';
import { deskWith, interfaceOf, PAPERS } from './screens-desk.ts';
import { backToTheDesk, type Stage } from './screens.ts';

const SIZES = [
  { name: '1366', viewport: { width: 1093, height: 614 }, scale: 1.25 },
  { name: '1920', viewport: { width: 1920, height: 1080 }, scale: 1 },
] as const;
const THEMES = ['light', 'dark'] as const;

const [folder, only] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node tests/support/screen-pictures.ts FOLDER [name]');
mkdirSync(folder, { recursive: true });

const served = mkdtempSync(path.join(tmpdir(), 'sastra-pictures-'));
await buildPage(served);
const server = await servePage(served);
const browser = await chromium.launch({
  executablePath: requireChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

async function open(options: FakeDeskOptions, size: (typeof SIZES)[number]): Promise<Page> {
  const page = await browser.newPage({ viewport: size.viewport, deviceScaleFactor: size.scale });
  await page.addInitScript((json: string) => {
    window.fakeOptions = JSON.parse(json) as FakeDeskOptions;
  }, JSON.stringify(options));
  await page.goto(server.url);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return page;
}

for (const size of SIZES) {
  for (const language of ['km', 'en'] as const) {
    for (const theme of THEMES) {
      const shoot = (page: Page, name: string): Promise<unknown> =>
        page.screenshot({ path: path.join(folder, `${name}-${size.name}-${language}-${theme}.png`) });
      for (const [paper, screens] of PAPERS) {
        const wanted = screens.filter(({ name }) => only === undefined || name.startsWith(only));
        if (wanted.length === 0) continue;
        const page = await open(deskWith(paper, language, theme), size);
        await page.locator('[contenteditable="true"]').first().waitFor();
        const stage: Stage = {
          page,
          command: (name) =>
            page.evaluate((asked) => window.fakeDesk.emit('command', { command: asked }), name),
        };
        for (const screen of wanted) {
          await screen.show(stage);
          await page.mouse.move(0, 0);
          await shoot(page, screen.name);
          await backToTheDesk(stage);
        }
        await page.close();
      }
      if (only !== undefined && only !== 'welcome') continue;
      const welcome = await open({ documents: [], records: [interfaceOf(language, theme)] }, size);
      await welcome.locator('form').waitFor();
      await shoot(welcome, 'welcome');
      await welcome.close();
    }
  }
}
await browser.close();
await server.close();
rmSync(served, { recursive: true });
