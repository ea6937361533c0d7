/** Launches an app on the Chromium host, and attaches Playwright to its Chromium. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { blankId } from '../host/blank-page.ts';
import { makeCodec } from '../host/codec.ts';
import type { ControlMessage, ControlRequest } from '../host/control.ts';
import { exitOf, killGroup } from './launch-kill.ts';
import { ROOT, type LaunchedApp, type Prepared } from './launch.ts';

/** Time for a first window to load. */
const START_TIMEOUT_MS = 30_000;
/** Pages of windows that have been loaded; Chromium's own and empty ones are none. */
const isWindow = (page: Page): boolean =>
  blankId(page.url()) === null && !/^(?:about:|chrome|devtools:|$)/u.test(page.url());

const codec = makeCodec();

export async function launchChromiumHost(prepared: Prepared): Promise<LaunchedApp> {
  const { options, userData, entry, cleanUp } = prepared;
  const started = performance.now();
  const timings: Record<string, number> = {};
  const mark = (name: string): void => {
    timings[name] = performance.now() - started;
  };
  const child = fork(entry, prepared.args, {
    execArgv: ['--import', path.join(ROOT, 'tests/host/register.ts'), '--enable-source-maps'],
    env: {
      ...prepared.env,
      SASTRA_HOST_CONTROL: '1',
      ...(options.headless === false ? {} : { SASTRA_HOST_HEADLESS: '1' }),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32', // a process group of its own, so that it can be killed as a whole
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('the host did not start');
  options.started?.(pid);
  const exited = exitOf(child);
  const killAtEnd = (): void => killGroup(pid);
  process.once('exit', killAtEnd);

  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<string>();
  child.on('message', (message: ControlMessage) => {
    if (message.kind === 'ready') {
      ready.resolve(message.endpoint);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') call?.resolve(codec.decode(message.value));
    else call?.reject(new Error(message.message));
  });
  child.once('exit', (code, signal) => {
    process.removeListener('exit', killAtEnd);
    const gone = new Error(`the host ended (${code ?? signal})`);
    ready.reject(gone);
    for (const call of waiting.values()) call.reject(gone);
    waiting.clear();
  });
  ready.promise.catch(() => undefined);

  let lastId = 0;
  const evaluate: LaunchedApp['evaluate'] = async (run, argument) => {
    const request: ControlRequest = {
      id: (lastId += 1),
      call: run.toString(),
      argument: codec.encode(argument),
    };
    const call = Promise.withResolvers<unknown>();
    waiting.set(request.id, call);
    child.send(request, (error) => {
      if (error) call.reject(error);
    });
    return (await call.promise) as never;
  };

  let browser: Browser | null = null;
  const pages = (): readonly Page[] =>
    (browser?.contexts() ?? []).flatMap((context) => context.pages()).filter(isWindow);
  const connect = async (): Promise<void> => {
    const before = browser;
    // Without its defaults Playwright emulates nothing: colour scheme, focus and downloads stay the app's.
    browser = await chromium.connectOverCDP(await ready.promise, { noDefaults: true });
    for (const context of browser.contexts())
      // A listener keeps Playwright from answering `beforeunload` itself; that is the host's part.
      context.on('dialog', (dialog) => {
        if (dialog.type() !== 'beforeunload') dialog.dismiss().catch(() => undefined); // answered already
      });
    await before?.close();
  };
  const loadedPage = async (): Promise<Page> => {
    const [context] = browser?.contexts() ?? [];
    if (!context) throw new Error('not connected to a browser');
    const deadline = AbortSignal.timeout(START_TIMEOUT_MS);
    for (;;) {
      const [page] = pages();
      if (page) {
        await page.waitForLoadState('load');
        if (options.viewport) await page.setViewportSize(options.viewport);
        return page;
      }
      if (deadline.aborted) throw new Error('the app opened no window');
      await Promise.race([
        context.waitForEvent('page', { timeout: 20 }).catch(() => undefined),
        ...context
          .pages()
          .map((page) => page.waitForEvent('framenavigated', { timeout: 20 }).catch(() => undefined)),
      ]);
    }
  };
  const finish = async (): Promise<void> => {
    await exited;
    await browser?.close().catch(() => undefined);
    killGroup(pid); // what outlived its parent
    cleanUp();
  };

  let page: Page | null = null;
  try {
    await ready.promise;
    mark('appReady');
    await connect();
    mark('connected');
    if (options.windowless !== true) page = await loadedPage();
    mark('pageLoaded');
  } catch (error) {
    killGroup(pid);
    await finish();
    throw error;
  }
  return {
    host: 'chromium',
    get page(): Page {
      if (!page) throw new Error('launched without a window');
      return page;
    },
    pages,
    freshPage: async () => {
      await connect();
      page = await loadedPage();
      return page;
    },
    evaluate,
    userData,
    mainPid: pid,
    rendererPid: () => waitForRenderer(evaluate),
    exited,
    close: async () => {
      child.kill('SIGTERM');
      await finish();
    },
    kill: async () => {
      killGroup(pid);
      await finish();
    },
    timings,
  };
}

/** The process is known a moment after the page has loaded. */
export async function waitForRenderer(evaluate: LaunchedApp['evaluate']): Promise<number> {
  const deadline = AbortSignal.timeout(START_TIMEOUT_MS);
  for (;;) {
    const pid = await evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    );
    if (pid > 0) return pid;
    if (deadline.aborted) throw new Error('no renderer process');
  }
}
