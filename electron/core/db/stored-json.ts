import { Refusal } from './failures.ts';

/** Reads what core itself wrote. Refuses `damaged` where it is no JSON: SQLite cannot see that a text has changed. */
export function storedJson<T>(json: string): T {
  try {
    return JSON.parse(json) as T;
  } catch {
    throw new Refusal({ code: 'damaged', detail: 'row' });
  }
}
