import type { Language, Uid } from '../../shared/document/model.ts';
import { contentOfUnits } from '../../shared/document/open-units.ts';
import { UNNUMBERED, type BlockNumbers } from '../../shared/html/instrument-block-html.ts';
import type { InstrumentData } from '../../shared/instrument/data.ts';
import { typeOfDocument } from '../../shared/instrument/instrument-fields.ts';
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
