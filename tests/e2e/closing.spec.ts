import path from 'node:path';
import texts from '../../resources/texts/menu.km.json' with { type: 'json' };
import {
  caretAtEnd,
  cdpOf,
  deskIsReady,
  everythingIsSaved,
  openNewArticle,
  storedText,
} from '../support/desk.ts';
import { pressKey } from '../support/keyboard.ts';
import { launchApp, type LaunchedApp } from '../support/launch.ts';
import { refusingDisk } from '../support/refusing-disk.ts';
import { expect, notRun, test } from './fixtures.ts';

/** The person who is asked whether to close over unsaved words, and keeps the desk open; what was asked is remembered. */
async function keepOpenWhenAsked(app: LaunchedApp): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { questions: asked });
    dialog.showMessageBox = (...[, options]: unknown[]) => {
      const { message, detail } = options as { message: string; detail: string };
      asked.push(`${message}\n${detail}`);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { questions: string[] }).questions);
}

test('a disk that fills before the last words are on it keeps the desk open, also where their page has died', async ({
  folder,
  profile,
}, info) => {
  const disk =
    refusingDisk(profile, 'ENOSPC') ?? notRun('no disk shim: it needs Linux and a C compiler named cc');
  const userData = path.join(folder, 'user-data');
  const app = await launchApp({ profile, userData, env: disk.env });
  info.annotations.push({ type: 'host', description: app.host });
  const documentId = await openNewArticle(app.page);
  await caretAtEnd(app.page, 'km');
  const session = await cdpOf(app.page);
  for (const key of 'ការប្រជុំ') await pressKey(session, key);
  await everythingIsSaved(app.page);
  const questions = await keepOpenWhenAsked(app);

  const reloaded = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.once('did-finish-load', () => resolve(true));
      }),
  );
  const renderer = await app.rendererPid();
  disk.refuse();
  for (const key of 'រដ្ឋ') await pressKey(session, key);
  await expect(app.page.locator('[data-save-state]').first()).not.toHaveAttribute('data-save-state', 'saved');
  process.kill(renderer, 'SIGKILL');
  await reloaded;
  const page = await app.freshPage();
  await deskIsReady(page);

  await app.evaluate(({ app: desk }) => desk.quit());
  await expect.poll(questions).toEqual([`${texts.unsavedTitle}\n${texts.unsavedMessage}`]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

  disk.getWell();
  await expect.poll(() => storedText(page, documentId, 'km')).toBe('ការប្រជុំរដ្ឋ');
  await app.close();
  expect(await app.exited).toBe(0);
  const again = await launchApp({ profile, userData });
  await deskIsReady(again.page);
  expect(await storedText(again.page, documentId, 'km')).toBe('ការប្រជុំរដ្ឋ');
  await again.close();
});
