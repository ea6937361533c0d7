import type { Language, Uid } from '../../shared/document/model.ts';
import { contentOfUnits } from '../../shared/document/open-units.ts';
import type { InstrumentData } from '../../shared/instrument/data.ts';
import type { Reference } from '../../shared/instrument/instrument.ts';
import { typeOfDocument } from '../../shared/instrument/instrument-fields.ts';
import { numbersOf } from '../../shared/instrument/numbering.ts';
import type { Register } from '../../shared/instrument/references/cited-instruments.ts';
import { referenceText } from '../../shared/instrument/references/reference-text.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';

/**
 * What the references of a document that is only read show; those to instruments that `register` does not have what they
 * showed last.
 */
export function readReferences(
  { summary, units, metadata }: OpenDocument,
  language: Language,
  data: InstrumentData,
  register: Register = new Map(),
): (reference: Reference, standsIn: Uid) => string {
  const content = contentOfUnits(summary.kind, units);
  const type = typeOfDocument(metadata, data);
  if (content.shape !== 'oneTree' || type === undefined) return ({ seen }) => seen;
  const tree = content.km;
  const context = { tree, type, data, numbers: numbersOf(tree, type, data), register };
  return (reference, standsIn) => {
    const shown = referenceText(reference, standsIn, language, context);
    return shown.kind === 'found' ? shown.text : shown.seen;
  };
}
