/** Whether two values say the same: the order of keys does not count, and a key without a value is not there. */
import type { Placement, Unit, UnitBody } from './model.ts';

export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((entry, index) => sameJson(entry, b[index]));
  }
  const left = definedEntries(a);
  const right = new Map(definedEntries(b));
  return left.length === right.size && left.every(([key, value]) => sameJson(value, right.get(key)));
}

const definedEntries = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, entry]) => entry !== undefined);

/** Takes whole units as well; where they stand does not count. */
export const sameBody = (a: UnitBody, b: UnitBody): boolean =>
  a === b ||
  (a.type === b.type &&
    a.schemaVersion === b.schemaVersion &&
    a.splitFrom === b.splitFrom &&
    sameJson(a.content, b.content) &&
    sameJson(a.translates, b.translates) &&
    sameJson(a.absorbed, b.absorbed));

export const samePlacement = (a: Placement, b: Placement): boolean =>
  a.uid === b.uid && a.parent === b.parent && a.rank === b.rank;

export const sameUnit = (a: Unit | null, b: Unit | null): boolean =>
  a === b || (a !== null && b !== null && samePlacement(a, b) && sameBody(a, b));
