import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../shared/ipc/types.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './ImportReportDialog.module.css';

export interface ImportReportDialogProps {
  readonly report: ImportReport;
  readonly onKeep: () => void;
  readonly onUndo: () => void;
}

/** What a file brought along, and what it could not. */
export function ImportReportDialog({ report, onKeep, onUndo }: ImportReportDialogProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { pictures, picturesLeft, tablesAsText, unknownStyles, legacyFonts } = report;
  return (
    <Dialog title={t('exchange.report.title')} onClose={onKeep}>
      <p>{t('exchange.report.taken')}</p>
      <ul className={styles['list']}>
        {pictures === 0 ? null : <li>{t('exchange.report.pictures', { n: format.number(pictures) })}</li>}
        {picturesLeft === 0 ? null : (
          <li>{t('exchange.report.picturesLeft', { n: format.number(picturesLeft) })}</li>
        )}
        {tablesAsText === 0 ? null : (
          <li>{t('exchange.tablesAsText', { n: format.number(tablesAsText) })}</li>
        )}
        {unknownStyles.length === 0 ? null : (
          <li>{t('exchange.report.styles', { names: unknownStyles.join(', ') })}</li>
        )}
        {legacyFonts.length === 0 ? null : (
          <li>{t('exchange.report.legacyFonts', { names: legacyFonts.join(', ') })}</li>
        )}
      </ul>
      <div className={styles['actions']}>
        <Button onPress={onUndo}>{t('exchange.report.undo')}</Button>
        <Button look="strong" onPress={onKeep}>
          {t('exchange.report.keep')}
        </Button>
      </div>
    </Dialog>
  );
}
