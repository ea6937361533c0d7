/** The words of a unit of any kind of document as places count them; for people and for search see words.ts. */
import type { UnitBody } from '../document/model.ts';
import { placedText } from '../document/text.ts';
import { wordsOf } from './text.ts';
import { isInstrumentType } from './views.ts';

/** The text as offsets into a unit count it: in the editor (renderer/editor/places.ts) and in comments. */
export const unitText = (unit: UnitBody): string =>
  isInstrumentType(unit.type) ? wordsOf(unit) : placedText(unit);
