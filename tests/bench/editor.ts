/**
 * Typing in the middle of a 1,305-unit, 2 MB document in the real editor, and in turns in a plain contenteditable with
 * the same markup and the same CSS in another window of the same desk; and opening that document from SQLite. `--old-laptop`: on the oldest computer that the
 * desk has to serve. `--instrument`: a code of 1,305 articles in nine books instead, and what a drafter does with it.
 */
import type { Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requireBuilt } from '../../build/built.ts';
import { requireChromium } from '../../build/chromium.ts';
import { DESK_RECORD } from '../../renderer/desk/desk-record.ts';
import { cdpOf, deskIsReady, setFields, textOf } from '../support/desk.ts';
import { launchApp } from '../support/launch.ts';
import { longCode, longUnits } from '../support/long-document.ts';
import { seedArticle } from '../support/seed.ts';
import { heap, hourOfWork, insertArticle, moveChapter, replaceEverywhere } from './instrument-work.ts';
import { askedForOldLaptop, onOldLaptop, tellOf } from './old-laptop.ts';
import { median, quantile, report, type Figure } from './report.ts';
import { scriptTime, typeKeys, watchKeys } from './typing.ts';

const PAIRS = 5;
const KEYS = 200;
const OPENINGS = 5;
const SPLITS = 10;
/** 60 rounds of 200 keys are an hour of somebody who types 200 letters a minute. */
const HOUR_ROUNDS = 60;
/** How long an old laptop may take to load the desk's page, in milliseconds. */
const PATIENCE = 60_000;

requireChromium();
requireBuilt();
const folder = mkdtempSync(path.join(os.tmpdir(), 'sastra-bench-'));
const profile = path.join(folder, 'profile');
const isInstrument = process.argv.includes('--instrument');
await seedArticle(
  profile,
  isInstrument
    ? { title: 'ក្រម', units: longCode(540), instrument: 'law' }
    : { title: 'ច្បាប់', units: longUnits(1305, 560) },
);
const laptop = askedForOldLaptop();
const app = await launchApp({
  ...laptop?.launch,
  profile,
  userData: path.join(folder, 'user-data'),
  viewport: { width: 1366, height: 768 },
});

const openings = [];
for (let opening = 0; opening < OPENINGS; opening += 1) openings.push(await open(app.page));
const plain = await plainPeer(app.page);
const editorSession = await cdpOf(app.page);
const plainSession = await cdpOf(plain);
await editorSession.send('Performance.enable');
await plainSession.send('Performance.enable');
await watchKeys(app.page, editorSession);
await watchKeys(plain, plainSession);

interface Run {
  readonly editor: readonly number[];
  readonly peer: readonly number[];
  /** Script time for one key, in milliseconds; the peer has no script but what measures. */
  readonly script: number;
  readonly peerScript: number;
}
const runs: Run[] = [];
for (let pair = 0; pair < PAIRS; pair += 1) {
  await caretInTheMiddle(app.page);
  await typeKeys(app.page, editorSession, 10);
  const before = await scriptTime(editorSession);
  const editor = await typeKeys(app.page, editorSession, KEYS);
  const script = ((await scriptTime(editorSession)) - before) / KEYS;
  await caretInTheMiddle(plain);
  await typeKeys(plain, plainSession, 10);
  const peerBefore = await scriptTime(plainSession);
  const peer = await typeKeys(plain, plainSession, KEYS);
  const peerScript = ((await scriptTime(plainSession)) - peerBefore) / KEYS;
  runs.push({ editor, peer, script, peerScript });
}
await caretInTheMiddle(app.page);
const splits: number[] = [];
for (let split = 0; split < SPLITS; split += 1) {
  const before = await scriptTime(editorSession);
  await app.page.keyboard.press('Enter');
  await app.page.evaluate(() => new Promise(requestAnimationFrame));
  splits.push((await scriptTime(editorSession)) - before);
}
const instrument: Figure[] = isInstrument ? await instrumentFigures() : [];
const browser = (await editorSession.send('Browser.getVersion').catch(() => ({ product: 'unknown' })))
  .product;
await app.close();
rmSync(folder, { recursive: true, force: true });

const all = (pick: (run: Run) => readonly number[]): readonly number[] => runs.flatMap(pick);
const ratios = runs.map(({ editor, peer }) => quantile(editor, 0.95) / quantile(peer, 0.95));
const gaps = runs.map(({ editor, peer }) => quantile(editor, 0.5) - quantile(peer, 0.5));
const figures: readonly Figure[] = [
  ...[0.5, 0.95, 0.99].map((p) => ({
    name: `editor.key.p${p * 100}`,
    value: quantile(
      all((run) => run.editor),
      p,
    ),
    unit: 'ms',
  })),
  ...[0.5, 0.95, 0.99].map((p) => ({
    name: `contenteditable.key.p${p * 100}`,
    value: quantile(
      all((run) => run.peer),
      p,
    ),
    unit: 'ms',
  })),
  { name: 'ratio.key.p95', value: median(ratios), unit: '×', budget: 1.25 },
  { name: 'gap.key.p50', value: median(gaps), unit: 'ms', budget: 3 },
  { name: 'editor.script.perKey', value: median(runs.map(({ script }) => script)), unit: 'ms', budget: 2 },
  {
    name: 'contenteditable.script.perKey',
    value: median(runs.map(({ peerScript }) => peerScript)),
    unit: 'ms',
  },
  {
    name: 'editor.readable',
    value: median(openings.map(({ readable }) => readable)),
    unit: 'ms',
    budget: 400,
  },
  { name: 'editor.open', value: median(openings.map(({ editable }) => editable)), unit: 'ms', budget: 1000 },
  { name: 'editor.splitUnit.script', value: median(splits), unit: 'ms' },
  ...instrument,
];
if (laptop === null) {
  report('editor', app.host, browser, figures);
} else {
  report('editor', app.host, browser, onOldLaptop(figures, { 'ratio.key.p95': 1.25 }));
  tellOf(laptop);
}

/** What only a law has, behind the typing: each step in the document that the one before left. */
async function instrumentFigures(): Promise<Figure[]> {
  const inserts: number[] = [];
  await caretInTheMiddle(app.page);
  for (let insert = 0; insert < SPLITS; insert += 1) inserts.push(await insertArticle(app.page));
  const moves: number[] = [];
  for (let move = 0; move < 3; move += 1) moves.push(await moveChapter(app.page));
  const replaces = [
    await replaceEverywhere(app.page, 'កម្មសិទ្ធិ', 'កម្មសិទ្ធិករ'),
    await replaceEverywhere(app.page, 'កម្មសិទ្ធិករ', 'កម្មសិទ្ធិ'),
  ];
  await caretInTheMiddle(app.page);
  const before = await heap(editorSession);
  await hourOfWork(app.page, editorSession, HOUR_ROUNDS);
  return [
    { name: 'editor.insertArticle', value: median(inserts), unit: 'ms', budget: 20 },
    { name: 'editor.moveChapter', value: median(moves), unit: 'ms' },
    { name: 'editor.replaceEverywhere', value: median(replaces), unit: 'ms' },
    { name: 'editor.heap.before', value: before, unit: 'MB' },
    { name: 'editor.heap.afterAnHour', value: await heap(editorSession), unit: 'MB' },
  ];
}

/** From the request (a click in the list) to the first paint of text, and to the first key that the editor would take. */
async function open(page: Page): Promise<{ readonly readable: number; readonly editable: number }> {
  // Nothing on the desk, so that the click is the request.
  await setFields(page, DESK_RECORD, { document: null });
  await Promise.all([page.waitForEvent('load'), page.reload()]);
  await deskIsReady(page, PATIENCE);
  await page.evaluate(() => {
    performance.clearMarks();
    document.addEventListener('click', () => performance.mark('bench:asked'), { capture: true, once: true });
  });
  await page.getByRole('option').or(page.getByRole('row')).first().click();
  await page.waitForFunction(() => performance.getEntriesByName('sastra:editable').length > 0);
  return page.evaluate(() => {
    const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return {
      readable: at('sastra:readable') - at('bench:asked'),
      editable: at('sastra:editable') - at('bench:asked'),
    };
  });
}

/** Another window of the desk with nothing in it but a copy of the editor's markup, plainly editable. */
async function plainPeer(page: Page): Promise<Page> {
  const markup = await textOf(page, 'km').evaluate((element) => {
    interface Copy {
      readonly tag: string;
      readonly attributes: readonly (readonly [string, string])[];
      readonly children: readonly (Copy | string)[];
    }
    const copy = (from: Element): Copy => ({
      tag: from.tagName,
      attributes: [...from.attributes].map(({ name, value }) => [name, value] as const),
      children: [...from.childNodes].map((child) =>
        child instanceof Element ? copy(child) : (child.textContent ?? ''),
      ),
    });
    const chain: string[] = [];
    for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) {
      chain.push(at.className);
    }
    return { root: copy(element), chain };
  });
  const known = app.pages().length;
  await page.evaluate(() => window.sastra.call['window.new']({ documentId: null }));
  while (app.pages().length === known) await page.evaluate(() => null);
  const peer = app.pages().at(-1);
  if (peer === undefined) throw new Error('no second window');
  await deskIsReady(peer, PATIENCE);
  await peer.evaluate(({ root, chain }) => {
    const build = (copy: typeof root): Element => {
      const element = document.createElement(copy.tag);
      for (const [name, value] of copy.attributes) {
        // The page's policy refuses the attribute, as it would from anybody; the property is the page's own.
        if (name === 'style' && element instanceof HTMLElement) element.style.cssText = value;
        else element.setAttribute(name, value);
      }
      element.append(...copy.children.map((child) => (typeof child === 'string' ? child : build(child))));
      return element;
    };
    let host: HTMLElement = document.body;
    document.body.replaceChildren();
    for (const name of chain.toReversed()) {
      const layer = document.createElement('div');
      layer.className = name;
      host.append(layer);
      host = layer;
    }
    host.append(build(root));
  }, markup);
  return peer;
}

async function caretInTheMiddle(page: Page): Promise<void> {
  await page.bringToFront();
  await textOf(page, 'km').evaluate((element) => {
    // An article that was just put in has none yet.
    const blocks = [...element.children].slice(Math.floor(element.children.length / 2) + 1);
    const block = blocks.find((each) => each.textContent !== '');
    const text =
      block === undefined ? null : document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
    if (!(element instanceof HTMLElement) || text === null) throw new Error('no text to type in');
    block?.scrollIntoView({ block: 'center' });
    element.focus();
    getSelection()?.collapse(text, Math.min(30, text.textContent?.length ?? 0));
  });
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
}
