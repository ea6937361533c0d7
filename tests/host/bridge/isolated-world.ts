/**
 * The isolated world: `ipcRenderer`, `contextBridge` and the rest of what a sandboxed preload may require, then the
 * app's preload itself, unmodified. It has JavaScript objects of its own and shares only the DOM with the page.
 *
 * Serialised by its text: it must stay self-contained.
 */
import type { Codec } from '../codec.ts';
import type { HostMessage, PageMessage } from './messages.ts';

export interface PreloadSetting {
  /** Handshake event; worthless to a page, which begins after it. */
  readonly token: string;
  /** Name of the binding to the host, and of the function that the host calls. */
  readonly binding: string;
  readonly process: Readonly<Record<string, unknown>>;
}

type Preload = (
  require: (name: string) => unknown,
  process: unknown,
  exports: object,
  module: { exports: object },
) => void;

export function isolatedWorld(setting: PreloadSetting, makeCodec: () => Codec, preload: Preload): void {
  'use strict';
  const scope = globalThis as unknown as Record<string, unknown>;
  const post = scope[setting.binding] as (text: string) => void;
  Reflect.deleteProperty(scope, setting.binding);
  if (window !== window.top || location.href === 'about:blank') return;
  type Wire = Record<string, unknown>;
  type Call = (...args: unknown[]) => unknown;
  const codec = makeCodec();
  const send = (message: PageMessage): void => post(codec.encode(message));
  const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

  // The private channel to the page's world; see main-world.ts.
  const host = document.createElement('div');
  const channel = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
  const emit = (type: string, detail: Wire): void => {
    channel.dispatchEvent(new CustomEvent(type, { detail }));
  };
  const listen = (type: string, listener: (detail: Wire) => void): void => {
    channel.addEventListener(type, (event) => listener((event as CustomEvent<Wire>).detail));
  };
  window.dispatchEvent(new MouseEvent(setting.token, { relatedTarget: host }));

  const functions = new Map<number, Call>();
  let lastId = 0;
  const wrap = (value: unknown): Wire => {
    const json = codec.json(value);
    if (json !== null) return { j: json };
    if (typeof value === 'function') {
      lastId += 1;
      functions.set(lastId, value as Call);
      return { f: lastId };
    }
    if (value instanceof Promise) {
      const id = (lastId += 1);
      value.then(wrap).then(
        (settled) => emit('settle', { id, value: settled }),
        (error: unknown) => emit('settle', { id, error: messageOf(error) }),
      );
      return { p: id };
    }
    if (Array.isArray(value)) return { a: value.map(wrap) };
    if (typeof value === 'object' && value !== null) {
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype === Object.prototype || prototype === null)
        return { o: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wrap(item)])) };
    }
    // Throws here where it cannot be cloned, and not silently on the way.
    return { v: structuredClone(value) };
  };
  const unwrap = (wired: Wire): unknown => {
    if ('j' in wired) return JSON.parse(wired['j'] as string);
    if ('f' in wired)
      return (...args: unknown[]): void => emit('callback', { id: wired['f'], args: wrap(args) });
    if ('a' in wired) return (wired['a'] as Wire[]).map(unwrap);
    if ('o' in wired)
      return Object.fromEntries(
        Object.entries(wired['o'] as Record<string, Wire>).map(([key, item]) => [key, unwrap(item)]),
      );
    return wired['v'];
  };
  listen('call', (detail) => {
    let answer: Wire;
    try {
      const target = functions.get(detail['id'] as number);
      answer = { value: wrap(target?.(...(unwrap(detail['args'] as Wire) as unknown[]))) };
    } catch (error) {
      answer = { error: messageOf(error) };
    }
    emit('return', answer);
  });
  listen('open', (detail) =>
    send(['open', String(detail['url']), String(detail['frameName']), String(detail['features'])]),
  );

  const strict = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(object, key): unknown {
        if (typeof key === 'string' && !(key in object) && key !== 'then')
          throw new Error(`chromium-host: ${name}.${key} is not emulated`);
        return Reflect.get(object, key);
      },
    });
  const refuse = (what: string) => (): never => {
    throw new Error(`chromium-host: ${what} is not emulated`);
  };

  const listeners = new Map<string, { listener: Call; once: boolean }[]>();
  const add = (name: string, listener: Call, once: boolean): object => {
    listeners.set(name, [...(listeners.get(name) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const remove = (name: string, listener: Call): object => {
    const left = [...(listeners.get(name) ?? [])];
    const index = left.findLastIndex((entry) => entry.listener === listener);
    if (index >= 0) left.splice(index, 1);
    listeners.set(name, left);
    return ipcRenderer;
  };
  const invokes = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const ipcRenderer: object = strict('ipcRenderer', {
    on: (name: string, listener: Call) => add(name, listener, false),
    addListener: (name: string, listener: Call) => add(name, listener, false),
    once: (name: string, listener: Call) => add(name, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (name?: string) => {
      if (name === undefined) listeners.clear();
      else listeners.delete(name);
      return ipcRenderer;
    },
    listenerCount: (name: string) => listeners.get(name)?.length ?? 0,
    invoke: (name: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        send(['invoke', id, name, args]);
        invokes.set(id, { resolve, reject });
      }),
    send: (name: string, ...args: unknown[]) => send(['send', name, args]),
    sendSync: refuse('ipcRenderer.sendSync'),
  });

  const accelerators = new Set<string>();
  scope[setting.binding] = (text: string): void => {
    const message = codec.decode(text) as HostMessage;
    if (message[0] === 'reply') {
      const [, id, ok, value] = message;
      const waiting = invokes.get(id);
      invokes.delete(id);
      if (ok) waiting?.resolve(value);
      else waiting?.reject(new Error(String(value)));
    } else if (message[0] === 'event') {
      const [, name, args] = message;
      for (const entry of listeners.get(name) ?? []) {
        if (entry.once) remove(name, entry.listener);
        entry.listener({ sender: ipcRenderer, senderId: 0, ports: [] }, ...args);
      }
    } else {
      accelerators.clear();
      for (const key of message[1]) accelerators.add(key);
    }
  };

  // An accelerator is the menu's unless the page prevents the key. A page that stops the event before it reaches the
  // window does not prevent it: that is seen in the task after the event.
  const keyName = (event: KeyboardEvent): string => {
    const letter = /^(?:Key|Digit)(.)$/u.exec(event.code)?.[1];
    const key = letter !== undefined && (event.ctrlKey || event.altKey || event.metaKey) ? letter : event.key;
    return [
      event.ctrlKey || event.metaKey ? 'ctrl' : '',
      event.altKey ? 'alt' : '',
      event.shiftKey ? 'shift' : '',
      key.toLowerCase(),
    ]
      .filter((part) => part !== '')
      .join('+');
  };
  const told = new WeakSet<Event>();
  const tell = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || told.has(event)) return;
    told.add(event);
    event.preventDefault();
    send(['key', keyName(event)]);
  };
  const isAccelerator = (event: KeyboardEvent): boolean =>
    event.isTrusted && accelerators.size > 0 && accelerators.has(keyName(event));
  addEventListener('keydown', (event) => void (isAccelerator(event) && setTimeout(tell, 0, event)), true);
  addEventListener('keydown', (event) => void (isAccelerator(event) && tell(event)));
  for (const change of ['focus', 'blur', 'resize'] as const)
    addEventListener(change, (event) => void (event.target === window && send(['window', change])));

  let title = '';
  const watchTitle = (): void => {
    if (document.title === title) return;
    title = document.title;
    send(['title', title]);
  };
  addEventListener('DOMContentLoaded', () => {
    watchTitle();
    new MutationObserver(watchTitle).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });

  const electron = strict('electron (in the preload)', {
    ipcRenderer,
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => {
        // Resolved with the window of this world, which sees what the page's world defines only if it is the DOM's.
        emit('expose', { key, value: wrap(api) });
      },
    }),
    webFrame: strict('webFrame', { setZoomFactor: (factor: number) => send(['zoom', factor]) }),
    webUtils: strict('webUtils', {}),
  });
  const requireModule = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name} (sandboxed preload)`);
  };
  try {
    const module = { exports: {} };
    preload(requireModule, setting.process, module.exports, module);
  } catch (error) {
    send(['preload-error', messageOf(error), error instanceof Error ? (error.stack ?? '') : '']);
  }
  send(['ready']);
}
