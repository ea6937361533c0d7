import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './Segments.module.css';

export interface SegmentsProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly text: string; readonly lang?: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** A choice of one among a few that all stand in sight. */
export function Segments<Id extends string>({
  label,
  options,
  chosen,
  onChoose,
}: SegmentsProps<Id>): ReactNode {
  return (
    <ToggleButtonGroup
      className={styles['segments'] ?? ''}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const picked = options.find((option) => keys.has(option.id));
        if (picked !== undefined) onChoose(picked.id);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className={styles['segment'] ?? ''}>
          <span lang={option.lang}>{option.text}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
