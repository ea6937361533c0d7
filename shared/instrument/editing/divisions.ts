/** The level of a division: Tab and Shift+Tab at a heading. */
import type { Uid, UnitBody, UnitChange } from '../../document/model.ts';
import { inOrder } from '../../document/tree.ts';
import { divisionLevel } from '../counting.ts';
import type { InstrumentBody } from '../instrument.ts';
import { subtreeOf } from './arrange.ts';
import { sequenceChanges } from './sequence.ts';
import { changedInBoth, contentAs, ifValid, withTextChanges, type Drafting } from './drafting.ts';

/** One level up, with all divisions below it; what follows then belongs to it as the reading order says. */
export const raiseDivision = (drafting: Drafting, uid: Uid): readonly UnitChange[] =>
  shiftDivision(drafting, uid, -1);

/** One level down, with all divisions below it; nothing where one of them is on the last level. */
export const lowerDivision = (drafting: Drafting, uid: Uid): readonly UnitChange[] =>
  shiftDivision(drafting, uid, 1);

function shiftDivision(drafting: Drafting, uid: Uid, step: 1 | -1): readonly UnitChange[] {
  const { text, data } = drafting;
  const divisions = subtreeOf(text.km, uid).filter(({ type }) => type === 'division');
  const levels = levelsAt(drafting, uid);
  const changes: UnitChange[] = [];
  for (const division of divisions) {
    const at = levels.indexOf(divisionLevel(division) ?? '');
    const level = levels[at + step];
    if (divisions[0]?.uid !== uid || at === -1 || level === undefined) return [];
    changes.push(...changedInBoth(text, division.uid, (unit) => onLevel(unit, level)));
  }
  const shifted = withTextChanges(text, changes).km;
  const english = changes.filter(({ language }) => language === 'en');
  return ifValid(drafting, [...sequenceChanges(text.km, inOrder(shifted), data), ...english]);
}

/** Those that the type uses; in an annex all. */
function levelsAt({ text, type, data }: Drafting, uid: Uid): readonly string[] {
  for (
    let at = text.km.get(uid);
    at !== undefined;
    at = at.parent === null ? undefined : text.km.get(at.parent)
  )
    if (at.type === 'annex') return data.levels.map(({ id }) => id);
  return type.levels;
}

function onLevel(unit: UnitBody, level: string): InstrumentBody | null {
  const content = contentAs(unit, 'division');
  return content === null ? null : { type: 'division', content: { ...content, level } };
}
