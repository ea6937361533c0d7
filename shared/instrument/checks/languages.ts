/** Whether the English says all that the Khmer says now, and the terms of both are defined and used. */
import { keptBodyHash } from '../../document/hash.ts';
import type { Unit, UnitBody } from '../../document/model.ts';
import { khmerSide, translationState } from '../../document/translation.ts';
import { inOrder } from '../../document/tree.ts';
import { reportByLines } from '../definitions/report.ts';
import { instrumentLines, isBlank, wordsOf } from '../text.ts';
import { at, check, inUnit, type CheckedInstrument, type InstrumentCheck } from './check.ts';

/** Units whose hashes are worked out at once, unless they were before. */
const SLICE = 50;

export function* checkEnglish({
  content,
}: CheckedInstrument): Generator<undefined, readonly InstrumentCheck[]> {
  const khmer = inOrder(content.km).filter((unit) => !isBlank(wordsOf(unit)));
  const isBegun = [...content.en.values()].some((body) => !isBlank(wordsOf(body)));
  if (khmer.length > 0 && !isBegun) return [check('noEnglish', { kind: 'text', language: 'en' })];
  const found: InstrumentCheck[] = [];
  for (const [index, unit] of khmer.entries()) {
    if (index % SLICE === SLICE - 1) yield undefined;
    found.push(...englishOf(unit, content.en.get(unit.uid)));
  }
  return found;
}

function englishOf(unit: Unit, english: UnitBody | undefined): readonly InstrumentCheck[] {
  const { uid } = unit;
  if (english === undefined || isBlank(wordsOf(english))) return [check('untranslated', inUnit(uid, 'en'))];
  const said = new Set(
    instrumentLines(english).flatMap(({ inner, text }) =>
      inner === undefined || isBlank(text) ? [] : [inner],
    ),
  );
  const unsaid = instrumentLines(unit).flatMap(({ inner, text }) =>
    inner === undefined || isBlank(text) || said.has(inner) ? [] : [inner],
  );
  const isStale = translationState(english, khmerSide([unit], keptBodyHash)) === 'stale';
  return [
    ...[...new Set(unsaid)].map((inner) => check('untranslated', inUnit(uid, 'en', inner))),
    ...(isStale ? [check('englishStale', inUnit(uid, 'en'))] : []),
  ];
}

export function* checkTerms({
  content,
}: CheckedInstrument): Generator<undefined, readonly InstrumentCheck[]> {
  const { unused, twice, offered, undefinedWords } = yield* reportByLines(content);
  return [
    ...twice.map(({ term: { words, place } }) => check('termTwice', at(place), { words })),
    ...unused.map(({ words, place }) => check('termUnused', at(place), { words })),
    ...offered.map(({ words, place }) => check('termUnmarked', at(place), { words })),
    ...undefinedWords.map(({ words, place }) => check('termUndefined', at(place), { words })),
  ];
}
