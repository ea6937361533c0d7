/** What the reading of Akoma Ntoso reports, as the findings of every other file. */
import type { AknReport } from '../../instrument/akn/reading.ts';
import { Guesses, type Guess } from './findings.ts';

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} (${count})`)
    .join(', ');

export function aknFindings({
  leftOut,
  asText,
  guessed,
  renumbered,
  lostReferences,
}: AknReport): readonly Guess[] {
  const guesses = new Guesses();
  if (Object.keys(leftOut).length > 0) guesses.add('elementsLeftOut', listed(leftOut));
  if (Object.keys(asText).length > 0) guesses.add('elementsAsText', listed(asText));
  if (Object.keys(guessed).length > 0) guesses.add('elementsGuessed', listed(guessed));
  if (lostReferences > 0) guesses.add('lostReferences', String(lostReferences));
  for (const label of renumbered) guesses.add('otherNumber', label);
  return guesses.all;
}
