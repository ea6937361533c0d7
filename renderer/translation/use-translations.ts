import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hash } from '../../shared/document/model.ts';
import { useBridge, useCommand } from '../bridge.ts';
import type { OnPaper } from '../desk/opener.ts';
import { showMarks } from './marks.ts';
import { createTranslations, type Translations } from './translations.ts';

export interface TranslationWork extends Translations {
  /** Goes to the next block that has to be looked at, round to the first. */
  readonly next: () => void;
  /** What Ctrl+Enter does with the block under the caret: begin its English, or say that it is right again. */
  readonly settleHere: () => void;
}

/** The translation of the draft on the paper, watched and marked while its English is in sight. */
export function useTranslations(
  { draft, texts, checkpoints }: OnPaper,
  isEnglish: boolean,
  enabled: boolean,
): TranslationWork {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [translations] = useState(() => {
    const keep = async (khmer: readonly Hash[]): Promise<void> => {
      for (const hash of new Set(khmer)) {
        const answer = await bridge.call['history.body']({ documentId: draft.documentId, hash });
        if (!answer.ok && answer.error.code === 'notFound') return checkpoints.leave();
      }
    };
    return createTranslations(draft.text, (khmer) => void keep(khmer));
  });
  const stale = t('translation.changed');
  useEffect(() => (isEnglish ? translations.watch() : undefined), [translations, isEnglish]);
  useEffect(
    () => (isEnglish ? showMarks(draft.text, texts, translations, { stale }) : undefined),
    [draft, texts, translations, isEnglish, stale],
  );

  const { whereabouts } = draft.text;
  const next = (): void => {
    const { stale: toCheck, missing } = translations.report();
    const places = [
      ...toCheck.map((uid) => ({ language: 'en', uid }) as const),
      ...missing.map((uid) => ({ language: 'km', uid }) as const),
    ];
    const caret = whereabouts.caret();
    const at = places.findIndex(({ language, uid }) => uid === caret?.uid && language === caret.language);
    const place = places[(at + 1) % places.length];
    if (place === undefined) return;
    const start = { uid: place.uid, at: 0 };
    whereabouts.goTo({ language: place.language, anchor: start, focus: start });
  };
  const settleHere = (): void => {
    const caret = whereabouts.caret();
    const selected = texts.active()?.binding.selected() ?? null;
    if (caret?.language === 'en') {
      if (translations.report().states.get(caret.uid) === 'stale') translations.settle(caret.uid, selected);
    } else if (caret !== null && translations.report().missing.includes(caret.uid)) {
      const made = translations.begin([caret.uid], selected);
      const english = texts.get('en');
      if (made === null || english === null) return;
      english.root.focus({ preventScroll: true });
      const start = { uid: made, at: 0 };
      english.binding.select({ language: 'en', anchor: start, focus: start });
    }
  };
  useCommand('translation.next', () => {
    if (enabled && isEnglish) next();
  });
  useCommand('translation.settle', () => {
    if (enabled && isEnglish) settleHere();
  });
  return { ...translations, next, settleHere };
}
