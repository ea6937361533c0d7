import type { Drafting } from '../../shared/instrument/editing/drafting.ts';
import type { InstrumentData } from '../../shared/instrument/data.ts';
import { typeOfDocument } from '../../shared/instrument/instrument-fields.ts';
import type { DraftSession } from '../drafting/session.ts';

/** What the commands of an instrument work with, as it is now; null for a draft that is none, or none of a known type. */
export function draftingOf(draft: DraftSession, data: InstrumentData): Drafting | null {
  const text = draft.text.content();
  const type = typeOfDocument(draft.metadata(), data);
  return text.shape === 'oneTree' && type !== undefined ? { text, type, data, ids: draft.text.ids } : null;
}
