/** All pairs of statements whose order matters, made by two who did not know of each other. */
import type { Heard, Reason } from '../../../shared/workflow/standing.ts';
import type { Phase } from '../../../shared/workflow/machine.ts';
import { Story, type Name, type Says } from './story.ts';

/** What the document comes to, and why each of the two did not count; null: it did. */
type Outcome = readonly [Phase, readonly [Reason | null, Reason | null]];

export interface Pair {
  readonly what: string;
  /** How many have spoken before: who submits, then each step. */
  readonly before: number;
  readonly makes: readonly [(story: Story) => Heard, (story: Story) => Heard];
  /** Of the first and the second, in that order of arrival and in the other. */
  readonly inOrder: Outcome;
  readonly swapped: Outcome;
}

export function storyBefore(before: number): Story {
  const story = new Story();
  story.says('drafter', 'submit');
  if (before > 1) story.says('reviewer', 'sign');
  if (before > 2) story.says('approver', 'sign');
  return story;
}

const made =
  (name: Name, type: 'sign' | 'return' | 'recall' | 'publish' | 'submit', says: Says = {}) =>
  (story: Story): Heard =>
    story.makes(name, type, says);

export const PAIRS: readonly Pair[] = [
  {
    what: 'sign and sign of one step',
    before: 1,
    makes: [made('reviewer', 'sign'), made('secondReviewer', 'sign')],
    inOrder: ['inReview', [null, null]],
    swapped: ['inReview', [null, null]],
  },
  {
    what: 'sign and sign of the last step',
    before: 2,
    makes: [made('approver', 'sign'), made('both', 'sign', { step: 1 })],
    inOrder: ['approved', [null, null]],
    swapped: ['approved', [null, null]],
  },
  {
    what: 'sign and return',
    before: 1,
    makes: [made('reviewer', 'sign'), made('secondReviewer', 'return')],
    inOrder: ['returned', [null, null]],
    swapped: ['returned', ['notNow', null]],
  },
  {
    what: 'the last sign and return',
    before: 2,
    makes: [made('approver', 'sign'), made('reviewer', 'return')],
    inOrder: ['returned', [null, null]],
    swapped: ['returned', ['notNow', null]],
  },
  {
    what: 'recall and sign',
    before: 1,
    makes: [made('drafter', 'recall'), made('reviewer', 'sign')],
    inOrder: ['draft', [null, 'replaced']],
    swapped: ['inReview', ['signedBefore', null]],
  },
  {
    what: 'recall and return',
    before: 1,
    makes: [made('drafter', 'recall'), made('reviewer', 'return')],
    inOrder: ['draft', [null, 'replaced']],
    swapped: ['returned', ['notNow', null]],
  },
  {
    what: 'return and return',
    before: 1,
    makes: [made('reviewer', 'return'), made('secondReviewer', 'return')],
    inOrder: ['returned', [null, 'notNow']],
    swapped: ['returned', ['notNow', null]],
  },
  {
    what: 'publish and return',
    before: 3,
    makes: [made('publisher', 'publish'), made('approver', 'return', { step: 1 })],
    inOrder: ['done', [null, 'notNow']],
    swapped: ['returned', ['notNow', null]],
  },
  {
    what: 'publish and publish',
    before: 3,
    makes: [made('publisher', 'publish'), made('publisher', 'publish')],
    inOrder: ['done', [null, 'notNow']],
    swapped: ['done', ['notNow', null]],
  },
  {
    what: 'submit and sign',
    before: 1,
    makes: [made('drafter', 'submit', { of: 2 }), made('reviewer', 'sign')],
    inOrder: ['inReview', [null, 'replaced']],
    swapped: ['inReview', [null, null]],
  },
  {
    what: 'submit and submit',
    before: 1,
    makes: [made('drafter', 'submit', { of: 2 }), made('colleague', 'submit', { of: 3 })],
    inOrder: ['inReview', [null, null]],
    swapped: ['inReview', [null, null]],
  },
];
