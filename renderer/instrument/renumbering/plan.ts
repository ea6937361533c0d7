/** What a command would do to the numbers of units that stand already, and to the references that show them. */
import type { Language, UnitChange } from '../../../shared/document/model.ts';
import { withTextChanges, type Drafting } from '../../../shared/instrument/editing/drafting.ts';
import type { Register } from '../../../shared/instrument/references/cited-instruments.ts';
import {
  renumbering,
  rewordedReferences,
  type Renumbered,
  type Reworded,
} from '../../../shared/instrument/renumbering.ts';

export interface Numbering {
  readonly renumbered: readonly Renumbered[];
  readonly reworded: readonly Reworded[];
}

export function numberingOf(
  { text, type, data }: Drafting,
  changes: readonly UnitChange[],
  register: Register,
  language: Language,
): Numbering {
  const after = withTextChanges(text, changes);
  return {
    renumbered: renumbering(text.km, after.km, type, data, language),
    reworded: rewordedReferences(text, after, type, data, register),
  };
}

/** The table as text that a spreadsheet takes: a line for each unit, what it was called and what it is called. */
export const tableText = ({ renumbered }: Numbering): string =>
  renumbered.map(({ before, after }) => `${before}\t${after}`).join('\n');
