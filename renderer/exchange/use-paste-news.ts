import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PASTE_NEWS_COMMAND, type PasteNews } from '../editor/clipboard/paste-foreign.ts';
import type { OpenTexts } from '../editor/open-texts.ts';
import { useFormat } from '../i18n/use-format.ts';
import { toast } from '../ui/Toasts.tsx';
import { useCommandOfTexts } from './use-command-of-texts.ts';

/** Tells the person what became of a paste: that a long one takes a moment, and what of it could not be taken. */
export function usePasteNews(texts: OpenTexts): void {
  const { t } = useTranslation();
  const format = useFormat();
  const closeWorking = useRef<() => void>(null);
  const tell = useCallback(
    (news: PasteNews): boolean => {
      closeWorking.current?.();
      closeWorking.current = null;
      if (news.kind === 'working') closeWorking.current = toast({ text: t('exchange.pasting') });
      else if (news.kind === 'refused') toast({ tone: 'bad', text: t(`exchange.refused.${news.reason}`) });
      else {
        const { picturesLeft, tablesAsText } = news;
        if (picturesLeft > 0) toast({ text: t('exchange.picturesLeft', { n: format.number(picturesLeft) }) });
        if (tablesAsText > 0) toast({ text: t('exchange.tablesAsText', { n: format.number(tablesAsText) }) });
      }
      return true;
    },
    [t, format],
  );
  useCommandOfTexts(texts, PASTE_NEWS_COMMAND, tell);
}
