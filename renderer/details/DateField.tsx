import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { articleField } from '../../shared/document/article-fields.ts';
import { useFieldValue, type FieldSource } from '../desk/use-field.ts';
import { useFormat } from '../i18n/use-format.ts';
import styles from './DetailsPanel.module.css';

/** The day of the event, chosen by keyboard or calendar, and told below in words: no one has to guess which is the month. */
export function DateField({ source }: { readonly source: FieldSource }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [stored, change] = useFieldValue(source, 'event.date');
  const day = articleField('event.date', stored) ?? '';
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{t('details.date')}</label>
      <input
        id={id}
        type="date"
        className={styles['date']}
        min="1900-01-01"
        max="2100-12-31"
        value={day}
        aria-describedby={`${id}-words`}
        data-field="event.date"
        onChange={(event) => change(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      />
      <output id={`${id}-words`} className={styles['words']}>
        {day === '' ? t('details.noDate') : format.day(day)}
      </output>
    </div>
  );
}
