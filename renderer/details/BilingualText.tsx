import type { ReactNode } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { bilingual } from '../../shared/document/article-fields.ts';
import type { Language } from '../../shared/document/model.ts';
import { useField, type FieldSource } from '../desk/use-field.ts';
import styles from './DetailsPanel.module.css';

/** More than this is a text, not a detail of one. In UTF-16 units, as the field counts. */
const TEXT_LIMIT = 5000;

/** What each field is called in the texts. */
const TEXTS = { summary: 'summary', 'event.place': 'place' } as const;

export interface BilingualTextProps {
  readonly source: FieldSource;
  readonly field: keyof typeof TEXTS;
  readonly languages: readonly Language[];
  readonly rows: number;
}

/** One field of text for each language on the paper. */
export function BilingualText({ source, field, languages, rows }: BilingualTextProps): ReactNode {
  return languages.map((language) => (
    <OneText key={language} source={source} field={field} language={language} rows={rows} />
  ));
}

interface OneTextProps extends Omit<BilingualTextProps, 'languages'> {
  readonly language: Language;
}

function OneText({ source, field, language, rows }: OneTextProps): ReactNode {
  const { t } = useTranslation();
  const [text, type, settle] = useField(source, bilingual(field, language));
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={text}
      onChange={type}
      onBlur={settle}
      maxLength={TEXT_LIMIT}
      data-field={bilingual(field, language)}
    >
      <Label>{t(`details.${TEXTS[field]}.${language}`)}</Label>
      <TextArea lang={language} rows={rows} className={styles['text'] ?? ''} />
    </TextField>
  );
}
