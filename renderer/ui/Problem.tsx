import type { ReactNode } from 'react';
import styles from './Problem.module.css';

/** What went wrong with what was just asked for, said at once to whoever cannot see it. */
export function Problem({ text }: { readonly text: string | null }): ReactNode {
  return text === null ? null : (
    <p role="alert" className={styles['problem']}>
      {text}
    </p>
  );
}
