/** Where a page is, and the loads that the app waits for. */
import { blankId } from './blank-page.ts';
import type { CdpSession } from './cdp.ts';
import { loadError, type LoadError } from './load-error.ts';
import { trace } from './settings.ts';
import { fromVirtual, toVirtual } from './virtual-origin.ts';

interface Navigated {
  readonly frame: {
    readonly id: string;
    readonly parentId?: string;
    readonly url: string;
    /** Set where the document is Chromium's own page about an error. */
    readonly unreachableUrl?: string;
  };
}

export class PageLoading {
  readonly #emit: (event: string, ...args: readonly unknown[]) => void;
  #url = '';
  #loading = false;
  #unreachable = false;
  /** Address that the app itself asked for: no `will-navigate` for it. */
  #expected: string | null = null;
  #waiting: { readonly resolve: () => void; readonly reject: (error: LoadError) => void }[] = [];

  constructor(emit: (event: string, ...args: readonly unknown[]) => void) {
    this.#emit = emit;
  }

  get url(): string {
    return this.#url;
  }

  get isLoading(): boolean {
    return this.#loading;
  }

  expects(url: string): boolean {
    return this.#expected === url;
  }

  attach(session: CdpSession, mainFrame: string): void {
    session.on<Navigated>('Page.frameNavigated', ({ frame }) => {
      // The empty page of a new window may still be on its way: it is none that the app asked for.
      if (frame.parentId !== undefined || blankId(frame.url) !== null) return;
      this.#expected = null;
      this.#unreachable = frame.unreachableUrl !== undefined;
      this.#url = fromVirtual(frame.unreachableUrl ?? frame.url);
      if (!this.#unreachable) this.#emit('did-navigate', {}, this.#url, 200, 'OK');
    });
    session.on<{ frameId: string; url: string }>('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === mainFrame) this.#url = fromVirtual(url);
    });
    for (const [event, loading] of [
      ['Page.frameStartedLoading', true],
      ['Page.frameStoppedLoading', false],
    ] as const)
      session.on<{ frameId: string }>(event, ({ frameId }) => {
        if (frameId !== mainFrame) return;
        this.#loading = loading;
        this.#emit(loading ? 'did-start-loading' : 'did-stop-loading');
      });
    session.on('Page.domContentEventFired', () => {
      if (!this.#unreachable) this.#emit('dom-ready', {});
    });
    session.on('Page.loadEventFired', () => {
      if (this.#unreachable || this.#url === '') return;
      trace('page loaded');
      for (const load of this.#waiting.splice(0)) load.resolve();
      this.#emit('did-finish-load');
    });
  }

  /** Settles when the page has loaded. Rejects with a `LoadError`, and where the page goes away before. */
  async load(session: CdpSession, url: string): Promise<void> {
    const address = toVirtual(new URL(url).href);
    this.#expected = fromVirtual(address);
    trace(`loading ${url}`);
    const loaded = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
    loaded.catch(() => undefined); // it is also awaited below, unless the command itself fails
    const started = await session.send<{ errorText?: string; loaderId?: string }>('Page.navigate', {
      url: address,
    });
    if (started.errorText !== undefined) {
      const error = loadError(started.errorText, url);
      this.#emit('did-fail-load', {}, error.errno, error.code, url, true);
      this.#fail(error);
    } else if (started.loaderId === undefined) for (const load of this.#waiting.splice(0)) load.resolve(); // within the same document
    await loaded;
  }

  expectReload(): void {
    this.#expected = this.#url;
  }

  /** The page is gone, or its renderer is. */
  stop(): void {
    this.#loading = false;
    this.#fail(loadError('net::ERR_ABORTED', this.#url));
  }

  #fail(error: LoadError): void {
    for (const load of this.#waiting.splice(0)) load.reject(error);
  }
}
