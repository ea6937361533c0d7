import { useEffect, useRef, type ReactNode } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/document/model.ts';
import type { DraftSession } from '../drafting/session.ts';
import { useField } from './use-field.ts';
import styles from './TitleFields.module.css';

/** A title is a line or two; more is refused while typing. In UTF-16 units, as the field counts. */
const TITLE_LIMIT = 500;

export interface TitleFieldsProps {
  readonly draft: DraftSession;
  readonly languages: readonly Language[];
  /** The document is new: writing starts with its title. */
  readonly fresh: boolean;
}

/** The title in each shown language, on the paper as it will stand there. */
export function TitleFields({ draft, languages, fresh }: TitleFieldsProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fresh) box.current?.querySelector('textarea')?.focus();
  }, [fresh]);
  return (
    <div ref={box} className={styles['titles']}>
      {languages.map((language) => (
        <TitleField key={language} draft={draft} language={language} />
      ))}
    </div>
  );
}

function TitleField({ draft, language }: { draft: DraftSession; language: Language }): ReactNode {
  const { t } = useTranslation();
  const [text, type] = useField(draft, `title.${language}`);
  return (
    <TextField
      className={styles['field'] ?? ''}
      aria-label={t(`document.title.${language}`)}
      value={text}
      maxLength={TITLE_LIMIT}
      onChange={(typed) => type(typed.replaceAll('\n', ' '))}
      onKeyDown={(event) => {
        // A title is one paragraph, however many lines it takes on the paper.
        if (event.key === 'Enter') event.preventDefault();
        else event.continuePropagation();
      }}
    >
      <TextArea
        rows={1}
        className={styles[language] ?? ''}
        lang={language}
        placeholder={t(`document.titlePlaceholder.${language}`)}
        spellCheck={false}
      />
    </TextField>
  );
}
