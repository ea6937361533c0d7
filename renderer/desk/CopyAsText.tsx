import type { ReactNode } from 'react';
import { Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { bilingual } from '../../shared/document/article-fields.ts';
import { LANGUAGES, type Language } from '../../shared/document/model.ts';
import {
  CAPTION_LIMIT,
  CHANNELS,
  POST_LIMIT,
  socialText,
  type Channel,
} from '../../shared/document/social-text.ts';
import { copyText } from '../copy-text.ts';
import type { DraftSession } from '../drafting/session.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { toast } from '../ui/Toasts.tsx';

/** The text as somebody wrote it for the channel, else the article itself. */
function textFor(draft: DraftSession, channel: Channel, language: Language): string {
  const field = (name: string): string => {
    const value = draft.field(name);
    return typeof value === 'string' ? value : '';
  };
  const written = field(bilingual(`social.${channel}`, language)).trim();
  if (written !== '') return written;
  return socialText(field(bilingual('title', language)), draft.text.units(language), language);
}

/** Copies the article as plain text for Telegram or Facebook, and says how long it is and whether it fits. */
export function CopyAsText({ draft }: { readonly draft: DraftSession }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();

  /** What is said of a text that was copied. */
  const told = (text: string, channel: Channel): string => {
    const limit = POST_LIMIT[channel];
    const copied = t('copyText.copied', { n: format.number(text.length) });
    const parts = { limit: format.number(limit), n: format.number(Math.ceil(text.length / limit)) };
    if (text.length > limit) return `${copied} ${t('copyText.tooLong', parts)}`;
    if (channel !== 'telegram' || text.length <= CAPTION_LIMIT) return copied;
    return `${copied} ${t('copyText.noCaption', { limit: format.number(CAPTION_LIMIT) })}`;
  };
  const copyFor = (channel: Channel, language: Language): void => {
    const text = textFor(draft, channel, language);
    if (text === '') toast({ text: t('copyText.nothing') });
    else if (copyText(text)) toast({ text: told(text, channel) });
    else toast({ tone: 'bad', text: t('copyText.failed') });
  };

  return (
    <Menu
      label={t('copyText.label')}
      groups={CHANNELS.map((channel) => ({
        id: channel,
        title: t(`copyText.${channel}`),
        items: LANGUAGES.map((language) => ({
          id: `${channel} ${language}`,
          text: t(`language.own.${language}`),
          lang: language,
          onChoose: () => copyFor(channel, language),
        })),
      }))}
    >
      <Button look="plain" aria-label={t('copyText.label')}>
        <Share2 aria-hidden />
      </Button>
    </Menu>
  );
}
