import type { ReactNode } from 'react';
import styles from './Shell.module.css';

export interface ShellProps {
  readonly top: ReactNode;
  /** Warnings: above the work, never over it. */
  readonly banner: ReactNode;
  readonly rail: ReactNode;
  readonly list: ReactNode;
  readonly page: ReactNode;
  /** The panel on the right; null while there is none. */
  readonly side: ReactNode;
  readonly foot: ReactNode;
  /** Something stands before the desk: it keeps its state, out of sight and out of reach. */
  readonly covered: boolean;
}

/** The one window: a rail, a list, the page, a panel, and the line that says where the words are. */
export function Shell({ top, banner, rail, list, page, side, foot, covered }: ShellProps): ReactNode {
  return (
    <div className={styles['shell']} hidden={covered}>
      <header className={styles['top']}>{top}</header>
      <div className={styles['banner']}>{banner}</div>
      <div className={styles['work']}>
        {rail}
        {list}
        {page}
        {side}
      </div>
      <footer className={styles['foot']}>{foot}</footer>
    </div>
  );
}
