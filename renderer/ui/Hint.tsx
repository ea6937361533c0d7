import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { Keys } from './Keys.tsx';
import styles from './Hint.module.css';

export interface HintProps {
  readonly text: string;
  /** The keys that do the same, such as `Ctrl+S`. */
  readonly keys?: string | undefined;
  /** The one control that the hint speaks of. */
  readonly children: ReactNode;
}

/** Says on hover and focus what a control does and which keys do the same. */
export function Hint({ text, keys, children }: HintProps): ReactNode {
  return (
    <TooltipTrigger delay={600}>
      {children}
      <Tooltip className={styles['hint'] ?? ''} offset={6}>
        {text}
        {keys === undefined ? null : <Keys keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
