import type { ReactNode } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { Search, X } from 'lucide-react';
import styles from './SearchBox.module.css';

export interface SearchBoxProps {
  readonly label: string;
  /** What the button does that empties it. */
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** Narrows a list to what has these words while they are typed; Escape empties it. */
export function SearchBox({ label, clearLabel, value, onChange }: SearchBoxProps): ReactNode {
  return (
    <SearchField
      className={styles['field'] ?? ''}
      aria-label={label}
      value={value}
      onChange={onChange}
      maxLength={200}
    >
      <Search aria-hidden className={styles['icon']} />
      <Input className={styles['input'] ?? ''} placeholder={label} />
      {value === '' ? null : (
        <Button className={styles['clear'] ?? ''} aria-label={clearLabel}>
          <X aria-hidden />
        </Button>
      )}
    </SearchField>
  );
}
