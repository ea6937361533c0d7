/**
 * What stands in the page's own world: it defines what the preload exposes and carries calls to the isolated world.
 * It runs before any script of the page and uses only what it kept from then, so that a page which replaces the
 * language's prototypes later sees its own values pass and nothing else.
 *
 * Both worlds talk by events on one element inside the shadow tree of an element that is in no document: a page has
 * no way to it, and `window.event` stays undefined while its listeners run. The element is handed over once, as the
 * related target of the first event, before the page exists.
 *
 * Serialised by its text: it must stay self-contained, and strict (frames of strict functions give nothing away).
 */
export function mainWorld(token: string): void {
  'use strict';
  // Chromium would show a chooser that nobody can answer. The host gives no screen and no device to any page.
  const scope = window as unknown as Record<string, { readonly prototype: object } | undefined>;
  for (const [owner, name] of [
    ['MediaDevices', 'getDisplayMedia'],
    ['USB', 'requestDevice'],
    ['HID', 'requestDevice'],
    ['Serial', 'requestPort'],
    ['Bluetooth', 'requestDevice'],
  ] as const) {
    const prototype = scope[owner]?.prototype;
    if (prototype)
      Reflect.set(prototype, name, () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError')),
      );
  }
  if (window !== window.top) {
    // A frame has no bridge; a window that it opens is refused all the same, and told of by the page that it is in.
    const inner = window.location;
    const outer = window.top;
    window.open = function open(url?: string | URL, name?: string, features?: string): null {
      try {
        outer?.open(url === undefined || url === '' ? url : new URL(url, inner.href), name, features);
      } catch {
        // It is in a page of another origin.
      }
      return null;
    };
    return;
  }
  type Wire = Record<string, unknown>;
  type Call = (...args: unknown[]) => unknown;

  /** Deeper values, and cycles, go the long way. */
  const MAX_JSON_DEPTH = 100;
  const { apply } = Reflect;
  const { defineProperty, freeze, getPrototypeOf, hasOwn, keys } = Object;
  const { isArray } = Array;
  const SafeError = Error;
  const SafePromise = Promise;
  const SafeEvent = CustomEvent;
  const SafeURL = URL;
  const objectPrototype = Object.prototype;
  const clone = structuredClone.bind(window);
  const { parse, stringify } = JSON;
  const isFiniteNumber = Number.isFinite;
  const same = Object.is;
  const method = (prototype: object, name: string): Call => Reflect.get(prototype, name) as Call;
  const getter = (prototype: object, name: string): Call =>
    method(Object.getOwnPropertyDescriptor(prototype, name) ?? {}, 'get');
  const addEventListener = method(EventTarget.prototype, 'addEventListener');
  const dispatchEvent = method(EventTarget.prototype, 'dispatchEvent');
  const removeEventListener = method(EventTarget.prototype, 'removeEventListener');
  const stopImmediatePropagation = method(Event.prototype, 'stopImmediatePropagation');
  const detailOf = getter(CustomEvent.prototype, 'detail');
  const relatedTargetOf = getter(MouseEvent.prototype, 'relatedTarget');
  const shadowRootOf = getter(Element.prototype, 'shadowRoot');
  const firstChildOf = getter(Node.prototype, 'firstChild');
  const hrefOf = getter(URL.prototype, 'href');
  const pageLocation = window.location;

  // Null-prototype tables: no name can be caught by a setter that the page puts on Object.prototype.
  const empty = <T>(): Record<string, T> => ({ __proto__: null }) as unknown as Record<string, T>;
  const set = (target: object, key: string | number, value: unknown): void => {
    const descriptor = empty<unknown>();
    descriptor['value'] = value;
    descriptor['enumerable'] = descriptor['writable'] = descriptor['configurable'] = true;
    defineProperty(target, key, descriptor);
  };
  const functions = empty<Call>();
  const waiting = empty<{ resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let returned: Wire | undefined;
  let channel: object | undefined;

  const emit = (type: string, detail: Wire): void => {
    const init = empty<unknown>();
    init['detail'] = detail;
    if (channel) apply(dispatchEvent, channel, [new SafeEvent(type, init)]);
  };
  const wire = (tag: string, value: unknown): Wire => {
    const out = empty<unknown>();
    out[tag] = value;
    return out;
  };

  /** Whether JSON keeps the value: most do, and as text they cross many times faster than as objects. */
  const isJson = (value: unknown, depth: number): boolean => {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
    if (typeof value === 'number') return isFiniteNumber(value) && !same(value, -0);
    if (typeof value !== 'object' || depth > MAX_JSON_DEPTH) return false;
    if (isArray(value)) {
      for (let i = 0; i < value.length; i += 1) if (!isJson(value[i], depth + 1)) return false;
      return true;
    }
    if (getPrototypeOf(value) !== objectPrototype) return false;
    const names = keys(value);
    for (let i = 0; i < names.length; i += 1)
      if (!isJson((value as Wire)[names[i] as string], depth + 1)) return false;
    return true;
  };
  const wrap = (value: unknown): Wire => {
    if (isJson(value, 0)) return wire('j', stringify(value));
    if (typeof value === 'function') {
      lastId += 1;
      functions[lastId] = value as Call;
      return wire('f', lastId);
    }
    if (typeof value !== 'object' || value === null) return wire('v', value);
    if (isArray(value)) {
      const items: unknown[] = [];
      for (let i = 0; i < value.length; i += 1) set(items, i, wrap(value[i]));
      return wire('a', items);
    }
    const prototype: unknown = getPrototypeOf(value);
    // Cloned here and not while the event is under way: cloning may run the page's getters.
    if (prototype !== objectPrototype && prototype !== null) return wire('v', clone(value));
    const out = empty<unknown>();
    const names = keys(value);
    for (let i = 0; i < names.length; i += 1) {
      const name = names[i] as string;
      out[name] = wrap((value as Wire)[name]);
    }
    return wire('o', out);
  };
  const unwrap = (wired: Wire): unknown => {
    if (hasOwn(wired, 'j')) return parse(wired['j'] as string);
    if (hasOwn(wired, 'f')) {
      const id = wired['f'];
      return (...args: unknown[]): unknown => call(id, args);
    }
    if (hasOwn(wired, 'p')) {
      const id = wired['p'] as number;
      return new SafePromise((resolve, reject) => {
        waiting[id] = { resolve, reject };
      });
    }
    if (hasOwn(wired, 'a')) {
      const items = wired['a'] as Wire[];
      const out: unknown[] = [];
      for (let i = 0; i < items.length; i += 1) set(out, i, unwrap(items[i] as Wire));
      return out;
    }
    if (hasOwn(wired, 'o')) {
      const entries = wired['o'] as Record<string, Wire>;
      const out = {};
      const names = keys(entries);
      for (let i = 0; i < names.length; i += 1) {
        const name = names[i] as string;
        set(out, name, unwrap(entries[name] as Wire));
      }
      return out;
    }
    return wired['v'];
  };
  const freezeDeep = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const names = keys(value);
    for (let i = 0; i < names.length; i += 1) freezeDeep((value as Wire)[names[i] as string]);
    // Views of memory cannot be frozen.
    return isArray(value) || getPrototypeOf(value) === objectPrototype ? freeze(value) : value;
  };
  const call = (id: unknown, args: unknown[]): unknown => {
    const request = wire('id', id);
    request['args'] = wrap(args);
    returned = undefined;
    emit('call', request);
    const answer = returned as Wire | undefined;
    returned = undefined;
    if (!answer) throw new SafeError('An object could not be cloned.');
    if (hasOwn(answer, 'error')) throw new SafeError(answer['error'] as string);
    return unwrap(answer['value'] as Wire);
  };

  const listen = (type: string, listener: (detail: Wire) => void): void => {
    apply(addEventListener, channel, [
      type,
      (event: Event): void => listener(apply(detailOf, event, []) as Wire),
    ]);
  };
  const meet = (event: Event): void => {
    apply(stopImmediatePropagation, event, []);
    apply(removeEventListener, window, [token, meet, true]);
    const host = apply(relatedTargetOf, event, []) as object;
    channel = apply(firstChildOf, apply(shadowRootOf, host, []), []) as object;
    listen('return', (detail) => {
      returned = detail;
    });
    listen('expose', (detail) => {
      const descriptor = empty<unknown>();
      descriptor['value'] = freezeDeep(unwrap(detail['value'] as Wire));
      descriptor['enumerable'] = true;
      defineProperty(window, detail['key'] as string, descriptor);
    });
    listen('settle', (detail) => {
      const id = detail['id'] as number;
      const promise = waiting[id];
      delete waiting[id];
      if (hasOwn(detail, 'error')) promise?.reject(new SafeError(detail['error'] as string));
      else promise?.resolve(unwrap(detail['value'] as Wire));
    });
    listen('callback', (detail) => {
      const target = functions[detail['id'] as number];
      if (target) apply(target, undefined, unwrap(detail['args'] as Wire) as unknown[]);
    });
  };
  apply(addEventListener, window, [token, meet, true]);

  // A refused window.open answers null, as in Electron; the browser's own would answer a window that closes at once.
  window.open = function open(url?: unknown, name?: unknown, features?: unknown): null {
    const text = String as (value: unknown) => string;
    const request = empty<unknown>();
    request['url'] =
      url === undefined || url === ''
        ? 'about:blank'
        : apply(hrefOf, new SafeURL(text(url), pageLocation.href), []);
    request['frameName'] = name === undefined ? '' : text(name);
    request['features'] = features === undefined ? '' : text(features);
    emit('open', request);
    return null;
  };
}
