import type { ReactNode } from 'react';
import { Keyboard } from 'react-aria-components';
import styles from './Keys.module.css';

/** A shortcut as keycaps: `Ctrl+S`. */
export function Keys({ keys }: { readonly keys: string }): ReactNode {
  return (
    <Keyboard className={styles['keys']} lang="en">
      {keys}
    </Keyboard>
  );
}
