import { useState, type ReactNode } from 'react';
import { Copy, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../copy-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { printSheet } from '../../ui/print-sheet.ts';
import { tableText, type Numbering } from './plan.ts';
import styles from './RenumberingDialog.module.css';

export interface RenumberingDialogProps {
  readonly numbering: Numbering;
  /** Before it is done: does it. Absent afterwards. */
  readonly asking?: {
    readonly onDo: () => void;
    readonly isAlways: boolean;
    readonly onAlways: (always: boolean) => void;
  };
  readonly onClose: () => void;
}

/** Old and new numbers side by side, before they change or after it, and the references that show them. */
export function RenumberingDialog({ numbering, asking, onClose }: RenumberingDialogProps): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [told, setTold] = useState('');
  const { renumbered, reworded } = numbering;
  const n = number(renumbered.length);
  return (
    <Dialog
      title={
        asking === undefined ? t('instrument.numbers.after', { n }) : t('instrument.numbers.before', { n })
      }
      onClose={onClose}
    >
      <div className={styles['sheet']} data-sheet>
        <table className={styles['table']}>
          <caption className="unseen">{t('instrument.numbers.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('instrument.numbers.old')}</th>
              <th scope="col">{t('instrument.numbers.new')}</th>
            </tr>
          </thead>
          <tbody>
            {renumbered.map(({ uid, before, after }) => (
              <tr key={uid}>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {reworded.length === 0 ? null : (
          <section>
            <h3>{t('instrument.numbers.references', { n: number(reworded.length) })}</h3>
            <p>{t('instrument.numbers.follow')}</p>
            <ul className={styles['references']}>
              {reworded.map(({ placed: { reference, place }, before, after }) => (
                <li key={`${place.language} ${place.uid} ${reference.id}`} lang={place.language}>
                  {before} → {after ?? <b className={styles['gone']}>{t('instrument.numbers.gone')}</b>}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <div className={styles['tools']}>
        <Button
          look="plain"
          onPress={() =>
            setTold(t(copyText(tableText(numbering)) ? 'instrument.numbers.copied' : 'register.copyFailed'))
          }
        >
          <Copy aria-hidden />
          {t('instrument.numbers.copy')}
        </Button>
        <Button look="plain" onPress={printSheet}>
          <Printer aria-hidden />
          {t('instrument.numbers.print')}
        </Button>
        <output className={styles['told']}>{told}</output>
      </div>
      {asking === undefined ? (
        <footer className={styles['foot']}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus of a dialog starts on what Enter is for */}
          <Button look="strong" autoFocus onPress={onClose}>
            {t('instrument.numbers.close')}
          </Button>
        </footer>
      ) : (
        <footer className={styles['foot']}>
          <Checkbox isSelected={asking.isAlways} onChange={asking.onAlways}>
            {t('instrument.numbers.always')}
          </Checkbox>
          <Button onPress={onClose}>{t('instrument.numbers.leave')}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus of a dialog starts on what Enter is for */}
          <Button look="strong" autoFocus onPress={asking.onDo}>
            {t('instrument.numbers.do')}
          </Button>
        </footer>
      )}
    </Dialog>
  );
}
