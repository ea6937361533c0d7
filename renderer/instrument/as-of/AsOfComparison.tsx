import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import compare from '../../compare/ComparePage.module.css';
import { ComparedText } from '../../compare/ComparedText.tsx';
import { Button } from '../../ui/Button.tsx';
import { DayField } from '../../ui/DayField.tsx';
import type { AsOfPageProps } from './AsOfPage.tsx';
import { useTextAsOf } from './use-text-as-of.ts';
import styles from './AsOf.module.css';

interface Days {
  readonly from: string;
  readonly to: string;
}

interface AsOfComparisonProps extends AsOfPageProps {
  readonly days: Days;
  readonly onDays: (days: Days) => void;
}

/** What amendments made of an instrument from one day to another. */
export function AsOfComparison(props: AsOfComparisonProps): ReactNode {
  const { documentId, language, desk, days, onDays, onBack } = props;
  const { t } = useTranslation();
  const before = useTextAsOf(documentId, days.from, desk.flush);
  const after = useTextAsOf(documentId, days.to, desk.flush);
  return (
    <>
      <div className={compare['bar']}>
        <div className={styles['days']}>
          <DayField
            label={t('instrument.asOf.from')}
            value={days.from}
            onChange={(from) => onDays({ ...days, from })}
            entered
          />
          <DayField
            label={t('instrument.asOf.to')}
            value={days.to}
            onChange={(to) => onDays({ ...days, to })}
          />
        </div>
        <div className={compare['steps']}>
          <Button onPress={onBack}>{t('instrument.asOf.backToText')}</Button>
        </div>
      </div>
      <ComparedText
        before={before?.document ?? null}
        after={after?.document ?? null}
        language={language}
        {...(days.from === '' || days.to === ''
          ? {}
          : {
              paper: {
                before: { document: { id: documentId }, day: days.from },
                after: { document: { id: documentId }, day: days.to },
                flush: desk.flush,
              },
            })}
      />
    </>
  );
}
