import { mergeRegister, type LexicalEditor } from 'lexical';
import type { Language } from '../../../shared/document/model.ts';
import type { DraftText } from '../../drafting/text.ts';
import type { Binding } from '../binding/binding.ts';
import { registerEnglishKeys } from './english-keys.ts';
import { registerInstrumentKeys } from './instrument-keys.ts';
import type { InstrumentWriting } from './instrument-writing.ts';
import { registerInstrumentTidy } from './tidy-instrument.ts';

/** What writing an instrument takes besides: its structure is made in the Khmer, and the English follows it. */
export function registerInstrument(
  editor: LexicalEditor,
  draft: DraftText,
  language: Language,
  binding: Binding,
  instrument: InstrumentWriting,
): () => void {
  if (language === 'en') return registerEnglishKeys(editor);
  return mergeRegister(
    registerInstrumentTidy(
      editor,
      () => draft.ids.next(),
      () => instrument.type()?.holdsText ?? true,
    ),
    registerInstrumentKeys(editor, instrument, binding),
  );
}
