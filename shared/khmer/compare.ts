import { streamSafe } from './stream-safe.ts';

let collator: Intl.Collator | null = null;

/**
 * The order of a Khmer dictionary, for sort(): negative, zero or positive. Numbers count by their value in both
 * scripts, and what is equal to the eye but for the zero-width space is equal here. A pile of marks is compared in
 * time, in parts.
 */
export function compareKhmer(a: string, b: string): number {
  collator ??= new Intl.Collator('km', { numeric: true });
  return collator.compare(streamSafe(a), streamSafe(b));
}
