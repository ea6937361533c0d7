import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/document/model.ts';
import { useField, type FieldSource } from './use-field.ts';
import styles from './TitleFields.module.css';

/** A title is a line or two; more is refused while typing. In UTF-16 units, as the field counts. */
const TITLE_LIMIT = 500;

export interface TitleFieldsProps {
  readonly source: FieldSource;
  readonly languages: readonly Language[];
  /** The document is new: writing starts with its title. */
  readonly fresh: boolean;
  /** Enter: the title is done, and the text of its language begins. */
  readonly onDone?: (language: Language) => void;
}

/** The title in each shown language, on the paper as it will stand there. */
export function TitleFields({ source, languages, fresh, onDone }: TitleFieldsProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  // At once with the page itself: no key falls between.
  useLayoutEffect(() => {
    if (!fresh) return;
    const first = box.current?.querySelector('textarea');
    first?.focus();
    // After the words that were typed while the article was being made.
    first?.setSelectionRange(first.value.length, first.value.length);
  }, [fresh]);
  return (
    <div ref={box} className={styles['titles']}>
      {languages.map((language) => (
        <TitleField key={language} source={source} language={language} onDone={() => onDone?.(language)} />
      ))}
    </div>
  );
}

interface TitleFieldProps {
  readonly source: FieldSource;
  readonly language: Language;
  readonly onDone: () => void;
}

function TitleField({ source, language, onDone }: TitleFieldProps): ReactNode {
  const { t } = useTranslation();
  const [text, type, settle] = useField(source, `title.${language}`);
  return (
    <TextField
      className={styles['field'] ?? ''}
      data-field={`title.${language}`}
      aria-label={t(`document.title.${language}`)}
      value={text}
      maxLength={TITLE_LIMIT}
      onChange={(typed) => type(typed.replaceAll('\n', ' '))}
      onBlur={settle}
      onKeyDown={(event) => {
        // A title is one paragraph, however many lines it takes on the paper.
        if (event.key !== 'Enter') return event.continuePropagation();
        event.preventDefault();
        // Within a composition the key is the input method's.
        if (!event.nativeEvent.isComposing) onDone();
      }}
    >
      <TextArea
        rows={1}
        className={styles[language] ?? ''}
        lang={language}
        data-title={language}
        placeholder={t(`document.titlePlaceholder.${language}`)}
        spellCheck={false}
      />
    </TextField>
  );
}
