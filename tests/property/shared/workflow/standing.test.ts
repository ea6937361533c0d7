/** Whatever people say, in whatever order it arrives: nothing stands before the public without the route's signatures. */
import {
  array,
  assert,
  check,
  constantFrom,
  integer,
  property,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../shared/sync/account.ts';
import type { Route } from '../../../../shared/workflow/route.ts';
import { STATEMENT_TYPES, type StatementType } from '../../../../shared/statements/statement.ts';
import { standing, type Heard } from '../../../../shared/workflow/standing.ts';
import {
  NAMES,
  PEOPLE,
  personOf,
  routeOf,
  stepOf,
  Story,
  type Name,
} from '../../../support/signoff/story.ts';

interface Said {
  readonly name: Name;
  readonly type: StatementType;
  readonly of: number;
  readonly step: number;
  readonly n: number;
}

const anything: Arbitrary<Said> = record({
  name: constantFrom(...NAMES),
  type: constantFrom(...STATEMENT_TYPES),
  of: integer({ min: 1, max: 2 }),
  step: integer({ min: 0, max: 2 }),
  n: integer({ min: 1, max: 2 }),
});

const routes = record({
  flow: constantFrom('direct' as const, 'registered' as const, 'issued' as const),
  selfApproval: constantFrom('forbidden' as const, 'allowed' as const),
  steps: array(
    record({
      role: constantFrom('reviewer' as const, 'approver' as const),
      quorum: integer({ min: 1, max: 2 }),
    }).map(({ role, quorum }) => stepOf(role, quorum)),
    { minLength: 1, maxLength: 3 },
  ),
}).map(routeOf);

const holders = (role: Role): readonly Name[] =>
  NAMES.filter((name) => (PEOPLE[name] as readonly Role[]).includes(role));

/** The way that leads to a publication, as it should be gone. */
function rightWay({ flow, steps }: Route, of: number): readonly Said[] {
  const says = (name: Name, type: StatementType, step = 0): Said => ({ name, type, of, step, n: of });
  const signs = steps.flatMap(({ role, quorum }, step) =>
    holders(role)
      .slice(0, quorum)
      .map((name) => says(name, 'sign', step)),
  );
  const numbers = {
    direct: [],
    registered: [says('registrar', 'register')],
    issued: [says('registrar', 'handOver'), says('registrar', 'issue')],
    certified: [says('registrar', 'certify')],
  }[flow];
  const publishes = says('publisher', of === 1 ? 'publish' : 'correct');
  return [says('drafter', 'submit'), ...signs, ...numbers, publishes];
}

/** What befalls each thing on that way: it is said, also by somebody else, or is not, or something else is said before it. */
const befalls = array(record({ kept: integer({ min: 0, max: 11 }), before: anything }), {
  minLength: 30,
  maxLength: 30,
});

const stories = tuple(routes, befalls).map(([route, each]) => {
  const story = new Story(route);
  const way = [...rightWay(route, 1), ...rightWay(route, 2)];
  for (const [at, right] of way.entries()) {
    const { kept, before } = each[at] ?? { kept: 2, before: right };
    const done = kept === 1 ? { ...right, name: before.name } : right;
    for (const { name, type, of, step, n } of [...(kept > 9 ? [before] : []), ...(kept === 0 ? [] : [done])])
      story.says(name, type, {
        of,
        ...(['sign', 'return', 'paper'].includes(type) ? { step } : {}),
        ...(['publish', 'correct', 'translate', 'withdraw', 'supersede'].includes(type) ? { n } : {}),
      });
  }
  return story;
});

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
