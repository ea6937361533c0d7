import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorAt, type Anchor } from '../../../../shared/comments/anchor.ts';
import {
  createPlacing,
  unitOfPlace,
  unitsNow,
  type ThreadPlace,
} from '../../../../shared/comments/placing.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import { withAbsorbed } from '../../../../shared/document/identity.ts';
import { unitText } from '../../../../shared/instrument/unit-text.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';
import { paragraph, uidOf, unitOf } from '../../../support/units.ts';

const WORDS = ['ក្រសួង', 'មហាផ្ទៃ', 'ប្រជាពលរដ្ឋ', 'fine', 'of', 'ថ្ងៃទី', '១២', 'ច្បាប់'] as const;
const word = fc.constantFrom(...WORDS);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 });

/** A text of several units, each a row of words; one unit is commented on, from one of its words to another. */
interface Story {
  readonly texts: readonly (readonly string[])[];
  readonly unit: number;
  readonly first: number;
  readonly count: number;
}

const story: fc.Arbitrary<Story> = fc.array(sentence, { minLength: 1, maxLength: 6 }).chain((texts) =>
  fc.nat({ max: texts.length - 1 }).chain((unit) => {
    const size = texts[unit]?.length ?? 1;
    return fc.nat({ max: size - 1 }).chain((first) =>
      fc.record({
        texts: fc.constant(texts),
        unit: fc.constant(unit),
        first: fc.constant(first),
        count: fc.integer({ min: 1, max: size - first }),
      }),
    );
  }),
);

const textOf = (words: readonly string[]): string => words.join(' ');
const unitAt = (place: number, words: readonly string[]): Unit =>
  unitOf(place + 1, String.fromCodePoint(98 + place), textOf(words));

interface Begun {
  readonly units: readonly Unit[];
  readonly anchor: Anchor;
  readonly textThen: string;
  readonly quoted: string;
}

function begun({ texts, unit: place, first, count }: Story): Begun {
  const units = texts.map((words, index) => unitAt(index, words));
  const words = texts[place] ?? [];
  const from = textOf(words.slice(0, first)).length + (first === 0 ? 0 : 1);
  const quoted = textOf(words.slice(first, first + count));
  const textThen = textOf(words);
  const anchor = anchorAt({
    language: 'km',
    unit: uidOf(place + 1),
    revision: branded(uidOf(900)),
    body: branded('a'.repeat(64)),
    text: textThen,
    words: { from, to: from + quoted.length },
    order: units.map(({ uid }) => uid),
  });
  return { units, anchor, textThen, quoted };
}

type Place = (anchor: Anchor, then: string | null, units: readonly Unit[]) => ThreadPlace;
const real: Place = (anchor, then, units) => createPlacing()(anchor, then, unitsNow(units));

/** The words at a place; null where it is none of words. */
function wordsAt(place: ThreadPlace, units: readonly Unit[]): string | null {
  if (place.is !== 'words') return null;
  const unit = units.find(({ uid }) => uid === place.unit);
  return unit === undefined ? null : unitText(unit).slice(place.from, place.to);
}

/** Other words come into the text of the unit, in front of the quoted ones and behind them. */
const keepsWords =
  (placed: Place): (() => void) =>
  () =>
    fc.assert(
      fc.property(
        story,
        fc.array(word, { maxLength: 4 }),
        fc.array(word, { maxLength: 4 }),
        (one, head, tail) => {
          const { units, anchor, textThen: then, quoted } = begun(one);
          const words = one.texts[one.unit] ?? [];
          const edited = [
            ...head,
            ...words.slice(0, one.first),
            ...words.slice(one.first, one.first + one.count),
            ...words.slice(one.first + one.count),
            ...tail,
          ];
          const now = units.map((unit, index) => (index === one.unit ? unitAt(index, edited) : unit));
          const place = placed(anchor, then, now);
          // Where the same words come again beside them, more than the quoted ones may count as kept.
          expect(wordsAt(place, now)).toContain(quoted.split(' ')[0]);
          expect(wordsAt(place, now)).toContain(quoted.split(' ').at(-1));
          if (head.length === 0 && tail.length === 0) expect(wordsAt(place, now)).toBe(quoted);
        },
      ),
      { numRuns: runs(300) },
    );

describe('a thread of comments', () => {
  it('stays with its words when others come before and behind them', keepsWords(real));

  it('would be seen to drift by a place that is only counted', () => {
    expectCaught(
      keepsWords((anchor, then, units) => {
        const place = real(anchor, then, units);
        const { quote } = anchor;
        if (place.is !== 'words' || quote === null) return place;
        return { ...place, from: quote.from, to: quote.from + quote.words.length };
      }),
    );
  });

  it('stays with its words wherever its unit moves, and in the unit that theirs was joined into', () => {
    fc.assert(
      fc.property(story, fc.boolean(), fc.infiniteStream(fc.nat()), (one, isJoined, chance) => {
        const { units, anchor, textThen: then, quoted } = begun(one);
        const own = units[one.unit];
        const other = units.find(({ uid }) => uid !== own?.uid);
        const order = units.toSorted(() => (Number(chance.next().value) % 2 === 0 ? 1 : -1));
        if (own === undefined || !isJoined || other === undefined) {
          const place = real(anchor, then, order);
          expect([unitOfPlace(place), wordsAt(place, order)]).toEqual([own?.uid, quoted]);
          return;
        }
        const both: Unit = {
          ...other,
          ...withAbsorbed(paragraph(`${unitText(other)} ${then}`), [own]),
        };
        const now = order.flatMap((unit) => (unit === own ? [] : [unit === other ? both : unit]));
        const place = real(anchor, then, now);
        expect(unitOfPlace(place)).toBe(other.uid);
        expect(wordsAt(place, now)).toContain(quoted.split(' ')[0]);
      }),
      { numRuns: runs(300) },
    );
  });

  it('follows its words into the part of a unit that was split', () => {
    fc.assert(
      fc.property(story, (one) => {
        const { units, anchor, textThen: then, quoted } = begun(one);
        const words = one.texts[one.unit] ?? [];
        const left = words.slice(0, one.first);
        fc.pre(left.length > 0 && !left.some((each) => quoted.includes(each)));
        const part = unitOf(99, 'z', textOf(words.slice(one.first)), { splitFrom: uidOf(one.unit + 1) });
        const now = [...units.map((unit, index) => (index === one.unit ? unitAt(index, left) : unit)), part];
        const place = real(anchor, then, now);
        expect([unitOfPlace(place), wordsAt(place, now)]).toEqual([part.uid, quoted]);
      }),
      { numRuns: runs(300) },
    );
  });

  const neverLost =
    (placed: Place): (() => void) =>
    () =>
      fc.assert(
        fc.property(
          story,
          fc.array(fc.oneof(fc.constant(null), sentence), { maxLength: 6 }),
          fc.boolean(),
          (one, later, isKnown) => {
            const { units, anchor, textThen: then } = begun(one);
            const now = units.flatMap((unit, index) => {
              const words = later[index];
              return words === null ? [] : [words === undefined ? unit : unitAt(index, words)];
            });
            const place = placed(anchor, isKnown ? then : null, now);
            const uid = unitOfPlace(place);
            const unit = now.find((each) => each.uid === uid);
            const own = now.find((each) => each.uid === anchor.unit);
            expect(place.is === 'gone').toBe(own === undefined);
            // Eight units beside its own are known, and there are no more than six.
            expect(unit === undefined).toBe(now.length === 0);
            if (place.is !== 'words') return;
            const text = unit === undefined ? '' : unitText(unit);
            expect(place.from).toBeLessThan(place.to);
            expect(place.to).toBeLessThanOrEqual(text.length);
          },
        ),
        { numRuns: runs(300) },
      );

  it('has a place whatever becomes of the text, and says where its own is gone', neverLost(real));

  it('would be seen to be lost with its unit', () => {
    expectCaught(
      neverLost((anchor, then, units) => {
        const place = real(anchor, then, units);
        return place.is === 'gone' ? { is: 'gone', near: null } : place;
      }),
    );
  });
});
