import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Check } from 'lucide-react';
import styles from './Checkbox.module.css';

export interface CheckboxProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
}

/** Yes or no, with its words beside it. */
export function Checkbox({ isSelected, onChange, children }: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox className={styles['checkbox'] ?? ''} isSelected={isSelected} onChange={onChange}>
      <span aria-hidden className={styles['box']}>
        <Check />
      </span>
      {children}
    </AriaCheckbox>
  );
}
