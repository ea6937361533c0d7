/** Whether the units stand as they must, bear numbers of their own that follow, and lead somewhere where they refer. */
import type { Uid } from '../../document/model.ts';
import { inOrder } from '../../document/tree.ts';
import { countedUnit } from '../counting.ts';
import { duplicateNumbers, labelOf } from '../numbering.ts';
import { missingOf, toldApartBy } from '../references/reference-text.ts';
import { referencesOf } from '../references/referred-to-by.ts';
import { structureProblems } from '../structure.ts';
import { readInstrumentUnit } from '../views.ts';
import { at, check, inUnit, type CheckedInstrument, type InstrumentCheck } from './check.ts';

export function* checkStructure(
  instrument: CheckedInstrument,
): Generator<undefined, readonly InstrumentCheck[]> {
  const found: InstrumentCheck[] = [];
  for (const look of [invalidTree, duplicates, unreadable, gaps, referencesGone]) {
    yield undefined;
    found.push(...look(instrument));
  }
  return found;
}

const invalidTree = ({ tree, type, data }: CheckedInstrument): InstrumentCheck[] =>
  structureProblems(tree, type, data).map(({ uid, reason }) => check('invalidTree', inUnit(uid), { reason }));

const duplicates = (instrument: CheckedInstrument): InstrumentCheck[] =>
  duplicateNumbers(instrument.tree, instrument.type, instrument.data).flatMap((uids) =>
    uids.slice(1).map((uid) => check('duplicateNumber', inUnit(uid), { label: khmerLabel(uid, instrument) })),
  );

/** What stands above a unit in Khmer; empty for what bears no number. */
function khmerLabel(uid: Uid, { tree, numbers, type, data }: CheckedInstrument): string {
  const [unit, number] = [tree.get(uid), numbers.get(uid)];
  return unit === undefined || number === undefined ? '' : labelOf(unit, number, type, 'km', data);
}

const unreadable = ({ content }: CheckedInstrument): InstrumentCheck[] => [
  ...inOrder(content.km).flatMap((unit) =>
    readInstrumentUnit(unit).kind === 'unreadable' ? [check('unreadable', inUnit(unit.uid))] : [],
  ),
  ...[...content.en].flatMap(([uid, body]) =>
    readInstrumentUnit(body).kind === 'unreadable' ? [check('unreadable', inUnit(uid, 'en'))] : [],
  ),
];

const referencesGone = (instrument: CheckedInstrument): InstrumentCheck[] =>
  referencesOf(instrument.content).flatMap(({ reference: { target, seen }, place }) => {
    const missing = missingOf(target, instrument);
    return missing === null ? [] : [check('referenceGone', at(place), { seen, missing })];
  });

/** Where ១១ ថ្មី (បី) stands without ១១ ថ្មី (ពីរ) before it, or what is inserted has nothing before it. */
function gaps(instrument: CheckedInstrument): InstrumentCheck[] {
  const { tree, numbers } = instrument;
  const chains = new Map<string, number>();
  return [...numbers].flatMap(([uid, number]): InstrumentCheck[] => {
    const last = number.suffixes.at(-1);
    const unit = tree.get(uid);
    const counted = unit === undefined ? null : countedUnit(unit);
    if (last === undefined || unit === undefined || counted === null) return [];
    const run = toldApartBy(unit, instrument)?.uid ?? '';
    const kind = counted.type === 'division' ? counted.level : counted.type;
    const chain = JSON.stringify([run, kind, number.value, number.suffixes.slice(0, -1), last.id]);
    const before = chains.get(chain) ?? 0;
    const ordinal = last.ordinal ?? 1;
    chains.set(chain, Math.max(before, ordinal));
    // One that stands twice is told as such.
    const follows = number.value > 0 && (ordinal === before + 1 || ordinal === before);
    return follows ? [] : [check('numberGap', inUnit(uid), { label: khmerLabel(uid, instrument) })];
  });
}
