import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { ArrowUpDown, LayoutTemplate, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { carryOut } from '../bridge.ts';
import type { DeskWork } from '../desk/use-desk.ts';
import pane from '../desk/Pane.module.css';
import { useFormat } from '../i18n/use-format.ts';
import { amendableOf } from '../instrument/amending/amendable.ts';
import { keysOf } from '../shell/shortcuts.ts';
import { useToDecide } from '../sync/use-to-decide.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { NO_MARKS, withinList } from '../ui/marks.ts';
import { Menu } from '../ui/Menu.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { ActiveFilters } from './ActiveFilters.tsx';
import { BulkBar } from './BulkBar.tsx';
import { DocumentList } from './DocumentList.tsx';
import { conditionsIn, NO_FILTER } from './filter.ts';
import { FilterButton } from './FilterButton.tsx';
import { ORDERS } from './order.ts';
import { useArranging } from './use-arranging.ts';
import { useLibrary, VIEWS, type Library, type View } from './use-library.ts';
import { useSavedFilters } from './use-saved-filters.ts';
import styles from './LibraryPane.module.css';

export interface LibraryPaneProps {
  /** Another place is in sight; what was sought and marked stays. */
  readonly hidden: boolean;
  readonly desk: DeskWork;
  /** Those opened last, the latest first. */
  readonly recent: readonly DocumentId[];
  /** Told whenever other documents are marked. */
  readonly onMarked: (documents: readonly DocumentSummary[]) => void;
  readonly onCreate: () => void;
  readonly onCreateFrom: () => void;
}

const NONE: readonly DocumentSummary[] = [];

/** The documents on the desk as a library: found by title, filtered, sorted, and arranged many at a time. */
export function LibraryPane(props: LibraryPaneProps): ReactNode {
  const { hidden, desk, recent, onMarked, onCreate, onCreateFrom } = props;
  const documents = desk.documents.list;
  const { t } = useTranslation();
  const toDecide = useToDecide();
  const library = useLibrary(documents ?? NONE, recent, toDecide);
  const saved = useSavedFilters();
  const arranging = useArranging(desk.putAway, desk.documents.refresh);
  const [marked, mark] = useState(NO_MARKS);
  const { shown } = library;
  const marks = withinList(marked, shown);
  const chosen = useMemo(
    () => (marks.ids.size === 0 ? NONE : shown.filter(({ id }) => marks.ids.has(id))),
    [marks, shown],
  );
  useEffect(() => onMarked(chosen), [chosen, onMarked]);

  return (
    <section className={pane['list']} hidden={hidden} aria-label={t('desk.documents')}>
      <header className={pane['listHead']}>
        <h2>{t('desk.documents')}</h2>
        <span className={pane['new']}>
          <Hint text={t('desk.new')} keys={keysOf('document.new')}>
            <Button onPress={onCreate}>
              <Plus aria-hidden />
              {t('desk.newShort')}
            </Button>
          </Hint>
          <Hint text={t('templates.title')}>
            <Button aria-label={t('templates.title')} onPress={onCreateFrom}>
              <LayoutTemplate aria-hidden />
            </Button>
          </Hint>
        </span>
      </header>
      <div className={styles['tools']}>
        <SearchBox
          label={t('library.findTitle')}
          clearLabel={t('library.clearTitle')}
          value={library.title}
          onChange={library.setTitle}
        />
        <FilterButton library={library} saved={saved} />
        <Menu
          label={t('library.order')}
          groups={[
            {
              id: 'order',
              title: t('library.order'),
              chosen: library.order,
              items: ORDERS.map((id) => ({
                id,
                text: t(`library.by.${id}`),
                onChoose: () => library.setOrder(id),
              })),
            },
          ]}
        >
          <Button aria-label={t('library.orderedBy', { order: t(`library.by.${library.order}`) })}>
            <ArrowUpDown aria-hidden />
          </Button>
        </Menu>
      </div>
      <div className={styles['views']}>
        <Views library={library} toDecide={toDecide.size} />
        {documents === null || !desk.documents.isWhole ? null : (
          <Count shown={shown.length} all={documents.length} />
        )}
      </div>
      <ActiveFilters filter={library.filter} onChange={library.setFilter} />
      {documents === null ? null : (
        <DocumentList
          label={t('desk.documents')}
          documents={shown}
          toDecide={toDecide}
          chosen={desk.onPaper?.document.summary.id ?? null}
          onChoose={(id) => void desk.open(id)}
          onDelete={(id) =>
            marks.ids.size === 0
              ? void desk.bin(id)
              : void arranging.arrange(
                  chosen.map((document) => document.id),
                  { kind: 'bin' },
                )
          }
          marks={marks}
          onMark={mark}
          byEvent={library.order === 'event'}
          empty={documents.length === 0 ? t('desk.empty') : <NothingFound library={library} />}
        />
      )}
      {marks.ids.size === 0 ? null : (
        <BulkBar
          marked={chosen.length}
          inBin={false}
          allPinned={chosen.every(({ pinned }) => pinned)}
          progress={arranging.progress}
          onAct={(act) =>
            void arranging.arrange(
              chosen.map(({ id }) => id),
              act,
            )
          }
          {...(amendableOf(chosen, null) === null ? {} : { onAmend: () => carryOut('instrument.amend') })}
          onClear={() => mark(NO_MARKS)}
        />
      )}
    </section>
  );
}

function Count({ shown, all }: { readonly shown: number; readonly all: number }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [n, of] = [format.number(shown), format.number(all)];
  return <output className={styles['count']}>{n === of ? of : t('library.count', { n, of })}</output>;
}

function Views({ library, toDecide }: { readonly library: Library; readonly toDecide: number }): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  // Where nothing waits there is nothing to look for; whoever looks has the way back.
  const offered = VIEWS.filter((view) => view !== 'toDecide' || toDecide > 0 || library.view === view);
  return (
    <ToggleButtonGroup
      className={styles['choice'] ?? ''}
      aria-label={t('library.views')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[library.view]}
      onSelectionChange={(keys) => {
        const next = VIEWS.find((view) => keys.has(view));
        if (next !== undefined) library.setView(next);
      }}
    >
      {offered.map((view) => (
        <ToggleButton key={view} id={view} className={styles['view'] ?? ''}>
          {t(`library.view.${view}`, { n: number(toDecide) })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

const NOTHING_IN = {
  all: 'library.noneRecent',
  recent: 'library.noneRecent',
  pinned: 'library.nonePinned',
  toDecide: 'library.noneToDecide',
} as const satisfies Record<View, string>;

/** Why nothing is in sight although there are documents, and the way back to them. */
function NothingFound({ library }: { readonly library: Library }): ReactNode {
  const { t } = useTranslation();
  const isNarrowed = conditionsIn(library.filter) > 0 || library.title !== '';
  if (!isNarrowed) return t(NOTHING_IN[library.view]);
  return (
    <>
      <p>{t('library.noneFound')}</p>
      <Button
        onPress={() => {
          library.setFilter(NO_FILTER);
          library.setTitle('');
        }}
      >
        {t('library.clear')}
      </Button>
    </>
  );
}
