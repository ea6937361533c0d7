/**
 * Kills the desk while it is typed into: the whole app, the page alone, the core alone, at random moments.
 * `--kills N` (whole app, 20), `--core-kills N` (ten times as many), `--page-kills N` (as many), `--seed N`.
 * `--planted FAULT` does it to a desk with that fault (planted-desk.ts) until it is caught; a run without it ends with
 * such runs of what it killed, which must fail.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from '../../support/expect.ts';
import type { DocumentId } from '../../../shared/document/model.ts';
import { requireBuilt } from '../../../build/built.ts';
import { requireChromium } from '../../../build/chromium.ts';
import {
  caretAtEnd,
  cdpOf,
  deskIsReady,
  everythingIsSaved,
  openArticle,
  openNewArticle,
  storedText,
} from '../../support/desk.ts';
import { launchApp, type LaunchedApp, type LaunchOptions } from '../../support/launch.ts';
import { seeded } from '../../support/long-document.ts';
import { numberOption } from '../numbers.ts';
import {
  campaign,
  integrity,
  SAVED_WITHIN,
  watchStatus,
  type Desk,
  type Outcome,
  type Part,
} from './campaign.ts';
import type { StatusChange } from './clock-log.ts';
import { plantDesk, type Fault } from './planted-desk.ts';
import { corePid } from './processes.ts';

const NOT_RUN = 77;
if (process.platform !== 'linux') {
  console.log('test:crash: not run (it finds the desk’s processes as Linux lists them)');
  process.exit(NOT_RUN);
}
const planted = plantedFault();
const appKills = numberOption('kills', 20);
const coreKills = numberOption('core-kills', appKills * 10);
const pageKills = numberOption('page-kills', appKills);
/** At most so many kills of a desk with a planted fault, of what this run kills: the first loss ends it. */
const plantedRuns: readonly (readonly [Fault, ...string[]])[] = [
  ...(appKills > 0 ? [['hasty-core', ...only({ app: 10 })] as const] : []),
  ...(coreKills > 0 ? [['hasty-core', ...only({ core: 40 })] as const] : []),
  ...(pageKills > 0 ? [['late-page', ...only({ page: 20 })] as const] : []),
];
const seed = numberOption('seed', Date.now() % 1_000_000);
requireChromium();
requireBuilt();
console.log(`seed ${seed}: ${appKills} kills of the app, ${pageKills} of the page, ${coreKills} of the core`);

const folder = mkdtempSync(path.join(os.tmpdir(), 'sastra-crash-'));
const profile = path.join(folder, 'profile');
const launch: LaunchOptions = {
  profile,
  userData: path.join(folder, 'user-data'),
  ...(planted === null ? {} : { entry: await plantDesk(planted, path.join(folder, 'planted')) }),
};
const random = seeded(seed);
let app: LaunchedApp = await launchApp(launch);
const documentId = await openNewArticle(app.page);

const outcomes: Outcome[] = [];
for (const [part, kills] of [
  [wholeApp, appKills],
  [pageAlone, pageKills],
  [coreAlone, coreKills],
] as const) {
  const desk = await sit(app, documentId);
  // A planted fault need only be caught once.
  outcomes.push(await campaign(desk, part(desk), { kills, enough: planted === null ? Infinity : 1, random }));
}
await app.close();
const failed = outcomes.map((outcome) => tell(outcome)).includes(false);
const last = integrity(profile);
console.log(`integrity_check at the end: ${last} (host: ${app.host})`);
if ((failed || last !== 'ok') && planted === null) {
  console.error(`kept for looking at: ${folder}`);
  process.exit(1);
}
rmSync(folder, { recursive: true, force: true });
if (planted !== null) process.exit(failed ? 1 : 0);
const missed = plantedRuns.filter((run) => !isCaught(run));
process.exit(missed.length === 0 ? 0 : 1);

function plantedFault(): Fault | null {
  const at = process.argv.indexOf('--planted');
  const fault = process.argv[at + 1];
  if (at < 0) return null;
  if (fault !== 'hasty-core' && fault !== 'late-page')
    throw new Error('--planted takes hasty-core or late-page');
  return fault;
}

/** The options of a run that kills only what is named. */
function only({ app = 0, page = 0, core = 0 }: { app?: number; page?: number; core?: number }): string[] {
  return ['--kills', `${app}`, '--page-kills', `${page}`, '--core-kills', `${core}`];
}

/** True where the run on the planted desk fails, and for the reason that words are gone. */
function isCaught([fault, ...args]: readonly [Fault, ...string[]]): boolean {
  const started = performance.now();
  const run = spawnSync(process.execPath, [import.meta.filename, '--planted', fault, ...args], {
    encoding: 'utf8',
  });
  const lost = run.stderr.split('\n').find((line) => /keys are gone|not what was typed/u.test(line));
  const caught = run.status === 1 && lost !== undefined;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`planted ${fault} (${args.join(' ')}): ${caught ? 'caught' : 'NOT CAUGHT'} in ${seconds} s`);
  console.log(caught ? lost : `${run.stdout}${run.stderr}`);
  return caught;
}

/** Opens the article in this app's page and puts the caret at its end. */
async function sit(running: LaunchedApp, article: DocumentId): Promise<Desk> {
  const { page } = running;
  await openArticle(page, article);
  await caretAtEnd(page, 'km');
  await everythingIsSaved(page);
  const statuses: StatusChange[] = [];
  await watchStatus(page, statuses);
  return {
    page,
    session: await cdpOf(page),
    statuses,
    text: () => storedText(page, article, 'km'),
    async newParagraph() {
      await page.keyboard.press('Enter');
      await expect.poll(() => storedText(page, article, 'km')).toMatch(/\n$/u);
      await everythingIsSaved(page);
      return storedText(page, article, 'km');
    },
  };
}

function wholeApp(): Part {
  return {
    kind: 'app',
    mayMiss: 1_000,
    longestBurst: 2_200,
    async kill() {
      const at = Date.now();
      await app.kill();
      return at;
    },
    async revive() {
      app = await launchApp(launch);
      return sit(app, documentId);
    },
    check: () => integrity(profile),
  };
}

function pageAlone(): Part {
  let back: Promise<boolean> = Promise.resolve(true);
  return {
    kind: 'page',
    mayMiss: 0,
    longestBurst: 1_200,
    async kill() {
      const pid = await app.rendererPid();
      back = app.evaluate(
        ({ BrowserWindow }) =>
          new Promise<boolean>((resolve) => {
            BrowserWindow.getAllWindows()[0]?.webContents.once('did-finish-load', () => resolve(true));
          }),
      );
      const at = Date.now();
      process.kill(pid, 'SIGKILL');
      return at;
    },
    async revive() {
      await back;
      await app.freshPage();
      return sit(app, documentId);
    },
    check: () => null,
  };
}

function coreAlone(desk: Desk): Part {
  return {
    kind: 'core',
    mayMiss: 0,
    longestBurst: 600,
    kill() {
      const pid = corePid(app.mainPid);
      if (pid !== null) process.kill(pid, 'SIGKILL');
      return Promise.resolve(Number.POSITIVE_INFINITY);
    },
    async revive() {
      await deskIsReady(app.page);
      await everythingIsSaved(app.page);
      return desk;
    },
    check: () => null,
  };
}

function tell(outcome: Outcome): boolean {
  const slow = outcome.savedAfter.filter((wait) => wait > SAVED_WITHIN);
  const longest = Math.max(0, ...outcome.savedAfter);
  console.log(
    `${outcome.kind}: ${outcome.kills} kills, ${outcome.keys} keys, ${outcome.lost} lost to kills, saved after at most ${longest} ms in ${outcome.savedAfter.length} bursts, ${outcome.problems.length} problems`,
  );
  for (const problem of outcome.problems) console.error(`  ${problem}`);
  for (const wait of slow) console.error(`  saved only after ${wait} ms`);
  return outcome.problems.length === 0 && slow.length === 0;
}
