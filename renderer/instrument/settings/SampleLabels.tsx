import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../../shared/document/model.ts';
import type { InstrumentData, InstrumentType } from '../../../shared/instrument/data.ts';
import { sampleRows } from './sample-labels.ts';
import { samplePhrases } from './sample-phrases.ts';
import styles from './SampleLabels.module.css';

export interface SampleLabelsProps {
  readonly type: InstrumentType;
  readonly data: InstrumentData;
  /** The labels of an instrument, or the words in which others speak of it. */
  readonly shows: 'labels' | 'phrases';
}

/** How an instrument of the type would be labelled now, or spoken of, in both languages beside each other. */
export function SampleLabels({ type, data, shows }: SampleLabelsProps): ReactNode {
  const { t, i18n } = useTranslation();
  const title = {
    km: i18n.getFixedT('km')('instruments.sampleTitle'),
    en: i18n.getFixedT('en')('instruments.sampleTitle'),
  };
  const name = t(shows === 'labels' ? 'instruments.sample' : 'instruments.samplePhrases');
  return (
    <section
      className={styles['sample']}
      aria-label={name}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and so it is reached by keys
      tabIndex={0}
    >
      <h2>{name}</h2>
      <div className={styles['columns']}>
        {LANGUAGES.map((language) => (
          <ul key={language} lang={language} aria-label={t(`language.own.${language}`)}>
            {(shows === 'labels'
              ? sampleRows(type, data, language)
              : samplePhrases(type, data, language, title)
            ).map(({ depth, kind, text }, index) => (
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
