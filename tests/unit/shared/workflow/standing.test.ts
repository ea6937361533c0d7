import { describe, expect, it } from 'vitest';
import { hashText } from '../../../../shared/document/hash.ts';
import type { Heard } from '../../../../shared/workflow/standing.ts';
import { PAIRS, storyBefore } from '../../../support/signoff/pairs.ts';
import { OTHER_OFFICE, routeOf, stepOf, Story, type Name } from '../../../support/signoff/story.ts';

/** Submitted and signed by both. */
function approved(route = routeOf()): Story {
  const story = new Story(route);
  story.says('drafter', 'submit');
  story.says('reviewer', 'sign');
  story.says('approver', 'sign');
  return story;
}

describe('the way to the public', () => {
  it('of an article is submitted, signed by each step, published', () => {
    const story = new Story();
    expect(story.standing()).toMatchObject({ phase: 'draft', publicity: 'none', current: null });
    story.says('drafter', 'submit');
    expect(story.standing()).toMatchObject({ phase: 'inReview', current: { step: 0 } });
    story.says('reviewer', 'sign');
    expect(story.standing()).toMatchObject({ phase: 'inReview', current: { step: 1 } });
    story.says('approver', 'sign');
    expect(story.standing()).toMatchObject({ phase: 'approved', current: { step: 2 } });
    const publishes = story.says('publisher', 'publish');
    expect(story.standing()).toMatchObject({
      phase: 'done',
      publicity: 'published',
      published: { n: 1, hash: hashText('submission 1'), id: publishes.id },
    });
    expect([...story.standing().verdicts.values()]).toEqual(story.heard.map(() => ({ counted: true })));
  });

  it('of an instrument has number and date first', () => {
    const story = approved(routeOf({ flow: 'registered' }));
    const early = story.says('publisher', 'publish');
    expect(story.why(early)).toBe('notNow');
    story.says('registrar', 'register', { number: '០០៧', date: '2026-11-01' });
    expect(story.standing().current?.registration).toEqual({ number: '០០៧', date: '2026-11-01', scan: null });
    story.says('publisher', 'publish');
    expect(story.standing()).toMatchObject({ phase: 'done', publicity: 'published' });
  });

  it('of what others issue is handed over, and comes back with number, date and scan', () => {
    const story = approved(routeOf({ flow: 'issued' }));
    expect(story.why(story.says('registrar', 'register'))).toBe('notNow');
    story.says('registrar', 'handOver');
    expect(story.standing().phase).toBe('submitted');
    expect(story.why(story.says('publisher', 'publish'))).toBe('notNow');
    story.says('registrar', 'issue');
    story.says('publisher', 'publish');
    expect(story.standing().publicity).toBe('published');
  });

  it('of what was signed elsewhere is certified, without any other signature', () => {
    const story = new Story(routeOf({ flow: 'certified', steps: [] }));
    story.says('registrar', 'submit');
    expect(story.standing().phase).toBe('draft');
    story.says('drafter', 'submit');
    expect(story.why(story.says('drafter', 'certify'))).toBe('roleMissing');
    story.says('registrar', 'certify');
    story.says('publisher', 'publish');
    expect(story.standing()).toMatchObject({ publicity: 'published', current: { signatures: [] } });
  });

  it('goes on after publication by a correction with the next number, which needs all signatures again', () => {
    const story = approved();
    story.says('publisher', 'publish');
    expect(story.why(story.says('publisher', 'correct'))).toBe('notNow');
    story.says('drafter', 'submit', { of: 2 });
    expect(story.standing()).toMatchObject({
      phase: 'inReview',
      publicity: 'published',
      published: { n: 1 },
    });
    expect(story.why(story.says('publisher', 'correct', { of: 2 }))).toBe('notNow');
    story.says('reviewer', 'sign', { of: 2 });
    story.says('approver', 'sign', { of: 2 });
    expect(story.why(story.says('publisher', 'publish', { of: 2, n: 2 }))).toBe('notNow');
    expect(story.why(story.says('publisher', 'correct', { of: 2, n: 3 }))).toBe('wrongNumber');
    story.says('publisher', 'correct', { of: 2, n: 2 });
    expect(story.standing()).toMatchObject({ publicity: 'corrected', published: { n: 2 } });
  });

  it('ends where it is withdrawn or superseded, also while something newer is under way', () => {
    for (const [type, publicity] of [
      ['withdraw', 'withdrawn'],
      ['supersede', 'superseded'],
    ] as const) {
      const story = approved();
      story.says('publisher', 'publish');
      story.says('drafter', 'submit', { of: 2 });
      expect(story.why(story.says('publisher', type, { of: 2 }))).toBe('notNow');
      expect(story.why(story.says('drafter', type))).toBe('roleMissing');
      expect(story.why(story.says('publisher', type, { n: 2 }))).toBe('wrongNumber');
      story.says('publisher', type);
      expect(story.standing()).toMatchObject({ phase: 'inReview', publicity, published: { n: 1 } });
      expect(story.why(story.says('publisher', type))).toBe('notNow');
    }
  });
});

describe('a step', () => {
  it.each<[Name, number, string | null]>([
    ['reviewer', 0, null],
    ['reviewer', 1, 'stepNotReached'],
    ['approver', 0, 'roleMissing'],
    ['registrar', 0, 'roleMissing'],
    ['stranger', 0, 'roleMissing'],
    ['drafter', 0, 'roleMissing'],
    ['reviewer', 2, 'stepUnknown'],
  ])('%s signs the one of number %i: %s', (name, step, why) => {
    const story = new Story();
    story.says('drafter', 'submit');
    expect(story.why(story.says(name, 'sign', { step }))).toBe(why);
  });

  it('has as many different signers as its quorum asks for', () => {
    const story = new Story(routeOf({ steps: [stepOf('reviewer', 2)] }));
    story.says('drafter', 'submit');
    story.says('reviewer', 'sign');
    expect(story.why(story.says('reviewer', 'sign'))).toBe('signedAlready');
    expect(story.standing().phase).toBe('inReview');
    story.says('secondReviewer', 'sign');
    expect(story.standing().phase).toBe('approved');
  });

  it('of another office is signed by nobody of this one', () => {
    const story = new Story(routeOf({ steps: [stepOf('reviewer', 1, OTHER_OFFICE)] }));
    story.says('drafter', 'submit');
    expect(story.why(story.says('reviewer', 'sign'))).toBe('roleMissing');
  });

  it('is not signed by who submitted or wrote the text, where the route forbids it', () => {
    for (const selfApproval of ['forbidden', 'allowed'] as const) {
      const why = selfApproval === 'forbidden' ? 'selfApproval' : null;
      const story = new Story(routeOf({ selfApproval }));
      story.says('both', 'submit');
      expect(story.why(story.says('both', 'sign', { step: 0 }))).toBe(why);
    }
  });

  it('on paper is told by a registrar, once for each who signed', () => {
    const story = new Story(routeOf({ steps: [stepOf('approver', 2)] }));
    story.says('drafter', 'submit');
    expect(story.why(story.says('approver', 'paper'))).toBe('roleMissing');
    story.says('registrar', 'paper', { signedBy: 'ក' });
    expect(story.why(story.says('registrar', 'paper', { signedBy: 'ក' }))).toBe('signedAlready');
    expect(story.standing().phase).toBe('inReview');
    story.says('approver', 'sign', { step: 0 });
    expect(story.standing()).toMatchObject({
      phase: 'approved',
      current: { signatures: [{ onPaper: 'ក' }, { onPaper: null }] },
    });
  });
});

describe('a submission', () => {
  it('is signed as it is: other words, languages, or another route are not it', () => {
    const story = new Story();
    story.says('drafter', 'submit');
    expect(story.why(story.says('reviewer', 'sign', { submissionHash: hashText('other') }))).toBe(
      'submissionDiffers',
    );
    expect(story.why(story.says('reviewer', 'sign', { languages: ['km', 'en'] }))).toBe('submissionDiffers');
    expect(story.why(story.says('reviewer', 'sign', { route: hashText('other') }))).toBe('submissionDiffers');
    expect(story.why(story.says('drafter', 'submit', { of: 2, route: hashText('other') }))).toBe(
      'routeUnknown',
    );
    expect(story.why(story.says('reviewer', 'sign', { of: 50 }))).toBe('submissionUnknown');
    expect(story.standing().current?.signatures).toEqual([]);
  });

  it('that replaces another lets its signatures lapse; what lapsed does not come back', () => {
    const story = new Story();
    story.says('drafter', 'submit');
    story.says('reviewer', 'sign');
    story.says('drafter', 'submit', { of: 2 });
    expect(story.standing().current).toMatchObject({
      hash: hashText('submission 2'),
      step: 0,
      signatures: [],
    });
    expect(story.why(story.says('approver', 'sign', { of: 1 }))).toBe('replaced');
    expect(story.why(story.says('drafter', 'submit', { of: 1 }))).toBe('replaced');
    expect(story.why(story.says('approver', 'sign', { of: 2 }))).toBe('stepNotReached');
  });

  it('is recalled by who submitted it, while nobody has signed', () => {
    const story = new Story();
    story.says('drafter', 'submit');
    expect(story.why(story.says('colleague', 'recall'))).toBe('notTheirs');
    story.says('drafter', 'recall');
    expect(story.standing()).toMatchObject({ phase: 'draft', current: null });
    expect(story.why(story.says('drafter', 'submit'))).toBe('replaced');
    story.says('drafter', 'submit', { of: 2 });
    story.says('reviewer', 'sign', { of: 2 });
    expect(story.why(story.says('drafter', 'recall', { of: 2 }))).toBe('signedBefore');
  });

  it('that was returned is signed no more, and another may follow it', () => {
    const story = new Story();
    story.says('drafter', 'submit');
    story.says('reviewer', 'return');
    expect(story.why(story.says('reviewer', 'sign'))).toBe('notNow');
    story.says('drafter', 'submit', { of: 2 });
    expect(story.standing().phase).toBe('inReview');
  });
});

describe('a statement', () => {
  it('that comes twice is one', () => {
    const story = new Story(routeOf({ steps: [stepOf('reviewer', 2)] }));
    story.says('drafter', 'submit');
    const once = story.says('reviewer', 'sign');
    story.heard.push(once, once);
    expect(story.standing()).toMatchObject({ phase: 'inReview', current: { signatures: [{ id: once.id }] } });
  });

  it('that has seen what nobody knows does not count', () => {
    const story = new Story();
    const hidden = new Story().makes('drafter', 'recall');
    story.says('drafter', 'submit');
    expect(story.why(story.says('reviewer', 'sign', { seen: [hidden] }))).toBe('seenUnknown');
  });

  it('of a key that does not count does nothing', () => {
    const story = new Story();
    const submits = story.says('drafter', 'submit', { actor: '00000000-0000-4000-8000-0000000000ee' });
    expect(story.why(submits)).toBe('keyNotCounted');
    expect(story.standing().phase).toBe('draft');
  });
});

describe('two who did not know of each other, in both orders of arrival', () => {
  it.each(PAIRS)('$what', ({ before, makes: [makeA, makeB], inOrder, swapped }) => {
    const story = storyBefore(before);
    const [a, b] = [makeA(story), makeB(story)];
    const outcome = (heard: readonly Heard[]) => [
      story.standing(heard).phase,
      [story.why(a, heard), story.why(b, heard)],
    ];
    expect(outcome([...story.heard, a, b])).toEqual(inOrder);
    expect(outcome([...story.heard, b, a])).toEqual(swapped);
  });
});
