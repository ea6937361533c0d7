/** The browser as the host uses it: pages that belong to windows, and every request of any page, frame or worker. */
import { randomUUID } from 'node:crypto';
import { blankAddress, blankId } from './blank-page.ts';
import type { CdpSession } from './cdp.ts';
import { startChromium, type Chromium } from './chromium-process.ts';
import { headless, trace } from './settings.ts';

interface AttachedToTarget {
  readonly sessionId: string;
  readonly targetInfo: { readonly targetId: string; readonly type: string; readonly openerId?: string };
}

export interface PausedRequest {
  readonly requestId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly hasPostData?: boolean;
    readonly postDataEntries?: readonly { readonly bytes?: string }[];
  };
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
  /** Set where the answer is there and its body is not yet. */
  readonly responseStatusCode?: number;
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string }[];
}

export interface Page {
  readonly targetId: string;
  readonly session: CdpSession;
  readonly onGone: (listener: () => void) => void;
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export class Browser {
  readonly #chromium: Chromium;
  readonly #attached = new Map<string, CdpSession>();
  readonly #claimed = new Map<string, (() => void)[]>();
  readonly #blanks = new Map<string, (targetId: string) => void>();
  /** Ids of pages that were closed because no window asked for them. */
  readonly #popups = new Set<string>();
  readonly #handleRequest: (request: PausedRequest) => void;
  #creating = 0;
  /** The first window under a display, opened ahead to see how large the display is. */
  #ahead: Promise<string> | null = null;

  /** `handleRequest` must answer each request, with `Fetch.…` commands on the `root` session. */
  static async start(
    profile: string,
    switches: readonly string[],
    handleRequest: (request: PausedRequest) => void,
  ): Promise<Browser> {
    const browser = new Browser(await startChromium(profile, switches), handleRequest);
    await browser.#listen();
    return browser;
  }

  private constructor(chromium: Chromium, handleRequest: (request: PausedRequest) => void) {
    this.#chromium = chromium;
    this.#handleRequest = handleRequest;
  }

  get root(): CdpSession {
    return this.#chromium.connection.browser;
  }

  get closed(): Promise<void> {
    return this.#chromium.connection.closed;
  }

  debuggingEndpoint(): Promise<string> {
    return this.#chromium.debuggingEndpoint();
  }

  end(): Promise<void> {
    return this.#chromium.end();
  }

  async #listen(): Promise<void> {
    const { root } = this;
    root.on<AttachedToTarget>('Target.attachedToTarget', (event) => this.#attach(event));
    root.on<{ sessionId: string; targetId?: string }>('Target.detachedFromTarget', ({ sessionId }) => {
      for (const [targetId, session] of this.#attached)
        if (session.id === sessionId) {
          this.#attached.delete(targetId);
          for (const listener of this.#claimed.get(targetId) ?? []) listener();
          this.#claimed.delete(targetId);
        }
      this.#chromium.connection.drop(sessionId);
    });
    root.on<PausedRequest>('Fetch.requestPaused', (request) => this.#request(request));
    await Promise.all([
      // On the browser itself: no request of a frame or worker can be sent before its interception is in place.
      root.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      root.send('Target.setDiscoverTargets', { discover: true }), // brings Target.targetCrashed
      root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    ]);
  }

  /** A new page begins paused. Only what a window asked for goes on; a popup is closed before its first request. */
  #attach({ sessionId, targetInfo: { targetId, type, openerId } }: AttachedToTarget): void {
    const session = this.#chromium.connection.session(sessionId);
    if (type === 'page' && (openerId !== undefined || this.#creating === 0)) {
      this.#popups.add(targetId);
      this.root.tell('Target.closeTarget', { targetId });
      return;
    }
    if (type === 'page') this.#attached.set(targetId, session);
    session.tell('Runtime.runIfWaitingForDebugger');
  }

  #request(request: PausedRequest): void {
    // Closing takes a moment, and what the popup asked for meanwhile may be looked at when it is gone.
    if (this.#popups.has(request.frameId)) {
      this.root.tell('Fetch.failRequest', { requestId: request.requestId, errorReason: 'Aborted' });
      return;
    }
    const blank = blankId(request.request.url);
    const found = blank === null ? undefined : this.#blanks.get(blank); // the request names the window's frame
    if (!found) {
      this.#handleRequest(request);
      return;
    }
    this.root.tell('Fetch.fulfillRequest', {
      requestId: request.requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: 'text/html' }],
    });
    found(request.frameId);
  }

  #sessionOf(targetId: string): CdpSession {
    const session = this.#attached.get(targetId);
    if (!session) throw new Error('chromium-host: the new page is gone');
    return session;
  }

  async createPage(size: PageSize): Promise<Page> {
    this.#creating += 1;
    try {
      const targetId = headless ? await this.#createHeadless(size) : await this.#takeAppWindow(size);
      const session = this.#sessionOf(targetId);
      const listeners: (() => void)[] = [];
      this.#claimed.set(targetId, listeners);
      trace('page created');
      return { targetId, session, onGone: (listener) => listeners.push(listener) };
    } finally {
      this.#creating -= 1;
      if (this.#creating === 0)
        for (const targetId of this.#attached.keys())
          if (!this.#claimed.has(targetId)) this.root.tell('Target.closeTarget', { targetId });
    }
  }

  async #createHeadless(size: PageSize): Promise<string> {
    const { targetId } = await this.root.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width: size.width,
      height: size.height,
    });
    return targetId;
  }

  #takeAppWindow(size: PageSize): Promise<string> {
    const ahead = this.#ahead ?? this.#createAppWindow(size);
    this.#ahead = null;
    return ahead;
  }

  /** Asks the display, which only a page on it can tell. Null where there is none. */
  async measureDisplay(): Promise<(PageSize & { readonly scale: number }) | null> {
    if (headless) return null;
    this.#creating += 1;
    this.#ahead = this.#createAppWindow({ width: 1, height: 1 });
    const targetId = await this.#ahead;
    this.#creating -= 1;
    const { result } = await this.#sessionOf(targetId).send<{ result: { value: string } }>(
      'Runtime.evaluate',
      {
        expression: 'JSON.stringify({ width: screen.width, height: screen.height, scale: devicePixelRatio })',
      },
    );
    return JSON.parse(result.value) as PageSize & { scale: number };
  }

  /** A second start on the same profile hands its command line to the running Chromium and ends. */
  #createAppWindow(size: PageSize): Promise<string> {
    const id = randomUUID();
    return new Promise((resolve) => {
      this.#blanks.set(id, (targetId) => {
        this.#blanks.delete(id);
        resolve(targetId);
      });
      this.#chromium.openAppWindow(blankAddress(id), size);
    });
  }
}
