import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvProblem } from '../../shared/instrument/register-csv.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './ImportedTableDialog.module.css';
import type { ImportedTable } from './use-register-import.ts';

export interface ImportedTableDialogProps {
  readonly table: ImportedTable;
  readonly onKeep: () => void;
  readonly onUndo: () => void;
}

/** More than anybody corrects by reading; the rest is counted. */
const SHOWN = 200;

/** What a table brought, and line by line what it could not. */
export function ImportedTableDialog({ table, onKeep, onUndo }: ImportedTableDialogProps): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { added, present, bad, loose } = table;
  const problems = [...bad, ...loose].toSorted((a, b) => a.line - b.line);
  return (
    <Dialog title={t('register.csv.title')} onClose={onKeep}>
      <ul className={styles['counts']}>
        <li>{t('register.csv.added', { n: number(added.length) })}</li>
        {present === 0 ? null : <li>{t('register.csv.present', { n: number(present) })}</li>}
        {bad.length === 0 ? null : <li>{t('register.csv.bad', { n: number(bad.length) })}</li>}
        {loose.length === 0 ? null : <li>{t('register.csv.loose', { n: number(loose.length) })}</li>}
      </ul>
      {problems.length === 0 ? null : <Problems problems={problems} />}
      <div className={styles['actions']}>
        {added.length === 0 ? null : <Button onPress={onUndo}>{t('register.csv.undo')}</Button>}
        <Button look="strong" onPress={onKeep}>
          {t('register.csv.keep')}
        </Button>
      </div>
    </Dialog>
  );
}

function Problems({ problems }: { readonly problems: readonly CsvProblem[] }): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    // It scrolls, so the keyboard has to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see the line above
    <section className={styles['problems']} aria-label={t('register.csv.lines')} tabIndex={0}>
      <ol>
        {problems.slice(0, SHOWN).map(({ line, reason, value }) => (
          <li key={`${line} ${reason} ${value}`}>
            <b>{t('register.csv.line', { n: number(line) })}</b>{' '}
            {t(`register.csv.problem.${reason}`, { value })}
          </li>
        ))}
      </ol>
      {problems.length <= SHOWN ? null : (
        <p>{t('register.csv.more', { n: number(problems.length - SHOWN) })}</p>
      )}
    </section>
  );
}
