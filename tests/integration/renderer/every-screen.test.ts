/**
 * React has nothing to say of any screen. It speaks only where it is built for development, which costs a page several
 * times as much; the other tests are on the page that people have.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { useDeskPage } from '../../support/desk-page.ts';
import { expect } from '../../support/expect.ts';
import { buildPage } from '../../support/page-build.ts';
import { deskWith, PAPERS } from '../../support/screens-desk.ts';
import { backToTheDesk, type Stage } from '../../support/screens.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sastra-page-'));
beforeAll(() => buildPage(folder, 'development'));
afterAll(() => rmSync(folder, { recursive: true }));
const desk = useDeskPage({ width: 1366, height: 768 }, () => folder);

for (const [paper, screens] of PAPERS) {
  test(`no screen from ${screens[0]?.name} to ${screens.at(-1)?.name} is built wrongly`, async () => {
    const said: string[] = [];
    const page = await desk.open(deskWith(paper, 'en', 'light'));
    page.on('console', (message) => said.push(message.text()));
    await page.reload();
    await expect(page.locator('[contenteditable="true"]').first()).toBeVisible();
    // What React says to those who develop with it: its silence about the rest means something.
    expect(said.join()).toContain('React DevTools');
    const stage: Stage = { page, command: desk.command };
    for (const screen of screens) {
      await screen.show(stage);
      expect(desk.complaints(), screen.name).toEqual([]);
      await backToTheDesk(stage);
    }
  });
}
