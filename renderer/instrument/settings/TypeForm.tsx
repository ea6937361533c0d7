import type { ReactNode } from 'react';
import { LANGUAGES } from '../../../shared/document/model.ts';
import type { InstrumentType } from '../../../shared/instrument/data.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { TextLines } from '../../ui/TextLines.tsx';
import { withValue, type DataPath } from './data-places.ts';
import styles from './InstrumentForm.module.css';
import { PointsField } from './PointsField.tsx';
import { RankField } from './RankField.tsx';
import { SignersField } from './SignersField.tsx';
import { Group, TEXT_LIMIT, useFields, type DataFormProps } from './use-fields.tsx';

interface TypeFormProps extends DataFormProps {
  readonly type: InstrumentType;
  /** Goes to where the page around the text is changed. */
  readonly onOfficial: () => void;
}

/** Kinds of office that issue instruments, as the delivered data knows them. */
const OFFICES = ['ministry', 'general-department', 'provincial-administration'] as const;

/** The list with one of all that there are put in or taken out. */
const switched = (list: readonly string[], all: readonly string[], id: string): readonly string[] =>
  all.filter((one) => (one === id ? !list.includes(one) : list.includes(one)));

/** One type of instrument: what it is called, how it is divided and numbered, and what it says by itself. */
export function TypeForm({ data, type, onChange, onOfficial }: TypeFormProps): ReactNode {
  const { t, line, pair, labelIn, restarts, restore, problemAt } = useFields({ data, onChange });
  const at: DataPath = ['types', data.types.indexOf(type)];
  /** A pair that may be missing as a whole. */
  const formula = (name: 'visaVerb' | 'enacting'): ReactNode => {
    const said = type[name];
    return (
      <div className={styles['pair']}>
        {LANGUAGES.map((language) =>
          line(labelIn(t(`instruments.${name}`), language), [...at, name, language], language, '', (text) => {
            const texts = { km: said?.km ?? '', en: said?.en ?? '', [language]: text };
            const isGone = texts.km === '' && texts.en === '';
            const next = isGone ? undefined : { ...texts, status: said?.status ?? 'K' };
            onChange(withValue(data, [...at, name], next));
          }),
        )}
      </div>
    );
  };
  const yesOrNo = (name: 'isDrafted' | 'isJoint' | 'holdsText'): ReactNode => (
    <div className={styles['row']}>
      <Checkbox
        isSelected={type[name] === true}
        onChange={(isSo) =>
          onChange(withValue(data, [...at, name], name === 'isJoint' && !isSo ? undefined : isSo))
        }
      >
        {t(`instruments.${name}`)}
      </Checkbox>
      {restore(t(`instruments.${name}`), [...at, name])}
    </div>
  );
  const allLevels = data.levels.map(({ id }) => id);
  const levels = [...at, 'levels'];
  const forms = [...at, 'numberPattern'];
  const offices = [...at, 'issuableBy'];
  return (
    <div className={styles['form']}>
      <Group title={t('instruments.group.name')}>
        {pair(t('instruments.name'), at)}
        {line(t('instruments.draftName'), [...at, 'draftKm'], 'km', '', (text) =>
          onChange(withValue(data, [...at, 'draftKm'], text === '' ? undefined : text)),
        )}
        <RankField
          key={type.id}
          rank={type.rank}
          tool={restore(t('instruments.rank'), [...at, 'rank'])}
          onChange={(rank) => onChange(withValue(data, [...at, 'rank'], rank))}
        />
        {yesOrNo('isDrafted')}
        {yesOrNo('isJoint')}
      </Group>
      <Group title={t('instruments.group.provision')}>
        {pair(t('instruments.provisionName'), [...at, 'provision'])}
        {pair(t('instruments.pattern'), [...at, 'provision', 'pattern'], '{number}')}
        {pair(t('instruments.citedPattern'), [...at, 'provision', 'cited'], '{number}')}
        {restarts([...at, 'provision', 'restarts'])}
        {yesOrNo('holdsText')}
      </Group>
      <PointsField data={data} type={type} at={at} onChange={onChange} />
      <Group title={t('instruments.group.levels')} tool={restore(t('instruments.group.levels'), levels)}>
        {data.levels.map(({ id, km, en }) => (
          <Checkbox
            key={id}
            isSelected={type.levels.includes(id)}
            onChange={() => onChange(withValue(data, levels, switched(type.levels, allLevels, id)))}
          >
            <span lang="km">{km}</span> · <span lang="en">{en}</span>
          </Checkbox>
        ))}
      </Group>
      <Group title={t('instruments.group.words')}>
        {formula('visaVerb')}
        {formula('enacting')}
      </Group>
      <SignersField data={data} type={type} at={at} onChange={onChange} />
      <Group title={t('instruments.group.issued')} tool={restore(t('instruments.group.issued'), offices)}>
        <TextLines
          label={t('instruments.numberForms')}
          value={type.numberPattern?.anyOf.join('\n') ?? ''}
          language="km"
          limit={TEXT_LIMIT * 5}
          problem={problemAt([...forms, 'anyOf'], '{serial}')}
          tool={restore(t('instruments.numberForms'), forms)}
          onChange={(text) => {
            const status = type.numberPattern?.status ?? 'K';
            const next = text === '' ? undefined : { anyOf: text.split('\n'), status };
            onChange(withValue(data, forms, next));
          }}
        />
        {OFFICES.map((office) => (
          <Checkbox
            key={office}
            isSelected={type.issuableBy.includes(office)}
            onChange={() => onChange(withValue(data, offices, switched(type.issuableBy, OFFICES, office)))}
          >
            {t(`instruments.office.${office}`)}
          </Checkbox>
        ))}
      </Group>
      <Group title={t('instruments.group.page')}>
        <p className={styles['note']}>{t('instruments.pageNote')}</p>
        <Button onPress={onOfficial}>{t('official.edit')}</Button>
      </Group>
    </div>
  );
}
