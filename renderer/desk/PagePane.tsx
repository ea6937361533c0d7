import { useEffect, useRef, type ReactNode } from 'react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ComparePage } from '../compare/ComparePage.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { RevisionPage } from '../history/RevisionPage.tsx';
import { AsOfPage } from '../instrument/as-of/AsOfPage.tsx';
import type { HistoryWork } from '../history/use-history.ts';
import { MergePage } from '../merge/MergePage.tsx';
import { Guard } from '../shell/Guard.tsx';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { titleOf } from './summaries.ts';
import { DocumentPage } from './DocumentPage.tsx';
import { mainLanguage } from './shown-languages.ts';
import type { DeskWork } from './use-desk.ts';
import type { FocusMode } from './use-focus-mode.ts';
import { WaitingPage } from './WaitingPage.tsx';
import styles from './Pane.module.css';

export interface PagePaneProps {
  /** Another place is in sight; the draft and its caret stay as they are. */
  readonly hidden: boolean;
  /** Something stands over the desk, such as the preview. */
  readonly covered: boolean;
  readonly focus: FocusMode;
  readonly desk: DeskWork;
  readonly history: HistoryWork;
  /** The instrument on the paper is read as of a day. */
  readonly isAsOf: boolean;
  readonly onAsOf: (isAsOf: boolean) => void;
  readonly onCreate: () => void;
  /** The document that was open last, where it is still there. */
  readonly last: DocumentSummary | null;
}

function Continue({
  last,
  onOpen,
}: { readonly last: DocumentSummary } & { readonly onOpen: DeskWork['open'] }): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const title = titleOf(last.title, language);
  return (
    <Button onPress={() => void onOpen(last.id)}>
      <span className={styles['continue']}>
        {t('library.continue', { title: title?.text ?? t('document.untitled') })}
      </span>
    </Button>
  );
}

/** The middle of the desk: the draft on its paper, a revision that is being read, or what to do first. */
export function PagePane(props: PagePaneProps): ReactNode {
  const { hidden, covered, focus, desk, history, isAsOf, onAsOf, onCreate, last } = props;
  const { t } = useTranslation();
  const { onPaper, waiting } = desk;
  const { reading } = history;
  const page = useRef<HTMLElement>(null);
  const { comparing } = history;
  const isMerging = history.isMerging && !isAsOf;
  const isAway = hidden || reading !== null || comparing !== null || isAsOf || isMerging || waiting !== null;
  const wasAway = useRef(false);
  useEffect(() => {
    // What stood before the draft is gone, with the focus: whoever works by keyboard goes on from the draft.
    if (wasAway.current && !isAway && document.activeElement === document.body) page.current?.focus();
    wasAway.current = isAway;
  }, [isAway]);
  if (onPaper === null && waiting === null) {
    return (
      <main className={styles['page']} hidden={hidden}>
        <div className={styles['empty']}>
          <h2>{t('desk.nothingOpen')}</h2>
          <p>{t('desk.nothingOpenMeaning')}</p>
          <Button look="strong" onPress={onCreate}>
            <Plus aria-hidden />
            {t('desk.new')}
            <Keys keys={keysOf('document.new')} />
          </Button>
          {last === null ? null : <Continue last={last} onOpen={desk.open} />}
        </div>
      </main>
    );
  }
  return (
    <>
      {onPaper === null ? null : (
        <main ref={page} tabIndex={-1} className={styles['page']} hidden={isAway}>
          <DocumentPage
            key={onPaper.draft.session}
            onPaper={onPaper}
            fresh={desk.fresh === onPaper.document.summary.id}
            shown={desk.shown}
            onShow={desk.show}
            active={!hidden && !isAway && !covered}
            focus={focus}
            onOpen={(id) => void desk.open(id)}
            onAsOf={() => onAsOf(true)}
            onMerge={history.merge}
            onCompare={history.compare}
          />
        </main>
      )}
      {waiting === null ? null : (
        <main className={styles['page']}>
          <WaitingPage fields={waiting} shown={desk.shown} />
        </main>
      )}
      {!isAsOf || onPaper === null || waiting !== null || hidden ? null : (
        <main className={styles['page']}>
          <Guard extent="part">
            <AsOfPage
              documentId={onPaper.document.summary.id}
              language={mainLanguage(desk.shown)}
              desk={desk}
              onBack={() => onAsOf(false)}
            />
          </Guard>
        </main>
      )}
      {!isMerging || onPaper === null || waiting !== null || hidden ? null : (
        <main className={styles['page']}>
          <Guard extent="part">
            <MergePage
              documentId={onPaper.document.summary.id}
              flush={desk.flush}
              onMerged={history.merged}
              onBack={history.stopMerging}
            />
          </Guard>
        </main>
      )}
      {comparing === null || isAsOf || isMerging || onPaper === null || waiting !== null || hidden ? null : (
        <main className={styles['page']}>
          <Guard extent="part">
            <ComparePage
              key={comparing}
              document={onPaper.document.summary}
              from={comparing === 'other' ? null : comparing}
              documents={desk.documents.list ?? []}
              to="draft"
              language={mainLanguage(desk.shown)}
              flush={desk.flush}
              onRestore={(revision) => void history.restore(revision)}
              onBack={history.stopComparing}
            />
          </Guard>
        </main>
      )}
      {reading === null || isAsOf || isMerging || comparing !== null || waiting !== null || hidden ? null : (
        <main className={styles['page']}>
          <RevisionPage
            revision={reading}
            onRestore={() => void history.restore(reading.summary.id)}
            onCompare={() => history.compare(reading.summary.id)}
            onBack={history.stopReading}
          />
        </main>
      )}
    </>
  );
}
