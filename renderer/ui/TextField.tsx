import type { ReactNode } from 'react';
import {
  Input,
  Label,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components';
import type { Language } from '../../shared/document/model.ts';
import styles from './TextField.module.css';

export interface TextFieldProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  /** Takes the focus when it appears: the first field of what a person has just opened. */
  readonly entered?: boolean;
  /** Of the text that is typed in, where that is not the interface's. */
  readonly lang?: Language;
}

const focus = (input: HTMLInputElement | null): void => input?.focus();

export function TextField({ label, entered = false, lang, ...rest }: TextFieldProps): ReactNode {
  return (
    <AriaTextField {...rest} className={styles['field'] ?? ''}>
      <Label className={styles['label']}>{label}</Label>
      <Input lang={lang} ref={entered ? focus : null} className={styles['input'] ?? ''} />
    </AriaTextField>
  );
}
