import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldRow } from '../../shared/compare/rows.ts';
import { typeOf } from '../../shared/instrument/data.ts';
import { slotOfField } from '../../shared/official/parts.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import styles from './ComparePage.module.css';

const NAMES = {
  'title.km': 'compare.field.title.km',
  'title.en': 'compare.field.title.en',
  'summary.km': 'compare.field.summary.km',
  'summary.en': 'compare.field.summary.en',
  'event.date': 'compare.field.event.date',
  'event.place.km': 'compare.field.event.place.km',
  'event.place.en': 'compare.field.event.place.en',
  'social.telegram.km': 'compare.field.social.telegram.km',
  'social.telegram.en': 'compare.field.social.telegram.en',
  'social.facebook.km': 'compare.field.social.facebook.km',
  'social.facebook.en': 'compare.field.social.facebook.en',
  people: 'compare.field.people',
  topics: 'compare.field.topics',
  office: 'compare.field.office',
  cover: 'compare.field.cover',
  'instrument.type': 'register.type',
  'instrument.number': 'register.number',
  'instrument.date': 'register.date',
  'instrument.inForce': 'instrument.amending.inForce',
  page: 'official.title',
  'page.date': 'official.date',
} as const;

const isNamed = (name: string): name is keyof typeof NAMES => Object.hasOwn(NAMES, name);

/** What differs in the metadata: title, date, people and the like. */
export function ComparedFields({ fields }: { readonly fields: readonly FieldRow[] }): ReactNode {
  const { t } = useTranslation();
  const { language: shownIn } = useFormat();
  const data = useInstrumentData();
  if (fields.length === 0) return null;
  const titleOf = (name: string): string => {
    if (isNamed(name)) return t(NAMES[name]);
    const of = slotOfField(name);
    if (of === undefined) return name;
    const language = t(`language.own.${of.language}`);
    return t('official.inLanguage', { label: t(`official.slot.${of.slot}`), language });
  };
  const textOf = (name: string, value: string): string =>
    (name === 'instrument.type' ? typeOf(data, value)?.[shownIn] : undefined) ?? value;
  return (
    <dl className={styles['fields']}>
      {fields.map(({ name, before, after }) => (
        <div key={name} data-change="words" tabIndex={-1}>
          <dt>{titleOf(name)}</dt>
          <dd>
            <del>{textOf(name, before) || t('compare.nothing')}</del>{' '}
            <ins>{textOf(name, after) || t('compare.nothing')}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
