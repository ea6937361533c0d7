import { COMMAND_PRIORITY_LOW, mergeRegister } from 'lexical';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenTexts } from '../editor/open-texts.ts';
import { PASTE_NEWS_COMMAND, type PasteNews } from '../editor/clipboard/paste-foreign.ts';
import { useFormat } from '../i18n/use-format.ts';
import { toast } from '../ui/Toasts.tsx';

/** Tells the person what became of a paste: that a long one takes a moment, and what of it could not be taken. */
export function usePasteNews(texts: OpenTexts): void {
  const { t } = useTranslation();
  const format = useFormat();
  useEffect(() => {
    let closeWorking = (): void => undefined;
    const tell = (news: PasteNews): boolean => {
      closeWorking();
      if (news.kind === 'working') closeWorking = toast({ text: t('exchange.pasting') });
      else if (news.kind === 'refused') toast({ tone: 'bad', text: t(`exchange.refused.${news.reason}`) });
      else {
        const { picturesLeft, tablesAsText } = news;
        if (picturesLeft > 0) toast({ text: t('exchange.picturesLeft', { n: format.number(picturesLeft) }) });
        if (tablesAsText > 0) toast({ text: t('exchange.tablesAsText', { n: format.number(tablesAsText) }) });
      }
      return true;
    };
    let stop = (): void => undefined;
    const listen = (): void => {
      stop();
      stop = mergeRegister(
        ...texts
          .all()
          .map(({ editor }) => editor.registerCommand(PASTE_NEWS_COMMAND, tell, COMMAND_PRIORITY_LOW)),
      );
    };
    listen();
    const stopFollowing = texts.onChange(listen);
    return () => {
      stopFollowing();
      stop();
    };
  }, [texts, t, format]);
}
