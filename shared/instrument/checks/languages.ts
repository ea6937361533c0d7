/** Whether the English says all that the Khmer does, and the terms of both are defined and used. */
import { inOrder } from '../../document/tree.ts';
import { reportByLines } from '../definitions/report.ts';
import { instrumentLines, isBlank, wordsOf } from '../text.ts';
import { at, check, inUnit, type CheckedInstrument, type InstrumentCheck } from './check.ts';

export function checkEnglish({ content }: CheckedInstrument): readonly InstrumentCheck[] {
  const khmer = inOrder(content.km).filter((unit) => !isBlank(wordsOf(unit)));
  const isBegun = [...content.en.values()].some((body) => !isBlank(wordsOf(body)));
  if (khmer.length > 0 && !isBegun) return [check('noEnglish', { kind: 'text', language: 'en' })];
  return khmer.flatMap((unit): InstrumentCheck[] => {
    const english = content.en.get(unit.uid);
    if (english === undefined || isBlank(wordsOf(english))) {
      return [check('untranslated', inUnit(unit.uid, 'en'))];
    }
    const said = new Set(
      instrumentLines(english).flatMap(({ inner, text }) =>
        inner === undefined || isBlank(text) ? [] : [inner],
      ),
    );
    const unsaid = instrumentLines(unit).flatMap(({ inner, text }) =>
      inner === undefined || isBlank(text) || said.has(inner) ? [] : [inner],
    );
    return [...new Set(unsaid)].map((inner) => check('untranslated', inUnit(unit.uid, 'en', inner)));
  });
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
