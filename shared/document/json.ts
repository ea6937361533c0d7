/** What may stand in a document as JSON: every value that has one canonical form, and no other. */
import type { JsonValue } from './model.ts';

/** Our deepest schema nests 6 levels; what nests without end would exhaust the stack of whoever walks it. */
const DEEPEST = 64;

/**
 * Plain objects, arrays, finite numbers and well-formed text, nested at most DEEPEST levels. A lone surrogate has no
 * UTF-8, so it would have no hash; an own `__proto__` would turn into a prototype when somebody copies the object.
 */
export function isJson(value: unknown, depth = 0): value is JsonValue {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'object' && depth < DEEPEST && isPlain(value, depth + 1);
}

function isPlain(value: object, depth: number): boolean {
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return false;
  return Object.entries(value).every(
    ([key, item]) => key !== '__proto__' && key.isWellFormed() && isJson(item, depth),
  );
}
