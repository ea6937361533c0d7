import { useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Language } from '../../shared/document/model.ts';
import { typeOfDocument } from '../../shared/instrument/instrument-fields.ts';
import type { DraftSession } from '../drafting/session.ts';
import { draftingOf } from '../instrument/drafting-of.ts';
import { performNumbering } from '../instrument/renumbering/numbering-commands.ts';
import { instrumentData, onInstrumentData } from '../instrument/office-instruments.ts';
import { useBridge } from '../bridge.ts';
import { registerSource, type RegisterSource } from '../register/whole-register.ts';
import { NoteList } from '../footnotes/NoteList.tsx';
import { MediaTools } from '../media/MediaTools.tsx';
import { BlockHandle } from './block/BlockHandle.tsx';
import { $looks, type Looks } from './commands.ts';
import type { KeyActions } from './typing/keys.ts';
import type { EditorLabels } from './labels.ts';
import { shownText } from './binding/shown-text.ts';
import { mountText } from './binding/mount.ts';
import type { InstrumentWriting } from './instrument/instrument-writing.ts';
import type { OpenText, OpenTexts } from './open-texts.ts';
import styles from './editor.module.css';
import instrument from './instrument/instrument.module.css';

export interface TextPaneProps {
  readonly draft: DraftSession;
  readonly language: Language;
  readonly labels: EditorLabels;
  readonly actions: KeyActions;
  readonly texts: OpenTexts;
  /** Called on focus and whenever the selection or what it looks like changes. */
  readonly onLooks: (text: OpenText, looks: Looks | null) => void;
}

const MARK_CLASSES = {
  bold: styles['bold'] ?? '',
  italic: styles['italic'] ?? '',
  underline: styles['underline'] ?? '',
};

const writingOf = (draft: DraftSession, register: RegisterSource): InstrumentWriting | null =>
  draft.text.shape === 'twoTrees'
    ? null
    : {
        data: instrumentData,
        onData: onInstrumentData,
        type: () => typeOfDocument(draft.metadata(), instrumentData()),
        drafting: () => draftingOf(draft, instrumentData()),
        register,
        perform: (...asked) => performNumbering(draft, ...asked),
      };

/** The text of one language. React owns the frame; what stands in it is the editor's. */
export function TextPane({ draft, language, labels, actions, texts, onLooks }: TextPaneProps): ReactNode {
  const register = registerSource(useBridge());
  const root = useRef<HTMLDivElement>(null);
  const isInstrument = draft.text.shape === 'oneTree';
  const [isEmpty, setEmpty] = useState(() => shownText(draft.text, language).units().length === 0);
  const [open, setOpen] = useState<OpenText | null>(null);
  const currentLabels = useEffectEvent(() => labels);
  const undo = useEffectEvent(() => actions.undo());
  const redo = useEffectEvent(() => actions.redo());
  const askLink = useEffectEvent(() => actions.askLink());
  const askTable = useEffectEvent(() => actions.askTable());
  const chooseMedia = useEffectEvent(() => actions.chooseMedia());
  const insertFootnote = useEffectEvent(() => actions.insertFootnote());
  const askDate = useEffectEvent(() => actions.askDate());
  const watch = useEffectEvent((text: OpenText) =>
    text.editor.registerUpdateListener(() => {
      setEmpty(text.binding.blocks.order().length === 0);
      if (!text.root.contains(document.activeElement)) return;
      onLooks(text, text.editor.getEditorState().read($looks, { editor: text.editor }));
    }),
  );

  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    let close = (): void => undefined;
    const own: KeyActions = {
      undo: () => undo(),
      redo: () => redo(),
      askLink: () => askLink(),
      askTable: () => askTable(),
      chooseMedia: () => chooseMedia(),
      insertFootnote: () => insertFootnote(),
      askDate: () => askDate(),
    };
    const takeDown = mountText({
      root: element,
      draft: draft.text,
      language,
      labels: () => currentLabels(),
      actions: own,
      instrument: writingOf(draft, register),
      markClasses: MARK_CLASSES,
      onReady: (editor, binding, footnotes) => {
        const text = { language, editor, binding, root: element, footnotes, actions: own };
        setOpen(text);
        watch(text);
        close = texts.put(text);
      },
    });
    return () => {
      setOpen(null);
      close();
      takeDown();
    };
  }, [draft, language, register, texts]);

  return (
    <div className={styles['pane']}>
      {isEmpty ? (
        <p className={styles['placeholder']} lang={language} aria-hidden>
          {labels.placeholder[language]}
        </p>
      ) : null}
      <div
        ref={root}
        className={`${styles['text']} ${isInstrument ? (instrument['instrument'] ?? '') : ''}`}
        lang={language}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- formatted text has no tag of its own
        role="textbox"
        aria-multiline
        aria-label={labels.text[language]}
        spellCheck={false}
        tabIndex={0}
      />
      {open === null ? null : (
        <>
          <BlockHandle whereabouts={draft.text.whereabouts} text={open} labels={labels} />
          <MediaTools draft={draft} texts={texts} text={open} />
          <NoteList footnotes={open.footnotes} language={language} />
        </>
      )}
    </div>
  );
}
