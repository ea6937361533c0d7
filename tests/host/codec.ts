/**
 * What a structured clone keeps, as a string, for the DevTools protocol carries nothing else: dates, maps, sets, big
 * integers, typed arrays, errors, undefined, -0, shared and cyclic references. Functions, symbols, promises and
 * proxies of foreign objects are refused with the browser's own words ("could not be cloned").
 *
 * One source for Node and for the page's isolated world (by its text), therefore one self-contained function.
 *
 * Wire format: what JSON keeps, behind an equals sign; else null, strings, booleans and plain finite numbers as JSON; everything else an array that begins with a
 * tag. Objects are counted in the order in which they are met; `['p', n]` points back to the n-th.
 */
export interface Codec {
  /** Throws an Error whose message says "could not be cloned". */
  readonly encode: (value: unknown) => string;
  /** The value as JSON where JSON keeps all of it, else null. */
  readonly json: (value: unknown) => string | null;
  /** Throws on text that `encode` did not write. */
  readonly decode: (text: string) => unknown;
}

export function makeCodec(): Codec {
  const CHUNK = 0x8000;
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let i = 0; i < bytes.length; i += CHUNK)
      text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
    return btoa(text);
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const VIEWS: Readonly<Record<string, (buffer: ArrayBuffer) => unknown>> = {
    ArrayBuffer: (b) => b,
    DataView: (b) => new DataView(b),
    Int8Array: (b) => new Int8Array(b),
    Uint8Array: (b) => new Uint8Array(b),
    Uint8ClampedArray: (b) => new Uint8ClampedArray(b),
    Int16Array: (b) => new Int16Array(b),
    Uint16Array: (b) => new Uint16Array(b),
    Int32Array: (b) => new Int32Array(b),
    Uint32Array: (b) => new Uint32Array(b),
    Float32Array: (b) => new Float32Array(b),
    Float64Array: (b) => new Float64Array(b),
    BigInt64Array: (b) => new BigInt64Array(b),
    BigUint64Array: (b) => new BigUint64Array(b),
  };
  const refuse = (what: string): Error => new Error(`An object could not be cloned: ${what}.`);

  const encodeObject = (value: object, seen: Map<object, number>): unknown => {
    const before = seen.get(value);
    if (before !== undefined) return ['p', before];
    seen.set(value, seen.size);
    if (Array.isArray(value)) {
      const items: unknown[] = ['a'];
      for (const item of value) items.push(encodeValue(item, seen));
      return items;
    }
    if (value instanceof Date) return ['d', String(value.getTime())];
    if (value instanceof Map) return ['m', ...[...value].flat().map((item) => encodeValue(item, seen))];
    if (value instanceof Set) return ['s', ...[...value].map((item) => encodeValue(item, seen))];
    if (value instanceof RegExp) return ['r', value.source, value.flags];
    if (value instanceof Error) return ['e', value.name, value.message, value.stack ?? ''];
    if (value instanceof ArrayBuffer) return ['b', 'ArrayBuffer', toBase64(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) {
      const kind = Object.prototype.toString.call(value).slice(8, -1);
      if (!VIEWS[kind]) throw refuse(kind);
      return ['b', kind, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
    }
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind !== 'Object') throw refuse(kind);
    const entries: unknown[] = ['o'];
    for (const [key, item] of Object.entries(value)) entries.push(key, encodeValue(item, seen));
    return entries;
  };
  const encodeValue = (value: unknown, seen: Map<object, number>): unknown => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : ['n', Object.is(value, -0) ? '-0' : String(value)];
      case 'undefined':
        return ['u'];
      case 'bigint':
        return ['i', String(value)];
      case 'object':
        return value === null ? null : encodeObject(value, seen);
      case 'function':
      case 'symbol':
        throw refuse(typeof value);
      default:
        return null; // there is no other type
    }
  };

  const decodeValue = (wire: unknown, seen: unknown[]): unknown => {
    if (!Array.isArray(wire)) return wire;
    const [tag, ...rest] = wire as [string, ...unknown[]];
    const first = String(rest[0]);
    const keep = <T>(value: T): T => {
      seen.push(value);
      return value;
    };
    switch (tag) {
      case 'n':
        return Number(first);
      case 'u':
        return undefined;
      case 'i':
        return BigInt(first);
      case 'p':
        return seen[Number(first)];
      case 'd':
        return keep(new Date(Number(first)));
      case 'r':
        return keep(new RegExp(first, String(rest[1])));
      case 'a': {
        const array = keep<unknown[]>([]);
        for (const item of rest) array.push(decodeValue(item, seen));
        return array;
      }
      case 'm': {
        const map = keep(new Map<unknown, unknown>());
        for (let i = 0; i < rest.length; i += 2)
          map.set(decodeValue(rest[i], seen), decodeValue(rest[i + 1], seen));
        return map;
      }
      case 's': {
        const set = keep(new Set<unknown>());
        for (const item of rest) set.add(decodeValue(item, seen));
        return set;
      }
      case 'e': {
        const error = keep(new Error(String(rest[1])));
        Object.defineProperty(error, 'name', { value: first, configurable: true, writable: true });
        Object.defineProperty(error, 'stack', { value: rest[2], configurable: true, writable: true });
        return error;
      }
      case 'b': {
        const make = VIEWS[first];
        if (make) return keep(make(fromBase64(String(rest[1])).buffer));
        break;
      }
      case 'o': {
        const object = keep({});
        for (let i = 0; i < rest.length; i += 2)
          // Not by assignment: a key may be `__proto__`.
          Object.defineProperty(object, String(rest[i]), {
            value: decodeValue(rest[i + 1], seen),
            enumerable: true,
            writable: true,
            configurable: true,
          });
        return object;
      }
      default:
    }
    throw new Error(`not on the wire: ${tag}`);
  };

  /** Every object once, as JSON would write it twice; and nothing that JSON drops or changes. */
  const isJson = (value: unknown, seen: Set<object>): boolean => {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
    if (typeof value !== 'object' || seen.has(value)) return false;
    seen.add(value);
    if (Array.isArray(value)) {
      // Not by `every`, which passes over holes.
      for (const item of value) if (!isJson(item, seen)) return false;
      return true;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    for (const item of Object.values(value)) if (!isJson(item, seen)) return false;
    return true;
  };
  const json = (value: unknown): string | null => (isJson(value, new Set()) ? JSON.stringify(value) : null);

  return {
    json,
    encode: (value) => {
      const plain = json(value);
      return plain === null ? JSON.stringify(encodeValue(value, new Map())) : `=${plain}`;
    },
    decode: (text) =>
      text.startsWith('=') ? (JSON.parse(text.slice(1)) as unknown) : decodeValue(JSON.parse(text), []),
  };
}
