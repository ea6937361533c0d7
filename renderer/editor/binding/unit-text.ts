/** The words of a block's unit, whatever kind of document it stands in. */
import type { UnitBody } from '../../../shared/document/model.ts';
import { isEmptyUnit, placedText } from '../../../shared/document/text.ts';
import { isBlank, wordsOf } from '../../../shared/instrument/text.ts';
import { isInstrumentType } from '../../../shared/instrument/views.ts';

/** The text as offsets into a unit count it (places.ts). */
export const unitText = (unit: UnitBody): string =>
  isInstrumentType(unit.type) ? wordsOf(unit) : placedText(unit);

/** Whether it says nothing at all, also by what it is. A heading without words still divides. */
export const saysNothing = (unit: UnitBody): boolean =>
  isInstrumentType(unit.type)
    ? (unit.type === 'visa' || unit.type === 'provision') && isBlank(wordsOf(unit))
    : isEmptyUnit(unit);
