/** A document's statements as people make them, for the rules that read them: who, what, and what they had seen. */
import { commitmentTo, type Opened } from '../../../shared/statements/commitment.ts';
import { bodyText, idOfBody, publicKeySchema } from '../../../shared/statements/signed.ts';
import { statementSchema, type Statement, type StatementType } from '../../../shared/statements/statement.ts';
import type { Role } from '../../../shared/sync/account.ts';
import type { Hash } from '../../../shared/document/model.ts';
import { hashText } from '../../../shared/document/hash.ts';
import { personIdSchema } from '../../../shared/statements/statement.ts';
import { routeHash, routeSchema, type Route } from '../../../shared/workflow/route.ts';
import {
  standing,
  type Heard,
  type Standing,
  type StandingParts,
} from '../../../shared/workflow/standing.ts';

export const OFFICE = '00000000-0000-4000-8000-00000000000f';
export const OTHER_OFFICE = '00000000-0000-4000-8000-0000000000ff';
const KEY = publicKeySchema.parse(`MCowBQYDK2VwAyEA${'A'.repeat(43)}`);

const uuid = (version: number, n: number): string =>
  `00000000-0000-${version}000-8000-${n.toString(16).padStart(12, '0')}`;

/** People by what they are called in a test, and what they are in OFFICE. */
export const PEOPLE = {
  drafter: ['drafter'],
  colleague: ['drafter'],
  reviewer: ['reviewer'],
  secondReviewer: ['reviewer'],
  approver: ['approver'],
  both: ['drafter', 'reviewer', 'approver'],
  registrar: ['registrar'],
  publisher: ['publisher'],
  moderator: ['moderator'],
  stranger: [],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Name = keyof typeof PEOPLE;
export const NAMES = Object.keys(PEOPLE) as readonly Name[];

export const personOf = (name: Name): string => uuid(4, NAMES.indexOf(name) + 1);

const step = (role: 'reviewer' | 'approver', quorum = 1, office: string | null = null) => ({
  names: { km: role, en: role },
  role,
  office,
  quorum,
  dueHours: null,
});

export const routeOf = (changes: Partial<Route> = {}): Route =>
  routeSchema.parse({
    format: 'sastra.route.1',
    id: uuid(7, 1),
    names: { km: 'route', en: 'route' },
    office: OFFICE,
    flow: 'direct',
    isUrgent: false,
    selfApproval: 'forbidden',
    steps: [step('reviewer'), step('approver')],
    ...changes,
  });
export { step as stepOf };

/** What a statement of a type says, beside what all say. */
export type Says = Readonly<Record<string, unknown>> & {
  /** Which submission, counted from 1. */
  readonly of?: number;
  /** Null: all that were said before it. */
  readonly seen?: readonly Heard[] | null;
};

/** The private words of whoever returns a text. */
export const REASON: Opened = { text: 'លេខមាត្រាខុស', salt: 'AAAAAAAAAAAAAAAAAAAAAA' };

/** What a statement of each type says, unless a test has it say otherwise. */
export const WHAT_IS_SAID: Readonly<Record<StatementType, Readonly<Record<string, unknown>>>> = {
  submit: {},
  sign: { step: 0, reason: null },
  return: { step: 0, reason: commitmentTo(REASON) },
  recall: { reason: null },
  paper: { step: 0, signedBy: 'ឯកឧត្តម', scan: hashText('scan') },
  register: { number: '០០១', date: '2026-11-24', scan: null },
  handOver: { to: 'ទីស្តីការ' },
  issue: { number: '០០១', date: '2026-11-24', scan: hashText('scan') },
  certify: { number: '០០១', date: '2026-11-24', scan: hashText('scan') },
  schedule: { at: 1 },
  publish: { n: 1, files: [], channels: [] },
  correct: { n: 2, notice: { km: 'កែ', en: '' }, files: [], channels: [] },
  translate: { n: 2, files: [] },
  withdraw: { n: 1, notice: { km: 'ដក', en: '' } },
  supersede: { n: 1, by: uuid(7, 99) },
};

export class Story {
  readonly route: Route;
  readonly heard: Heard[] = [];
  #made = 0;

  constructor(route: Route = routeOf()) {
    this.route = route;
  }

  /** Made, and not heard by the story yet. */
  makes(name: Name, type: StatementType, { of = 1, seen = null, ...says }: Says = {}): Heard {
    this.#made += 1;
    const known = seen ?? this.heard;
    const statement: Statement = statementSchema.parse({
      format: 'sastra.statement.1',
      ministry: hashText('ministry'),
      document: uuid(7, 1),
      submission: uuid(7, 100 + of),
      submissionHash: hashText(`submission ${of}`),
      languages: ['km'],
      route: routeHash(this.route),
      actor: personOf(name),
      office: OFFICE,
      key: KEY,
      madeAt: 0,
      seen: known.map(({ id }) => id).toSorted(),
      salt: Buffer.alloc(16, this.#made).toString('base64url'),
      type,
      ...WHAT_IS_SAID[type],
      ...(type === 'sign' ? { step: name === 'approver' ? 1 : 0 } : {}),
      ...says,
    });
    return { id: idOfBody(bodyText(statement)), statement };
  }

  /** Made and heard. */
  says(name: Name, type: StatementType, says: Says = {}): Heard {
    const made = this.makes(name, type, says);
    this.heard.push(made);
    return made;
  }

  get parts(): StandingParts {
    const submitted = new Map(
      Array.from({ length: 9 }, (_, at) => [
        uuid(7, 101 + at),
        {
          hash: hashText(`submission ${at + 1}`),
          languages: ['km'] as const,
          author: personIdSchema.parse(personOf('colleague')),
          kind: 'article' as const,
          type: null,
        },
      ]),
    );
    return {
      submissions: submitted,
      routeOf: ({ statement }) => (statement.route === routeHash(this.route) ? this.route : null),
      rolesOf: ({ statement }, office) => {
        const name = NAMES.find((one) => personOf(one) === statement.actor);
        if (name === undefined) return null;
        return new Set<Role>(office === OFFICE ? PEOPLE[name] : []);
      },
    };
  }

  standing(heard: readonly Heard[] = this.heard): Standing {
    return standing(heard, this.parts);
  }

  /** Why it did not count; null: it did. */
  why({ id }: Pick<Heard, 'id'>, heard: readonly Heard[] = this.heard): string | null {
    const verdict = this.standing(heard).verdicts.get(id);
    if (verdict === undefined) throw new Error('nobody said that');
    return verdict.counted ? null : verdict.why;
  }
}

export const idOf = ({ id }: Heard): Hash => id;
