import { useEffect, useRef, type ReactNode } from 'react';
import type { Language } from '../../shared/document/model.ts';
import { reachTables } from '../editor/binding/static-view.ts';
import text from '../editor/editor.module.css';
import instrument from '../editor/instrument/instrument.module.css';
import styles from './ComparePage.module.css';

/** Markup that trusted-html.ts made, in the looks of the paper; the policy refuses any other. */
export function Frame({ html, language }: { readonly html: string; readonly language: Language }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (frame.current === null) return;
    frame.current.innerHTML = html;
    reachTables(frame.current);
  }, [html]);
  return (
    <div
      ref={frame}
      lang={language}
      className={`${styles['frame']} ${text['text']} ${instrument['instrument']}`}
    />
  );
}
