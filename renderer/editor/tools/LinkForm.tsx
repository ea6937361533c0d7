import { useState, type ReactNode } from 'react';
import { safeHref } from '../../../shared/document/link.ts';
import { Button } from '../../ui/Button.tsx';
import type { EditorLabels } from '../labels.ts';
import styles from '../editor.module.css';

export interface LinkFormProps {
  readonly labels: EditorLabels;
  /** The address that the selection has; null where it is no link yet. */
  readonly href: string | null;
  /** Null takes the link away. */
  readonly onDone: (href: string | null) => void;
  readonly onCancel: () => void;
}

/** Asks for a link's address: one line below the toolbar, left by Enter or Escape. */
export function LinkForm({ labels, href, onDone, onCancel }: LinkFormProps): ReactNode {
  const [address, setAddress] = useState(href ?? '');
  const [isRefused, setRefused] = useState(false);
  const apply = (): void => {
    const safe = safeHref(address);
    if (safe === null) setRefused(true);
    else onDone(safe);
  };
  return (
    <form
      className={styles['linkForm']}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label htmlFor="link-address">{labels.linkAddress}</label>
      <input
        id="link-address"
        type="text"
        inputMode="url"
        ref={(input) => input?.focus()}
        value={address}
        aria-invalid={isRefused}
        aria-describedby={isRefused ? 'link-refused' : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onCancel();
        }}
        onChange={(event) => {
          setAddress(event.target.value);
          setRefused(false);
        }}
      />
      <Button type="submit" look="strong">
        {labels.linkApply}
      </Button>
      {href === null ? null : <Button onPress={() => onDone(null)}>{labels.linkRemove}</Button>}
      {isRefused ? (
        <p id="link-refused" role="alert" className={styles['refused']}>
          {labels.linkRefused}
        </p>
      ) : null}
    </form>
  );
}
