import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LaunchedApp } from '../../support/launch.ts';
import { FIXTURE, launchFixture, seen } from './fixture.ts';

let app: LaunchedApp;
beforeAll(async () => {
  app = await launchFixture();
});
afterAll(() => app.close());

test('the app knows its name, its version and its places', async () => {
  const told = await app.evaluate(({ app: electronApp }) => {
    electronApp.commandLine.appendSwitch('my-switch', 'value');
    return {
      name: electronApp.getName(),
      version: electronApp.getVersion(),
      path: electronApp.getAppPath(),
      userData: electronApp.getPath('userData'),
      packaged: electronApp.isPackaged,
      locale: electronApp.getLocale(),
      switch: [
        electronApp.commandLine.hasSwitch('my-switch'),
        electronApp.commandLine.getSwitchValue('my-switch'),
      ],
      argument: electronApp.commandLine.getSwitchValue('user-data-dir'),
    };
  });
  expect(told).toEqual({
    name: 'Host App',
    version: '1.2.3',
    path: FIXTURE,
    userData: app.userData,
    packaged: false,
    locale: expect.stringMatching(/^[a-z]{2}/u),
    switch: [true, 'value'],
    argument: app.userData,
  });
});

test('what the host does not have throws by its name, on every module', async () => {
  const messages = await app.evaluate((electron) => {
    const reads: [owner: object, member: string][] = [
      [electron, 'Tray'],
      [electron.app, 'dock'],
      [electron.dialog, 'showMessageBoxSync'],
      [electron.session, 'fromPartition'],
      [electron.session.defaultSession, 'setProxy'],
      [electron.net, 'request'],
      [electron.shell, 'writeShortcutLink'],
      [electron.screen, 'getCursorScreenPoint'],
    ];
    const message = (run: () => unknown): string => {
      try {
        return `nothing thrown: ${typeof run()}`;
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    return [
      ...reads.map(([owner, member]) => message(() => Reflect.get(owner, member))),
      message(() => electron.app.on('login', () => undefined)),
    ];
  });
  expect(messages).toEqual([
    'chromium-host: electron.Tray is not emulated',
    'chromium-host: app.dock is not emulated',
    'chromium-host: dialog.showMessageBoxSync is not emulated',
    'chromium-host: session.fromPartition is not emulated',
    'chromium-host: session.setProxy is not emulated',
    'chromium-host: net.request is not emulated',
    'chromium-host: shell.writeShortcutLink is not emulated',
    'chromium-host: screen.getCursorScreenPoint is not emulated',
    "chromium-host: app event 'login' is not emulated",
  ]);
});

describe('safeStorage', () => {
  test('gives back what was encrypted, and says that it is a test', async () => {
    const told = await app.evaluate(({ safeStorage }) => {
      const secret = safeStorage.encryptString('ពាក្យសម្ងាត់');
      return {
        back: safeStorage.decryptString(secret),
        hidden: !secret.includes('ពាក្យ'),
        backend: safeStorage.getSelectedStorageBackend(),
        available: safeStorage.isEncryptionAvailable(),
      };
    });
    expect(told).toEqual({ back: 'ពាក្យសម្ងាត់', hidden: true, backend: 'test_host', available: true });
  });

  test('refuses bytes of which any was changed', async () => {
    const refused = await app.evaluate(({ safeStorage }) => {
      const secret = safeStorage.encryptString('secret');
      const attempts = [Buffer.from('plain'), Buffer.alloc(0), secret.subarray(0, -1)];
      for (let i = 0; i < secret.length; i += 1) {
        const copy = Buffer.from(secret);
        copy.writeUInt8(copy.readUInt8(i) ^ 1, i);
        attempts.push(copy);
      }
      return (
        attempts.filter((attempt) => {
          try {
            safeStorage.decryptString(attempt);
            return false;
          } catch {
            return true;
          }
        }).length - attempts.length
      );
    });
    expect(refused).toBe(0);
  });
});

describe('a utility process', () => {
  test('gets arguments, environment and messages, and answers with structured clones', async () => {
    const told = await app.evaluate(
      async ({ utilityProcess }, module) => {
        const child = utilityProcess.fork(module, ['one', 'two'], {
          env: { ...process.env, MARKER: 'here' },
          stdio: 'pipe',
          serviceName: 'test',
        });
        const printed = new Promise<string>((resolve) => {
          child.stdout?.once('data', (data: Buffer) => resolve(data.toString()));
        });
        child.postMessage({ when: new Date(7), map: new Map([['k', new Uint8Array([1, 2])]]) });
        const spawned = new Promise<number | undefined>((resolve) => {
          child.once('spawn', () => resolve(child.pid));
        });
        const answer = await new Promise<{
          data: { when: Date; map: Map<string, Uint8Array> };
          args: string[];
          marker: string;
        }>((resolve) => {
          child.once('message', resolve);
        });
        const pid = await spawned;
        const exit = new Promise<number>((resolve) => {
          child.once('exit', resolve);
        });
        child.kill();
        return { answer, pid: typeof pid, printed: await printed, exit: await exit, after: child.pid };
      },
      path.join(FIXTURE, 'utility.mjs'),
    );
    expect(told.answer.data).toEqual({ when: new Date(7), map: new Map([['k', new Uint8Array([1, 2])]]) });
    expect(told).toMatchObject({ answer: { args: ['one', 'two'], marker: 'here' }, pid: 'number', exit: 15 });
    expect(told.printed).toContain('utility is up');
    expect(told.after).toBeUndefined();
  });

  test('that dies is told of', async () => {
    await app.evaluate(
      ({ utilityProcess }, module) =>
        new Promise((resolve) => {
          const child = utilityProcess.fork(module, [], { stdio: 'ignore' });
          child.once('exit', resolve);
          child.postMessage('fail');
        }),
      path.join(FIXTURE, 'utility.mjs'),
    );
    expect((await seen(app)).gone).toContain('Utility abnormal-exit');
  });
});

describe('the menu', () => {
  test('answers its accelerators, also under a Khmer keyboard and after a reload', async () => {
    await app.page.keyboard.press('Control+n');
    await app.page.keyboard.press('F1');
    await app.page.keyboard.press('Control+o'); // disabled
    await app.page.keyboard.press('Control+b'); // not registered
    await expect.poll(async () => (await seen(app)).keys).toEqual(['new', 'help']);
    await app.page.reload();
    const session = await app.page.context().newCDPSession(app.page);
    // The key that carries ន: what counts is where it is.
    for (const type of ['rawKeyDown', 'keyUp'] as const)
      await session.send('Input.dispatchKeyEvent', {
        type,
        modifiers: 2,
        key: 'ន',
        code: 'KeyN',
        windowsVirtualKeyCode: 78,
      });
    await expect.poll(async () => (await seen(app)).keys).toEqual(['new', 'help', 'new']);
  });

  test('leaves a key to the page that prevents it, and takes one whose event only stops', async () => {
    await app.page.evaluate(
      "addEventListener('keydown', (event) => { if (event.key === 'n') event.preventDefault(); event.stopImmediatePropagation(); }, true); undefined",
    );
    await app.page.keyboard.press('Control+n');
    await app.page.keyboard.press('F1');
    await expect.poll(async () => (await seen(app)).keys).toEqual(['new', 'help', 'new', 'help']);
    await app.page.reload();
  });

  test('is found by id, clicked, and changed', async () => {
    const told = await app.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu();
      const item = menu?.getMenuItemById('new');
      item?.click();
      const box = Menu.buildFromTemplate([
        { id: 'a', type: 'checkbox', label: 'A', click: (each) => void (each.label = `A ${each.checked}`) },
        { id: 'r1', type: 'radio', checked: true },
        { id: 'r2', type: 'radio' },
      ]);
      box.getMenuItemById('a')?.click();
      box.getMenuItemById('r2')?.click();
      return {
        label: box.getMenuItemById('a')?.label,
        radio: [box.getMenuItemById('r1')?.checked, box.getMenuItemById('r2')?.checked],
        none: menu?.getMenuItemById('nothing'),
      };
    });
    expect(told).toEqual({ label: 'A true', radio: [false, true], none: null });
    expect((await seen(app)).keys.at(-1)).toBe('new');
  });

  test('does the work of its roles', async () => {
    await app.page.fill('#text', 'one');
    await app.page.focus('#text');
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('all')?.click());
    await expect
      .poll(() =>
        app.page.evaluate(
          "(() => { const { selectionStart, selectionEnd } = document.getElementById('text'); return [selectionStart, selectionEnd]; })()",
        ),
      )
      .toEqual([0, 3]);
    const width = await app.page.evaluate<number>('innerWidth');
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('zoomIn')?.click());
    await expect.poll(() => app.page.evaluate('devicePixelRatio')).toBeCloseTo(1.0954, 2);
    expect(await app.page.evaluate('innerWidth')).toBe(Math.round(width / 1.2 ** 0.5));
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));
    await expect.poll(() => app.page.evaluate('innerWidth')).toBe(width);
  });
});

describe('the page in the hands of the app', () => {
  test('follows the theme', async () => {
    const dark = (): Promise<boolean> =>
      app.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches");
    expect(await dark()).toBe(false);
    const told = await app.evaluate(({ nativeTheme }) => {
      let updates = 0;
      nativeTheme.on('updated', () => (updates += 1));
      nativeTheme.themeSource = 'dark';
      return [nativeTheme.shouldUseDarkColors, updates];
    });
    expect(told).toEqual([true, 1]);
    await expect.poll(dark).toBe(true);
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'system';
    });
    await expect.poll(dark).toBe(false);
  });

  test('is printed to a tagged PDF of the size that was asked for', async () => {
    const pdf = await app.evaluate(async ({ BrowserWindow }) => {
      const bytes = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({
        pageSize: 'A4',
        generateTaggedPDF: true,
        printBackground: true,
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
      });
      return bytes?.toString('latin1') ?? '';
    });
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toContain('/StructTreeRoot');
    expect(/\/MediaBox\s*\[\s*0 0 (59\d)[.\d]* (84\d)/u.test(pdf)).toBe(true);
  });

  test('is pictured', async () => {
    const size = await app.evaluate(async ({ BrowserWindow }) => {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return { size: image?.getSize(), png: image?.toPNG().subarray(1, 4).toString() };
    });
    expect(size.png).toBe('PNG');
    expect(size.size?.width).toBeGreaterThan(800);
  });

  test('takes text and code', async () => {
    await app.page.fill('#text', '');
    await app.page.focus('#text');
    const value = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      await contents?.insertText('ក្រសួង');
      return (await contents?.executeJavaScript(
        "Promise.resolve(document.getElementById('text').value)",
      )) as string;
    });
    expect(value).toBe('ក្រសួង');
  });

  test('is heard when it writes to its console', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.on('console-message', ({ level, message }) => {
        (globalThis as unknown as { seen: { events: unknown[] } }).seen.events.push(`${level}: ${message}`);
      });
    });
    await app.page.evaluate("console.warn('careful', 3)");
    await expect.poll(async () => (await seen(app)).events).toContain('warning: careful 3');
  });
});

test('a preload that fails is told of', async () => {
  const told = await app.evaluate(async ({ BrowserWindow }, folder) => {
    const { writeFileSync } = process.getBuiltinModule('node:fs');
    writeFileSync(`${folder}/bad.cjs`, "require('node:fs')");
    const window = new BrowserWindow({ show: false, webPreferences: { preload: `${folder}/bad.cjs` } });
    const error = new Promise<string>((resolve) => {
      window.webContents.on('preload-error', (_event, _file, reason) => resolve(reason.message));
    });
    await window.loadURL('app://desk/second');
    const message = await error;
    window.destroy();
    return message;
  }, app.userData);
  expect(told).toBe('module not found: node:fs (sandboxed preload)');
});

test('without a display a dialog rejects, and its functions can be replaced', async () => {
  const told = await app.evaluate(async ({ dialog }) => {
    const real = await dialog.showSaveDialog({}).catch((error: Error) => error.message);
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: '/x.pdf' });
    return [real, (await dialog.showSaveDialog({})).filePath];
  });
  expect(told).toEqual(['chromium-host: no display to show a dialog on', '/x.pdf']);
});

test('files are fetched by their address, and a missing one rejects', async () => {
  const told = await app.evaluate(async ({ net }, url) => {
    const found = await net.fetch(url);
    return [
      found.headers.get('content-type'),
      ((await found.json()) as { name: string }).name,
      await net.fetch(`${url}.missing`).catch((error: Error) => error.message),
    ];
  }, `file://${FIXTURE}/package.json`);
  expect(told).toEqual(['application/json', 'host-app', 'net::ERR_FILE_NOT_FOUND']);
});

test('a file goes to the trash with a note of where it was', async () => {
  const told = await app.evaluate(async ({ shell }, folder) => {
    const { existsSync, writeFileSync } = process.getBuiltinModule('node:fs');
    process.env['XDG_DATA_HOME'] = folder;
    writeFileSync(`${folder}/old file.txt`, 'x');
    await shell.trashItem(`${folder}/old file.txt`);
    return existsSync(`${folder}/old file.txt`);
  }, app.userData);
  expect(told).toBe(false);
  const [note] = readdirSync(path.join(app.userData, 'Trash/info'));
  expect(readFileSync(path.join(app.userData, 'Trash/info', note ?? ''), 'utf8')).toContain(
    `Path=${encodeURI(app.userData)}/old%20file.txt`,
  );
});
