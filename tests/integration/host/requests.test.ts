import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LaunchedApp } from '../../support/launch.ts';
import { launchFixture, planted, seen } from './fixture.ts';

let app: LaunchedApp;
let server: http.Server;
let outside: string;
const reached: string[] = [];

beforeAll(async () => {
  server = http.createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end('outside');
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve as () => void);
  });
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app = await launchFixture();
});
afterAll(async () => {
  await app.close();
  server.close();
});
beforeEach(() => {
  reached.length = 0;
});

/** A fetch inside of a worker, and what came of it. */
const inWorker = (script: string, message: string): string =>
  `new Promise((resolve) => { const worker = new Worker(${JSON.stringify(script)}); worker.onmessage = (event) => resolve(event.data); worker.postMessage(${JSON.stringify(message)}); })`;
const tryFetch = (url: string): string =>
  `fetch(${JSON.stringify(url)}).then(() => 'reached', () => 'blocked')`;

describe('requests', () => {
  test('of the page, of its frame and of its worker are served by the handler of the scheme', async () => {
    expect(await app.page.evaluate("fetch('/data').then((response) => response.text())")).toBe('data');
    const frame = app.page.frames().find((each) => each !== app.page.mainFrame());
    expect(await frame?.evaluate("fetch('/data').then((response) => response.text())")).toBe('data');
    expect(await app.page.evaluate(inWorker('worker.js', ''))).toBe('data');
    expect(await app.page.evaluate("fetch('/nothing').then((response) => response.status)")).toBe(404);
    expect(await app.page.evaluate("fetch('/moved').then((response) => response.url)")).toBe(
      'https://desk.app.invalid/second',
    );
  });

  test('to the network are cancelled by the app, wherever they come from', async () => {
    const frame = app.page.frames().find((each) => each !== app.page.mainFrame());
    expect(await app.page.evaluate(tryFetch(`${outside}/page`))).toBe('blocked');
    expect(await frame?.evaluate(tryFetch(`${outside}/frame`))).toBe('blocked');
    expect(await app.page.evaluate(inWorker('worker-out.js', `${outside}/worker`))).toBe('blocked');
    expect((await seen(app)).blocked).toEqual(
      expect.arrayContaining([`${outside}/page`, `${outside}/frame`, `${outside}/worker`]),
    );
    expect(reached).toEqual([]);
  });

  test('would reach the network if nobody asked the app', async () => {
    const fault = planted(
      'requests.ts',
      "if (before?.cancel === true) throw new Denied('BlockedByClient');",
      '',
    );
    const open = await launchFixture({ env: fault });
    await open.page.evaluate(tryFetch(`${outside}/planted`));
    await open.close();
    expect(reached).toEqual(['/planted']);
  });

  test('obey the policy that the handler sends', async () => {
    // Later, for what the test driver evaluates itself is exempt from the policy.
    const attempt =
      "new Promise((resolve) => setTimeout(() => { try { resolve(Function('return 1')()); } catch (error) { resolve(error.name); } }))";
    expect(await app.page.evaluate(attempt)).toBe('EvalError');
  });

  test('can be looked at and changed on both ways', async () => {
    const other = await launchFixture();
    await other.evaluate(({ session }) => {
      const { webRequest } = session.defaultSession;
      webRequest.onBeforeSendHeaders((details, answer) =>
        answer({ requestHeaders: { ...details.requestHeaders, 'x-sent': '1' } }),
      );
      webRequest.onHeadersReceived((details, answer) =>
        answer({ responseHeaders: { ...details.responseHeaders, 'x-received': [details.resourceType] } }),
      );
    });
    expect(
      await other.page.evaluate("fetch('/data').then((response) => response.headers.get('x-received'))"),
    ).toBe('xhr');
    await other.close();
  });
});

describe('navigation', () => {
  test('away from the app is stopped by the app', async () => {
    await app.page.evaluate("document.getElementById('away').click()");
    await app.page.evaluate("location.href = 'https://example.org/z'");
    expect(await app.page.evaluate('desk.sender()')).toEqual({ url: 'app://desk/', page: 'app://desk/' });
    expect((await seen(app)).blocked.filter((url) => url.includes('example.org'))).toEqual([]);
  });

  test('within the app goes on, and back', async () => {
    await app.page.evaluate("document.getElementById('inside').click()");
    await expect.poll(() => app.page.title()).toBe('Second');
    expect(await app.page.evaluate('desk.sender()')).toEqual({
      url: 'app://desk/second',
      page: 'app://desk/second',
    });
    await app.page.goBack();
    expect(await app.page.title()).toBe('First');
  });

  test('that fails rejects with the code', async () => {
    const failed = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      const codes: number[] = [];
      window.webContents.on('did-fail-load', (_event, code) => codes.push(code));
      const error = await window.loadURL('https://example.org/').then(
        () => null,
        (reason: { code: string; errno: number; url: string }) => reason,
      );
      window.destroy();
      return { code: error?.code, errno: error?.errno, url: error?.url, codes };
    });
    expect(failed).toEqual({
      code: 'ERR_BLOCKED_BY_CLIENT',
      errno: -20,
      url: 'https://example.org/',
      codes: [-20],
    });
  });
});

describe('what a page may not', () => {
  test('opening windows is refused, and the app hears of it', async () => {
    expect(await app.page.evaluate("window.open('https://example.org/popup')")).toBe(null);
    const inFrame =
      "document.querySelector('iframe').contentWindow.open('https://example.org/frame') === null";
    expect(await app.page.evaluate(inFrame)).toBe(true);
    await app.page.click('#blank');
    await app.page.click('#blank', { modifiers: ['Control'] });
    await expect
      .poll(async () => (await seen(app)).opened)
      .toEqual(
        expect.arrayContaining([
          'https://example.org/popup',
          'https://example.org/frame',
          'https://example.org/x',
        ]),
      );
    await expect.poll(() => app.page.context().pages().length).toBe(1);
    expect((await seen(app)).blocked.filter((url) => /example\.org\/./u.test(url))).toEqual([]);
  });

  test('permissions are denied by the handler', async () => {
    const state = (name: string): Promise<string> =>
      app.page.evaluate(
        `navigator.permissions.query({ name: ${JSON.stringify(name)} }).then((status) => status.state)`,
      );
    for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'])
      expect(await state(name), name).toBe('denied');
    expect(
      await app.page.evaluate(
        "navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', (error) => error.name)",
      ),
    ).toMatch(/NotAllowedError|NotFoundError/u);
    for (const chooser of [
      'navigator.mediaDevices.getDisplayMedia()',
      'navigator.usb.requestDevice({ filters: [] })',
      'navigator.serial.requestPort()',
      'navigator.hid.requestDevice({ filters: [] })',
    ])
      expect(
        await app.page.evaluate(`${chooser}.then(() => 'granted', (error) => error.name)`),
        chooser,
      ).toBe('NotAllowedError');
  });

  test('permissions are granted where no handler is set, as in Electron', async () => {
    await app.evaluate(({ session }) => {
      session.defaultSession.setPermissionCheckHandler(() => true);
      session.defaultSession.setPermissionRequestHandler((_contents, _name, answer) => answer(true));
    });
    await expect
      .poll(() =>
        app.page.evaluate(
          "navigator.permissions.query({ name: 'geolocation' }).then((status) => status.state)",
        ),
      )
      .toBe('granted');
    await app.evaluate(({ session }) => session.defaultSession.setPermissionCheckHandler(() => false));
    await expect
      .poll(() =>
        app.page.evaluate(
          "navigator.permissions.query({ name: 'geolocation' }).then((status) => status.state)",
        ),
      )
      .toBe('denied');
  });

  test('downloads are refused, and the app hears of it', async () => {
    await app.page.evaluate("document.getElementById('file').click()");
    await expect.poll(async () => (await seen(app)).downloads).toEqual(['app://desk/file.bin']);
  });

  test('files of the machine are out of reach', async () => {
    expect(await app.page.evaluate(tryFetch('file:///etc/hostname'))).toBe('blocked');
    const url = await app.page.evaluate(
      "(() => { location.href = 'file:///etc/hostname'; return location.href; })()",
    );
    expect(url).toBe('https://desk.app.invalid/');
  });
});
