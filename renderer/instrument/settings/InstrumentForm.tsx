import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../shared/document/model.ts';
import type { InstrumentData, InstrumentType } from '../../../shared/instrument/data.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { TextLine, TextLines } from '../../ui/TextLines.tsx';
import { dataProblems, isProblemAt, textAt, withValue, type DataPath } from './data-places.ts';
import styles from './InstrumentForm.module.css';

export interface InstrumentFormProps {
  readonly data: InstrumentData;
  readonly onChange: (data: InstrumentData) => void;
}

/** Of a name or a pattern, in UTF-16 units, as the data allows. */
const LIMIT = 200;

/** Kinds of office that issue instruments, as the delivered data knows them. */
const OFFICES = ['ministry', 'general-department', 'provincial-administration'] as const;

/** The list with one of all that there are put in or taken out. */
const switched = (list: readonly string[], all: readonly string[], id: string): readonly string[] =>
  all.filter((one) => (one === id ? !list.includes(one) : list.includes(one)));

/** What every form of the data is made of: a pair of texts, a yes or no, told what is wrong with them. */
function useFields({ data, onChange }: InstrumentFormProps) {
  const { t } = useTranslation();
  const problems = dataProblems(data);
  const problemAt = (path: DataPath, slot: string): string | null => {
    const found = problems.find((problem) => isProblemAt(problem, path));
    return found === undefined ? null : t(`instruments.problem.${found.kind}`, { slot });
  };
  /** A text in each language; `slot` is what has to stand in it. */
  const pair = (label: string, path: DataPath, slot = ''): ReactNode => (
    <div className={styles['pair']}>
      {LANGUAGES.map((language) => (
        <TextLine
          key={language}
          label={t('official.inLanguage', { label, language: t(`language.own.${language}`) })}
          value={textAt(data, [...path, language])}
          language={language}
          limit={LIMIT}
          problem={problemAt([...path, language], slot)}
          onChange={(text) => onChange(withValue(data, [...path, language], text))}
        />
      ))}
    </div>
  );
  /** Whether numbers begin anew under each heading. */
  const restarts = (path: DataPath, now: boolean): ReactNode => (
    <div className={styles['choice']}>
      <span className={styles['label']}>{t('instruments.counts')}</span>
      <Segments
        label={t('instruments.counts')}
        options={(['through', 'anew'] as const).map((id) => ({ id, text: t(`instruments.counting.${id}`) }))}
        chosen={now ? 'anew' : 'through'}
        onChoose={(id) => onChange(withValue(data, path, id === 'anew'))}
      />
    </div>
  );
  return { t, pair, restarts, problemAt };
}

export interface TypeFormProps extends InstrumentFormProps {
  readonly type: InstrumentType;
}

/** One type of instrument: what it is called, how it is divided and numbered, and what it says by itself. */
export function TypeForm({ data, type, onChange }: TypeFormProps): ReactNode {
  const { t, pair, restarts, problemAt } = useFields({ data, onChange });
  const at: DataPath = ['types', data.types.indexOf(type)];
  /** A pair that may be missing as a whole. */
  const formula = (name: 'visaVerb' | 'enacting'): ReactNode => {
    const said = type[name];
    const change = (language: Language, text: string): void => {
      const texts = { km: said?.km ?? '', en: said?.en ?? '', [language]: text };
      const isGone = texts.km === '' && texts.en === '';
      onChange(
        withValue(data, [...at, name], isGone ? undefined : { ...texts, status: said?.status ?? 'K' }),
      );
    };
    return (
      <div className={styles['pair']}>
        {LANGUAGES.map((language) => (
          <TextLine
            key={language}
            label={t('official.inLanguage', {
              label: t(`instruments.${name}`),
              language: t(`language.own.${language}`),
            })}
            value={said?.[language] ?? ''}
            language={language}
            limit={LIMIT}
            problem={problemAt([...at, name, language], '')}
            onChange={(text) => change(language, text)}
          />
        ))}
      </div>
    );
  };
  const allLevels = data.levels.map(({ id }) => id);
  const forms = [...at, 'numberPattern', 'anyOf'];
  return (
    <div className={styles['form']}>
      <Group title={t('instruments.group.name')}>
        {pair(t('instruments.name'), at)}
        <TextLine
          label={t('instruments.draftName')}
          value={type.draftKm ?? ''}
          language="km"
          limit={LIMIT}
          problem={problemAt([...at, 'draftKm'], '')}
          onChange={(text) => onChange(withValue(data, [...at, 'draftKm'], text === '' ? undefined : text))}
        />
        <Checkbox
          isSelected={type.isDrafted}
          onChange={(isDrafted) => onChange(withValue(data, [...at, 'isDrafted'], isDrafted))}
        >
          {t('instruments.isDrafted')}
        </Checkbox>
      </Group>
      <Group title={t('instruments.group.provision')}>
        {pair(t('instruments.provisionName'), [...at, 'provision'])}
        {pair(t('instruments.pattern'), [...at, 'provision', 'pattern'], '{number}')}
        {pair(t('instruments.citedPattern'), [...at, 'provision', 'cited'], '{number}')}
        {restarts([...at, 'provision', 'restarts'], type.provision.restarts)}
      </Group>
      <Group title={t('instruments.group.levels')}>
        {data.levels.map(({ id, km, en }) => (
          <Checkbox
            key={id}
            isSelected={type.levels.includes(id)}
            onChange={() =>
              onChange(withValue(data, [...at, 'levels'], switched(type.levels, allLevels, id)))
            }
          >
            <span lang="km">{km}</span> · <span lang="en">{en}</span>
          </Checkbox>
        ))}
      </Group>
      <Group title={t('instruments.group.words')}>
        {formula('visaVerb')}
        {formula('enacting')}
      </Group>
      <Group title={t('instruments.group.issued')}>
        <TextLines
          label={t('instruments.numberForms')}
          value={type.numberPattern?.anyOf.join('\n') ?? ''}
          language="km"
          limit={LIMIT * 5}
          problem={problemAt(forms, '{serial}')}
          onChange={(text) =>
            onChange(
              withValue(
                data,
                [...at, 'numberPattern'],
                text === ''
                  ? undefined
                  : { anyOf: text.split('\n'), status: type.numberPattern?.status ?? 'K' },
              ),
            )
          }
        />
        {OFFICES.map((office) => (
          <Checkbox
            key={office}
            isSelected={type.issuableBy.includes(office)}
            onChange={() =>
              onChange(withValue(data, [...at, 'issuableBy'], switched(type.issuableBy, OFFICES, office)))
            }
          >
            {t(`instruments.office.${office}`)}
          </Checkbox>
        ))}
      </Group>
    </div>
  );
}

/** What all types have alike: levels, annexes, and the words for inserted articles and for who signs for another. */
export function CommonForm({ data, onChange }: InstrumentFormProps): ReactNode {
  const { t, pair, restarts } = useFields({ data, onChange });
  const { language } = useFormat();
  return (
    <div className={styles['form']}>
      {data.levels.map(({ id, restarts: now, [language]: name }, index) => (
        <Group key={id} title={name}>
          {pair(t('instruments.name'), ['levels', index])}
          {pair(t('instruments.pattern'), ['levels', index, 'pattern'], '{number}')}
          {restarts(['levels', index, 'restarts'], now)}
        </Group>
      ))}
      <Group title={t('instruments.group.annex')}>
        {pair(t('instruments.name'), ['annex'])}
        {pair(t('instruments.pattern'), ['annex', 'pattern'], '{number}')}
      </Group>
      <Group title={t('instruments.group.suffixes')}>
        {data.suffixes.map(({ id }, index) => (
          <div key={id}>{pair(t('instruments.suffix'), ['suffixes', index])}</div>
        ))}
      </Group>
      <Group title={t('instruments.group.prefixes')}>
        {data.prefixes.map(({ id }, index) => (
          <div key={id}>{pair(t('instruments.prefix'), ['prefixes', index])}</div>
        ))}
      </Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles['group']} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
