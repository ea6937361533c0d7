import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** One strong action on a screen at most; `plain` for what stands among text. */
  readonly look?: 'strong' | 'edged' | 'plain';
  readonly children: ReactNode;
}

export function Button({ look = 'edged', ...rest }: ButtonProps): ReactNode {
  return <AriaButton {...rest} className={`${styles['button']} ${styles[look]}`} />;
}
