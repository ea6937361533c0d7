import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../shared/ipc/types.ts';
import { titleOf } from '../desk/summaries.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../i18n/use-now.ts';
import { fieldLabel } from './field-label.ts';
import { Marked } from './Marked.tsx';
import styles from './SearchPane.module.css';

/** A document that holds what was asked for: its title, since when it stands so, and the words around the first place, or the detail that says it. */
export function Hit({ hit: { summary, titleRanges, place, field } }: { readonly hit: SearchHit }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const found = (['km', 'en'] as const).find((language) => titleRanges[language].length > 0);
  // The title that holds it, where only the other language's does.
  const title = titleOf(
    summary.title,
    titleRanges[format.language].length > 0 ? format.language : (found ?? format.language),
  );
  return (
    <>
      <span className={styles['top']}>
        {title === null ? (
          <span className={styles['title']}>{t('document.untitled')}</span>
        ) : (
          <Marked
            text={title.text}
            ranges={titleRanges[title.lang]}
            lang={title.lang}
            className={styles['title']}
          />
        )}
        <small className={styles['when']}>{format.since(summary.changedAt, now)}</small>
      </span>
      {place === null ? null : (
        <Marked text={place.text} ranges={place.ranges} lang={place.language} className={styles['text']} />
      )}
      {field === null ? null : (
        <span className={styles['text']}>
          {fieldLabel(t, field.name, field.language)} ·{' '}
          <Marked text={field.text} ranges={field.ranges} lang={field.language} className={undefined} />
        </span>
      )}
    </>
  );
}
