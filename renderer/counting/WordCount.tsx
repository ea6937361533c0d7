import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnPaper } from '../desk/opener.ts';
import { languagesOf, type Shown } from '../desk/shown-languages.ts';
import { useFormat } from '../i18n/use-format.ts';
import { createIdleWork } from '../idle.ts';
import { createWordCounter, type WordCounts } from './word-counts.ts';

export interface WordCountProps {
  readonly onPaper: OnPaper;
  readonly shown: Shown;
}

interface Counted {
  readonly whole: WordCounts;
  /** Null where nothing is selected. */
  readonly selected: number | null;
}

/** How many words the shown texts have, or what is selected in them; it follows when the writing pauses. */
export function WordCount({ onPaper: { draft, texts }, shown }: WordCountProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [counted, setCounted] = useState<Counted | null>(null);

  useEffect(() => {
    const counter = createWordCounter();
    const work = createIdleWork((hasTime) => {
      const whole = counter.count(draft.text, hasTime);
      if (whole === null) return 'more';
      const selected = texts.active()?.binding.selected() ?? null;
      setCounted({ whole, selected: selected && counter.countSelected(draft.text, selected) });
      return 'done';
    });
    work.ask();
    document.addEventListener('selectionchange', work.ask);
    const stops = [
      draft.text.onChange(work.ask),
      work.stop,
      () => document.removeEventListener('selectionchange', work.ask),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [draft, texts]);

  if (counted === null) return null;
  if (counted.selected !== null) return t('counting.selected', { n: format.number(counted.selected) });
  return languagesOf(shown)
    .map((language) => {
      const n = format.number(counted.whole[language]);
      return shown === 'both' ? t(`counting.in.${language}`, { n }) : t('counting.words', { n });
    })
    .join(' · ');
}
