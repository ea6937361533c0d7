import { Table } from 'lucide-react';
import type { LexicalEditor } from 'lexical';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Hint } from '../../ui/Hint.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import type { EditorLabels } from '../labels.ts';
import {
  $canMerge,
  $canSplit,
  $hasHeader,
  $insertColumn,
  $insertRow,
  $mergeCells,
  $removeColumns,
  $removeRows,
  $removeTable,
  $splitCells,
  $toggleHeader,
} from './table-commands.ts';
import styles from '../editor.module.css';

export interface TableMenuProps {
  readonly labels: EditorLabels;
  /** The editor whose caret stands in a table. */
  readonly editor: () => LexicalEditor | null;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** What one can do to the table with the caret. */
export function TableMenu({ labels, editor, isOpen, onOpen }: TableMenuProps): ReactNode {
  const texts = labels.table;
  const now = isOpen
    ? editor()?.read(() => ({ canMerge: $canMerge(), canSplit: $canSplit(), hasHeader: $hasHeader() }))
    : undefined;
  const item = (id: string, text: string, $run: () => void): MenuItem => ({
    id,
    text,
    onChoose: () => {
      const text = editor();
      text?.update($run);
      text?.focus();
    },
  });
  return (
    <Menu
      placement="bottom start"
      label={texts.menu}
      isOpen={isOpen}
      onOpen={onOpen}
      groups={[
        {
          id: 'rows',
          title: texts.rows,
          items: [
            item('above', texts.rowAbove, () => $insertRow('above')),
            item('below', texts.rowBelow, () => $insertRow('below')),
            item('noRow', texts.removeRows, $removeRows),
          ],
        },
        {
          id: 'columns',
          title: texts.columns,
          items: [
            item('before', texts.columnBefore, () => $insertColumn('before')),
            item('behind', texts.columnBehind, () => $insertColumn('behind')),
            item('noColumn', texts.removeColumns, $removeColumns),
          ],
        },
        {
          id: 'cells',
          title: texts.menu,
          items: [
            ...(now?.canMerge === true ? [item('merge', texts.merge, $mergeCells)] : []),
            ...(now?.canSplit === true ? [item('split', texts.split, $splitCells)] : []),
            item('header', now?.hasHeader === true ? texts.headerOff : texts.headerOn, $toggleHeader),
            item('remove', texts.remove, $removeTable),
          ],
        },
      ]}
    >
      <Hint text={texts.menu} keys="Ctrl+Shift+T">
        <Button aria-label={texts.menu} className={styles['tool'] ?? ''} preventFocusOnPress>
          <Table aria-hidden />
        </Button>
      </Hint>
    </Menu>
  );
}
