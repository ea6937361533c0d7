import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LegacyQuestion } from '../../shared/exchange/legacy-text.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './LegacyTextDialog.module.css';

/** Text in fonts of before Unicode, each run as it was beside what it says: all of it is taken, or none. */
export function LegacyTextDialog({ runs, decide }: LegacyQuestion): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const refuse = (): void => decide('asFound');
  const canConvert = runs.some(({ after }) => after !== null);
  return (
    <Dialog title={t('exchange.legacy.title')} size="wide" onClose={refuse}>
      <p>{t('exchange.legacy.explain', { n: format.number(runs.length) })}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls what has the focus */}
      <section className={styles['runs']} tabIndex={0} aria-label={t('exchange.legacy.runs')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('exchange.legacy.before')}</th>
              <th scope="col">{t('exchange.legacy.after')}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ before, after, unknown }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the same run stands in many places, which never change
              <tr key={index}>
                <td className={styles['before']} translate="no">
                  {before}
                </td>
                {after === null ? (
                  <td className={styles['left']}>
                    {t('exchange.legacy.unknown', { glyphs: unknown.join(' ') })}
                  </td>
                ) : (
                  <td lang="km">{after}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={styles['actions']}>
        <Button onPress={refuse}>{t('exchange.legacy.refuse')}</Button>
        {canConvert ? (
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus, and both choices can be undone
          <Button look="strong" autoFocus onPress={() => decide('converted')}>
            {t('exchange.legacy.take')}
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}
