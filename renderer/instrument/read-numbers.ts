import type { Language, Uid, Unit } from '../../shared/document/model.ts';
import { contentOfUnits } from '../../shared/document/open-units.ts';
import { UNNUMBERED, type BlockNumbers } from '../../shared/html/instrument-block-html.ts';
import type { InstrumentData } from '../../shared/instrument/data.ts';
import { typeOfDocument } from '../../shared/instrument/instrument-fields.ts';
import { numbersOf } from '../../shared/instrument/numbering.ts';
import type { Register } from '../../shared/instrument/references/cited-instruments.ts';
import { withShownReferences } from '../../shared/instrument/references/shown-references.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import { blockNumbers } from '../editor/instrument/number-labels.ts';

/** The numbers of a document that is only read, such as a revision; none for one that is no instrument. */
export function readNumbers(
  { summary, units, metadata }: OpenDocument,
  language: Language,
  data: InstrumentData,
): (uid: Uid) => BlockNumbers {
  const text = contentOfUnits(summary.kind, units);
  const type = typeOfDocument(metadata, data);
  return text.shape === 'oneTree' && type !== undefined
    ? blockNumbers({ text, type, data }, language)
    : () => UNNUMBERED;
}

/** Its units with what their references show; as they stand for one that is no instrument. */
export function shownUnits(
  { summary, units, metadata }: OpenDocument,
  language: Language,
  data: InstrumentData,
  register: Register | null,
): readonly Unit[] {
  const { km: tree } = contentOfUnits(summary.kind, units);
  const type = typeOfDocument(metadata, data);
  if (type === undefined) return units[language];
  const numbers = numbersOf(tree, type, data);
  const context = { tree, type, data, numbers, register: register ?? new Map() };
  return units[language].map((unit) => withShownReferences(unit, language, context));
}
