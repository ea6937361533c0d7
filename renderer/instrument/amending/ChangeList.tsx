import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Uid } from '../../../shared/document/model.ts';
import { saidKind } from '../../../shared/instrument/amending/amending-provisions.ts';
import type { Amendment } from '../../../shared/instrument/amending/amendments.ts';
import { unitNames } from '../../../shared/instrument/amending/unit-names.ts';
import { wordsOf } from '../../../shared/instrument/text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/Button.tsx';
import { useInstrumentData } from '../office-instruments.ts';
import { shortened } from '../unit-place.ts';
import type { Amended } from './amended.ts';
import styles from './AmendingPanel.module.css';

interface ChangeListProps {
  readonly amended: Pick<Amended, 'before' | 'after' | 'title' | 'type'>;
  readonly changes: readonly Amendment[];
  /** To a unit of the copy. */
  readonly onGo: (uid: Uid) => void;
}

/** What the copy says otherwise, unit by unit; each line leads to its place in the copy. */
export function ChangeList({ amended, changes, onGo }: ChangeListProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format;
  const data = useInstrumentData();
  const [old, now] = useMemo(
    () => [amended.before, amended.after].map(({ km }) => unitNames(km, amended.type, data)),
    [amended, data],
  );
  const { title } = amended;
  const count = changes.length + (title === null ? 0 : 1);
  return (
    <>
      <h3>{t('instrument.amending.changes', { n: format.number(count) })}</h3>
      {count === 0 ? <p className={styles['quiet']}>{t('instrument.amending.none')}</p> : null}
      <ul className={styles['changes']}>
        {title === null ? null : (
          <li className={styles['change']}>
            <span className={styles['what']}>
              <b>{t('instrument.amending.titled')}</b>
              <small data-kind="replaced">{t('instrument.amending.kind.replaced')}</small>
            </span>
            {LANGUAGES.filter((own) => title.from[own] !== title.to[own]).map((own) => (
              <span key={own} className={styles['words']} lang={own}>
                {title.to[own]}
              </span>
            ))}
          </li>
        )}
        {changes.map((amendment) => {
          const { uid, kind } = amendment;
          const isGone = kind === 'repealed';
          const name = (kind === 'inserted' ? now : old)?.nameOf(uid, language);
          const unit = (isGone ? amended.before : amended.after).km.get(uid);
          const said = saidKind(amended, amendment);
          return (
            <li key={`${kind} ${uid}`}>
              <Button look="plain" isDisabled={isGone} onPress={() => onGo(uid)}>
                <span className={styles['what']}>
                  <b lang={language}>{name}</b>
                  <small data-kind={said}>{t(`instrument.amending.kind.${said}`)}</small>
                </span>
                <span className={styles['words']} lang="km">
                  {unit === undefined ? '' : shortened(wordsOf(unit), 100)}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
      <p className={styles['quiet']}>{t('instrument.amending.onlyText')}</p>
    </>
  );
}
