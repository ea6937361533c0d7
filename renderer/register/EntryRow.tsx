import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisteredEntry } from '../../shared/instrument/register.ts';
import { titleOf } from '../desk/summaries.ts';
import { useFormat } from '../i18n/use-format.ts';
import { typeName } from './name.ts';
import { Standing } from './Standing.tsx';
import styles from './EntryRow.module.css';

export interface EntryRowProps {
  readonly entry: RegisteredEntry;
  /** What was changed of it waits to be saved. */
  readonly isUnsaved: boolean;
}

/** An instrument in the list: what it is and its number, what it is about, its day and where it stands. */
export function EntryRow({ entry, isUnsaved }: EntryRowProps): ReactNode {
  const { t } = useTranslation();
  const { language, day } = useFormat();
  const title = titleOf(entry.title, language);
  return (
    <>
      <span className={styles['name']}>
        {typeName(entry.type, language)} <span lang="km">{entry.number}</span>
      </span>
      <span className={styles['title']} lang={title?.lang}>
        {title?.text ?? t('register.untitled')}
      </span>
      <span className={styles['facts']}>
        <Standing standing={entry.standing} />
        <span>{day(entry.date)}</span>
        {isUnsaved ? <span className={styles['unsaved']}>{t('register.unsaved')}</span> : null}
      </span>
    </>
  );
}
