/** The page on a desk in memory, in one browser for a whole test file; every complaint of the page fails the test. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { expect } from './expect.ts';
import { requireChromium } from '../../build/chromium.ts';
import type { Command } from '../../shared/ipc/types.ts';
import type { FakeDeskOptions } from './fake-bridge.ts';
import { madeDocument, madeId } from './fake-documents.ts';
import { servePage, type PageServer } from './page-server.ts';

const TITLES = [
  { km: 'ពិធីសំណេះសំណាល', en: 'Meeting with citizens' },
  { km: 'សេចក្តីជូនដំណឹង', en: 'Notice' },
];
/** What lies on the desk unless a test says otherwise; the first was open last. */
const DOCUMENTS = TITLES.map((title, index) =>
  madeDocument({
    number: 100 + index,
    title,
    text: { km: 'ថ្ងៃនេះ ឯកឧត្តមបានអញ្ជើញ។', en: 'Today His Excellency came.' },
    changedAt: 1_790_000_000_000 - index,
  }),
);
const REMEMBERED = {
  name: 'settings.desk',
  version: 1,
  fields: { document: madeId(100), shown: 'km' },
};

export interface DeskPage {
  readonly page: () => Page;
  /** Opens the page, speaking English unless told otherwise. */
  readonly open: (options?: FakeDeskOptions, language?: 'km' | 'en') => Promise<Page>;
  readonly command: (name: Command) => Promise<void>;
  /** What the page complained of since; a test that means it to complain takes it away by asking. */
  readonly complaints: () => readonly string[];
}

const VIEWPORT = { width: 1366, height: 768 };

/** Call it once at the top of a test file. `folder`: where another page than that of all tests has been built by then. */
export function useDeskPage(viewport = VIEWPORT, folder = () => inject('pageFolder')): DeskPage {
  const complaints: string[] = [];
  let server: PageServer;
  let browser: Browser;
  let opener: Page;
  let page: Page;

  beforeAll(async () => {
    server = await servePage(folder());
    const root = process.getuid?.() === 0;
    browser = await chromium.launch({
      executablePath: requireChromium(),
      args: root ? ['--no-sandbox'] : [],
    });
    const context = await browser.newContext({ viewport });
    opener = await context.newPage();
    await opener.goto(`${server.url}paper/`);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  afterEach(async () => {
    await page.close();
    expect(complaints.splice(0)).toEqual([]);
  });

  return {
    page: () => page,
    complaints: () => complaints.splice(0),
    async open(options = {}, language = 'en') {
      // In the process of the page that opens it, which has the desk's scripts compiled: half the time of a new process.
      const opened = opener.waitForEvent('popup');
      await opener.evaluate(() => void window.open('about:blank'));
      page = await opened;
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      const given = {
        documents: DOCUMENTS,
        records: [
          { name: 'settings.interface', version: 1, fields: { language, theme: 'light' } },
          REMEMBERED,
          { name: 'settings.welcome', version: 1, fields: { seen: true } },
        ],
        ...options,
      };
      await page.addInitScript((json: string) => {
        window.fakeOptions = JSON.parse(json) as FakeDeskOptions;
      }, JSON.stringify(given));
      await page.goto(server.url);
      return page;
    },
    async command(name) {
      // Before that nobody on the page hears of it.
      await page.locator('[data-core-state], h1').first().waitFor({ state: 'attached' });
      await page.evaluate((asked) => window.fakeDesk.emit('command', { command: asked }), name);
    },
  };
}
