/** Electron's `app`: life and death of the program, in Electron's order. */
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { App as ElectronApp, CommandLine } from 'electron';
import { InstanceLock, tellInstance } from './instance-lock.ts';
import { appFolder, appName, appVersion, argument } from './settings.ts';
import { notEmulated, preventable, strict, StrictEmitter } from './strict.ts';
import { onLastWindowClosed, openWindows } from './window-registry.ts';

const EVENTS = [
  'will-finish-launching',
  'ready',
  'second-instance',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'activate',
  'web-contents-created',
  'browser-window-created',
  'child-process-gone',
  'render-process-gone',
];

/** Switches for Chromium, in the order in which the app appended them. */
export const switches: string[] = [];

const commandLine = strict('app.commandLine', {
  appendSwitch: (name: string, value?: string) => {
    switches.push(value === undefined ? `--${name}` : `--${name}=${value}`);
  },
  hasSwitch: (name: string) =>
    argument(name) !== null ||
    switches.some((entry) => entry === `--${name}` || entry.startsWith(`--${name}=`)),
  getSwitchValue: (name: string) =>
    switches.findLast((entry) => entry.startsWith(`--${name}=`))?.slice(name.length + 3) ??
    argument(name) ??
    '',
} satisfies Pick<CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'>);

type Emulated = Pick<
  ElectronApp,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'getPath'
  | 'setPath'
  | 'getName'
  | 'setName'
  | 'name'
  | 'getVersion'
  | 'getAppPath'
  | 'isPackaged'
  | 'getLocale'
  | 'getPreferredSystemLanguages'
  | 'setAppUserModelId'
  | 'enableSandbox'
>;

class App extends StrictEmitter implements Emulated {
  readonly isPackaged = false;
  readonly commandLine = commandLine;
  name = appName;
  readonly #ready = Promise.withResolvers<undefined>();
  readonly #lock = new InstanceLock();
  readonly #paths = new Map<string, string>();
  /** Work that the process may not end before: telling the first instance, ending the browser. */
  readonly #lastDuties: (() => Promise<void>)[] = [];
  #isReady = false;
  #state: 'running' | 'quitting' | 'exiting' = 'running';

  constructor() {
    super('app', EVENTS);
    onLastWindowClosed(() => {
      if (this.#state === 'quitting') this.#finish();
      else if (this.#state === 'running' && !this.emit('window-all-closed')) this.quit();
    });
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  get isExiting(): boolean {
    return this.#state === 'exiting';
  }

  /** For the host: Chromium is up. */
  becomeReady(): void {
    this.#isReady = true;
    this.emit('will-finish-launching');
    this.emit('ready', {}, {});
    this.#ready.resolve(undefined);
  }

  /** For the host: `duty` is done before the process ends. */
  beforeEnd(duty: () => Promise<void>): void {
    this.#lastDuties.push(duty);
  }

  quit(): void {
    if (this.#state !== 'running') return;
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#state = 'quitting';
    if (openWindows().length === 0) this.#finish();
    else for (const window of openWindows()) window.close();
  }

  /** For windows: one stays open, so the program does as well. */
  cancelQuit(): void {
    if (this.#state === 'quitting') this.#state = 'running';
  }

  #finish(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#state = 'running';
    else this.#end(0);
  }

  exit(code = 0): void {
    if (this.#state !== 'exiting') this.#end(code);
  }

  #end(code: number): void {
    this.#state = 'exiting';
    for (const window of openWindows()) window.destroy();
    this.emit('quit', {}, code);
    void Promise.allSettled(this.#lastDuties.map((duty) => duty())).then(() => process.exit(code));
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    const folder = this.getPath('userData');
    const taken = this.#lock.take(folder, ({ argv, cwd, data }) => {
      this.emit('second-instance', {}, argv, cwd, data);
    });
    if (!taken) {
      const told = tellInstance(folder, { argv: process.argv, cwd: process.cwd(), data: additionalData });
      this.beforeEnd(() => told);
    }
    return taken;
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock.held;
  }

  releaseSingleInstanceLock(): void {
    this.#lock.release();
  }

  getPath(name: Parameters<ElectronApp['getPath']>[0]): string {
    const set = this.#paths.get(name);
    if (set !== undefined) return set;
    switch (name) {
      case 'home':
        return os.homedir();
      case 'temp':
        return os.tmpdir();
      case 'appData':
        return systemDataFolder();
      case 'userData':
        return argument('user-data-dir') ?? path.join(this.getPath('appData'), this.name);
      case 'sessionData':
        return this.getPath('userData');
      case 'logs':
        return path.join(this.getPath('userData'), 'logs');
      case 'crashDumps':
        return path.join(this.getPath('userData'), 'Crashpad');
      case 'desktop':
        return path.join(os.homedir(), 'Desktop');
      case 'documents':
        return path.join(os.homedir(), 'Documents');
      case 'downloads':
        return path.join(os.homedir(), 'Downloads');
      case 'exe':
        return process.execPath;
      case 'assets':
      case 'module':
      case 'music':
      case 'pictures':
      case 'recent':
      case 'videos':
      default:
        throw notEmulated(`app.getPath('${name}')`);
    }
  }

  /** As in Electron: the folder is made where it is missing, and a relative path is refused. */
  setPath(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
    mkdirSync(folder, { recursive: true });
    this.#paths.set(name, folder);
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return appVersion;
  }

  getAppPath(): string {
    return appFolder;
  }

  getLocale(): string {
    return argument('lang') ?? Intl.DateTimeFormat().resolvedOptions().locale;
  }

  getPreferredSystemLanguages(): string[] {
    return [Intl.DateTimeFormat().resolvedOptions().locale];
  }

  /** Names the taskbar group on Windows; the windows of the host are Chromium's there. */
  setAppUserModelId(): void {
    if (process.platform === 'win32') throw notEmulated('app.setAppUserModelId');
  }

  /** Every page of the host is sandboxed (a window that asks for less is refused), so this holds already. */
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
}

function systemDataFolder(): string {
  if (process.platform === 'win32')
    return process.env['APPDATA'] ?? path.join(os.homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config');
}

export const app = new App();
