import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LaunchedApp } from '../../support/launch.ts';
import { launchFixture, openWindow, otherPage, seen, type FixtureGlobals } from './fixture.ts';

const OBJECTS = "addEventListener('beforeunload', (event) => event.preventDefault()); undefined";

describe('windows', () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchFixture();
    await app.evaluate(() => {
      (globalThis as unknown as FixtureGlobals).stayAlive = true;
    });
  });
  afterAll(() => app.kill());
  afterEach(() =>
    app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows().slice(1)) window.destroy();
    }),
  );

  test('are told apart, each with its own page', async () => {
    const id = await openWindow(app);
    const found = await app.evaluate(({ BrowserWindow }, second) => {
      const window = BrowserWindow.fromId(second);
      return {
        ids: BrowserWindow.getAllWindows().map((each) => each.id),
        same: window !== null && BrowserWindow.fromWebContents(window.webContents) === window,
        processes: new Set(BrowserWindow.getAllWindows().map((each) => each.webContents.id)).size,
        none: BrowserWindow.fromId(99),
      };
    }, id);
    expect(found).toEqual({ ids: [1, id], same: true, processes: 2, none: null });
    await expect.poll(() => app.pages().length).toBe(2);
  });

  test('take messages for themselves alone', async () => {
    const id = await openWindow(app);
    await app.page.evaluate("window.mine = 0; desk.on('mine', () => (mine += 1)); undefined");
    await app.evaluate(
      ({ BrowserWindow }, second) => BrowserWindow.fromId(second)?.webContents.send('mine'),
      id,
    );
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.webContents.send('mine'));
    await expect.poll(() => app.page.evaluate('mine')).toBe(1);
  });

  test('hold focus one at a time, and say so', async () => {
    const id = await openWindow(app);
    const told = await app.evaluate(({ BrowserWindow }, second) => {
      const [first, other] = [BrowserWindow.fromId(1), BrowserWindow.fromId(second)];
      if (!first || !other) throw new Error('no windows');
      const events: string[] = [];
      first.focus();
      first.on('blur', () => events.push('first blur'));
      other.on('focus', () => events.push('second focus'));
      other.focus();
      return { events, focused: BrowserWindow.getFocusedWindow() === other, first: first.isFocused() };
    }, id);
    expect(told).toEqual({ events: ['first blur', 'second focus'], focused: true, first: false });
  });

  test('keep the size that they are given, and their normal size while they are maximised', async () => {
    const id = await openWindow(app);
    const bounds = await app.evaluate(async ({ BrowserWindow }, second) => {
      const window = BrowserWindow.fromId(second);
      if (!window) throw new Error('no window');
      const events: string[] = [];
      for (const name of ['resize', 'move', 'maximize', 'unmaximize'] as const)
        window.on(name as 'resize', () => events.push(name));
      window.setBounds({ x: 40, y: 50, width: 700, height: 500 });
      const set = window.getBounds();
      window.maximize();
      const maximised = { is: window.isMaximized(), normal: window.getNormalBounds() };
      window.unmaximize();
      return { set, maximised, is: window.isMaximized(), events: events.slice(0, 2), all: new Set(events) };
    }, id);
    const set = { x: 40, y: 50, width: 700, height: 500 };
    expect(bounds).toMatchObject({
      set,
      maximised: { is: true, normal: set },
      is: false,
      events: ['move', 'resize'],
    });
    expect(bounds.all).toContain('maximize');
    expect(bounds.all).toContain('unmaximize');
  });

  test('have the title of their document', async () => {
    await openWindow(app);
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.getTitle())),
      )
      .toEqual(['First', 'First']);
  });

  test('stay when the app objects to closing, and when the page does', async () => {
    const id = await openWindow(app);
    const page = await otherPage(app);
    await page.evaluate(OBJECTS);
    const before = (await seen(app)).prevented;
    await app.evaluate(({ BrowserWindow }, second) => {
      const window = BrowserWindow.fromId(second);
      window?.once('close', (event) => event.preventDefault());
      window?.close(); // the app objects, the page is not asked
      window?.close(); // the page objects
    }, id);
    await expect.poll(async () => (await seen(app)).prevented).toBe(before + 1);
    expect(await page.evaluate('desk.echo(3)')).toBe(3);
    expect(
      await app.evaluate(({ BrowserWindow }, second) => BrowserWindow.fromId(second)?.isDestroyed(), id),
    ).toBe(false);
  });

  test('close against the objection of the page when the app says so', async () => {
    const id = await openWindow(app);
    await (await otherPage(app)).evaluate(OBJECTS);
    const order = await app.evaluate(async ({ BrowserWindow }, second) => {
      const globals = globalThis as unknown as FixtureGlobals;
      const window = BrowserWindow.fromId(second);
      if (!window) throw new Error('no window');
      const events: string[] = [];
      window.on('close', () => events.push('close'));
      window.webContents.on('will-prevent-unload', () => events.push('will-prevent-unload'));
      globals.leaveAnyway = true;
      const closed = new Promise((resolve) => {
        window.once('closed', resolve as () => void);
      });
      window.close();
      await closed;
      globals.leaveAnyway = false;
      return [...events, window.isDestroyed(), BrowserWindow.fromId(second)];
    }, id);
    expect(order).toEqual(['close', 'will-prevent-unload', true, null]);
  });

  test('let what the page says last reach the app', async () => {
    const id = await openWindow(app);
    await (
      await otherPage(app)
    ).evaluate("addEventListener('pagehide', () => desk.note('last words')); undefined");
    await app.evaluate(
      ({ BrowserWindow }, second) =>
        new Promise((resolve) => {
          const window = BrowserWindow.fromId(second);
          window?.once('closed', resolve as () => void);
          window?.close();
        }).then(() => undefined),
      id,
    );
    expect((await seen(app)).events).toContain('last words');
  });

  test('refuse what would weaken them, and what the host does not have', async () => {
    const refused = await app.evaluate(({ BrowserWindow }) => {
      const messages: string[] = [];
      const attempt = (run: () => unknown): void => {
        try {
          run();
          messages.push('nothing');
        } catch (error) {
          messages.push(String(error));
        }
      };
      attempt(() => new BrowserWindow({ webPreferences: { nodeIntegration: true } }));
      attempt(() => new BrowserWindow({ webPreferences: { sandbox: false } }));
      attempt(() => BrowserWindow.getAllWindows()[0]?.setKiosk(true));
      attempt(() => BrowserWindow.getAllWindows()[0]?.webContents.openDevTools());
      attempt(() => BrowserWindow.getAllWindows()[0]?.webContents.print());
      return messages;
    });
    expect(refused).toEqual([
      expect.stringContaining('only isolated, sandboxed pages'),
      expect.stringContaining('only isolated, sandboxed pages'),
      'NotEmulatedError: chromium-host: BrowserWindow.setKiosk is not emulated',
      'NotEmulatedError: chromium-host: webContents.openDevTools is not emulated',
      expect.stringContaining('no printer'),
    ]);
  });
});

describe('quitting', () => {
  test('asks the app, then the windows, and ends in order', async () => {
    const app = await launchFixture();
    await app.evaluate(({ app: electronApp, BrowserWindow }) => {
      const { seen: notes } = globalThis as unknown as FixtureGlobals;
      BrowserWindow.getAllWindows()[0]?.on('close', () => (notes.events as string[]).push('close'));
      BrowserWindow.getAllWindows()[0]?.on('closed', () => (notes.events as string[]).push('closed'));
      electronApp.on('quit', () => process.send?.({ kind: 'answer', id: -1, value: '' }));
      process.on('exit', () =>
        process
          .getBuiltinModule('node:fs')
          .writeFileSync(process.env['NOTES'] ?? '', JSON.stringify(notes.events)),
      );
      process.env['NOTES'] = `${electronApp.getPath('temp')}/host-quit-${process.pid}.json`;
    });
    const file = await app.evaluate(() => process.env['NOTES'] ?? '');
    await app.close();
    const { readFileSync, rmSync } = await import('node:fs');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
      'before-quit',
      'close',
      'closed',
      'will-quit',
      'quit',
    ]);
    rmSync(file);
    expect(await app.exited).toBe(0);
  });

  test('is given up when a page objects, and can be asked for again', async () => {
    const app = await launchFixture();
    await app.page.evaluate(OBJECTS);
    await app.evaluate(({ app: electronApp }) => electronApp.quit());
    await expect.poll(async () => (await seen(app)).prevented).toBe(1);
    expect(await app.page.evaluate('desk.echo(1)')).toBe(1);
    await app.evaluate(() => {
      (globalThis as unknown as FixtureGlobals).leaveAnyway = true;
    });
    await app.close();
    expect(await app.exited).toBe(0);
  });

  test('by exit asks nobody and keeps the code', async () => {
    const app = await launchFixture();
    await app.page.evaluate(OBJECTS);
    await app.evaluate(({ app: electronApp }) => electronApp.exit(3));
    expect(await app.exited).toBe(3);
    await app.kill();
  });
});
