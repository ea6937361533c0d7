import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InnerId, Tree, Uid, Unit } from '../../../../shared/document/model.ts';
import { inOrder, treeOf, withChanges } from '../../../../shared/document/tree.ts';
import { rankBetween } from '../../../../shared/document/rank.ts';
import { numbersOf, numberText } from '../../../../shared/instrument/numbering.ts';
import { readNumber } from '../../../../shared/instrument/references/read-number.ts';
import {
  referenceText,
  type ReferenceContext,
  type ReferenceText,
} from '../../../../shared/instrument/references/reference-text.ts';
import { referencesOf } from '../../../../shared/instrument/references/referred-to-by.ts';
import { acceptSuggestion, suggestionsOfUnit } from '../../../../shared/instrument/references/suggestions.ts';
import type { InstrumentContent } from '../../../../shared/instrument/text.ts';
import {
  clauses,
  inserted,
  INSTRUMENTS,
  instrumentType,
  NEXT,
  referencesIn,
  referenceTo,
  unitsOf,
  type Row,
} from '../../../support/instrument-units.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';
import { innerIdOf, uidOf } from '../../../support/units.ts';

const type = instrumentType('law');

/** As many articles as there are flags, each referring to the one whose place it names; a flag makes it an inserted one. */
const articles = (plan: readonly { readonly to: number; readonly isInserted: boolean }[]): Tree =>
  treeOf(
    unitsOf(
      plan.map(({ to, isInserted }, index): Row => [
        index + 1,
        clauses([[referenceTo((to % plan.length) + 1)]], index + 1, isInserted ? inserted('new') : NEXT),
      ]),
    ),
  );

type Edit = readonly ['move' | 'remove' | 'add', number, number];

function edited(tree: Tree, [kind, which, where]: Edit, fresh: number): Tree {
  const units = inOrder(tree);
  const unit = units[which % units.length];
  if (unit === undefined) return tree;
  if (kind === 'remove') return withChanges(tree, [{ uid: unit.uid, after: null }]);
  const others = kind === 'add' ? units : units.filter((other) => other !== unit);
  const at = where % (others.length + 1);
  const rank = rankBetween(others[at - 1]?.rank ?? null, others[at]?.rank ?? null);
  const moved: Unit =
    kind === 'move'
      ? { ...unit, rank }
      : { ...clauses(['ថ្មី'], fresh), uid: uidOf(fresh), parent: null, rank };
  return withChanges(tree, [{ uid: moved.uid, after: moved }]);
}

const plans = fc.array(fc.record({ to: fc.nat(30), isInserted: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
});
const edits = fc.array(
  fc.tuple(fc.constantFrom('move' as const, 'remove' as const, 'add' as const), fc.nat(40), fc.nat(40)),
  { maxLength: 12 },
);

const contentWith = (km: Tree): InstrumentContent => ({ shape: 'oneTree', km, en: new Map() });

/** The number of an article as one counts by hand. */
function countedByHand(tree: Tree, uid: Uid): string {
  let value = 0;
  for (const unit of inOrder(tree)) {
    const isInserted = JSON.stringify(unit.content).includes('"inserted"');
    if (!isInserted) value += 1;
    if (unit.uid === uid) return `Article ${value}${isInserted ? ' new' : ''}`;
  }
  return '';
}

type Show = typeof referenceText;

function followsItsTarget(show: Show): void {
  fc.assert(
    fc.property(plans, edits, (plan, steps) => {
      const before = articles(plan);
      const after = steps.reduce((tree, step, index) => edited(tree, step, 100 + index), before);
      const targets = new Map<Uid, string>(
        referencesOf(contentWith(before)).map(({ place, reference }) => [
          place.uid,
          JSON.stringify(reference.target),
        ]),
      );
      const context: ReferenceContext = referencesIn(contentWith(after));
      for (const { place, reference } of referencesOf(contentWith(after))) {
        expect(JSON.stringify(reference.target)).toBe(targets.get(place.uid));
        if (reference.target.in !== 'here') continue;
        const { uid } = reference.target;
        const expected: ReferenceText = after.has(uid)
          ? { kind: 'found', text: countedByHand(after, uid) }
          : { kind: 'gone', missing: 'unit', seen: reference.seen };
        expect(show(reference, place.uid, 'en', context)).toEqual(expected);
      }
    }),
    { numRuns: runs(300) },
  );
}

describe('a reference', () => {
  it('keeps its target and shows its number of the day, however articles are moved, put in and taken out', () => {
    followsItsTarget(referenceText);
  });

  it('would be caught if it showed a number that was worked out before', () => {
    const old = new Map<number, ReferenceContext['numbers']>();
    expectCaught(() =>
      followsItsTarget((reference, standsIn, language, context) => {
        const numbers = old.get(0) ?? context.numbers;
        old.set(0, numbers);
        return referenceText(reference, standsIn, language, { ...context, numbers });
      }),
    );
  });

  it('that was accepted shows what stood there', () => {
    fc.assert(
      fc.property(
        plans,
        fc.nat(30),
        fc.constantFrom('km' as const, 'en' as const),
        (plan, which, language) => {
          const numbers = [...numbersOf(articles(plan), type, INSTRUMENTS)];
          const [uid, number] = numbers[which % numbers.length] ?? [];
          if (uid === undefined || number === undefined) return;
          const text = numberText(number, language, INSTRUMENTS);
          const words = language === 'km' ? `មាត្រា ${text}` : `Article ${text}`;
          const reader: Unit = {
            ...clauses([words], 900),
            uid: uidOf(900),
            parent: null,
            rank: rankBetween(inOrder(articles(plan)).at(-1)?.rank ?? null, null),
          };
          const km = withChanges(articles(plan), [{ uid: reader.uid, after: reader }]);
          const content: InstrumentContent = {
            shape: 'oneTree',
            km,
            en: new Map([[reader.uid, clauses([words], 900)]]),
          };
          const context = referencesIn(content);
          const [suggestion] = suggestionsOfUnit(content, reader.uid, language, context);
          const same = numbers.filter(([, other]) => numberText(other, language, INSTRUMENTS) === text);
          // Two articles of one number are nobody's target.
          if (same.length > 1) expect(suggestion).toBeUndefined();
          else {
            expect(suggestion).toMatchObject({ words, target: { in: 'here', uid } });
            const id: InnerId = innerIdOf(901);
            const change = suggestion && acceptSuggestion(content, suggestion, id, context);
            expect(JSON.stringify(change?.after?.content)).toContain(`"seen":"${words}"`);
          }
        },
      ),
      { numRuns: runs(200) },
    );
  });
});

describe('the number of a unit', () => {
  it('is read back from what is written of it in either language', () => {
    const suffix = fc.record(
      {
        id: fc.constantFrom(...INSTRUMENTS.suffixes.map(({ id }) => id)),
        ordinal: fc.integer({ min: 2, max: 30 }),
      },
      { requiredKeys: ['id'] },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1305 }),
        fc.array(suffix, { maxLength: 3 }),
        fc.constantFrom('km' as const, 'en' as const),
        (value, suffixes, language) => {
          const number = { value, suffixes };
          expect(readNumber(numberText(number, language, INSTRUMENTS), INSTRUMENTS)).toEqual(number);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});
