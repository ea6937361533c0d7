import { configureGlobal, readConfigureGlobal } from 'fast-check';
import { expect } from 'vitest';

/** So many rows of values are tried for a planted fault: that one row misses it says nothing of the property. */
const ROWS = 20;

/** A property that holds for the real thing must fail for a planted fault, else it shows nothing. */
export function expectCaught(property: () => void): void {
  const before = readConfigureGlobal();
  try {
    expect(firstFailure(property)).toMatch(/Property failed/u);
  } finally {
    configureGlobal(before);
  }

  function firstFailure(tried: () => void): string {
    for (let seed = 1; seed <= ROWS; seed++) {
      configureGlobal({ ...before, seed });
      try {
        tried();
      } catch (failure) {
        return String(failure);
      }
    }
    return 'nothing was caught';
  }
}
