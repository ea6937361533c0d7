import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue, Uid, Unit, UnitChange } from '../../../../shared/document/model.ts';
import { inOrder } from '../../../../shared/document/tree.ts';
import {
  insertUnits,
  moveBeside,
  moveUnit,
  placesToMove,
  removeUnit,
} from '../../../../shared/instrument/editing/arrange.ts';
import { lowerDivision, raiseDivision } from '../../../../shared/instrument/editing/divisions.ts';
import { insertDivision, insertProvision } from '../../../../shared/instrument/editing/insert.ts';
import { makeInserted, makeNext } from '../../../../shared/instrument/editing/numbers.ts';
import { lowerPart, raisePart } from '../../../../shared/instrument/editing/points.ts';
import { joinProvisions, splitProvision } from '../../../../shared/instrument/editing/provisions.ts';
import { contentAs, withTextChanges, type Drafting } from '../../../../shared/instrument/editing/drafting.ts';
import type { InstrumentType } from '../../../../shared/instrument/data.ts';
import { referencesOf, whereIs } from '../../../../shared/instrument/references/referred-to-by.ts';
import { structureProblems } from '../../../../shared/instrument/structure.ts';
import type { InstrumentContent } from '../../../../shared/instrument/text.ts';
import { INSTRUMENTS, instrumentType, signature, visa } from '../../../support/instrument-units.ts';
import { anyInstrument } from '../../../support/instruments.ts';
import { countingIds } from '../../../support/pieces.ts';
import { runs } from '../../../support/runs.ts';
import { uidOf } from '../../../support/units.ts';

/** May hold everything that a random instrument holds. */
const TYPE: InstrumentType = { ...instrumentType('law'), holdsText: true };
const ids = countingIds();

const pick = <T>(from: readonly T[], number: number): T | undefined => from[number % from.length];

interface Step {
  readonly unit: number;
  readonly other: number;
  readonly part: number;
}
type Command = (drafting: Drafting, units: readonly Unit[], step: Step) => readonly UnitChange[];

const uidAt = (units: readonly Unit[], number: number): Uid => pick(units, number)?.uid ?? uidOf(99_999);
const divisionsOf = (units: readonly Unit[]) => units.filter(({ type }) => type === 'division');
const holdersOf = (units: readonly Unit[]) =>
  units.filter(({ type }) => type === 'division' || type === 'annex');
const partAt = (units: readonly Unit[], { unit, part }: Step) => {
  const provisions = units.filter(({ type }) => type === 'provision');
  const chosen = pick(provisions, unit);
  const parts = contentAs(chosen, 'provision')?.parts ?? [];
  const id = pick(parts, part)?.id;
  return chosen === undefined || id === undefined ? null : { uid: chosen.uid, id };
};
const levelAt = (number: number): string => pick(TYPE.levels, number) ?? '';

/** Those that only ever add words or put them elsewhere. */
const KEEPING: Readonly<Record<string, Command>> = {
  insertProvision: (drafting, units, { unit }) => insertProvision(drafting, uidAt(units, unit)),
  insertInserted: (drafting, units, { unit }) => insertProvision(drafting, uidAt(units, unit), 'new'),
  insertDivision: (drafting, units, { unit, other }) =>
    insertDivision(drafting, uidAt(units, unit), levelAt(other)),
  insertAround: (drafting, units, { unit }) =>
    insertUnits(drafting, uidAt(units, unit), [signature(''), visa('')]),
  raise: (drafting, units, { unit }) => raiseDivision(drafting, uidAt(divisionsOf(units), unit)),
  lower: (drafting, units, { unit }) => lowerDivision(drafting, uidAt(divisionsOf(units), unit)),
  move: (drafting, units, { unit, other }) => {
    const uid = uidAt(units, unit);
    const place = pick(placesToMove(drafting, uid), other);
    return place === undefined ? [] : moveUnit(drafting, uid, place);
  },
  moveBefore: (drafting, units, { unit, other }) =>
    moveBeside(drafting, uidAt(units, unit), 'before', uidAt(units, other)),
  moveAfter: (drafting, units, { unit, other }) =>
    moveBeside(drafting, uidAt(units, unit), 'after', uidAt(units, other)),
  moveInto: (drafting, units, { unit, other }) =>
    moveBeside(drafting, uidAt(units, unit), 'into', uidAt(holdersOf(units), other)),
  split: (drafting, units, step) => {
    const at = partAt(units, step);
    return at === null ? [] : splitProvision(drafting, at.uid, at.id);
  },
  join: (drafting, units, { unit }) => joinProvisions(drafting, uidAt(units, unit)),
  lowerPart: (drafting, units, step) => {
    const at = partAt(units, step);
    return at === null ? [] : lowerPart(drafting, at.uid, at.id);
  },
  raisePart: (drafting, units, step) => {
    const at = partAt(units, step);
    return at === null ? [] : raisePart(drafting, at.uid, at.id);
  },
  makeNext: (drafting, units, { unit }) => makeNext(drafting, uidAt(units, unit)),
  makeInserted: (drafting, units, { unit }) => makeInserted(drafting, uidAt(units, unit), 'new'),
};
const REMOVING: Readonly<Record<string, Command>> = {
  removeWhole: (drafting, units, { unit }) => removeUnit(drafting, uidAt(units, unit), 'whole'),
  removeAlone: (drafting, units, { unit }) => removeUnit(drafting, uidAt(units, unit), 'alone'),
};

const number = fc.nat({ max: 40 });
const step = fc.record({ unit: number, other: number, part: fc.nat({ max: 6 }) });
const stepsOf = (commands: Readonly<Record<string, Command>>) =>
  fc.array(fc.tuple(fc.constantFrom(...Object.keys(commands)), step), { maxLength: 8 });

const text = anyInstrument.map(({ content }): InstrumentContent => {
  if (content.shape !== 'oneTree') throw new Error('not an instrument');
  return content;
});

/** Every word of both languages, whoever holds it; a joined heading gets a space between its halves. */
function wordsOf({ km, en }: InstrumentContent): readonly string[] {
  const all: string[] = [];
  const read = (value: JsonValue): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) for (const item of value as readonly JsonValue[]) read(item);
    else
      for (const [key, item] of Object.entries(value))
        if (['text', 'seen', 'capacity', 'name', 'alt'].includes(key) && typeof item === 'string')
          all.push(item.replaceAll(/[\s\u200B]/gu, ''));
        else read(item);
  };
  for (const { content } of [...km.values(), ...en.values()]) read(content);
  return all.filter((words) => words !== '').toSorted();
}

const problemsOf = ({ km }: InstrumentContent) => structureProblems(km, TYPE, INSTRUMENTS);
const undone = (changes: readonly UnitChange[]): readonly UnitChange[] =>
  changes.map(({ before, after, ...change }) => ({ ...change, before: after, after: before }));
/** Every target that a reference of the text leads to. */
const targetsOf = (content: InstrumentContent): readonly string[] =>
  referencesOf(content)
    .map(({ reference }) => JSON.stringify(reference))
    .toSorted();

describe('commands on an instrument', () => {
  it('begin with a valid tree', () => {
    fc.assert(
      fc.property(text, (start) => {
        expect(problemsOf(start)).toEqual([]);
      }),
      { numRuns: runs(50) },
    );
  });

  it.each(Object.entries({ ...KEEPING, ...REMOVING }))(
    'leave a valid tree and are undone by what they changed: %s',
    (_name, command) => {
      fc.assert(
        fc.property(text, step, (start, chosen) => {
          const changes = command(
            { text: start, type: TYPE, data: INSTRUMENTS, ids },
            inOrder(start.km),
            chosen,
          );
          const after = withTextChanges(start, changes);
          expect(problemsOf(after)).toEqual([]);
          expect(new Set(changes.map(({ language, uid }) => `${language} ${uid}`)).size).toBe(changes.length);
          const back = withTextChanges(after, undone(changes));
          expect(new Map(back.km)).toEqual(new Map(start.km));
          expect(new Map(back.en)).toEqual(new Map(start.en));
        }),
        { numRuns: runs(60) },
      );
    },
  );

  it('in any order lose no word and no target of a reference', () => {
    fc.assert(
      fc.property(text, stepsOf(KEEPING), (start, steps) => {
        let now = start;
        for (const [name, chosen] of steps) {
          const drafting = { text: now, type: TYPE, data: INSTRUMENTS, ids };
          const changes = KEEPING[name]?.(drafting, inOrder(now.km), chosen) ?? [];
          const next = withTextChanges(now, changes);
          expect(problemsOf(next), name).toEqual([]);
          expect(wordsOf(next), name).toEqual(wordsOf(now));
          expect(targetsOf(next), name).toEqual(targetsOf(now));
          now = next;
        }
        // A unit is where it was, or in the one that it was joined to.
        for (const uid of start.km.keys()) expect(whereIs({ uid }, now.km)).toHaveProperty('uid');
      }),
      { numRuns: runs(150) },
    );
  });

  it('in any order, those that remove among them, leave a valid tree', () => {
    const all = { ...KEEPING, ...REMOVING };
    fc.assert(
      fc.property(text, stepsOf(all), (start, steps) => {
        let now = start;
        for (const [name, chosen] of steps) {
          const drafting = { text: now, type: TYPE, data: INSTRUMENTS, ids };
          now = withTextChanges(now, all[name]?.(drafting, inOrder(now.km), chosen) ?? []);
          expect(problemsOf(now), name).toEqual([]);
          for (const uid of now.en.keys()) expect(now.km.has(uid), name).toBe(true);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('that remove take away nothing but what they name', () => {
    fc.assert(
      fc.property(text, number, fc.constantFrom('whole', 'alone'), (start, chosen, extent) => {
        const uid = uidAt(inOrder(start.km), chosen);
        const changes = removeUnit({ text: start, type: TYPE, data: INSTRUMENTS, ids }, uid, extent);
        const after = withTextChanges(start, changes);
        const gone = inOrder(start.km).filter((unit) => !after.km.has(unit.uid));
        if (extent === 'alone') expect(gone.length).toBeLessThanOrEqual(1);
        for (const unit of gone) {
          expect(unit.uid === uid || gone.some((above) => above.uid === unit.parent)).toBe(true);
          expect(after.en.has(unit.uid)).toBe(false);
        }
        const order = (tree: InstrumentContent['km']) => inOrder(tree).map((unit) => unit.uid);
        const stayed = order(start.km).filter((one) => after.km.has(one));
        expect(order(after.km)).toEqual(stayed);
      }),
      { numRuns: runs(150) },
    );
  });
});
