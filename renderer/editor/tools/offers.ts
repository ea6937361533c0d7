import { INSERTIONS, type Insertion } from './insertions.ts';
import type { EditorLabels } from '../labels.ts';

/** Something that can be put into a text, as a menu offers it. */
export interface Offer extends Omit<Insertion, 'id'> {
  /** Unique in its menu. */
  readonly id: string;
  readonly text: string;
  /** Further words to find it by. */
  readonly words: string;
}

/** What an article is made of. */
export const articleOffers = (labels: EditorLabels): readonly Offer[] =>
  INSERTIONS.map((insertion) => offerOf(insertion, labels));

const offerOf = (insertion: Insertion, { insertions, insertWords }: EditorLabels): Offer => ({
  ...insertion,
  text: insertions[insertion.id],
  words: insertWords[insertion.id],
});
