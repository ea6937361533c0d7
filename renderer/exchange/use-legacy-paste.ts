import { useCallback, useState } from 'react';
import type { LegacyQuestion } from '../../shared/exchange/legacy-text.ts';
import { LEGACY_PASTE_COMMAND } from '../editor/clipboard/paste-foreign.ts';
import type { OpenTexts } from '../editor/open-texts.ts';
import { useCommandOfTexts } from './use-command-of-texts.ts';

/** What a paste asks about its text in fonts of before Unicode; null where it asks nothing. */
export function useLegacyPaste(texts: OpenTexts): LegacyQuestion | null {
  const [question, setQuestion] = useState<LegacyQuestion | null>(null);
  const ask = useCallback((asked: LegacyQuestion): boolean => {
    setQuestion({
      runs: asked.runs,
      decide(form) {
        setQuestion(null);
        asked.decide(form);
      },
    });
    return true;
  }, []);
  useCommandOfTexts(texts, LEGACY_PASTE_COMMAND, ask);
  return question;
}
