import { useState, type ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { ListFilter, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { WRITTEN_KINDS } from '../../shared/document/model.ts';
import { WORK_STATES } from '../../shared/ipc/types.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { DayField } from '../ui/DayField.tsx';
import { Hint } from '../ui/Hint.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { conditionsIn, LANGUAGE_STATES, NO_FILTER, SPANS, type Facet } from './filter.ts';
import { ListPicker } from './ListPicker.tsx';
import type { Library } from './use-library.ts';
import type { SavedFilters } from './use-saved-filters.ts';
import styles from './FilterButton.module.css';

export interface FilterButtonProps {
  readonly library: Library;
  readonly saved: SavedFilters;
}

/** Opens everything that documents can be filtered by, and the filters that have a name. */
export function FilterButton({ library, saved }: FilterButtonProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const conditions = conditionsIn(library.filter);
  return (
    <DialogTrigger>
      <Hint text={t('library.filter')}>
        <Button aria-label={t('library.filterSet', { n: format.number(conditions) })}>
          <ListFilter aria-hidden />
          {conditions === 0 ? null : <b aria-hidden>{format.number(conditions)}</b>}
        </Button>
      </Hint>
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Dialog className={styles['dialog'] ?? ''} aria-label={t('library.filter')}>
          <FilterForm library={library} saved={saved} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function FilterForm({ library, saved }: FilterButtonProps): ReactNode {
  const { t } = useTranslation();
  const { filter, setFilter } = library;
  return (
    <>
      {saved.saved.length === 0 ? null : (
        <section className={styles['saved']} aria-label={t('library.savedFilters')}>
          <h3>{t('library.savedFilters')}</h3>
          {saved.saved.map((one) => (
            <div key={one.id} className={styles['one']}>
              <Button look="plain" onPress={() => setFilter(one.filter)}>
                {one.name}
              </Button>
              <Button
                look="plain"
                aria-label={t('library.removeFilter', { name: one.name })}
                onPress={() => saved.remove(one)}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
          ))}
        </section>
      )}
      <FacetChips
        library={library}
        facet="kinds"
        label={t('library.kinds')}
        options={WRITTEN_KINDS.map((id) => ({ id, text: t(`library.kind.${id}`) }))}
      />
      <FacetChips
        library={library}
        facet="states"
        label={t('library.states')}
        options={WORK_STATES.map((id) => ({ id, text: t(`library.state.${id}`) }))}
      />
      <FacetChips
        library={library}
        facet="languages"
        label={t('library.languages')}
        options={LANGUAGE_STATES.map((id) => ({ id, text: t(`library.language.${id}`) }))}
      />
      <ListPicker
        label={t('library.offices')}
        list="lists.offices"
        multiple
        chosen={filter.offices}
        onChange={(offices) => setFilter({ ...filter, offices: [...offices] })}
      />
      <ListPicker
        label={t('library.people')}
        list="lists.people"
        multiple
        chosen={filter.people}
        onChange={(people) => setFilter({ ...filter, people: [...people] })}
      />
      <ListPicker
        label={t('library.topics')}
        list="lists.topics"
        multiple
        chosen={filter.topics}
        onChange={(topics) => setFilter({ ...filter, topics: [...topics] })}
      />
      <Select
        label={t('library.changed')}
        options={SPANS.map((id) => ({ id, text: t(`library.span.${id}`) }))}
        chosen={filter.changed}
        onChoose={(changed) => setFilter({ ...filter, changed })}
      />
      <DayField
        label={t('library.eventFrom')}
        value={filter.eventFrom}
        onChange={(eventFrom) => setFilter({ ...filter, eventFrom })}
      />
      <DayField
        label={t('library.eventTo')}
        value={filter.eventTo}
        onChange={(eventTo) => setFilter({ ...filter, eventTo })}
      />
      {conditionsIn(filter) === 0 ? null : (
        <>
          <SaveFilter onSave={(name) => saved.save(name, filter)} />
          <Button onPress={() => setFilter(NO_FILTER)}>{t('library.clear')}</Button>
        </>
      )}
    </>
  );
}

interface FacetChipsProps {
  readonly library: Library;
  readonly facet: Extract<Facet, 'kinds' | 'states' | 'languages'>;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
}

/** Values of which a few stand in sight, each with how many documents it would show. */
function FacetChips({ library, facet, label, options }: FacetChipsProps): ReactNode {
  const format = useFormat();
  const counts = library.counts(facet);
  return (
    <div className={styles['facet']}>
      <span className={styles['label']} aria-hidden>
        {label}
      </span>
      <ToggleButtonGroup
        className={styles['chips'] ?? ''}
        aria-label={label}
        selectionMode="multiple"
        selectedKeys={library.filter[facet]}
        onSelectionChange={(keys) =>
          library.setFilter({
            ...library.filter,
            [facet]: options.map(({ id }) => id).filter((id) => keys.has(id)),
          })
        }
      >
        {options.map(({ id, text }) => (
          <ToggleButton key={id} id={id} className={styles['chip'] ?? ''}>
            {text} <small>{format.number(counts.get(id) ?? 0)}</small>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

function SaveFilter({ onSave }: { readonly onSave: (name: string) => void }): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <form
      className={styles['save']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onSave(name.trim());
        setName('');
      }}
    >
      <TextField label={t('library.filterName')} value={name} onChange={setName} maxLength={100} />
      <Button type="submit">{t('library.saveFilter')}</Button>
    </form>
  );
}
