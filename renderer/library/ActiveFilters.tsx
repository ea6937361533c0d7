import type { ReactNode } from 'react';
import { Button as AriaButton, Tag, TagGroup, TagList } from 'react-aria-components';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../desk/summaries.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { Filter } from './filter.ts';
import { useList, type UsedList } from './use-list.ts';
import picker from './ListPicker.module.css';
import styles from './ActiveFilters.module.css';

export interface ActiveFiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

interface Condition {
  readonly id: string;
  readonly text: string;
  readonly without: Filter;
}

/** What the list is filtered by now, each with its way out. */
export function ActiveFilters({ filter, onChange }: ActiveFiltersProps): ReactNode {
  const { t } = useTranslation();
  const conditions = useConditions(filter);
  if (conditions.length === 0) return null;
  return (
    <TagGroup
      className={styles['active'] ?? ''}
      aria-label={t('library.active')}
      onRemove={(keys) => {
        const gone = conditions.find(({ id }) => keys.has(id));
        if (gone !== undefined) onChange(gone.without);
      }}
    >
      <TagList className={picker['tags'] ?? ''}>
        {conditions.map(({ id, text }) => (
          <Tag key={id} id={id} textValue={text} className={picker['tag'] ?? ''}>
            {text}
            <AriaButton slot="remove" className={picker['remove'] ?? ''} aria-label={t('lists.remove')}>
              <X aria-hidden />
            </AriaButton>
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  );
}

const without = <T extends string>(values: readonly T[], value: T): T[] =>
  values.filter((other) => other !== value);

function useConditions(filter: Filter): readonly Condition[] {
  const { t } = useTranslation();
  const format = useFormat();
  const offices = useList('lists.offices');
  const people = useList('lists.people');
  const topics = useList('lists.topics');
  const name = ({ find }: UsedList, id: string): string => {
    const entry = find(id);
    return (entry === undefined ? null : titleOf(entry, format.language)?.text) ?? t('lists.gone');
  };
  const { kinds, states, languages, changed, eventFrom, eventTo } = filter;
  const said: (Condition | null)[] = [
    ...kinds.map((id) => ({
      id,
      text: t(`library.kind.${id}`),
      without: { ...filter, kinds: without(kinds, id) },
    })),
    ...states.map((id) => ({
      id,
      text: t(`library.state.${id}`),
      without: { ...filter, states: without(states, id) },
    })),
    ...languages.map((id) => ({
      id,
      text: t(`library.language.${id}`),
      without: { ...filter, languages: without(languages, id) },
    })),
    ...filter.offices.map((id) => ({
      id: `office ${id}`,
      text: name(offices, id),
      without: { ...filter, offices: without(filter.offices, id) },
    })),
    ...filter.people.map((id) => ({
      id: `person ${id}`,
      text: name(people, id),
      without: { ...filter, people: without(filter.people, id) },
    })),
    ...filter.topics.map((id) => ({
      id: `topic ${id}`,
      text: name(topics, id),
      without: { ...filter, topics: without(filter.topics, id) },
    })),
    changed === 'any'
      ? null
      : { id: 'changed', text: t(`library.span.${changed}`), without: { ...filter, changed: 'any' } },
    eventFrom === ''
      ? null
      : {
          id: 'from',
          text: t('library.from', { day: format.day(eventFrom) }),
          without: { ...filter, eventFrom: '' },
        },
    eventTo === ''
      ? null
      : {
          id: 'to',
          text: t('library.to', { day: format.day(eventTo) }),
          without: { ...filter, eventTo: '' },
        },
  ];
  return said.filter((condition) => condition !== null);
}
