import type { LexicalEditor } from 'lexical';
import { useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Language } from '../../shared/document/model.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { Binding } from './binding.ts';
import { $looks, type Looks } from './commands.ts';
import type { KeyActions } from './keys.ts';
import type { EditorLabels } from './labels.ts';
import { mountText } from './mount.ts';
import styles from './editor.module.css';

/** One language's editor as the toolbar sees it. */
export interface OpenText {
  readonly editor: LexicalEditor;
  readonly binding: Binding;
}

export interface TextPaneProps {
  readonly draft: DraftSession;
  readonly language: Language;
  readonly labels: EditorLabels;
  readonly actions: KeyActions;
  /** Called on focus and whenever the selection or what it looks like changes. */
  readonly onLooks: (text: OpenText, looks: Looks | null) => void;
}

const MARK_CLASSES = {
  bold: styles['bold'] ?? '',
  italic: styles['italic'] ?? '',
  underline: styles['underline'] ?? '',
};

/** The text of one language. React owns the frame; what stands in it is the editor's. */
export function TextPane({ draft, language, labels, actions, onLooks }: TextPaneProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const [isEmpty, setEmpty] = useState(() => draft.text.units(language).length === 0);
  const currentLabels = useEffectEvent(() => labels);
  const undo = useEffectEvent(() => actions.undo());
  const redo = useEffectEvent(() => actions.redo());
  const askLink = useEffectEvent(() => actions.askLink());
  const watch = useEffectEvent((editor: LexicalEditor, binding: Binding) =>
    editor.registerUpdateListener(() => {
      setEmpty(binding.blocks.order().length === 0);
      if (root.current?.contains(document.activeElement) !== true) return;
      onLooks({ editor, binding }, editor.getEditorState().read($looks, { editor }));
    }),
  );

  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    return mountText({
      root: element,
      draft: draft.text,
      language,
      labels: () => currentLabels(),
      actions: { undo: () => undo(), redo: () => redo(), askLink: () => askLink() },
      markClasses: MARK_CLASSES,
      onReady: (editor, binding) => {
        watch(editor, binding);
      },
    });
  }, [draft, language]);

  return (
    <div className={styles['pane']}>
      {isEmpty ? (
        <p className={styles['placeholder']} lang={language} aria-hidden>
          {labels.placeholder[language]}
        </p>
      ) : null}
      <div
        ref={root}
        className={styles['text']}
        lang={language}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- formatted text has no tag of its own
        role="textbox"
        aria-multiline
        aria-label={labels.text[language]}
        spellCheck={false}
        tabIndex={0}
      />
    </div>
  );
}
