/** The one Chromium of a host: started with the app, spoken to by pipe, ended with it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { requireChromium } from '../../build/chromium.ts';
import { CdpConnection } from './cdp.ts';
import { endLeftover } from './chromium-leftover.ts';
import { controlled, headless, trace } from './settings.ts';

/** How long Chromium may take to end by itself before it is killed. */
const CLOSE_TIMEOUT_MS = 3_000;

/** What is switched off is what a desk never needs and what would speak to the network or slow down the start. */
const SWITCHES = [
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-field-trial-config',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--no-pings',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  `--disable-features=${[
    'Translate',
    'MediaRouter',
    'DialMediaRouteProvider',
    'OptimizationHints',
    'AutofillServerCommunication',
    'SearchEngineChoice',
    'SpareRendererForSitePerProcess',
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    'HttpsUpgrades',
    'LocalNetworkAccessChecks', // what may be asked for is the app's to say
    'BackForwardCache', // Electron has none
  ].join(',')}`,
];

/** The screen of a headless Chromium, in pixels. */
export const HEADLESS_SCREEN = { width: 1920, height: 1080 } as const;

export interface Chromium {
  readonly connection: CdpConnection;
  readonly profile: string;
  /** Asks the running Chromium for a window without tabs or address bar. */
  readonly openAppWindow: (url: string, size: { readonly width: number; readonly height: number }) => void;
  /** Address of the debugging port, when one was asked for. */
  readonly debuggingEndpoint: () => Promise<string>;
  readonly end: () => Promise<void>;
}

/** Writes the preferences of a fresh profile: no spell checker (there are no dictionaries), no bubbles over the page. */
function preparePreferences(profile: string): void {
  const file = path.join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({
      browser: { enable_spellchecking: false },
      credentials_enable_service: false,
      translate: { enabled: false },
    }),
  );
}

/** `switches`: what the app appended. Rejects where there is no Chromium, or it does not start. */
export async function startChromium(profile: string, switches: readonly string[]): Promise<Chromium> {
  const executable = requireChromium();
  mkdirSync(profile, { recursive: true });
  endLeftover(profile);
  preparePreferences(profile);
  // The test type keeps Chromium from warning of its own switches in the desk's window; an app window asks anew.
  const common = [
    `--user-data-dir=${profile}`,
    '--test-type',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const args = [...common, ...SWITCHES, ...switches];
  if (headless) args.push('--headless', `--screen-info={${HEADLESS_SCREEN.width}x${HEADLESS_SCREEN.height}}`);
  const portFile = path.join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  if (controlled) args.push('--remote-debugging-port=0', '--remote-debugging-address=127.0.0.1');
  trace('chromium is started');
  const child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  process.on('exit', () => child.kill('SIGKILL'));
  const exited = exitOf(child);
  const [output, input] = [child.stdio[3], child.stdio[4]];
  if (!(output instanceof Writable) || !(input instanceof Readable)) throw new Error('no pipe to Chromium');
  const connection = new CdpConnection(output, input);
  const refused = exited.then((reason) => {
    throw new Error(`chromium-host: ${executable} did not start (${reason})`);
  });
  refused.catch(() => undefined);
  await Promise.race([connection.browser.send('Browser.getVersion'), refused]);
  trace('chromium answers');
  return {
    connection,
    profile,
    openAppWindow: (url, { width, height }) => {
      spawn(executable, [...common, `--app=${url}`, `--window-size=${width},${height}`], { stdio: 'ignore' });
    },
    debuggingEndpoint: async () => {
      const { readFile } = await import('node:fs/promises');
      for (;;) {
        const [port, target] = (await readFile(portFile, 'utf8').catch(() => '')).trim().split('\n');
        if (target !== undefined) return `ws://127.0.0.1:${port}${target}`;
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
      }
    },
    end: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_TIMEOUT_MS);
      connection.browser.tell('Browser.close');
      await exited;
      clearTimeout(timer);
    },
  };
}

function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}
