/** What the units of an instrument are called where another instrument speaks of them. */
import type { Language, Tree, Uid, Unit } from '../../document/model.ts';
import { childrenOf } from '../../document/tree.ts';
import type { InstrumentData, InstrumentType } from '../data.ts';
import { citedLabelOf, numbersOf, numberText } from '../numbering.ts';

export interface UnitNames {
  /** By its number, else by its place among its like; empty for a unit that is not there. */
  readonly nameOf: (uid: Uid, language: Language) => string;
  /** Its own label; empty where it has none. */
  readonly labelOf: (uid: Uid, language: Language) => string;
  /** The number of a provision as it is kept in a reference; null for what is none. */
  readonly articleOf: (uid: Uid) => string | null;
}

export function unitNames(tree: Tree, type: InstrumentType, data: InstrumentData): UnitNames {
  const numbers = numbersOf(tree, type, data);
  const labelOf = (uid: Uid, language: Language): string => {
    const [unit, number] = [tree.get(uid), numbers.get(uid)];
    if (unit === undefined || number === undefined) return '';
    return citedLabelOf(unit, number, type, language, data);
  };
  const placeOf = (unit: Unit, language: Language): string => {
    const kind = kindOf(unit);
    const alike = childrenOf(tree, unit.parent).filter(
      (other) => !numbers.has(other.uid) && kindOf(other) === kind,
    );
    const value = alike.findIndex(({ uid }) => uid === unit.uid) + 1;
    const number = numberText({ value, suffixes: [] }, language, data);
    return data.amending.names[kind][language].replaceAll('{number}', number);
  };
  return {
    labelOf,
    nameOf(uid, language) {
      const unit = tree.get(uid);
      if (unit === undefined) return '';
      return labelOf(uid, language) || placeOf(unit, language);
    },
    articleOf(uid) {
      const number = numbers.get(uid);
      if (number === undefined || tree.get(uid)?.type !== 'provision') return null;
      return numberText(number, 'km', data);
    },
  };
}

const kindOf = ({ type }: Unit): 'visa' | 'signature' | 'text' =>
  type === 'visa' || type === 'signature' ? type : 'text';
