import type { ReactNode } from 'react';
import { Keys } from '../ui/Keys.tsx';
import styles from './SettingsPane.module.css';

export interface SettingProps {
  readonly title: string;
  readonly meaning?: string;
  /** The keys that step through the choice, or carry it out. */
  readonly keys?: string;
  readonly children: ReactNode;
}

/** One line of the settings: what it is, and the choice. */
export function Setting({ title, meaning, keys, children }: SettingProps): ReactNode {
  return (
    <div className={styles['setting']}>
      <div className={styles['what']}>
        <h3>
          {title}
          {keys === undefined ? null : <Keys keys={keys} />}
        </h3>
        {meaning === undefined ? null : <p>{meaning}</p>}
      </div>
      {children}
    </div>
  );
}
