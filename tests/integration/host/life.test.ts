import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LaunchedApp } from '../../support/launch.ts';
import { FIXTURE, isAlive, launchFixture, planted, seen } from './fixture.ts';

const REGISTER = path.resolve(import.meta.dirname, '../../host/register.ts');
const linux = process.platform === 'linux';

/** Processes whose command line names the folder. */
function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false; // ended meanwhile
      }
    });
}

let userData: string;
const launched: LaunchedApp[] = [];
const launch = async (env: Readonly<Record<string, string>> = {}): Promise<LaunchedApp> => {
  const app = await launchFixture({ userData, env });
  launched.push(app);
  return app;
};
beforeEach(() => {
  userData = mkdtempSync(path.join(os.tmpdir(), 'host-life-'));
});
afterEach(async () => {
  for (const app of launched.splice(0)) await app.kill();
  rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});

describe('the renderer', () => {
  test('that is killed is told of, and its page loads again', async () => {
    const app = await launch();
    const before = await app.rendererPid();
    process.kill(before, 'SIGKILL');
    await expect.poll(async () => (await seen(app)).gone).toEqual(['killed']);
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.send('tick', 'to nobody');
      contents?.reload();
    });
    const page = await app.freshPage();
    expect(await page.evaluate('desk.echo(4)')).toBe(4);
    expect(await app.rendererPid()).not.toBe(before);
    await app.close();
    expect(await app.exited).toBe(0);
  });
});

describe('the host', () => {
  test.runIf(linux)('that is killed leaves no Chromium behind', async () => {
    const app = await launch();
    expect(processesOf(userData).length).toBeGreaterThan(2);
    process.kill(app.mainPid, 'SIGKILL');
    expect(await app.exited).toBe('SIGKILL');
    await expect.poll(() => processesOf(userData), { timeout: 10_000 }).toEqual([]);
  });

  test('that is killed can be started again on the same data at once', async () => {
    for (let round = 0; round < 2; round += 1) {
      const app = await launch();
      process.kill(app.mainPid, 'SIGKILL'); // its Chromium is still there when the next one starts
      await app.exited;
    }
    const app = await launch();
    expect(await app.page.evaluate('desk.echo(1)')).toBe(1);
  });

  test('is killed as a whole by the launcher', async () => {
    const app = await launch();
    const renderer = await app.rendererPid();
    await app.kill();
    expect(await app.exited).toBe('SIGKILL');
    await expect.poll(() => isAlive(renderer)).toBe(false);
  });

  test('says what to install where there is no Chromium, and ends', async () => {
    const run = await runFixture({ SASTRA_CHROMIUM: '/nowhere/chromium' });
    expect(run).toEqual({
      code: 1,
      errors: 'SASTRA_CHROMIUM names /nowhere/chromium, which is no program that can be run.\n',
    });
  });
});

/** Runs the fixture as a second start would, to its end. */
function runFixture(
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<{ code: number; errors: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', REGISTER, path.join(FIXTURE, 'main.mjs'), `--user-data-dir=${userData}`, ...args],
      { env: { ...process.env, SASTRA_HOST_HEADLESS: '1', ...env } },
      (error, _output, errors) => resolve({ code: Number(error?.code ?? 0), errors }),
    );
  });
}

describe('a second instance', () => {
  test('hands its arguments and data to the first, and ends without a window', async () => {
    const app = await launch();
    expect((await runFixture({}, 'sastra://open/1', '--flag')).code).toBe(0);
    const [told] = (await seen(app)).secondInstance;
    expect(told?.argv.slice(-2)).toEqual(['sastra://open/1', '--flag']);
    expect(told?.cwd).toBe(process.cwd());
    expect(told?.data.argv).toEqual([`--user-data-dir=${userData}`, 'sastra://open/1', '--flag']);
    expect(await app.page.evaluate('desk.echo(1)')).toBe(1);
  });

  test('is the first where the data are others', async () => {
    await launch();
    const other = await launchFixture();
    expect(await other.evaluate(({ app }) => app.hasSingleInstanceLock())).toBe(true);
    await other.close();
  });

  test('would be the first as well if the lock did not lock', async () => {
    await launch();
    const fault = planted('instance-lock.ts', "database.exec('BEGIN EXCLUSIVE')", "database.exec('BEGIN')");
    const second = await launchFixture({ userData, env: fault, windowless: true });
    expect(await second.evaluate(({ app }) => app.hasSingleInstanceLock())).toBe(true);
    await second.kill();
  });
});
