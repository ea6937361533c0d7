import type { JsonValue } from '../../shared/document/model.ts';

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** Whether two JSON values say the same; the order of an object's keys does not count. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) {
    return (
      isList(a) && isList(b) && a.length === b.length && a.every((item, index) => sameItem(item, b[index]))
    );
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameItem(a[key], b[key]));
}

const sameItem = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  a !== undefined && b !== undefined && sameJson(a, b);
