let collator: Intl.Collator | null = null;

/**
 * The order of a Khmer dictionary, for sort(): negative, zero or positive. Numbers count by their value in both
 * scripts, and what is equal to the eye but for the zero-width space is equal here.
 */
export function compareKhmer(a: string, b: string): number {
  collator ??= new Intl.Collator('km', { numeric: true });
  return collator.compare(a, b);
}
