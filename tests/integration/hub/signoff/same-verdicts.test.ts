/**
 * Through a real hub everything comes to what the rules alone say of it: whatever is said, in whatever order it arrives. Of the
 * rules it is shown that nothing is published without the route's signatures (tests/property/shared/workflow).
 */
import { constant, sample } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptStateAt } from '../../../../shared/directory/kept-states.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { countersignatureSchema, statementPayloadSchema } from '../../../../shared/statements/ops.ts';
import { idOfBody, readBody, signedSchema } from '../../../../shared/statements/signed.ts';
import { readStatement } from '../../../../shared/statements/statement.ts';
import { authorityOf } from '../../../../shared/workflow/authority.ts';
import { standing, type Heard, type SubmittedText } from '../../../../shared/workflow/standing.ts';
import { anyStory } from '../../../support/signoff/any-story.ts';
import { PAIRS, storyBefore } from '../../../support/signoff/pairs.ts';
import {
  foundSignedMinistry,
  type Colleague,
  type Matter,
  type SignedMinistry,
} from '../../../support/signoff/signed-ministry.ts';
import { NAMES, PEOPLE, personOf, routeOf, type Name, type Story } from '../../../support/signoff/story.ts';

let test: SignedMinistry;
const people = new Map<Name, Colleague>();

beforeAll(async () => {
  test = await foundSignedMinistry();
  for (const name of NAMES) people.set(name, await test.colleague(name, ...PEOPLE[name]));
});
afterAll(() => test.end());

const colleague = (name: Name): Colleague => {
  const found = people.get(name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found;
};

let numbers = 0;

/** The same things said at the hub, in that order; what came of each, by what its log says. */
async function throughHub(heard: readonly Heard[]): Promise<readonly (string | null)[]> {
  const first = await test.matter(colleague('colleague'), ['អត្ថបទ']);
  const matters = new Map<string, Matter>();
  const ids = new Map<Hash, Hash>();
  const number = `${(numbers += 1)}`;
  for (const { id, statement } of heard) {
    const { submission, actor, type, seen } = statement;
    const matter =
      matters.get(submission) ??
      (matters.size === 0 ? first : await test.again(colleague('colleague'), first));
    matters.set(submission, matter);
    const name = NAMES.find((each) => personOf(each) === actor);
    if (name === undefined) throw new Error('a story of nobody');
    const op = test.statement(colleague(name), matter, type, {
      ...('step' in statement ? { step: statement.step } : {}),
      ...('n' in statement ? { n: statement.n } : {}),
      ...('number' in statement ? { number } : {}),
      seen: seen.map((each) => ids.get(each) ?? each).toSorted(),
    });
    ids.set(id, idOfBody(statementPayloadSchema.parse(op.payload).body));
    // A reader may say it as well as anybody: who carries it is not who signed it.
    expect(await colleague('drafter').desk.push(test.stream, [], [op])).toMatchObject([
      { outcome: 'accepted' },
    ]);
  }
  const whys = await whysIn(first);
  return heard.map(({ id }) => whys.get(ids.get(id) ?? id) ?? null);
}

async function whysIn(first: Matter): Promise<ReadonlyMap<Hash, string | null>> {
  const log = await test.logOf(first.documentId);
  const directory = test.read();
  const directories = new Map<Hash, Hash>();
  for (const { kind, payload } of log) {
    if (kind !== 'countersignature') continue;
    const word = readBody(countersignatureSchema, signedSchema.parse(payload).body);
    if (!word.ok) throw new Error(word.error);
    directories.set(word.value.statement, word.value.directory);
  }
  const heard = log.flatMap(({ kind, payload }): readonly Heard[] => {
    if (kind !== 'statement') return [];
    const { body } = statementPayloadSchema.parse(payload);
    const read = readStatement({ body });
    return read.ok ? [{ id: idOfBody(body), statement: read.value }] : [];
  });
  const text: Omit<SubmittedText, 'hash' | 'languages'> = {
    author: first.submission.author,
    kind: 'article',
    type: null,
  };
  const submissions = new Map(
    heard.map(({ statement: { submission, submissionHash: hash, languages } }) => [
      submission,
      { ...text, hash, languages },
    ]),
  );
  const authority = authorityOf(({ id }) => {
    const head = directories.get(id);
    return head === undefined ? null : keptStateAt(directory, head);
  });
  const { verdicts } = standing(heard, { submissions, ...authority });
  return new Map([...verdicts].map(([id, verdict]) => [id, verdict.counted ? null : verdict.why]));
}

const whysOf = (story: Story, heard: readonly Heard[]): readonly (string | null)[] =>
  heard.map((each) => story.why(each, heard));

describe('through a hub', () => {
  it.each(PAIRS)(
    '$what comes to the same, in both orders of arrival',
    async ({ before, makes: [makeA, makeB] }) => {
      const story = storyBefore(before);
      const [a, b] = [makeA(story), makeB(story)];
      for (const pair of [
        [a, b],
        [b, a],
      ]) {
        const heard = [...story.heard, ...pair];
        // The hub's route asks for a number before publication.
        if (heard.some(({ statement }) => statement.type === 'publish')) continue;
        expect(await throughHub(heard)).toEqual(whysOf(story, heard));
      }
    },
  );

  it('any story comes to the same', async () => {
    const published = { count: 0 };
    const stories = sample(anyStory(constant(routeOf())), {
      numRuns: 25,
      seed: 20_261_124,
    });
    for (const story of stories) {
      const whys = whysOf(story, story.heard);
      published.count += story.heard.filter(
        ({ statement }, place) => statement.type === 'publish' && whys[place] === null,
      ).length;
      expect(await throughHub(story.heard)).toEqual(whys);
    }
    // Else little would have been shown.
    expect(published.count).toBeGreaterThan(3);
  });
});
