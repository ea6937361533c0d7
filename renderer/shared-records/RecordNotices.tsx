import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { RecordNotice } from '../../shared/ipc/record-notices.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { differing, entryName, PART_WORDS, RECORD_WORDS } from './notice-parts.ts';
import { useRecordNotices, type RecordNoticesWork } from './use-record-notices.ts';
import styles from './RecordNotices.module.css';

/** In the status line: what a person wrote of shared records and what does not stand, with the way to take it back. */
export function RecordNotices(): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const work = useRecordNotices();
  const [isOpen, setOpen] = useState(false);
  const { length } = work.notices;
  return (
    <>
      <span aria-live="polite">
        {length === 0 ? null : (
          <AriaButton className={styles['count'] ?? ''} onPress={() => setOpen(true)}>
            {t('sharing.count', { n: number(length) })}
          </AriaButton>
        )}
      </span>
      {isOpen ? (
        <Dialog title={t('sharing.title')} onClose={() => setOpen(false)}>
          <div className={styles['all']}>
            <p>{t(length === 0 ? 'sharing.nothing' : 'sharing.meaning')}</p>
            <ul>
              {work.notices.map((notice) => (
                <Notice key={notice.id} notice={notice} work={work} />
              ))}
            </ul>
            <footer className={styles['foot']}>
              <Button onPress={() => setOpen(false)}>{t('sharing.close')}</Button>
            </footer>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

function Notice({
  notice,
  work,
}: {
  readonly notice: RecordNotice;
  readonly work: RecordNoticesWork;
}): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { id, what, record, by, wanted, now } = notice;
  const name = entryName(notice, language);
  const who = by?.[language] ?? t('sharing.colleague');
  const way =
    wanted === null ? 'remove' : what === 'replaced' ? 'theirs' : what === 'refused' ? 'again' : 'mine';
  return (
    <li className={styles['notice']} data-notice={what}>
      <h3>
        <span className={styles['record']}>{t(RECORD_WORDS[record])}</span> {name}
      </h3>
      <p>{t(`sharing.what.${what}`, { who })}</p>
      {wanted === null ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('sharing.part')}</th>
              <th scope="col">{t(now === null ? 'sharing.notThere' : 'sharing.now')}</th>
              <th scope="col">{t(what === 'replaced' ? 'sharing.theirs' : 'sharing.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {differing(notice, t, language).map((row) => (
              <tr key={row.part}>
                <th scope="row">{t(PART_WORDS[row.part])}</th>
                <td>{now === null ? null : row.now}</td>
                <td>{row.wanted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles['ways']}>
        <Button aria-label={t(`sharing.wayOf.${way}`, { name })} onPress={() => void work.takeBack(id)}>
          {t(`sharing.way.${way}`)}
        </Button>
        <Button look="plain" aria-label={t('sharing.leaveOf', { name })} onPress={() => void work.hear(id)}>
          {t('sharing.leave')}
        </Button>
      </div>
    </li>
  );
}
