/** Electron's `BrowserWindow`: a Chromium window with one page. Its state is ours; Chromium is told to follow. */
import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app } from './app.ts';
import type { Page } from './browser.ts';
import type { CdpSession } from './cdp.ts';
import { addContents, removeContents } from './contents-registry.ts';
import { browser } from './host.ts';
import { menuKeys, onMenuChanged, runAccelerator } from './menu.ts';
import { applyColorScheme } from './native-theme.ts';
import { applyPermissions } from './permissions.ts';
import { findProcess } from './renderer-process.ts';
import { screen } from './screen.ts';
import { preventable, StrictEmitter } from './strict.ts';
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
  'resized',
  'move',
  'moved',
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
const DEFAULT_SIZE = { width: 800, height: 600 };

type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

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
  | 'minimize'
  | 'isMinimized'
  | 'restore'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'setTitle'
  | 'getTitle'
  | 'reload'
>;

const windows = new Set<BrowserWindow>();

export class BrowserWindow extends StrictEmitter implements Emulated {
  static #lastId = 0;
  static #focused: BrowserWindow | null = null;

  readonly id = (BrowserWindow.#lastId += 1);
  readonly webContents: WebContents;
  #page: Page | null = null;
  #destroyed = false;
  #closing = false;
  #visible: boolean;
  #state: State = 'normal';
  #normal: Rectangle;
  #bounds: Rectangle;
  #minimum = { width: 0, height: 0 };
  #title: string;
  /** Window edges around the page, in pixels; known after the page was measured once. */
  #edges: { width: number; height: number } | null = null;

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
    super('BrowserWindow', EVENTS);
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    if (
      preferences.contextIsolation === false ||
      preferences.sandbox === false ||
      preferences.webSecurity === false ||
      preferences.nodeIntegration === true
    )
      throw new Error('chromium-host: only isolated, sandboxed pages with web security and without Node');
    const { width = DEFAULT_SIZE.width, height = DEFAULT_SIZE.height } = options;
    const area = screen.getPrimaryDisplay().workArea;
    this.#bounds = {
      width,
      height,
      x: options.x ?? Math.max(0, Math.round((area.width - width) / 2)),
      y: options.y ?? Math.max(0, Math.round((area.height - height) / 2)),
    };
    this.#normal = this.#bounds;
    this.#minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
    this.#visible = options.show !== false;
    this.#title = options.title ?? app.getName();
    this.webContents = new WebContents({
      onAccelerator: (key) => runAccelerator(key, this),
      onWindowChange: (change) => this.#followPage(change),
      menuKeys,
      title: () => this.#title,
      onTitle: (title) => this.#takeTitle(title),
      zoom: (session, factor) => void this.#applyZoom(session, factor).catch(() => undefined), // gone meanwhile
    });
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
    if (this.#visible) this.focus();
  }

  async #create(preferences: {
    readonly preload?: string;
    readonly additionalArguments?: string[];
  }): Promise<void> {
    try {
      await applyPermissions(browser().root, this.webContents);
      const page = await browser().createPage({ width: this.#bounds.width, height: this.#bounds.height });
      this.#page = page;
      page.onGone(() => this.#becomeClosed());
      if (this.#destroyed) {
        this.#closeTarget();
        return;
      }
      await Promise.all([this.#place(), this.webContents.attach(page, preferences)]);
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
    else void this.#readBounds();
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
    if (this.#visible) return;
    this.#visible = true;
    void this.#place();
    this.emit('show');
  }

  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.#setFocused(false);
    void this.#place();
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  minimize(): void {
    this.#setState('minimized');
  }

  maximize(): void {
    this.#setState('maximized');
  }

  unmaximize(): void {
    if (this.#state === 'maximized') this.#setState('normal');
  }

  restore(): void {
    if (this.#state === 'minimized') this.#setState('normal');
  }

  setFullScreen(full: boolean): void {
    this.#setState(full ? 'fullscreen' : 'normal');
  }

  isMinimized(): boolean {
    return this.#state === 'minimized';
  }

  isMaximized(): boolean {
    return this.#state === 'maximized';
  }

  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
  }

  #setState(state: State): void {
    const before = this.#state;
    if (before === state) return;
    this.#state = state;
    void this.#place();
    if (before === 'maximized') this.emit('unmaximize');
    else if (before === 'minimized') this.emit('restore');
    else if (before === 'fullscreen') this.emit('leave-full-screen');
    if (state === 'maximized') this.emit('maximize');
    else if (state === 'minimized') this.emit('minimize');
    else if (state === 'fullscreen') this.emit('enter-full-screen');
  }

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.#normal };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const next = { ...this.#bounds, ...bounds };
    next.width = Math.max(next.width, this.#minimum.width);
    next.height = Math.max(next.height, this.#minimum.height);
    this.#take(next);
    void this.#place();
  }

  #take(next: Rectangle): void {
    const before = this.#bounds;
    this.#bounds = next;
    if (this.#state === 'normal') this.#normal = next;
    if (before.x !== next.x || before.y !== next.y) this.emit('move');
    if (before.width !== next.width || before.height !== next.height) {
      this.emit('resize');
      this.webContents.reapplyZoom();
    }
  }

  /** Tells Chromium where the window is. A hidden window is a minimized one: Chromium has no other. */
  async #place(): Promise<void> {
    const page = this.#page;
    if (!page) return;
    const { root } = browser();
    const state = this.#visible ? this.#state : 'minimized';
    const { x: left, y: top, width, height } = this.#normal;
    try {
      const { windowId } = await root.send<{ windowId: number }>('Browser.getWindowForTarget', {
        targetId: page.targetId,
      });
      // One special state does not lead to another, nor may it come with a size.
      await root.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
      await root.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } });
      if (state !== 'normal')
        await root.send('Browser.setWindowBounds', { windowId, bounds: { windowState: state } });
      await this.#readBounds();
    } catch {
      // The window closed meanwhile.
    }
  }

  /** The window's place as Chromium has it: a window manager, or a person, may have decided otherwise. */
  async #readBounds(): Promise<void> {
    if (!this.#page || this.#destroyed || !this.#visible || this.#state === 'minimized') return;
    try {
      const { bounds } = await browser().root.send<{
        bounds: { left: number; top: number; width: number; height: number };
      }>('Browser.getWindowForTarget', { targetId: this.#page.targetId });
      this.#take({ x: bounds.left, y: bounds.top, width: bounds.width, height: bounds.height });
    } catch {
      // The window closed meanwhile.
    }
  }

  /** Zoom as Electron's: fewer and larger CSS pixels in the same window. */
  async #applyZoom(session: CdpSession, factor: number): Promise<void> {
    if (factor === 1 && !this.#edges) return;
    if (!this.#edges) {
      const { cssVisualViewport: view } = await session.send<{
        cssVisualViewport: { clientWidth: number; clientHeight: number };
      }>('Page.getLayoutMetrics');
      this.#edges = {
        width: this.#bounds.width - view.clientWidth,
        height: this.#bounds.height - view.clientHeight,
      };
    }
    if (factor === 1) await session.send('Emulation.clearDeviceMetricsOverride');
    else
      await session.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round((this.#bounds.width - this.#edges.width) / factor),
        height: Math.round((this.#bounds.height - this.#edges.height) / factor),
        deviceScaleFactor: factor,
        mobile: false,
      });
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
