/** Electron's `session` and `protocol`: who may ask for what, and who answers requests. */
import type {
  Protocol as ElectronProtocol,
  Session as ElectronSession,
  WebRequest as ElectronWebRequest,
} from 'electron';
import { app } from './app.ts';
import { notEmulated, strict, StrictEmitter } from './strict.ts';
import { registerScheme } from './virtual-origin.ts';

type Handler = Parameters<ElectronProtocol['handle']>[1];

const handlers = new Map<string, Handler>();

export const protocolHandler = (scheme: string): Handler | undefined => handlers.get(scheme);

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes) => {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of schemes) registerScheme(scheme);
  },
  handle: (scheme, handler) => {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    registerScheme(scheme);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Pick<
  ElectronProtocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
>);

type Listener<D, R> = (details: D, callback: (response: R) => void) => void;
interface Filter {
  readonly urls: readonly string[];
}

/** Whether an address fits one of Electron's match patterns (`<all_urls>`, `https://*.example/*`). */
function fits(filter: Filter | null, url: string): boolean {
  return (
    filter === null ||
    filter.urls.some((pattern) => {
      if (pattern === '<all_urls>') return true;
      const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll('*', '.*');
      return new RegExp(`^${source}$`, 'u').test(url);
    })
  );
}

/** One of the three hooks: null removes the listener. */
class RequestHook<D extends { readonly url: string }, R> {
  #filter: Filter | null = null;
  #listener: Listener<D, R> | null = null;

  set(first: Filter | Listener<D, R> | null, second?: Listener<D, R> | null): void {
    this.#filter = typeof first === 'function' ? null : first;
    this.#listener = typeof first === 'function' ? first : (second ?? null);
  }

  isSetFor(url: string): boolean {
    return this.#listener !== null && fits(this.#filter, url);
  }

  /** Undefined where nobody listens. */
  async ask(details: D): Promise<R | undefined> {
    const listener = this.#listener;
    if (!listener || !this.isSetFor(details.url)) return undefined;
    return new Promise<R>((resolve) => {
      listener(details, resolve);
    });
  }
}

export interface RequestDetails {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly webContentsId?: number;
  readonly resourceType: string;
  readonly referrer: string;
  readonly timestamp: number;
}
export type Headers = Record<string, string | string[]>;

export const hooks = {
  beforeRequest: new RequestHook<RequestDetails, { cancel?: boolean; redirectURL?: string }>(),
  beforeSendHeaders: new RequestHook<
    RequestDetails & { readonly requestHeaders: Record<string, string> },
    { cancel?: boolean; requestHeaders?: Headers }
  >(),
  headersReceived: new RequestHook<
    RequestDetails & { readonly statusCode: number; readonly responseHeaders: Record<string, string[]> },
    { cancel?: boolean; responseHeaders?: Headers }
  >(),
};

const webRequest = strict('session.webRequest', {
  onBeforeRequest: (...args: Parameters<typeof hooks.beforeRequest.set>) => hooks.beforeRequest.set(...args),
  onBeforeSendHeaders: (...args: Parameters<typeof hooks.beforeSendHeaders.set>) =>
    hooks.beforeSendHeaders.set(...args),
  onHeadersReceived: (...args: Parameters<typeof hooks.headersReceived.set>) =>
    hooks.headersReceived.set(...args),
} satisfies { [K in keyof ElectronWebRequest]?: (...args: never[]) => void });

type PermissionRequest = Parameters<ElectronSession['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<ElectronSession['setPermissionCheckHandler']>[0];

class DefaultSession
  extends StrictEmitter
  implements
    Pick<
      ElectronSession,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setDisplayMediaRequestHandler'
      | 'setSpellCheckerEnabled'
      | 'isSpellCheckerEnabled'
    >
{
  readonly webRequest = webRequest;
  readonly protocol = protocol;
  permissionRequest: PermissionRequest = null;
  permissionCheck: PermissionCheck = null;
  /** For the host: permissions are to be decided again. */
  onPermissionsChanged: () => void = () => undefined;

  constructor() {
    super('session', ['will-download']);
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
    this.onPermissionsChanged();
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler;
    this.onPermissionsChanged();
  }

  /** The host gives no device to any page, whatever the handler would say: a handler that refuses is obeyed. */
  setDevicePermissionHandler(_handler: Parameters<ElectronSession['setDevicePermissionHandler']>[0]): void {}

  /** The host shows no screen to any page, whatever the handler would say: a handler that refuses is obeyed. */
  setDisplayMediaRequestHandler(
    _handler: Parameters<ElectronSession['setDisplayMediaRequestHandler']>[0],
  ): void {}

  /** The profile of the host has no dictionaries, and its spell checker is off. */
  setSpellCheckerEnabled(enable: boolean): void {
    if (enable) throw notEmulated('session.setSpellCheckerEnabled(true)');
  }

  isSpellCheckerEnabled(): boolean {
    return false;
  }
}

export const defaultSession = new DefaultSession();
export const session = strict('session', { defaultSession });
