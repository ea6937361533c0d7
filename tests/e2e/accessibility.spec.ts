/** axe finds nothing on any screen, in both languages and both themes. */
import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sampleDocument } from '../../renderer/welcome/sample.ts';
import { createIds } from '../../shared/document/ids.ts';
import { LANGUAGES } from '../../shared/document/model.ts';
import { unitsOfContent } from '../../shared/document/open-units.ts';
import { INTERFACE_RECORD } from '../../shared/ipc/record-names.ts';
import { violations } from '../support/axe.ts';
import { chooseFile } from '../support/choose-file.ts';
import { KEPT, keepAccount } from '../support/kept-account.ts';
import { ask, deskIsReady, openArticle, setFields } from '../support/desk.ts';
import { launchApp, type LaunchedApp } from '../support/launch.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../support/sample-prakas.ts';
import {
  backToTheDesk,
  COMMENTS_SCREEN,
  INSTRUMENT_SCREENS,
  MERGE_SCREENS,
  SCREENS,
  type Screen,
  type Stage,
} from '../support/screens.ts';
import { twoVersions } from '../support/two-versions.ts';
import { WORD_PRAKAS } from '../support/word-prakas.ts';
import { expect, test } from './fixtures.ts';

const THEMES = ['light', 'dark'] as const;

/** In both languages and both themes, by the settings as a person has them. */
async function everyLook(page: Page, screen: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      await setFields(page, INTERFACE_RECORD, { language, theme, motion: 'less' });
      await expect(page.locator(`html[lang="${language}"][data-theme="${theme}"]`)).toHaveCount(1);
      for (const violation of await violations(page))
        found.push(`${screen} ${language} ${theme}: ${violation}`);
    }
  }
  return found;
}

const stageOf = (app: LaunchedApp): Stage => ({
  page: app.page,
  command: (name) =>
    app.evaluate(({ Menu, BrowserWindow }, id) => {
      const [window] = BrowserWindow.getAllWindows();
      Menu.getApplicationMenu()?.getMenuItemById(id)?.click({}, window, window?.webContents);
    }, name),
});

async function everyScreen(stage: Stage, screens: readonly Screen[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const screen of screens) {
    await test.step(screen.name, async () => {
      await screen.show(stage);
      found.push(...(await everyLook(stage.page, screen.name)));
      await backToTheDesk(stage);
    });
  }
  return found;
}

test('no screen of the desk has a violation in any language or theme', async ({ app }) => {
  test.setTimeout(600_000);
  const { page } = app;
  await deskIsReady(page);
  await expect(page.locator('form')).toBeVisible();
  const found = [...(await everyLook(page, 'welcome'))];
  await page.keyboard.press('Escape');
  found.push(...(await everyLook(page, 'empty')));

  const ids = createIds({ now: Date.now, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) });
  const made = await ask(page, 'documents.createFrom', sampleDocument(ids));
  await openArticle(page, made.summary.id);
  const [unit] = made.units.km;
  if (unit === undefined) throw new Error('a sample without text');
  const said = { text: 'សូមពិនិត្យម្តងទៀត', mentions: [], picture: null };
  await ask(page, 'comments.begin', {
    documentId: made.summary.id,
    language: 'km',
    unit: unit.uid,
    words: null,
    said,
  });
  found.push(...(await everyScreen(stageOf(app), [...SCREENS, COMMENTS_SCREEN])));
  expect(found).toEqual([]);
});

test('nor has one that only an instrument has', async ({ app }) => {
  test.setTimeout(600_000);
  const { page } = app;
  await deskIsReady(page);
  await ask(page, 'register.change', { puts: [...PRAKAS_SOURCE.register.values()], removes: [] });
  const units = unitsOfContent(PRAKAS);
  const made = await ask(page, 'documents.createFrom', {
    kind: 'instrument',
    units: LANGUAGES.flatMap((language) => units[language].map((unit) => ({ language, unit }))),
    fields: Object.entries(PRAKAS_STATE.metadata).map(([name, value]) => ({ name, value })),
  });
  await openArticle(page, made.summary.id);
  expect(await everyScreen(stageOf(app), INSTRUMENT_SCREENS)).toEqual([]);
});

test('nor has one on which two versions come together', async ({ app, profile }) => {
  test.setTimeout(600_000);
  const { page } = app;
  await deskIsReady(page);
  const documentId = await twoVersions(page, profile);
  await openArticle(page, documentId);
  expect(await everyScreen(stageOf(app), MERGE_SCREENS)).toEqual([]);
});

test('nor has a desk that is somebody’s, nor its lock, which opens by keyboard', async ({
  folder,
  profile,
}) => {
  test.setTimeout(600_000);
  mkdirSync(profile, { recursive: true });
  keepAccount(profile, KEPT);
  const app = await launchApp({ profile, userData: path.join(folder, 'user-data') });
  const { page } = app;
  await deskIsReady(page);
  await ask(page, 'lock.setPin', { pin: '27182818' });
  await stageOf(app).command('view.settings');
  await expect(page.locator('#settings-hub')).toBeVisible();
  const found = [...(await everyLook(page, 'account-settings'))];
  await page.keyboard.press('Control+l');
  await expect(page.locator('#lock-title')).toBeVisible();
  found.push(...(await everyLook(page, 'lock')));
  await page.locator('input[type="password"]').focus();
  await page.keyboard.type('27182818');
  await page.keyboard.press('Enter');
  await expect(page.locator('#settings-hub')).toBeVisible();
  await app.close();
  expect(found).toEqual([]);
});

test('neither has the way back to a desk that does not open', async ({ folder, profile }) => {
  mkdirSync(profile, { recursive: true });
  writeFileSync(path.join(profile, 'sastra.db'), 'no database');
  const app = await launchApp({ profile, userData: path.join(folder, 'user-data') });
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
  const found = [...(await violations(app.page))];
  await app.page.getByRole('button', { name: 'English' }).click();
  found.push(...(await violations(app.page)));
  await app.close();
  expect(found).toEqual([]);
});

test('the check finds a control without a name, so that its silence means something', async ({ app }) => {
  await deskIsReady(app.page);
  await app.page.evaluate(() => document.body.append(document.createElement('button')));
  expect(await violations(app.page)).toEqual([expect.stringContaining('button-name')]);
});

test('the report of an instrument that was opened has none either', async ({ app, folder }) => {
  const { page } = app;
  const file = path.join(folder, 'ប្រកាស.docx');
  writeFileSync(file, WORD_PRAKAS);
  await chooseFile(app, file);
  await deskIsReady(page);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('dialog').getByRole('button')).not.toHaveCount(0);
  expect(await everyLook(page, 'import-report')).toEqual([]);
});
