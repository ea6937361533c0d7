/**
 * Unknown members throw instead of answering undefined, so that code which relies on a part of Electron that the host
 * does not have fails where it asks for it. Symbols, and the names that runtimes probe on every object, pass.
 */
import { EventEmitter } from 'node:events';

const PROBED = new Set([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  'nodeType',
  'inspect',
  '$$typeof',
]);

export class NotEmulatedError extends Error {
  override readonly name = 'NotEmulatedError';
}

export const notEmulated = (what: string): NotEmulatedError =>
  new NotEmulatedError(`chromium-host: ${what} is not emulated`);

/** The same object, except that reading a member which it does not have throws. Members may be replaced (stubbed). */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && !(key in object) && !PROBED.has(key))
        throw notEmulated(`${name}.${key}`);
      return Reflect.get(object, key, receiver) as unknown;
    },
  });
}

/** An EventEmitter under `strict`, which also refuses listeners for events that would never come. */
export class StrictEmitter extends EventEmitter {
  /** `events` null: the names are the app's own. */
  constructor(name: string, events: readonly string[] | null) {
    super();
    if (events !== null) this.#limit(name, events);
    // A derived class's fields are installed on what the base constructor returns, so private names work through it.
    // oxlint-disable-next-line no-constructor-return -- the returned proxy is the point of this class
    return strict(name, this);
  }

  #limit(name: string, events: readonly string[]): void {
    const known = new Set<string | symbol>([...events, 'newListener', 'removeListener']);
    this.on('newListener', (event: string | symbol) => {
      if (!known.has(event)) throw notEmulated(`${name} event '${String(event)}'`);
    });
  }
}

/** What a preventable event carries. */
export interface Preventable {
  readonly defaultPrevented: boolean;
  readonly preventDefault: () => void;
}

export function preventable<T extends object>(more: T): T & Preventable {
  let prevented = false;
  const event = {
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(more)) as T & Preventable;
}
