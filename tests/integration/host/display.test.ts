import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LaunchedApp } from '../../support/launch.ts';
import { launchFixture, openWindow, otherPage } from './fixture.ts';

const XVFB = '/usr/bin/Xvfb';

describe.runIf(existsSync(XVFB))('under a display', () => {
  let server: ChildProcess;
  let app: LaunchedApp;
  beforeAll(async () => {
    server = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const display = await new Promise<string>((resolve, reject) => {
      server.stdio[3]?.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`));
      server.once('exit', () => reject(new Error('no display')));
    });
    app = await launchFixture({ headless: false, env: { DISPLAY: display } });
  });
  afterAll(async () => {
    await app.close();
    server.kill();
  });

  test('the desk is an app window: no tabs, no address bar, as large as asked, in the middle', async () => {
    const page = await app.page.evaluate<{
      app: boolean;
      width: number;
      height: number;
      x: number;
      chrome: number;
    }>(
      "({ app: matchMedia('(display-mode: standalone)').matches, width: outerWidth, height: outerHeight, x: screenX, chrome: outerHeight - innerHeight })",
    );
    expect(page).toMatchObject({ app: true, width: 900, height: 700, x: 233 });
    expect(page.chrome).toBeLessThan(80); // a tab strip and an address bar take more
  });

  test('the screen is the one of the display', async () => {
    expect(await app.evaluate(({ screen }) => screen.getPrimaryDisplay().bounds)).toEqual({
      x: 0,
      y: 0,
      width: 1366,
      height: 768,
    });
  });

  test('a second window is one as well, and closes alone', async () => {
    const id = await openWindow(app);
    await app.evaluate(
      ({ BrowserWindow }, second) => BrowserWindow.fromId(second)?.setBounds({ width: 640, height: 480 }),
      id,
    );
    const second = await otherPage(app);
    await expect.poll(() => second.evaluate('[outerWidth, outerHeight]')).toEqual([640, 480]);
    await app.evaluate(({ BrowserWindow }, second) => BrowserWindow.fromId(second)?.close(), id);
    await expect.poll(() => app.pages().length).toBe(1);
    expect(await app.page.evaluate('desk.echo(1)')).toBe(1);
  });
});
