import { expect } from 'vitest';

/** A property that holds for the real thing must fail for a planted fault, else it shows nothing. */
export function expectCaught(property: () => void): void {
  expect(property).toThrow(/Property failed/u);
}
