import { useState, type ReactNode } from 'react';
import { toAsciiDigits } from '../../../shared/khmer/index.ts';
import { Button } from '../../ui/Button.tsx';
import type { EditorLabels } from '../labels.ts';
import styles from '../editor.module.css';

/** More than this is a spreadsheet, and a file for one. */
const MOST_ROWS = 500;
const MOST_COLUMNS = 30;

export interface TableFormProps {
  readonly labels: EditorLabels;
  readonly onDone: (rows: number, columns: number) => void;
  readonly onCancel: () => void;
}

/** A count as one types it, in either digits; null where it is none from 1 up to the most. */
function countOf(typed: string, most: number): number | null {
  const digits = toAsciiDigits(typed).trim();
  const count = /^\d{1,4}$/u.test(digits) ? Number(digits) : 0;
  return count >= 1 && count <= most ? count : null;
}

/** Asks how large a table shall be: one line below the toolbar, left by Enter or Escape. */
export function TableForm({ labels, onDone, onCancel }: TableFormProps): ReactNode {
  const [rows, setRows] = useState('3');
  const [columns, setColumns] = useState('3');
  const [isRefused, setRefused] = useState(false);
  const field = (
    id: string,
    label: string,
    value: string,
    set: (value: string) => void,
    isFirst: boolean,
  ): ReactNode => (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles['count']}
        type="text"
        inputMode="numeric"
        ref={
          isFirst
            ? (input) => {
                input?.select();
              }
            : null
        }
        value={value}
        aria-invalid={isRefused}
        aria-describedby={isRefused ? 'table-refused' : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onCancel();
        }}
        onChange={(event) => {
          set(event.target.value);
          setRefused(false);
        }}
      />
    </>
  );
  return (
    <form
      className={styles['linkForm']}
      onSubmit={(event) => {
        event.preventDefault();
        const [height, width] = [countOf(rows, MOST_ROWS), countOf(columns, MOST_COLUMNS)];
        if (height === null || width === null) setRefused(true);
        else onDone(height, width);
      }}
    >
      {field('table-rows', labels.table.rows, rows, setRows, true)}
      {field('table-columns', labels.table.columns, columns, setColumns, false)}
      <Button type="submit" look="strong">
        {labels.table.insert}
      </Button>
      {isRefused ? (
        <p id="table-refused" role="alert" className={styles['refused']}>
          {labels.table.refused}
        </p>
      ) : null}
    </form>
  );
}
