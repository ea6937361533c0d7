import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/Button.tsx';
import { RenumberingDialog } from '../renumbering/RenumberingDialog.tsx';
import type { Renumbering } from '../renumbering/use-renumbering.ts';
import styles from './InstrumentOutline.module.css';

interface OutlineFootProps {
  readonly renumbering: Renumbering;
  readonly onUndo: () => void;
}

/** What the last command did to the numbers, with the way to the table and the way back; or that it could not be done. */
export function OutlineFoot({
  renumbering: { done, isLast, isRefused, dismiss },
  onUndo,
}: OutlineFootProps): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [isTable, setTable] = useState(false);
  return (
    <>
      <output className={styles['foot']} data-told={isRefused || done !== null || undefined}>
        {isRefused ? t('instrument.outline.refused') : null}
        {!isRefused && done !== null
          ? t('instrument.numbers.after', { n: number(done.renumbered.length) })
          : null}
      </output>
      {done === null || isRefused ? null : (
        <div className={styles['footTools']}>
          <Button look="plain" onPress={() => setTable(true)}>
            {t('instrument.numbers.show')}
          </Button>
          {isLast ? (
            <Button
              look="plain"
              onPress={() => {
                onUndo();
                dismiss();
              }}
            >
              {t('undo')}
            </Button>
          ) : null}
          <Button look="plain" onPress={dismiss}>
            {t('instrument.numbers.close')}
          </Button>
        </div>
      )}
      {isTable && done !== null ? (
        <RenumberingDialog numbering={done} onClose={() => setTable(false)} />
      ) : null}
    </>
  );
}
