import {
  useEffect,
  useEffectEvent,
  useRef,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/document/model.ts';
import type { Footnotes, Note } from '../editor/footnote/footnotes.ts';
import styles from './NoteList.module.css';

export interface NoteListProps {
  readonly footnotes: Footnotes;
  readonly language: Language;
}

/** The notes of a text below it, each written where it stands. */
export function NoteList({ footnotes, language }: NoteListProps): ReactNode {
  const { t } = useTranslation();
  const notes = useSyncExternalStore(footnotes.onChange, footnotes.list);
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<string | null>(null);

  const goToWanted = useEffectEvent(() => {
    const field = list.current?.querySelector<HTMLTextAreaElement>(`[data-note-key="${wanted.current}"]`);
    if (field === null || field === undefined) return;
    wanted.current = null;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
  useEffect(
    () =>
      footnotes.onWanted((key) => {
        wanted.current = key;
        // A note that was just made is not on the page yet.
        goToWanted();
      }),
    [footnotes],
  );
  useEffect(() => goToWanted());

  const onKey = (event: KeyboardEvent, { key, words }: Note): void => {
    if (event.nativeEvent.isComposing) return;
    const leaves = event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey);
    const removes = event.key === 'Backspace' && words === '';
    if (!leaves && !removes) return;
    event.preventDefault();
    event.stopPropagation();
    if (removes) footnotes.remove(key);
    else footnotes.leave(key);
  };

  if (notes.length === 0) return null;
  return (
    <section
      className={styles['notes']}
      lang={language}
      data-notes={language}
      aria-label={t(`notes.label.${language}`)}
    >
      <ol ref={list}>
        {notes.map((note) => (
          <li key={note.key}>
            <span aria-hidden>{note.number}</span>
            <textarea
              rows={1}
              data-note-key={note.key}
              aria-label={t('notes.note', { number: note.number })}
              placeholder={t('notes.placeholder')}
              value={note.words}
              onChange={(event) => footnotes.setWords(note.key, event.target.value)}
              onKeyDown={(event) => onKey(event, note)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
