/** Electron's `BrowserWindow`: a Chromium window with one page. Its state is ours; Chromium is told to follow. */
import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions } from 'electron';
import { app } from './app.ts';
import type { Page } from './browser.ts';
import { addContents, removeContents } from './contents-registry.ts';
import { browser } from './host.ts';
import { menuKeys, onMenuChanged, runAccelerator } from './menu.ts';
import { applyColorScheme } from './native-theme.ts';
import { applyPermissions } from './permissions.ts';
import { PlacedWindow } from './placed-window.ts';
import { findProcess } from './renderer-process.ts';
import { preventable } from './strict.ts';
import { WebContents } from './web-contents.ts';
import { addWindow, removeWindow } from './window-registry.ts';

const EVENTS = [
  'close',
  'closed',
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'resize',
  'move',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'enter-full-screen',
  'leave-full-screen',
  'unresponsive',
  'page-title-updated',
];
/** As in Electron: a page that neither closes nor objects in this time does not respond. */
const CLOSE_RESPONSE_MS = 5_000;

type Emulated = Pick<
  ElectronWindow,
  | 'id'
  | 'loadURL'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'isVisible'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'setTitle'
  | 'getTitle'
  | 'reload'
>;

const windows = new Set<BrowserWindow>();

export class BrowserWindow extends PlacedWindow implements Emulated {
  static #lastId = 0;
  static #focused: BrowserWindow | null = null;

  readonly id = (BrowserWindow.#lastId += 1);
  readonly webContents: WebContents;
  #page: Page | null = null;
  #destroyed = false;
  #closing = false;
  #title: string;

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.#focused;
  }

  static fromWebContents(contents: object): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return [...windows].find((window) => window.id === id) ?? null;
  }

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', EVENTS, options);
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    if (
      preferences.contextIsolation === false ||
      preferences.sandbox === false ||
      preferences.webSecurity === false ||
      preferences.nodeIntegration === true
    )
      throw new Error('chromium-host: only isolated, sandboxed pages with web security and without Node');
    this.#title = options.title ?? app.getName();
    this.webContents = new WebContents({
      onAccelerator: (key) => runAccelerator(key, this),
      onWindowChange: (change) => this.#followPage(change),
      menuKeys,
      title: () => this.#title,
      onTitle: (title) => this.#takeTitle(title),
      zoom: (session, factor) => this.placement.zoom(session, factor),
    });
    this.on('resize', () => this.webContents.reapplyZoom());
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.on('did-finish-load', () => {
      // Fails where the page went away meanwhile.
      findProcess(browser().root, this.webContents).catch(() => undefined);
    });
    windows.add(this);
    addWindow(this);
    addContents(this.webContents);
    void this.#create(preferences);
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
    if (this.isVisible()) this.focus();
  }

  async #create(preferences: {
    readonly preload?: string;
    readonly additionalArguments?: string[];
  }): Promise<void> {
    try {
      const [page] = await Promise.all([
        browser().createPage(this.getBounds()),
        applyPermissions(browser().root, this.webContents),
      ]);
      this.#page = page;
      page.onGone(() => this.#becomeClosed());
      if (this.#destroyed) {
        this.#closeTarget();
        return;
      }
      await Promise.all([
        this.placement.attach(browser().root, page.targetId),
        this.webContents.attach(page, preferences),
      ]);
      applyColorScheme(this.webContents);
    } catch (error) {
      this.webContents.failToAttach(error instanceof Error ? error : new Error(String(error)));
    }
  }

  // --- closing ---------------------------------------------------------------------------------------------------

  /** First the app is asked, then the page. */
  close(): void {
    if (this.#destroyed || this.#closing) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) {
      app.cancelQuit();
      return;
    }
    if (this.webContents.isCrashed()) {
      this.destroy();
      return;
    }
    this.#closing = true;
    const slow = setTimeout(() => this.emit('unresponsive'), CLOSE_RESPONSE_MS).unref();
    this.once('closed', () => clearTimeout(slow));
    this.webContents.requestClose(() => {
      clearTimeout(slow);
      this.#closing = false;
      app.cancelQuit();
    });
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#closeTarget();
    this.#becomeClosed();
  }

  #closeTarget(): void {
    if (this.#page) browser().root.tell('Target.closeTarget', { targetId: this.#page.targetId });
  }

  #becomeClosed(): void {
    if (this.#destroyed) return;
    // The person closed it by Chromium's own button: the app can no longer refuse, but it must know.
    if (!this.#closing && this.#page) this.#tellClosedByPerson();
    this.#destroyed = true;
    if (BrowserWindow.#focused === this) BrowserWindow.#focused = null;
    windows.delete(this);
    removeContents(this.webContents);
    this.webContents.destroy();
    this.emit('closed');
    removeWindow(this);
  }

  #tellClosedByPerson(): void {
    this.#closing = true;
    this.emit('close', preventable({}));
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  // --- the window in its surroundings ----------------------------------------------------------------------------

  #followPage(change: 'focus' | 'blur' | 'resize'): void {
    if (change === 'focus') this.#setFocused(true);
    else if (change === 'blur') this.#setFocused(false);
    else void this.placement.read();
  }

  #setFocused(focused: boolean): void {
    const before = BrowserWindow.#focused;
    if (focused === (before === this) || this.#destroyed) return;
    BrowserWindow.#focused = focused ? this : null;
    before?.emit('blur');
    if (focused) this.emit('focus');
  }

  focus(): void {
    if (this.#page) browser().root.tell('Target.activateTarget', { targetId: this.#page.targetId });
    this.#setFocused(true);
  }

  blur(): void {
    this.#setFocused(false);
  }

  isFocused(): boolean {
    return BrowserWindow.#focused === this;
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.placement.setVisible(true)) this.emit('show');
  }

  hide(): void {
    if (!this.placement.setVisible(false)) return;
    this.#setFocused(false);
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.placement.isVisible;
  }

  // --- its page --------------------------------------------------------------------------------------------------

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  /** The document has a new title, and so has the window, unless the app objects. */
  #takeTitle(title: string): void {
    if (title === '' || title === this.#title) return;
    const event = preventable({});
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }
}

onMenuChanged(() => {
  for (const window of windows) window.webContents.updateKeys();
});
