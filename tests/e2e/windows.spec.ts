import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ask,
  callBridge,
  caretAtEnd,
  cdpOf,
  deskIsReady,
  everythingIsSaved,
  openArticle,
  openNewArticle,
  storedText,
  textOf,
} from '../support/desk.ts';
import { pressKey } from '../support/keyboard.ts';
import { launchApp } from '../support/launch.ts';
import { expect, test } from './fixtures.ts';

test('words typed a moment before the window closes are there when the desk opens again', async ({
  app,
  folder,
  profile,
}) => {
  const documentId = await openNewArticle(app.page);
  await caretAtEnd(app.page, 'km');
  const session = await cdpOf(app.page);
  for (const key of 'ការប្រជុំ') await pressKey(session, key);
  await app.close();
  const again = await launchApp({ profile, userData: path.join(folder, 'user-data') });
  await openArticle(again.page, documentId);
  expect(await storedText(again.page, documentId, 'km')).toBe('ការប្រជុំ');
  await expect(textOf(again.page, 'km')).toContainText('ការប្រជុំ');
  await again.close();
});

test('what is typed in one window appears in another that has the article open', async ({ app }) => {
  const { page } = app;
  const documentId = await openNewArticle(page);
  await ask(page, 'window.new', { documentId });
  await expect.poll(() => app.pages().length).toBe(2);
  const second = app.pages().find((other) => other !== page);
  if (second === undefined) throw new Error('no second window');
  await deskIsReady(second);
  await expect(textOf(second, 'km')).toBeVisible();
  await caretAtEnd(page, 'km');
  const session = await cdpOf(page);
  for (const key of 'ច្បាប់') await pressKey(session, key);
  await everythingIsSaved(page);
  await expect(textOf(second, 'km')).toContainText('ច្បាប់');
});

test('a second start brings the first desk to the front and ends', async ({ app, folder, profile }) => {
  await deskIsReady(app.page);
  const second = await launchApp({ profile, userData: path.join(folder, 'user-data') }).then(
    () => 'started',
    () => 'ended',
  );
  expect(second).toBe('ended');
  expect(app.pages()).toHaveLength(1);
  await deskIsReady(app.page);
});

test('a desk that has nothing to write closes at once, also while its page is still loading', async ({
  folder,
  profile,
}) => {
  const userData = path.join(folder, 'user-data');
  const app = await launchApp({ profile, userData });
  await app.close();
  const log = readFileSync(path.join(userData, 'logs', 'desk.log'), 'utf8');
  expect(log).toContain('"event":"desk closed"');
  expect(log).not.toContain('page did not answer');
});

test('the window comes back where it was', async ({ app, folder, profile }) => {
  await deskIsReady(app.page);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1200, height: 700 });
  });
  await app.close();
  const stored = JSON.parse(readFileSync(path.join(folder, 'user-data', 'window.json'), 'utf8')) as {
    width: number;
  };
  expect(stored.width).toBe(1200);
  const again = await launchApp({ profile, userData: path.join(folder, 'user-data') });
  const width = await again.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds().width,
  );
  expect(width).toBe(1200);
  await again.close();
});

test('the menu sends its commands to the page and follows its language', async ({ app }) => {
  await deskIsReady(app.page);
  const save = () =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('document.save')?.label);
  for (const [language, label] of [
    ['en', 'Save version'],
    ['km', 'រក្សាទុកជាកំណែ'],
  ] as const)
    // Asked until it holds: a page that comes up slowly says its own language after the first asking.
    await expect
      .poll(async () => {
        await ask(app.page, 'window.language', { language });
        return save();
      })
      .toBe(label);
  await app.page.evaluate(() => {
    window.sastra.on('command', ({ command }) => {
      document.body.dataset['heard'] = command;
    });
  });
  await app.evaluate(({ Menu, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    Menu.getApplicationMenu()?.getMenuItemById('view.history')?.click({}, window, window?.webContents);
  });
  await expect(app.page.locator('body')).toHaveAttribute('data-heard', 'view.history');
});

test('several people share the computer, each with documents of their own', async ({ folder }) => {
  const userData = path.join(folder, 'user-data');
  const app = await launchApp({ userData });
  await deskIsReady(app.page);
  await openNewArticle(app.page);
  const made = await ask(app.page, 'profiles.create', { name: 'ម៉ារី' });
  expect(await ask(app.page, 'documents.list', { bin: false })).toHaveLength(1);
  await Promise.all([
    app.page.waitForEvent('load'),
    callBridge(app.page, 'profiles.switch', { id: made.id }).catch(() => null),
  ]);
  await deskIsReady(app.page);
  expect(await ask(app.page, 'documents.list', { bin: false })).toEqual([]);
  expect((await ask(app.page, 'profiles.list', {})).map(({ name, current }) => [name, current])).toEqual([
    ['', false],
    ['ម៉ារី', true],
  ]);
  expect(existsSync(path.join(userData, 'profiles', made.id, 'sastra.db'))).toBe(true);
  await app.close();
  const again = await launchApp({ userData });
  await deskIsReady(again.page);
  expect((await ask(again.page, 'profiles.list', {})).find(({ current }) => current)?.name).toBe('ម៉ារី');
  await again.close();
});
