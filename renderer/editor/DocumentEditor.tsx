import { FORMAT_TEXT_COMMAND } from 'lexical';
import {
  Fragment,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { Language } from '../../shared/document/model.ts';
import { typeOfDocument } from '../../shared/instrument/instrument-fields.ts';
import { DateDialog } from '../dates/DateDialog.tsx';
import type { DraftSession } from '../drafting/session.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { MediaIntake } from '../media/MediaIntake.tsx';
import { $insertParagraphs } from './block/block-places.ts';
import { switchInText } from './digits/use-switch-digits.ts';
import { $setLevel, $setLink, $shiftDepth, $toggleList, type Looks } from './commands.ts';
import { NEW_PROVISION_COMMAND, SHIFT_COMMAND } from './instrument/instrument-keys.ts';
import { structureOffers } from './instrument/structure-offers.ts';
import type { EditorLabels } from './labels.ts';
import { FloatingTools } from './tools/FloatingTools.tsx';
import { LinkForm } from './tools/LinkForm.tsx';
import type { OpenText, OpenTexts } from './open-texts.ts';
import { TextPane } from './TextPane.tsx';
import { SlashMenu } from './tools/SlashMenu.tsx';
import { $insertTable } from './table/table-commands.ts';
import { TableForm } from './table/TableForm.tsx';
import { TableMenu } from './table/TableMenu.tsx';
import { articleOffers } from './tools/offers.ts';
import { Toolbar, type ToolbarActions } from './tools/Toolbar.tsx';
import styles from './editor.module.css';

export interface DocumentEditorProps {
  readonly draft: DraftSession;
  /** Is told of each text that opens. */
  readonly texts: OpenTexts;
  /** In the order in which they stand side by side. */
  readonly languages: readonly Language[];
  readonly labels: EditorLabels;
  /** Places the tools, which must stay in sight, and the texts, which scroll. */
  readonly children: (tools: ReactNode, texts: ReactNode) => ReactNode;
}

const sameLooks = (a: Looks | null, b: Looks | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The texts of a draft, one language or both side by side, and the one toolbar that serves them. */
export function DocumentEditor({
  draft,
  texts,
  languages,
  labels,
  children,
}: DocumentEditorProps): ReactNode {
  const chooser = useRef<HTMLInputElement>(null);
  const active = useRef<OpenText | null>(null);
  const shown = useRef<Looks | null>(null);
  const [looks, setLooks] = useState<Looks | null>(null);
  // What stands below the toolbar, open at it, or over the desk.
  const [asking, setAsking] = useState<'link' | 'table' | 'tableMenu' | 'date' | null>(null);
  const opened = useSyncExternalStore(texts.onChange, texts.all);
  const canUndo = useSyncExternalStore(draft.onHistory, draft.canUndo);
  const canRedo = useSyncExternalStore(draft.onHistory, draft.canRedo);

  // The page may be taken away without warning: what has not been acknowledged goes out once more.
  useEffect(() => {
    const flush = (): void => void draft.flush();
    addEventListener('beforeunload', flush);
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('beforeunload', flush);
      removeEventListener('pagehide', flush);
    };
  }, [draft]);

  const actions = useMemo((): ToolbarActions => {
    const update = (change: () => void): void => active.current?.editor.update(change);
    const bound: Omit<ToolbarActions, 'insert'> = {
      undo: () => draft.undo(),
      redo: () => draft.redo(),
      switchDigits: () => switchInText(texts),
      setLevel: (level) => update(() => $setLevel(level)),
      toggleMark: (mark) => active.current?.editor.dispatchCommand(FORMAT_TEXT_COMMAND, mark),
      toggleList: (ordered) => update(() => $toggleList(ordered)),
      shiftDepth: (step) => update(() => void $shiftDepth(step)),
      askLink: () => setAsking('link'),
      askTable() {
        const isFollowing = draft.text.shape === 'oneTree' && active.current?.language === 'en';
        if (!isFollowing) setAsking(shown.current?.inTable === true ? 'tableMenu' : 'table');
      },
      chooseMedia() {
        const alt = texts.active()?.root.parentElement?.querySelector<HTMLInputElement>('[data-alt]');
        if (alt === null || alt === undefined) chooser.current?.click();
        else alt.focus();
      },
      // Not within the update that carries the key.
      insertFootnote: () => queueMicrotask(() => texts.active()?.footnotes.insert()),
      askDate: () => setAsking('date'),
      newProvision: () => active.current?.editor.dispatchCommand(NEW_PROVISION_COMMAND, undefined),
      shift: (step) => active.current?.editor.dispatchCommand(SHIFT_COMMAND, step),
    };
    return {
      ...bound,
      insert: ({ run }) => {
        if (active.current !== null) run(active.current.editor, bound);
      },
    };
  }, [draft, texts]);

  const isInstrument = draft.text.content().shape === 'oneTree';

  const data = useInstrumentData();
  const format = useFormat();
  const [written, setWritten] = useState<Language>('km');
  // The English of an instrument is built as its Khmer is.
  const isBuilt = !isInstrument || written === 'km';
  const type = isInstrument ? typeOfDocument(draft.metadata(), data) : undefined;
  const offers = useMemo(() => {
    if (!isInstrument) return articleOffers(labels);
    return type === undefined ? [] : structureOffers(type, data, format.language, labels);
  }, [isInstrument, type, data, format.language, labels]);

  // Called with every key: React hears of it only when something looks different.
  const show = useCallback((text: OpenText, next: Looks | null): void => {
    if (active.current?.language !== text.language) setWritten(text.language);
    active.current = text;
    if (sameLooks(shown.current, next)) return;
    shown.current = next;
    setLooks(next);
  }, []);

  const backToText = (): void => {
    setAsking(null);
    active.current?.editor.focus();
  };

  // The form took the focus, not the selection: Lexical still has it.
  const endLink = (href: string | null): void => {
    setAsking(null);
    active.current?.editor.focus(() => {
      active.current?.editor.update(() => $setLink(href));
    });
  };
  const endTable = (rows: number, columns: number): void => {
    setAsking(null);
    active.current?.editor.focus(() => {
      active.current?.editor.update(() => $insertTable(rows, columns));
    });
  };

  const endDate = (lines: readonly string[]): void => {
    setAsking(null);
    // A dialog gives the focus back in the next frame, and the caret goes where the focus is.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        active.current?.editor.focus(() => {
          active.current?.editor.update(() => $insertParagraphs(lines));
        });
      }),
    );
  };

  return children(
    <>
      <Toolbar
        labels={labels}
        actions={actions}
        looks={looks}
        canUndo={canUndo}
        canRedo={canRedo}
        offers={offers}
        isInstrument={isInstrument}
        isBuilt={isBuilt}
        tableMenu={
          <TableMenu
            labels={labels}
            editor={() => active.current?.editor ?? null}
            isOpen={asking === 'tableMenu'}
            onOpen={(isOpen) => setAsking(isOpen ? 'tableMenu' : null)}
          />
        }
      />
      <MediaIntake draft={draft} texts={texts} chooser={chooser} />
      {asking === 'table' ? (
        <TableForm labels={labels} onDone={endTable} onCancel={() => backToText()} />
      ) : null}
      {asking === 'link' ? (
        <LinkForm labels={labels} href={looks?.href ?? null} onDone={endLink} onCancel={() => backToText()} />
      ) : null}
      {asking === 'date' ? (
        <DateDialog
          draft={draft}
          language={texts.active()?.language ?? 'km'}
          onInsert={endDate}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>,
    <div className={styles['texts']} data-alone={languages.length === 1 || undefined}>
      {languages.map((language) => (
        <TextPane
          key={language}
          draft={draft}
          language={language}
          labels={labels}
          actions={actions}
          texts={texts}
          onLooks={show}
        />
      ))}
      {opened.map((text) => (
        <Fragment key={text.language}>
          {isInstrument && text.language === 'en' ? null : (
            <SlashMenu text={text} labels={labels} offers={offers} actions={actions} />
          )}
          <FloatingTools text={text} labels={labels} looks={looks} actions={actions} />
        </Fragment>
      ))}
    </div>,
  );
}
