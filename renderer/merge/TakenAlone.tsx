import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeNotice, MergeWork } from '../../shared/ipc/merging.ts';
import { fieldTitle } from '../compare/field-title.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useWho } from './use-who.ts';
import styles from './MergePage.module.css';

/** What both lines hold that contradicts nothing: it is taken, and told once. */
export function TakenAlone({ work }: { readonly work: MergeWork }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const who = useWho()(work.points.theirs);
  const told = work.notices.filter(({ notice }) => !('from' in notice) || notice.from !== 'ours');
  const textOf = ({ notice, names }: MergeNotice): string => {
    switch (notice.kind) {
      case 'taken':
        return t(`merge.taken.${notice.what}`, { name: names[0] ?? '', who });
      case 'samePlace':
        return t('merge.taken.samePlace', { name: names.join(', ') });
      case 'takenField':
        return t(`merge.taken.${notice.from === 'both' ? 'fieldBoth' : 'field'}`, {
          name: fieldTitle(notice.field, t),
          who,
        });
      default:
        return notice satisfies never;
    }
  };
  if (told.length === 0) return null;
  return (
    <details className={styles['taken']}>
      <summary>{t('merge.taken.title', { n: format.number(told.length) })}</summary>
      <ul>
        {told.map((one) => (
          <li key={JSON.stringify(one.notice)}>{textOf(one)}</li>
        ))}
      </ul>
    </details>
  );
}
