/** What a person typed, looked for as it stands and then with more and more good will, until something is found. */
import type { Asked, Found, Query } from './query.ts';
import { termsOf, wholeOf, type Reading, type Term } from './terms.ts';

const READINGS: readonly Reading[] = [
  { apart: false, open: false },
  { apart: true, open: false },
  { apart: false, open: true },
];

export interface FoundText extends Found {
  /** As the text was read when this was found. */
  readonly terms: readonly Term[];
}

export function findText(
  query: Query,
  text: string,
  among: Pick<Asked, 'language' | 'limit' | 'isAmong'>,
): FoundText {
  let found: FoundText = { terms: [], documents: [], isWhole: true };
  for (const reading of READINGS) {
    const terms = termsOf(text, reading);
    const whole = terms.length > 1 ? wholeOf(text) : null;
    found = { terms, ...query.find({ ...among, terms, whole }) };
    if (found.documents.length > 0) break;
  }
  return found;
}
