import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, RevisionId } from '../../shared/document/model.ts';
import { CommentMarks } from '../comments/CommentMarks.tsx';
import { DocumentEditor } from '../editor/DocumentEditor.tsx';
import { useSwitchDigits } from '../editor/digits/use-switch-digits.ts';
import { MarksView } from '../editor/marks/MarksView.tsx';
import { useMarksView } from '../editor/marks/use-marks-view.ts';
import { LegacyTextDialog } from '../exchange/LegacyTextDialog.tsx';
import { useLegacyPaste } from '../exchange/use-legacy-paste.ts';
import { usePasteNews } from '../exchange/use-paste-news.ts';
import { FindBar } from '../find/FindBar.tsx';
import { useFind } from '../find/use-find.ts';
import { useFormat } from '../i18n/use-format.ts';
import { AmendingBand } from '../instrument/amending/AmendingBand.tsx';
import { AmendingTools } from '../instrument/amending/AmendingTools.tsx';
import { DraftingTools } from '../instrument/DraftingTools.tsx';
import { JoinedBand } from '../merge/JoinedBand.tsx';
import { MergeBand } from '../merge/MergeBand.tsx';
import { NameTags } from '../presence/NameTags.tsx';
import { WritesHereToo } from '../presence/WritesHereToo.tsx';
import { RemarkBubble } from '../proofing/RemarkBubble.tsx';
import { useProofing } from '../proofing/use-proofing.ts';
import { Segments } from '../ui/Segments.tsx';
import { TranslationStrip } from '../translation/TranslationStrip.tsx';
import { useTranslations } from '../translation/use-translations.ts';
import { editorLabels } from './editor-labels.ts';
import type { OnPaper } from './opener.ts';
import { languagesOf, SHOWN, type Shown } from './shown-languages.ts';
import { FocusEnd } from './FocusEnd.tsx';
import { TitleFields } from './TitleFields.tsx';
import type { FocusMode } from './use-focus-mode.ts';
import styles from './DocumentPage.module.css';

export interface DocumentPageProps {
  readonly onPaper: OnPaper;
  readonly fresh: boolean;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  /** In sight, with nothing over it: the menu's commands on the text are for it. */
  readonly active: boolean;
  readonly focus: FocusMode;
  /** Puts another document on the paper. */
  readonly onOpen: (id: DocumentId) => void;
  /** Reads it as of a day in its place. */
  readonly onAsOf: () => void;
  /** Brings in, in its place, what somebody else wrote meanwhile. */
  readonly onMerge: () => void;
  /** Shows the draft beside an earlier version of it. */
  readonly onCompare: (before: RevisionId) => void;
}

/** The article as it is written: a sheet of paper with its titles and its text. */
export function DocumentPage(props: DocumentPageProps): ReactNode {
  const { onPaper, fresh, shown, onShow, active, focus, onOpen, onAsOf, onMerge, onCompare } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const labels = useMemo(() => editorLabels(t, format), [t, format]);
  const languages = useMemo(() => languagesOf(shown), [shown]);
  usePasteNews(onPaper.texts);
  const legacyPaste = useLegacyPaste(onPaper.texts);
  const find = useFind(onPaper.draft, onPaper.texts, active);
  const isEnglish = languages.includes('en');
  const translation = useTranslations(onPaper, isEnglish, active);
  const marks = useMarksView(active);
  useSwitchDigits(onPaper.texts, active);
  const isInstrument = onPaper.document.summary.kind === 'instrument';
  const proofing = useProofing(onPaper.draft, onPaper.texts, active);
  return (
    <DocumentEditor draft={onPaper.draft} texts={onPaper.texts} languages={languages} labels={labels}>
      {(tools, texts) => (
        <>
          <div className={styles['bar']}>
            <Segments
              label={t('languages.label')}
              options={SHOWN.map((id) =>
                id === 'both'
                  ? { id, text: t('languages.both') }
                  : { id, text: t(`language.own.${id}`), lang: id },
              )}
              chosen={shown}
              onChoose={onShow}
            />
            {tools}
            {focus.on ? <FocusEnd onLeave={focus.leave} within={find.open !== null} /> : null}
          </div>
          <JoinedBand documentId={onPaper.document.summary.id} onCompare={onCompare} />
          <MergeBand documentId={onPaper.document.summary.id} onMerge={onMerge} />
          {isInstrument ? <AmendingBand draft={onPaper.draft} onOpen={onOpen} /> : null}
          {marks.shown ? <MarksView texts={onPaper.texts} onClose={marks.toggle} /> : null}
          {find.open === null || !active ? null : (
            <FindBar
              finder={find.open.finder}
              asked={find.open.asked}
              onReplacing={find.setReplacing}
              onUndo={onPaper.draft.undo}
              onClose={find.close}
            />
          )}
          <div className={styles['scroll']} data-scroller data-focus={focus.on || undefined}>
            <article className={styles['paper']} data-shown={shown}>
              <TitleFields
                source={onPaper.draft}
                languages={languages}
                fresh={fresh}
                onDone={(language) =>
                  onPaper.texts.get(language)?.editor.focus(undefined, { defaultSelection: 'rootStart' })
                }
              />
              {texts}
            </article>
          </div>
          <WritesHereToo documentId={onPaper.document.summary.id} />
          <CommentMarks commenting={onPaper.commenting} texts={onPaper.texts} />
          <NameTags documentId={onPaper.document.summary.id} texts={onPaper.texts} />
          {active ? <RemarkBubble proofing={proofing} onUndo={onPaper.draft.undo} /> : null}
          {isInstrument ? (
            <>
              <DraftingTools onPaper={onPaper} active={active} />
              <AmendingTools onPaper={onPaper} active={active} onAsOf={onAsOf} />
            </>
          ) : null}
          {legacyPaste === null ? null : <LegacyTextDialog {...legacyPaste} />}
          {isEnglish ? <TranslationStrip onPaper={onPaper} translation={translation} /> : null}
        </>
      )}
    </DocumentEditor>
  );
}
