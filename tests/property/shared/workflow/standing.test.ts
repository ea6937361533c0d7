/** Whatever people say, in whatever order it arrives: nothing stands before the public without the route's signatures. */
import { assert, check, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standing, type Heard } from '../../../../shared/workflow/standing.ts';
import { anyRoute, anyStory } from '../../../support/signoff/any-story.ts';
import { NAMES, PEOPLE, personOf, type Story } from '../../../support/signoff/story.ts';

const stories = anyStory(anyRoute);

/** Worked out from what was said alone: who of the right people signed each step of this submission, by key or on paper. */
function isSigned(story: Story, heard: readonly Heard[], submission: string): boolean {
  return story.route.steps.every(({ role, quorum }, step) => {
    const signers = heard.flatMap(({ statement }) => {
      if (statement.submission !== submission) return [];
      const name = NAMES.find((one) => personOf(one) === statement.actor);
      const roles: readonly string[] = name === undefined ? [] : PEOPLE[name];
      if (statement.type === 'sign' && statement.step === step && roles.includes(role))
        return [statement.actor];
      return statement.type === 'paper' && statement.step === step && roles.includes('registrar')
        ? [`on paper ${statement.signedBy}`]
        : [];
    });
    return new Set(signers).size >= quorum;
  });
}

const publishes = (
  heard: readonly Heard[],
  verdictOf: ReturnType<typeof standing>['verdicts'],
): readonly Heard[] =>
  heard.filter(
    ({ id, statement }) =>
      ['publish', 'correct', 'translate'].includes(statement.type) && verdictOf.get(id)?.counted === true,
  );

describe('any statements in any order', () => {
  it('put nothing before the public that the route has not signed', () => {
    let seen = 0;
    assert(
      property(stories, (story) => {
        const { verdicts } = story.standing();
        const all = publishes(story.heard, verdicts);
        seen += all.length;
        for (const { id, statement } of all) {
          const before = story.heard.slice(
            0,
            story.heard.findIndex((one) => one.id === id),
          );
          expect(isSigned(story, before, statement.submission)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    // Else the property would say nothing.
    expect(seen).toBeGreaterThan(50);
  });

  it('would, if everybody counted as everything: the property tells', () => {
    const everything = new Set(Object.values(PEOPLE).flat());
    const found = check(
      property(stories, (story) => {
        const { verdicts } = standing(story.heard, { ...story.parts, rolesOf: () => everything });
        return publishes(story.heard, verdicts).every(({ statement }) =>
          isSigned(story, story.heard, statement.submission),
        );
      }),
      { numRuns: 500 },
    );
    expect(found.failed).toBe(true);
  });

  it('lead to one standing for whoever reads them in that order, and to one verdict each', () => {
    assert(
      property(stories, (story) => {
        const once = story.standing();
        expect(story.standing([...story.heard, ...story.heard])).toEqual(once);
        expect([...once.verdicts.keys()].toSorted()).toEqual(story.heard.map(({ id }) => id).toSorted());
      }),
      { numRuns: 100 },
    );
  });

  it('that did not count might as well not have been said', () => {
    assert(
      property(stories, (story) => {
        const all = story.standing();
        const counted = story.heard.filter(({ id }) => all.verdicts.get(id)?.counted === true);
        // What was seen is not left out with it.
        const bare = counted.map(({ id, statement }): Heard => ({
          id,
          statement: { ...statement, seen: [] },
        }));
        const { verdicts, ...rest } = story.standing(bare);
        expect({ ...rest }).toEqual({
          phase: all.phase,
          publicity: all.publicity,
          current: all.current,
          published: all.published,
        });
        expect([...verdicts.values()].every(({ counted: does }) => does)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
