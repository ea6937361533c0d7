/**
 * Pictures of every screen, to be looked at: `node tests/support/screen-pictures.ts FOLDER [start of a name]`. Both languages, both themes,
 * the smallest screen (1366×768 at 125 %) and a large one, on a desk in memory.
 */
import { chromium, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requireChromium } from '../../build/chromium.ts';
import { sampleDocument } from '../../renderer/welcome/sample.ts';
import { branded } from '../../shared/document/brand.ts';
import { createIds } from '../../shared/document/ids.ts';
import type { DocumentId, Language, Unit } from '../../shared/document/model.ts';
import { unitsOfContent } from '../../shared/document/open-units.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import type { FakeDeskOptions } from './fake-bridge.ts';
import { madeDocument, madeId } from './fake-documents.ts';
import { buildPage } from './page-build.ts';
import { servePage } from './page-server.ts';
import { REGISTER } from './register.ts';
import { PRAKAS, PRAKAS_STATE } from './sample-prakas.ts';
import { backToTheDesk, INSTRUMENT_SCREENS, SCREENS, type Screen, type Stage } from './screens.ts';

const SIZES = [
  { name: '1366', viewport: { width: 1093, height: 614 }, scale: 1.25 },
  { name: '1920', viewport: { width: 1920, height: 1080 }, scale: 1 },
] as const;
const THEMES = ['light', 'dark'] as const;

const [folder, only] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node tests/support/screen-pictures.ts FOLDER [name]');
mkdirSync(folder, { recursive: true });

const now = Date.now();
const ids = createIds({ now: () => now, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) });

/** The sample article as an open document. */
function sampleOnPaper(): OpenDocument {
  const { units, fields } = sampleDocument(ids);
  const field = (name: string): string => {
    const value = fields.find((one) => one.name === name)?.value;
    return typeof value === 'string' ? value : '';
  };
  const unitsOf = (language: Language): readonly Unit[] =>
    units.filter((unit) => unit.language === language).map(({ unit }) => unit as Unit);
  const base = madeDocument({
    number: 100,
    title: { km: field('title.km'), en: field('title.en') },
    text: { km: '', en: '' },
    changedAt: now - 60_000,
  });
  return {
    ...base,
    summary: { ...base.summary, id: branded<DocumentId>(madeId(100)) },
    units: { km: unitsOf('km'), en: unitsOf('en') },
  };
}

/** A prakas as an open document. */
const prakasDocument = madeDocument({
  number: 300,
  title: { km: '', en: '' },
  text: { km: '', en: '' },
  changedAt: now - 100_000_000,
});
const PRAKAS_ON_PAPER: OpenDocument = {
  ...prakasDocument,
  summary: { ...prakasDocument.summary, kind: 'instrument' },
  metadata: PRAKAS_STATE.metadata,
  units: unitsOfContent(PRAKAS),
};

const TITLES = [
  { km: 'ឧបនាយករដ្ឋមន្ត្រីអញ្ជើញចុះពិនិត្យសេវារដ្ឋបាល នៅខេត្តបាត់ដំបង', en: 'Inspection of services in Battambang' },
  { km: 'សេចក្តីជូនដំណឹងស្តីពីការធ្វើអត្តសញ្ញាណប័ណ្ណ', en: 'Notice on identity cards' },
  { km: 'ផែនការយុទ្ធសាស្ត្របច្ចេកវិទ្យាឌីជីថល ២០២៣-២០២៧', en: 'Digital technology strategy 2023-2027' },
];
/** One is written in both languages, one in Khmer alone, one not yet. */
const TEXTS = [
  { km: 'ថ្ងៃនេះ ឯកឧត្តមបានអញ្ជើញ។', en: 'Today His Excellency came.' },
  { km: 'សូមជូនដំណឹងជាសាធារណៈ។', en: '' },
  { km: '', en: '' },
];
const documents = [
  sampleOnPaper(),
  PRAKAS_ON_PAPER,
  ...TITLES.map((title, index) =>
    madeDocument({
      number: 200 + index,
      title,
      text: TEXTS[index] ?? { km: '', en: '' },
      changedAt: now - index * 90_000_000,
    }),
  ),
];

/** Documents by id, and what is looked at while each is on the paper. */
const PAPERS: readonly (readonly [id: string, screens: readonly Screen[]])[] = [
  [madeId(100), SCREENS],
  [madeId(300), INSTRUMENT_SCREENS],
];

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
const interfaceOf = (language: Language, theme: (typeof THEMES)[number]) => ({
  name: 'settings.interface',
  version: 1,
  fields: { language, theme, motion: 'less' },
});

for (const size of SIZES) {
  for (const language of ['km', 'en'] as const) {
    for (const theme of THEMES) {
      const shoot = (page: Page, name: string): Promise<unknown> =>
        page.screenshot({ path: path.join(folder, `${name}-${size.name}-${language}-${theme}.png`) });
      for (const [paper, screens] of PAPERS) {
        const wanted = screens.filter(({ name }) => only === undefined || name.startsWith(only));
        if (wanted.length === 0) continue;
        const page = await open(
          {
            documents,
            register: REGISTER,
            records: [
              interfaceOf(language, theme),
              { name: 'settings.desk', version: 1, fields: { document: paper, shown: 'km' } },
            ],
          },
          size,
        );
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
