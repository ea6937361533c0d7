import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import styles from './Divider.module.css';

export interface DividerProps {
  readonly label: string;
  /** Width of what stands behind it, in CSS pixels. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (width: number) => void;
}

/** By key, in CSS pixels. */
const STEP = 16;

/** The edge before a panel at the right: drawn by pointer, or moved by the arrows, Home and End. */
export function Divider({ label, value, least, most, onChange }: DividerProps): ReactNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = { ArrowLeft: value + STEP, ArrowRight: value - STEP, Home: least, End: most }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onChange(Math.min(most, Math.max(least, next)));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const panel = event.currentTarget.nextElementSibling;
    if (panel === null) return;
    onChange(Math.min(most, Math.max(least, panel.getBoundingClientRect().right - event.clientX)));
  };
  return (
    // A separator that can be moved is a control: it takes the focus and the keys (WAI-ARIA window splitter).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <hr
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={Math.round(value)}
      aria-valuemin={least}
      aria-valuemax={most}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      className={styles['divider']}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  );
}
