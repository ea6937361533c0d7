import type { ReactNode } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './TitleSearch.module.css';

export interface TitleSearchProps {
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** Narrows the list to titles with these words while they are typed; Escape empties it. */
export function TitleSearch({ value, onChange }: TitleSearchProps): ReactNode {
  const { t } = useTranslation();
  return (
    <SearchField
      className={styles['field'] ?? ''}
      aria-label={t('library.findTitle')}
      value={value}
      onChange={onChange}
      maxLength={200}
    >
      <Search aria-hidden className={styles['icon']} />
      <Input className={styles['input'] ?? ''} placeholder={t('library.findTitle')} />
      {value === '' ? null : (
        <Button className={styles['clear'] ?? ''} aria-label={t('library.clearTitle')}>
          <X aria-hidden />
        </Button>
      )}
    </SearchField>
  );
}
