import { chromium, type Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireChromium } from '../../../../build/chromium.ts';
import { startTestHub, type TestHub } from '../../../support/hub/hub.ts';

let hub: TestHub;
let browser: Browser;
beforeAll(async () => {
  hub = await startTestHub();
  const asRoot = process.getuid?.() === 0;
  browser = await chromium.launch({
    executablePath: requireChromium(),
    args: asRoot ? ['--no-sandbox'] : [],
  });
});
afterAll(() => browser.close());

describe('the page that describes the protocol', () => {
  it('shows every route under its strict policy, with nothing from elsewhere', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    const foreign: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(hub.address) && !url.startsWith('data:')) foreign.push(url);
    });
    await page.goto(`${hub.address}/docs`);
    await page.locator('.opblock-summary-path', { hasText: '/v1/pull' }).waitFor();
    const shown = await page.locator('.opblock').count();
    const docs = (await (await fetch(`${hub.address}/docs/json`)).json()) as {
      paths: Record<string, object>;
    };
    expect(shown).toBe(Object.values(docs.paths).flatMap((methods) => Object.keys(methods)).length);
    await page.locator('.opblock', { hasText: '/v1/push' }).locator('button').first().click();
    await page.locator('.opblock.is-open .model-example').first().waitFor();
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
