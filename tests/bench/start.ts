/**
 * Cold start to an editable desk with 10,000 documents (`--documents N`), from the process's start to the first key it
 * takes. `--old-laptop`: on the oldest computer that the desk has to serve.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requireBuilt } from '../../build/built.ts';
import { requireChromium } from '../../build/chromium.ts';
import { DESK_RECORD } from '../../renderer/desk/desk-record.ts';
import { cdpOf, deskIsReady, setFields, textOf } from '../support/desk.ts';
import { launchApp, type LaunchOptions } from '../support/launch.ts';
import { khmerText, longUnits, seeded } from '../support/long-document.ts';
import { seedArticles, type ArticleSeed } from '../support/seed.ts';
import { askedForOldLaptop, memoryOf, onOldLaptop, tellOf } from './old-laptop.ts';
import { median, quantile, report, type Figure } from './report.ts';

const STARTS = 7;
const at = process.argv.indexOf('--documents');
const documents = at < 0 ? 10_000 : Number(process.argv[at + 1]);

requireChromium();
requireBuilt();
const folder = mkdtempSync(path.join(os.tmpdir(), 'sastra-bench-'));
const profile = path.join(folder, 'profile');
const laptop = askedForOldLaptop();
const launch: LaunchOptions = {
  profile,
  userData: path.join(folder, 'user-data'),
  // The Chromium host is TypeScript, which Node would translate at each start: 120 ms of the processor that no delivered
  // desk spends. The cache keeps the desk's own bundles as well, which saves 60 ms that a delivered desk does spend.
  env: { NODE_COMPILE_CACHE: path.join(folder, 'compiled') },
};
const [first] = await seedArticles(profile, seeds(documents));
if (first === undefined) throw new Error('no documents');

// The desk remembers what was open; the first start is not measured.
let browser = 'unknown';
let host = 'unknown';
{
  const app = await launchApp(launch);
  await deskIsReady(app.page);
  await setFields(app.page, DESK_RECORD, { document: first });
  const session = await cdpOf(app.page);
  browser = (await session.send('Browser.getVersion')).product;
  host = app.host;
  await app.close();
}

const editable: number[] = [];
const memory: number[] = [];
for (let start = 0; start < STARTS; start += 1) {
  const started = Date.now();
  const app = await launchApp({
    ...launch,
    ...laptop?.launch,
    env: { ...launch.env, ...laptop?.launch.env },
  });
  await textOf(app.page, 'km').waitFor();
  await app.page.waitForFunction(() => performance.getEntriesByName('sastra:editable').length > 0);
  const ready = await app.page.evaluate(
    () =>
      performance.timeOrigin + (performance.getEntriesByName('sastra:editable')[0]?.startTime ?? Number.NaN),
  );
  editable.push(ready - started);
  if (laptop !== null) memory.push(memoryOf(app.mainPid));
  await app.close();
}
rmSync(folder, { recursive: true, force: true });

const figures: readonly Figure[] = [
  { name: 'start.editable', value: median(editable), unit: 'ms', budget: 2000 },
  { name: 'start.editable.max', value: quantile(editable, 1), unit: 'ms' },
  { name: 'start.documents', value: documents, unit: 'documents' },
];
if (laptop === null) {
  report('start', host, browser, figures);
} else {
  const held: Figure = { name: 'start.memory', value: quantile(memory, 1), unit: 'MB' };
  report('start', host, browser, onOldLaptop([...figures, held], { 'start.editable': 10_000 }));
  tellOf(laptop);
}

function* seeds(count: number): Generator<ArticleSeed> {
  const random = seeded(7);
  for (let index = 0; index < count; index += 1) {
    yield { title: khmerText(random, 40), units: longUnits(3, 200, index) };
  }
}
