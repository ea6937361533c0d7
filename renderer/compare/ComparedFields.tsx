import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldRow } from '../../shared/compare/fields.ts';
import { typeOf } from '../../shared/instrument/data.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { chosenText, fieldTitle } from './field-title.ts';
import styles from './ComparePage.module.css';

/** What differs in the metadata: title, date, people and the like. */
export function ComparedFields({ fields }: { readonly fields: readonly FieldRow[] }): ReactNode {
  const { t } = useTranslation();
  const { language: shownIn } = useFormat();
  const data = useInstrumentData();
  if (fields.length === 0) return null;
  const textOf = (name: string, value: string): string =>
    (name === 'instrument.type' ? typeOf(data, value)?.[shownIn] : chosenText(name, value, t)) ?? value;
  return (
    <dl className={styles['fields']}>
      {fields.map(({ name, before, after }) => (
        <div key={name} data-change="words" tabIndex={-1}>
          <dt>{fieldTitle(name, t)}</dt>
          <dd>
            <del>{textOf(name, before) || t('compare.nothing')}</del>{' '}
            <ins>{textOf(name, after) || t('compare.nothing')}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
