import type { ReactNode } from 'react';
import { Label, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { bilingual } from '../../shared/document/article-fields.ts';
import type { Language } from '../../shared/document/model.ts';
import { useField, type FieldSource } from '../desk/use-field.ts';
import { useFormat } from '../i18n/use-format.ts';
import styles from './DetailsPanel.module.css';

/** What each channel is called in the texts, and the longest post that it takes, in UTF-16 units as they count. */
const CHANNELS = {
  'social.telegram': { text: 'telegram', limit: 4096 },
  'social.facebook': { text: 'facebook', limit: 63_206 },
} as const;

export interface SocialTextProps {
  readonly source: FieldSource;
  readonly channel: keyof typeof CHANNELS;
  readonly languages: readonly Language[];
}

/** What goes to one channel beside the public page; empty, the article's own text goes there. */
export function SocialText({ source, channel, languages }: SocialTextProps): ReactNode {
  return languages.map((language) => (
    <OneChannel key={language} source={source} channel={channel} language={language} />
  ));
}

interface OneChannelProps extends Omit<SocialTextProps, 'languages'> {
  readonly language: Language;
}

function OneChannel({ source, channel, language }: OneChannelProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const name = bilingual(channel, language);
  const [text, type, settle] = useField(source, name);
  const { text: called, limit } = CHANNELS[channel];
  const isLong = text.length > limit;
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={text}
      onChange={type}
      onBlur={settle}
      isInvalid={isLong}
      data-field={name}
    >
      <Label>{t(`details.${called}.${language}`)}</Label>
      <TextArea lang={language} rows={3} className={styles['text'] ?? ''} />
      <Text slot="description" className={`${styles['words']} ${isLong ? styles['long'] : ''}`}>
        {t(isLong ? 'details.tooLong' : 'details.length', {
          n: format.number(text.length),
          most: format.number(limit),
        })}
      </Text>
    </TextField>
  );
}
