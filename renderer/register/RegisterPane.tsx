import { useEffect, useState, type ReactNode } from 'react';
import { FileUp, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { createIds } from '../../shared/document/ids.ts';
import { REGISTER_STATUSES } from '../../shared/instrument/register.ts';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import pane from '../desk/Pane.module.css';
import { pagePorts } from '../drafting/ports.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import type { PlaceProps } from '../shell/places.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { Select } from '../ui/Select.tsx';
import { useEntered } from '../ui/use-entered.ts';
import { useEscape } from '../ui/use-escape.ts';
import { VirtualList } from '../ui/VirtualList.tsx';
import { draftOf } from './entry-draft.ts';
import { EntryRow } from './EntryRow.tsx';
import { typeName } from './name.ts';
import { OpenEntry } from './OpenEntry.tsx';
import { ImportedTableDialog } from './ImportedTableDialog.tsx';
import { useRegisterImport, type RegisterImporting } from './use-register-import.ts';
import { NO_FILTER, useRegister, type RegisterFilter, type UsedRegister } from './use-register.ts';
import styles from './RegisterPane.module.css';

/** Two lines of Khmer and one of facts. */
const ROW_HEIGHT = 84;
const ANY = 'any';

const ids = createIds(pagePorts);

/** As it was when one left the place, for as long as the window is open. */
const left: { filter: RegisterFilter; chosen: RegisterId | null } = { filter: NO_FILTER, chosen: null };

/** The register of instruments: found, filtered, filled in, and brought in from a list. */
export function RegisterPane({ goTo }: PlaceProps): ReactNode {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(left.filter);
  const [chosen, choose] = useState(left.chosen);
  const register = useRegister(filter);
  const importing = useRegisterImport();
  const main = useEntered<HTMLElement>();
  useEffect(() => {
    left.filter = filter;
    left.chosen = chosen;
  }, [filter, chosen]);
  useEscape(() => goTo('desk'), 'last');
  return (
    <>
      <section className={`${pane['list']} ${styles['list']}`} aria-label={t('register.title')}>
        <header className={pane['listHead']}>
          <h2>{t('register.title')}</h2>
          <span className={pane['new']}>
            <Button onPress={() => choose(ids.next<RegisterId>())}>
              <Plus aria-hidden />
              {t('register.new')}
            </Button>
            <Hint text={t('register.import')}>
              <Button
                aria-label={t('register.import')}
                isDisabled={importing.progress !== null}
                onPress={() => void importing.begin()}
              >
                <FileUp aria-hidden />
              </Button>
            </Hint>
          </span>
        </header>
        <Importing importing={importing} />
        <div className={styles['tools']}>
          <SearchBox
            label={t('register.find')}
            clearLabel={t('register.clearFind')}
            value={filter.text}
            onChange={(text) => setFilter({ ...filter, text })}
          />
          <Filters filter={filter} register={register} onChange={setFilter} />
        </div>
        <List
          filter={filter}
          register={register}
          chosen={chosen}
          onChoose={choose}
          onClear={() => setFilter(NO_FILTER)}
        />
      </section>
      <main
        ref={main}
        className={`${pane['page']} ${styles['page']}`}
        tabIndex={-1}
        aria-label={t('register.title')}
      >
        {chosen === null ? (
          <div className={pane['empty']}>
            <p>{t('register.choose')}</p>
            <p>{t('register.meaning')}</p>
          </div>
        ) : (
          <OpenEntry key={chosen} id={chosen} onOpen={choose} />
        )}
      </main>
    </>
  );
}

function Importing({ importing }: { readonly importing: RegisterImporting }): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { progress, report } = importing;
  return (
    <>
      {progress === null ? null : (
        <div className={styles['importing']}>
          <output>{t('register.csv.progress', { n: number(progress.done), of: number(progress.of) })}</output>
          <Button onPress={importing.cancel}>{t('register.csv.cancel')}</Button>
        </div>
      )}
      {report === null ? null : (
        <ImportedTableDialog
          table={report}
          onKeep={importing.closeReport}
          onUndo={() => void importing.takeOut(report.added)}
        />
      )}
    </>
  );
}

interface FiltersProps {
  readonly filter: RegisterFilter;
  readonly register: UsedRegister;
  readonly onChange: (filter: RegisterFilter) => void;
}

function Filters({ filter, register: { found }, onChange }: FiltersProps): ReactNode {
  const { t } = useTranslation();
  const data = useInstrumentData();
  const format = useFormat();
  const known = found?.years ?? [];
  const years = filter.year === null || known.includes(filter.year) ? known : [filter.year, ...known];
  return (
    <div className={styles['filters']}>
      <Select
        label={t('register.type')}
        labelHidden
        options={[
          { id: ANY, text: t('register.anyType') },
          ...data.types.map(({ id }) => ({ id, text: typeName(id, format.language) })),
        ]}
        chosen={filter.type ?? ANY}
        onChoose={(type) => onChange({ ...filter, type: type === ANY ? null : type })}
      />
      <Select
        label={t('register.year')}
        labelHidden
        options={[
          { id: ANY, text: t('register.anyYear') },
          ...years.map((year) => ({ id: year, text: format.number(year) })),
        ]}
        chosen={filter.year ?? ANY}
        onChoose={(year) => onChange({ ...filter, year: year === ANY ? null : year })}
      />
      <Select
        label={t('register.status')}
        labelHidden
        options={[
          { id: ANY, text: t('register.anyStatus') },
          ...REGISTER_STATUSES.map((id) => ({ id, text: t(`register.statuses.${id}`) })),
        ]}
        chosen={filter.standing ?? ANY}
        onChoose={(standing) => onChange({ ...filter, standing: standing === ANY ? null : standing })}
      />
    </div>
  );
}

interface ListProps {
  readonly filter: RegisterFilter;
  readonly register: UsedRegister;
  readonly chosen: RegisterId | null;
  readonly onChoose: (id: RegisterId) => void;
  readonly onClear: () => void;
}

function List({ register: { found, failure, more }, chosen, onChoose, onClear }: ListProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  if (failure !== null) return <p className={pane['empty']}>{t(`failure.${failure.code}`)}</p>;
  if (found === null) return null;
  const [n, of] = [format.number(found.total), format.number(found.all)];
  return (
    <>
      <output className={styles['count']}>{n === of ? of : t('register.count', { n, of })}</output>
      <VirtualList
        label={t('register.title')}
        items={found.entries}
        rowHeight={ROW_HEIGHT}
        chosen={chosen}
        onChoose={({ id }) => onChoose(id)}
        onEnd={more}
        empty={
          <div className={pane['empty']}>
            {found.all === 0 ? (
              <p>{t('register.empty')}</p>
            ) : (
              <>
                <p>{t('register.noneFound')}</p>
                <Button onPress={onClear}>{t('register.clear')}</Button>
              </>
            )}
          </div>
        }
      >
        {(entry) => <EntryRow entry={entry} isUnsaved={draftOf(entry.id) !== undefined} />}
      </VirtualList>
    </>
  );
}
