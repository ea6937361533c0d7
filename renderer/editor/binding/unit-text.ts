/** The words of a block's unit, whatever kind of document it stands in. */
import type { UnitBody } from '../../../shared/document/model.ts';
import { placedText } from '../../../shared/document/text.ts';
import { wordsOf } from '../../../shared/instrument/text.ts';
import { isInstrumentType } from '../../../shared/instrument/views.ts';
import { saysNothing } from '../../../shared/instrument/words.ts';

/** The text as offsets into a unit count it (places.ts). */
export const unitText = (unit: UnitBody): string =>
  isInstrumentType(unit.type) ? wordsOf(unit) : placedText(unit);

/** Types that say something without a word: a heading without one still divides. */
const WORDLESS: ReadonlySet<string> = new Set(['division', 'signature', 'annex']);

/** Whether another unit may take its place without losing anything. */
export const isNothing = (unit: UnitBody): boolean => !WORDLESS.has(unit.type) && saysNothing(unit);
