import type { ReactNode } from 'react';
import { PIN_LENGTH } from '../../shared/ipc/account.ts';
import { TextField, type TextFieldProps } from '../ui/TextField.tsx';

/** A PIN as it is typed, in whichever digits. */
export function PinField(props: Pick<TextFieldProps, 'label' | 'value' | 'onChange' | 'entered'>): ReactNode {
  return <TextField {...props} type="password" autoComplete="off" maxLength={PIN_LENGTH.most} />;
}
