/** Launches an app on real Electron, by Playwright. */
import { _electron, type Page } from '@playwright/test';
import { exitOf, killGroup } from './launch-kill.ts';
import { waitForRenderer } from './launch-chromium-host.ts';
import type { LaunchedApp, Prepared } from './launch.ts';

/** `runtime`: the Electron program. */
export async function launchElectron(prepared: Prepared, runtime: string): Promise<LaunchedApp> {
  const { options, userData, entry, args, env, cleanUp } = prepared;
  const started = performance.now();
  const timings: Record<string, number> = {};
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = await _electron.launch({
    executablePath: runtime,
    args: [...sandbox, entry, ...args],
    env,
  });
  timings['appReady'] = performance.now() - started;
  const child = electron.process();
  const { pid } = child;
  if (pid === undefined) throw new Error('Electron did not start');
  options.started?.(pid);
  const exited = exitOf(child);
  // A listener keeps Playwright from answering `beforeunload` itself; that is Electron's part.
  electron.context().on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') dialog.dismiss().catch(() => undefined); // answered already
  });
  const prepareWindow = async (window: Page): Promise<Page> => {
    await window.waitForLoadState('load');
    if (options.viewport) await window.setViewportSize(options.viewport);
    return window;
  };
  let page = options.windowless === true ? null : await prepareWindow(await electron.firstWindow());
  timings['pageLoaded'] = performance.now() - started;
  const evaluate: LaunchedApp['evaluate'] = (run, argument) =>
    electron.evaluate(run as never, argument as never) as never;
  const finish = async (): Promise<void> => {
    await exited;
    cleanUp();
  };
  return {
    host: 'electron',
    get page(): Page {
      if (!page) throw new Error('launched without a window');
      return page;
    },
    pages: () => electron.windows(),
    // A page whose renderer died is dead for Playwright: the app has to be seen through another window.
    freshPage: async () => {
      const known = new Set(electron.windows());
      const shown = electron.waitForEvent('window', { predicate: (window) => !known.has(window) });
      page = await prepareWindow(await shown);
      return page;
    },
    evaluate,
    userData,
    mainPid: pid,
    rendererPid: () => waitForRenderer(evaluate),
    exited,
    close: async () => {
      await evaluate(({ app }) => app.quit());
      await finish();
    },
    kill: async () => {
      killGroup(pid);
      await finish();
    },
    timings,
  };
}
