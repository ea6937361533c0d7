import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../../shared/document/model.ts';
import type { InstrumentData, InstrumentType } from '../../../shared/instrument/data.ts';
import { sampleRows } from './sample-labels.ts';
import styles from './SampleLabels.module.css';

export interface SampleLabelsProps {
  readonly type: InstrumentType;
  readonly data: InstrumentData;
}

/** How an instrument of the type would be labelled now, in both languages beside each other. */
export function SampleLabels({ type, data }: SampleLabelsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section className={styles['sample']} aria-label={t('instruments.sample')}>
      <h2>{t('instruments.sample')}</h2>
      <div className={styles['columns']}>
        {LANGUAGES.map((language) => (
          <ul key={language} lang={language} aria-label={t(`language.own.${language}`)}>
            {sampleRows(type, data, language).map(({ depth, kind, text }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row is nothing but its place
              <li key={index} data-kind={kind} style={{ paddingInlineStart: `${depth * 14}px` }}>
                {kind === 'cited' ? t('instruments.cited', { label: text }) : text}
              </li>
            ))}
          </ul>
        ))}
      </div>
    </section>
  );
}
