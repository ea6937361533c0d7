import type { ReactNode } from 'react';
import {
  Input,
  Label,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components';
import styles from './TextField.module.css';

export interface TextFieldProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  readonly label: string;
}

export function TextField({ label, ...rest }: TextFieldProps): ReactNode {
  return (
    <AriaTextField {...rest} className={styles['field'] ?? ''}>
      <Label className={styles['label']}>{label}</Label>
      <Input className={styles['input'] ?? ''} />
    </AriaTextField>
  );
}
