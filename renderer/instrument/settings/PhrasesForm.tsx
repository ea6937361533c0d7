import type { ReactNode } from 'react';
import { LANGUAGES } from '../../../shared/document/model.ts';
import { TextLine } from '../../ui/TextLines.tsx';
import { valueAt, withValue, type DataPath } from './data-places.ts';
import styles from './InstrumentForm.module.css';
import { Group, useFields, type DataFormProps } from './use-fields.tsx';

/** What an amending instrument says, and what has to stand in it. */
const AMENDING = {
  subject: ['{instrument}'],
  title: ['{unit}'],
  replaced: ['{unit}', '{new}'],
  inserted: ['{new}', '{place}'],
  insertedFirst: ['{new}', '{place}'],
  moved: ['{unit}', '{place}'],
  movedFirst: ['{unit}', '{place}'],
  repealed: ['{unit}'],
  of: [],
  and: [],
  comma: [],
  opens: [],
  closes: [],
} as const;
const AMENDING_NAMES = [
  'subject',
  'title',
  'replaced',
  'inserted',
  'insertedFirst',
  'moved',
  'movedFirst',
  'repealed',
  'of',
  'and',
  'comma',
  'opens',
  'closes',
] as const satisfies readonly (keyof typeof AMENDING)[];

/** Of all letters of one language, with the spaces between them. */
const LETTERS_LIMIT = 400;

/** What all types have alike: how others are cited, referred to and amended, and the words around numbers and names. */
export function PhrasesForm({ data, onChange }: DataFormProps): ReactNode {
  const { t, pair, labelIn, restore, problemAt } = useFields({ data, onChange });
  /** A list of single words in each language, with a space between them. */
  const lists = (label: string, path: DataPath): ReactNode => (
    <div className={styles['pair']} data-long>
      {LANGUAGES.map((language) => {
        const at = [...path, language];
        const list = valueAt(data, at);
        return (
          <TextLine
            key={language}
            label={labelIn(label, language)}
            value={Array.isArray(list) ? list.join(' ') : ''}
            language={language}
            limit={LETTERS_LIMIT}
            problem={problemAt(at)}
            tool={restore(labelIn(label, language), at)}
            onChange={(text) => onChange(withValue(data, at, text.split(' ')))}
          />
        );
      })}
    </div>
  );
  return (
    <div className={styles['form']}>
      <Group title={t('instruments.group.citation')}>
        <p className={styles['note']}>{t('instruments.citationNote')}</p>
        {pair(t('instruments.citation'), ['citation', 'instrument'], '{type}', 'sentence')}
        {pair(t('instruments.visa'), ['citation', 'visa'], '{citation}')}
      </Group>
      <Group title={t('instruments.group.references')}>
        {pair(t('instruments.partOf'), ['references', 'partOf'], '{part} {whole}')}
        {pair(t('instruments.point'), ['references', 'point'], '{number}')}
        {pair(t('instruments.paragraph'), ['references', 'paragraph'], '{number}')}
        {pair(t('instruments.table'), ['references', 'table'])}
      </Group>
      <Group title={t('instruments.group.amending')}>
        {AMENDING_NAMES.map((name) => (
          <div key={name}>
            {pair(
              t(`instruments.amending.${name}`),
              ['amending', name],
              AMENDING[name].join(' '),
              AMENDING[name].length > 0 ? 'sentence' : 'word',
            )}
          </div>
        ))}
        {(['visa', 'signature', 'text'] as const).map((name) => (
          <div key={name}>
            {pair(t(`instruments.amending.names.${name}`), ['amending', 'names', name], '{number}')}
          </div>
        ))}
      </Group>
      <Group title={t('instruments.group.annex')}>
        {pair(t('instruments.name'), ['annex'])}
        {pair(t('instruments.pattern'), ['annex', 'pattern'], '{number}')}
      </Group>
      <Group title={t('instruments.group.repealed')}>{pair(t('instruments.repealed'), ['repealed'])}</Group>
      <Group title={t('instruments.group.suffixes')}>
        {data.suffixes.map(({ id }, index) => (
          <div key={id}>{pair(t('instruments.suffix'), ['suffixes', index])}</div>
        ))}
        {lists(t('instruments.ordinals'), ['ordinals'])}
      </Group>
      <Group title={t('instruments.group.prefixes')}>
        {data.prefixes.map(({ id }, index) => (
          <div key={id}>{pair(t('instruments.prefix'), ['prefixes', index])}</div>
        ))}
      </Group>
      <Group title={t('instruments.group.letters')}>{lists(t('instruments.letters'), ['letters'])}</Group>
    </div>
  );
}
