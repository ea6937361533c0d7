import type { ReactNode } from 'react';
import type { Language } from '../../shared/document/model.ts';
import type { TextRange } from '../../shared/ipc/types.ts';
import styles from './Marked.module.css';

/** A text of this language in which the ranges are marked. */
export function Marked({
  text,
  ranges,
  lang,
  className,
}: {
  readonly text: string;
  readonly ranges: readonly TextRange[];
  readonly lang: Language;
  readonly className: string | undefined;
}): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(
      text.slice(at, start),
      <mark key={start} className={styles['mark']}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <span lang={lang} className={className}>
      {pieces}
      {text.slice(at)}
    </span>
  );
}
