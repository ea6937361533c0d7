import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Uid } from '../../shared/document/model.ts';
import type { ImportReport } from '../../shared/ipc/types.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ImportFindings } from './ImportFindings.tsx';
import styles from './ImportReportDialog.module.css';

export interface ImportReportDialogProps {
  readonly report: ImportReport;
  /** Closes it, and shows a unit of the document. */
  readonly onJump: (uid: Uid) => void;
  readonly onKeep: () => void;
  readonly onUndo: () => void;
}

/** What a file brought along, what it could not, and what was guessed of it. */
export function ImportReportDialog({ report, onJump, onKeep, onUndo }: ImportReportDialogProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { pictures, picturesLeft, tablesAsText, unknownStyles, legacyFonts, findings } = report;
  const isInstrument = report.kind === 'instrument';
  const isLong = findings.length > 0;
  return (
    <Dialog
      title={t(isInstrument ? 'exchange.report.titleInstrument' : 'exchange.report.title')}
      size={isLong ? 'wide' : 'small'}
      onClose={onKeep}
    >
      <p>{t(isInstrument ? 'exchange.report.takenInstrument' : 'exchange.report.taken')}</p>
      <div className={isLong ? styles['long'] : undefined}>
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
        {isLong ? <ImportFindings findings={findings} onJump={onJump} /> : null}
      </div>
      <div className={styles['actions']}>
        <Button onPress={onUndo}>{t('exchange.report.undo')}</Button>
        <Button look="strong" onPress={onKeep}>
          {t(isInstrument ? 'exchange.report.keepInstrument' : 'exchange.report.keep')}
        </Button>
      </div>
    </Dialog>
  );
}
