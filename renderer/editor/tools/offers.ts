import { MessageSquarePlus } from 'lucide-react';
import { carryOut } from '../../bridge.ts';
import { keysOf } from '../../shell/shortcuts.ts';
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
export const articleOffers = (labels: EditorLabels): readonly Offer[] => [
  ...INSERTIONS.map((insertion) => offerOf(insertion, labels)),
  commentOffer(labels),
];

const offerOf = (insertion: Insertion, { insertions, insertWords }: EditorLabels): Offer => ({
  ...insertion,
  text: insertions[insertion.id],
  words: insertWords[insertion.id],
});

/** What any text offers that puts nothing into it. */
export const commentOffer = ({ comment, commentWords }: EditorLabels): Offer => ({
  id: 'comment',
  icon: MessageSquarePlus,
  keys: keysOf('comment.add'),
  isInline: true,
  text: comment,
  words: commentWords,
  run: () => carryOut('comment.add'),
});
