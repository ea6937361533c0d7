/** Electron's `webContents`: one page, its preload, its messages. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type {
  IpcMainInvokeEvent,
  WebContents as ElectronWebContents,
  WebFrameMain,
  WindowOpenHandlerResponse,
} from 'electron';
import { BINDING, isolatedWorldSource, mainWorldSource, WORLD } from './bridge/worlds.ts';
import type { PageMessage } from './bridge/messages.ts';
import type { Page } from './browser.ts';
import type { CdpSession } from './cdp.ts';
import { consoleMessage, type ConsoleCall } from './console-message.ts';
import { DocumentChannel, type Answer } from './document-channel.ts';
import { ipcMain } from './ipc-main.ts';
import { defaultSession } from './session.ts';
import { PageCommands } from './page-commands.ts';
import { PageLoading } from './page-loading.ts';
import { headless } from './settings.ts';
import { notEmulated, preventable, strict } from './strict.ts';
import { fromVirtual } from './virtual-origin.ts';

const EVENTS = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview', // never: the host has no webview that could be attached
  'will-prevent-unload',
  'did-start-loading',
  'did-stop-loading',
  'did-finish-load',
  'did-fail-load',
  'dom-ready',
  'did-navigate',
  'render-process-gone',
  'preload-error',
  'console-message',
  'page-title-updated',
  'destroyed',
];

/** What the window does for its page. */
export interface Owner {
  readonly onAccelerator: (key: string) => void;
  readonly onWindowChange: (change: 'focus' | 'blur' | 'resize') => void;
  /** Keys that belong to the menu, as the isolated world names them. */
  readonly menuKeys: () => readonly string[];
  readonly title: () => string;
  readonly onTitle: (title: string) => void;
  readonly zoom: (session: CdpSession, factor: number) => Promise<void>;
}

export interface PagePreferences {
  readonly preload?: string;
  readonly additionalArguments?: readonly string[];
}

type OpenHandler = Parameters<ElectronWebContents['setWindowOpenHandler']>[0];

let lastId = 0;

type Emulated = Pick<
  ElectronWebContents,
  | 'id'
  | 'send'
  | 'loadURL'
  | 'reload'
  | 'getURL'
  | 'getTitle'
  | 'isDestroyed'
  | 'isLoading'
  | 'isCrashed'
  | 'getOSProcessId'
>;

export class WebContents extends PageCommands implements Emulated {
  readonly id = (lastId += 1);
  readonly session = defaultSession;
  readonly mainFrame: WebFrameMain;
  readonly #owner: Owner;
  readonly #page = Promise.withResolvers<Page>();
  readonly #channel = new DocumentChannel((message, answer) => this.#receive(message, answer));
  #session: CdpSession | null = null;
  #targetId = '';
  #frames = new Set<string>();
  readonly #loading = new PageLoading((event, ...args) => this.emit(event, ...args));
  #crashed = false;
  #destroyed = false;
  #openHandler: OpenHandler | null = null;
  #preloadFile = '';
  #onUnloadAnswered: (leaves: boolean) => void = () => undefined;
  /** Process of the page, 0 while it is not known. */
  pid = 0;

  constructor(owner: Owner) {
    super('webContents', EVENTS);
    this.#owner = owner;
    this.mainFrame = this.#describeFrame();
    this.#page.promise.catch(() => undefined);
  }

  #describeFrame(): WebFrameMain {
    const url = (): string => this.#loading.url;
    const frame = {
      get url(): string {
        return url();
      },
      get origin(): string {
        return /^[a-z0-9+.-]+:\/\/[^/?#]*/iu.exec(url())?.[0] ?? 'null';
      },
      parent: null,
      isDestroyed: () => this.#destroyed,
      get top(): WebFrameMain {
        return described;
      },
    } satisfies { [K in keyof WebFrameMain]?: unknown };
    const described = strict('webFrameMain', frame) as unknown as WebFrameMain;
    return described;
  }

  // --- the page comes and goes -----------------------------------------------------------------------------------

  /** For the window: its page exists. Afterwards it can be loaded. */
  async attach(page: Page, preferences: PagePreferences): Promise<void> {
    const { session } = page;
    this.#session = session;
    this.#targetId = page.targetId;
    this.#frames.add(page.targetId);
    this.#listen(session);
    const token = randomBytes(16).toString('hex');
    const preload = preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8');
    const about = {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform: process.platform,
      arch: process.arch,
      argv: preferences.additionalArguments ?? [],
      env: {},
      versions: { node: process.versions.node },
    };
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(token) }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: isolatedWorldSource({ token, binding: BINDING, process: about }, preload),
        worldName: WORLD,
      }),
    ]);
    this.#preloadFile = preferences.preload ?? '';
    this.#page.resolve(page);
  }

  /** For the window: the page could not be made. */
  failToAttach(error: Error): void {
    this.#page.reject(error);
  }

  /** For the window: the page is gone for good. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#loading.stop();
    this.emit('destroyed');
  }

  /** For the host: the renderer process ended although nobody closed the page. */
  becomeCrashed(details: { readonly reason: string; readonly exitCode: number }): void {
    this.#crashed = true;
    this.#loading.stop();
    this.#channel.drop();
    this.pid = 0;
    this.emit('render-process-gone', {}, details);
  }

  get targetId(): string {
    return this.#targetId;
  }

  hasFrame(frameId: string): boolean {
    return this.#frames.has(frameId);
  }

  /** Rejects where the page could not be made, or is gone. */
  protected override async attached(): Promise<CdpSession> {
    const { session } = await this.#page.promise;
    if (this.#destroyed) throw new Error('Object has been destroyed');
    return session;
  }

  protected override applyZoom(session: CdpSession, factor: number): Promise<void> {
    return this.#owner.zoom(session, factor);
  }

  #listen(session: CdpSession): void {
    this.#channel.attach(session, this.#targetId);
    session.on<{ frameId: string }>('Page.frameAttached', ({ frameId }) => this.#frames.add(frameId));
    session.on<{ frameId: string; reason?: string }>('Page.frameDetached', ({ frameId, reason }) => {
      if (reason !== 'swap') this.#frames.delete(frameId);
    });
    session.on<{ frame: { parentId?: string } }>('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#crashed = false;
    });
    this.#loading.attach(session, this.#targetId);
    session.on<{ type: string }>('Page.javascriptDialogOpening', ({ type }) => this.#answerDialog(type));
    session.on<{ url: string; windowName: string; windowFeatures?: string[] }>('Page.windowOpen', (event) =>
      this.#refuseWindow(event.url, event.windowName, (event.windowFeatures ?? []).join(',')),
    );
    session.on<ConsoleCall>('Runtime.consoleAPICalled', (event) =>
      this.emit('console-message', consoleMessage(event)),
    );
  }

  /** A page that will not be left is left only if the app says so; other dialogs wait for a person, if there is one. */
  #answerDialog(type: string): void {
    if (type === 'beforeunload') {
      const event = preventable({});
      this.emit('will-prevent-unload', event);
      this.#session?.tell('Page.handleJavaScriptDialog', { accept: event.defaultPrevented });
      this.#onUnloadAnswered(event.defaultPrevented);
    } else if (headless) this.#session?.tell('Page.handleJavaScriptDialog', { accept: type === 'alert' });
  }

  /** For the window: asks the page to close. `stays` is called when it will not. */
  requestClose(stays: () => void): void {
    this.#onUnloadAnswered = (leaves) => {
      this.#onUnloadAnswered = () => undefined;
      if (!leaves) stays();
    };
    this.#leave('Page.close');
  }

  #leave(command: 'Page.close' | 'Page.reload'): void {
    const leave = async (): Promise<void> => {
      const session = await this.attached();
      await this.#activate(session);
      await session.send(command);
    };
    leave().catch(() => undefined); // gone meanwhile
  }

  /** Chromium lets only pages that a person touched object to being left; Electron lets every page. */
  async #activate(session: CdpSession): Promise<void> {
    if (this.#crashed) return;
    await session.send('Runtime.evaluate', { expression: '0', userGesture: true });
  }

  // --- messages --------------------------------------------------------------------------------------------------

  #receive(message: PageMessage, answer: Answer): void {
    switch (message[0]) {
      case 'ready':
        answer(['keys', this.#owner.menuKeys()]);
        return;
      case 'invoke':
        void this.#invoke(message[2], message[3], (ok, value) => answer(['reply', message[1], ok, value]));
        return;
      case 'send':
        ipcMain.emit(message[1], this.#ipcEvent(), ...message[2]);
        return;
      case 'open':
        this.#refuseWindow(message[1], message[2], message[3]);
        return;
      case 'key':
        this.#owner.onAccelerator(message[1]);
        return;
      case 'window':
        this.#owner.onWindowChange(message[1]);
        return;
      case 'title':
        this.#owner.onTitle(message[1]);
        return;
      case 'zoom':
        this.setZoomFactor(message[1]);
        return;
      case 'preload-error': {
        const error = Object.assign(new Error(message[1]), { stack: message[2] });
        if (!this.emit('preload-error', {}, this.#preloadFile, error))
          process.stderr.write(`Unable to load preload script: ${this.#preloadFile}\n${message[2]}\n`);
      }
    }
  }

  #ipcEvent(): IpcMainInvokeEvent {
    const event = {
      type: 'frame',
      sender: this,
      senderFrame: this.mainFrame,
      frameId: 1,
      processId: this.pid,
      reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
    };
    return strict('ipcMainEvent', event) as unknown as IpcMainInvokeEvent;
  }

  async #invoke(
    channel: string,
    args: readonly unknown[],
    reply: (ok: boolean, value: unknown) => void,
  ): Promise<void> {
    try {
      reply(true, await ipcMain.call(channel, this.#ipcEvent(), args));
    } catch (error) {
      reply(false, `Error invoking remote method '${channel}': ${String(error)}`);
    }
  }

  /** Throws where an argument cannot be cloned. */
  send(channel: string, ...args: unknown[]): void {
    if (!this.#destroyed && !this.#crashed) this.#channel.send(['event', channel, args]);
  }

  /** For the window: the menu has other keys now. */
  updateKeys(): void {
    if (this.#channel.isReady) this.#channel.send(['keys', this.#owner.menuKeys()]);
  }

  // --- navigation ------------------------------------------------------------------------------------------------

  /** For requests: whether the app itself asked for this address. */
  expects(url: string): boolean {
    return this.#loading.expects(url);
  }

  async loadURL(url: string): Promise<void> {
    const session = await this.attached();
    await this.#activate(session);
    await this.#loading.load(session, url);
  }

  reload(): void {
    this.#loading.expectReload();
    this.#leave('Page.reload');
  }

  getURL(): string {
    return this.#loading.url;
  }

  getTitle(): string {
    return this.#owner.title();
  }

  isLoading(): boolean {
    return this.#loading.isLoading;
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getOSProcessId(): number {
    return this.pid;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** Every window that a page opens is refused; the app hears of it. */
  #refuseWindow(url: string, frameName: string, features: string): void {
    const details = {
      url: fromVirtual(url),
      frameName,
      features,
      disposition: 'new-window' as const,
      referrer: { url: this.getURL(), policy: 'default' as const },
    };
    const answer: WindowOpenHandlerResponse = this.#openHandler?.(details) ?? { action: 'deny' };
    if (answer.action === 'allow') throw notEmulated("setWindowOpenHandler answering 'allow'");
  }
}
