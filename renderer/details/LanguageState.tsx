import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../shared/document/model.ts';
import { saysNothing } from '../../shared/instrument/words.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { DraftText } from '../drafting/text.ts';
import styles from './DetailsPanel.module.css';

/** How long the text has to rest before it is looked at again, in milliseconds. */
const REST_MS = 500;

type Written = Readonly<Record<Language, boolean>>;

const writtenIn = (text: DraftText): Written => {
  const isWritten = (language: Language): boolean => text.units(language).some((unit) => !saysNothing(unit));
  return { km: isWritten('km'), en: isWritten('en') };
};

/** Which languages the article has. */
export function LanguageState({ draft }: { readonly draft: DraftSession }): ReactNode {
  const { t } = useTranslation();
  const [written, setWritten] = useState(() => writtenIn(draft.text));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = draft.text.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setWritten(writtenIn(draft.text)), REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [draft]);
  return (
    <ul className={styles['languages']} aria-label={t('details.languages')}>
      {LANGUAGES.map((language) => (
        <li key={language} data-written={written[language]}>
          <span lang={language}>{t(`language.own.${language}`)}</span>{' '}
          {t(written[language] ? 'details.written' : 'details.unwritten')}
        </li>
      ))}
    </ul>
  );
}
