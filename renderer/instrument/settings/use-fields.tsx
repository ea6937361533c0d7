import type { ReactNode } from 'react';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../shared/document/model.ts';
import { sameJson } from '../../../shared/document/same.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { TextLine } from '../../ui/TextLines.tsx';
import { DELIVERED_INSTRUMENTS } from '../delivered-instruments.ts';
import {
  dataProblems,
  deliveredAt,
  isProblemAt,
  textAt,
  valueAt,
  withValue,
  type DataPath,
} from './data-places.ts';
import styles from './InstrumentForm.module.css';

export interface DataFormProps {
  readonly data: InstrumentData;
  readonly onChange: (data: InstrumentData) => void;
}

/** Of a name or a pattern, in UTF-16 units, as the data allows. */
export const TEXT_LIMIT = 200;

/** What every form of the data is made of; each field tells what is wrong with it and comes back as it was delivered. */
export function useFields({ data, onChange }: DataFormProps) {
  const { t } = useTranslation();
  const problems = dataProblems(data);
  const problemAt = (path: DataPath, slot = ''): string | null => {
    const found = problems.find((problem) => isProblemAt(problem, path));
    return found === undefined ? null : t(`instruments.problem.${found.kind}`, { slot });
  };
  /** Brings back what was delivered; nothing where that stands there, or where the office has made the entry. */
  const restore = (label: string, path: DataPath): ReactNode => {
    const delivered = deliveredAt(data, DELIVERED_INSTRUMENTS, path);
    if (delivered === null || sameJson(delivered.value, valueAt(data, path))) return null;
    return (
      <Hint text={t('instruments.restore')}>
        <span className={styles['restore']}>
          <Button
            look="plain"
            aria-label={t('instruments.restoreOf', { label })}
            onPress={() => onChange(withValue(data, path, delivered.value))}
          >
            <RotateCcw aria-hidden />
          </Button>
        </span>
      </Hint>
    );
  };
  const labelIn = (label: string, language: Language): string =>
    t('official.inLanguage', { label, language: t(`language.own.${language}`) });
  /** One text; `slot` is what has to stand in it. `change` where more than the text itself changes. */
  const line = (
    label: string,
    path: DataPath,
    language: Language,
    slot = '',
    change = (text: string): void => onChange(withValue(data, path, text)),
  ): ReactNode => (
    <TextLine
      key={path.join(' ')}
      label={label}
      value={textAt(data, path)}
      language={language}
      limit={TEXT_LIMIT}
      problem={problemAt(path, slot)}
      tool={restore(label, path)}
      onChange={change}
    />
  );
  /** A text in each language; sentences stand below each other. */
  const pair = (
    label: string,
    path: DataPath,
    slot = '',
    length: 'word' | 'sentence' = 'word',
  ): ReactNode => (
    <div className={styles['pair']} data-long={length === 'sentence' || undefined}>
      {LANGUAGES.map((language) => line(labelIn(label, language), [...path, language], language, slot))}
    </div>
  );
  /** Whether numbers begin anew under each heading. */
  const restarts = (path: DataPath): ReactNode => (
    <div className={styles['choice']}>
      <span className={styles['label']}>{t('instruments.counts')}</span>
      <div className={styles['row']}>
        <Segments
          label={t('instruments.counts')}
          options={(['through', 'anew'] as const).map((id) => ({
            id,
            text: t(`instruments.counting.${id}`),
          }))}
          chosen={valueAt(data, path) === true ? 'anew' : 'through'}
          onChoose={(id) => onChange(withValue(data, path, id === 'anew'))}
        />
        {restore(t('instruments.counts'), path)}
      </div>
    </div>
  );
  return { t, line, pair, labelIn, restarts, restore, problemAt };
}

interface GroupProps {
  readonly title: string;
  /** At the end of the title's line. */
  readonly tool?: ReactNode;
  readonly children: ReactNode;
}

/** What belongs together in a form of the data. */
export function Group({ title, tool = null, children }: GroupProps): ReactNode {
  return (
    <section className={styles['group']} aria-label={title}>
      <div className={styles['head']}>
        <h2>{title}</h2>
        {tool}
      </div>
      {children}
    </section>
  );
}
