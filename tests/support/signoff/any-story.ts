/** Stories of people who say what they should, mostly, on the way to a publication and to a correction of it. */
import { array, constantFrom, integer, record, tuple, type Arbitrary } from 'fast-check';
import { STATEMENT_TYPES, type StatementType } from '../../../shared/statements/statement.ts';
import type { Role } from '../../../shared/sync/account.ts';
import type { Route } from '../../../shared/workflow/route.ts';
import { NAMES, PEOPLE, routeOf, stepOf, Story, type Name } from './story.ts';

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

export const anyRoute = record({
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

/** What people say on such a route. */
export const anyStory = (routes: Arbitrary<Route>): Arbitrary<Story> =>
  tuple(routes, befalls).map(([route, each]) => {
    const story = new Story(route);
    const way = [...rightWay(route, 1), ...rightWay(route, 2)];
    for (const [at, right] of way.entries()) {
      const { kept, before } = each[at] ?? { kept: 2, before: right };
      const done = kept === 1 ? { ...right, name: before.name } : right;
      for (const { name, type, of, step, n } of [
        ...(kept > 9 ? [before] : []),
        ...(kept === 0 ? [] : [done]),
      ])
        story.says(name, type, {
          of,
          ...(['sign', 'return', 'paper'].includes(type) ? { step } : {}),
          ...(['publish', 'correct', 'translate', 'withdraw', 'supersede'].includes(type) ? { n } : {}),
        });
    }
    return story;
  });
