import type { ReactNode } from 'react';
import { ArrowRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import {
  RELATION_KINDS,
  type RegisteredEntry,
  type Relation,
  type RelationFrom,
} from '../../shared/instrument/register.ts';
import { titleOf } from '../desk/summaries.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { EntryPicker } from './EntryPicker.tsx';
import { nameOf } from './name.ts';
import { useEntries } from './use-register.ts';
import styles from './RelationsField.module.css';

export interface RelationsFieldProps {
  readonly of: RegisterId;
  readonly relations: readonly Relation[];
  readonly relatedBy: readonly RelationFrom[];
  readonly onChange: (relations: readonly Relation[]) => void;
  readonly onGoTo: (id: RegisterId) => void;
}

/** What an instrument does to others, chosen by typing, and what others do to it; each leads to the other end. */
export function RelationsField({
  of,
  relations,
  relatedBy,
  onChange,
  onGoTo,
}: RelationsFieldProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const entries = useEntries([...relations.map(({ to }) => to), ...relatedBy.map(({ from }) => from)]);
  const name = (id: RegisterId): string => {
    const entry = entries?.get(id);
    return entry === undefined ? (entries === null ? '' : t('register.gone')) : nameOf(entry, language);
  };
  const goTo = (id: RegisterId): ReactNode => (
    <span className={styles['other']}>
      <Button
        look="plain"
        isDisabled={entries?.has(id) !== true}
        aria-label={t('register.goTo', { name: name(id) })}
        onPress={() => onGoTo(id)}
      >
        <span lang="km">{name(id)}</span>
        <ArrowRight aria-hidden />
      </Button>
      <span className={styles['title']}>{titleOfEntry(entries?.get(id))}</span>
    </span>
  );
  const titleOfEntry = (entry: RegisteredEntry | undefined): ReactNode => {
    const title = entry === undefined ? null : titleOf(entry.title, language);
    return title === null ? null : <span lang={title.lang}>{title.text}</span>;
  };
  /** A kind that this relation cannot take: the same stands there already. */
  const isFree = (kind: Relation['kind'], to: RegisterId): boolean =>
    !relations.some((relation) => relation.kind === kind && relation.to === to);

  return (
    <section className={styles['relations']} aria-label={t('register.relations')}>
      <h3>{t('register.relations')}</h3>
      {relations.length + relatedBy.length === 0 ? null : (
        <ul className={styles['list']}>
          {relations.map(({ kind, to }, index) => (
            <li key={`${kind} ${to}`}>
              <Select
                label={t('register.relation', { name: name(to) })}
                labelHidden
                options={RELATION_KINDS.filter((other) => other === kind || isFree(other, to)).map((id) => ({
                  id,
                  text: t(`register.does.${id}`),
                }))}
                chosen={kind}
                onChoose={(chosen) => onChange(relations.with(index, { kind: chosen, to }))}
              />
              {goTo(to)}
              <Button
                look="plain"
                aria-label={t('register.removeRelation', { name: name(to) })}
                onPress={() => onChange(relations.toSpliced(index, 1))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
          {relatedBy.map(({ kind, from }) => (
            <li key={`${from} ${kind}`}>
              <span className={styles['by']}>{t(`register.doneBy.${kind}`)}</span>
              {goTo(from)}
            </li>
          ))}
        </ul>
      )}
      <EntryPicker
        label={t('register.addRelation')}
        // Nothing is related to itself.
        without={[of]}
        onPick={({ id: to }) => {
          const kind = RELATION_KINDS.find((free) => isFree(free, to));
          if (kind !== undefined) onChange([...relations, { kind, to }]);
        }}
      />
    </section>
  );
}
