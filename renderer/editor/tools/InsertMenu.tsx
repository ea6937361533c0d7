import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Hint } from '../../ui/Hint.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { INSERTIONS, type Insertion } from './insertions.ts';
import type { EditorLabels } from '../labels.ts';
import styles from '../editor.module.css';

export interface InsertMenuProps {
  readonly labels: EditorLabels;
  readonly disabled: boolean;
  readonly onInsert: (insertion: Insertion) => void;
}

/** What the toolbar has no button of its own for. */
const SHOWN = INSERTIONS.slice(INSERTIONS.findIndex(({ id }) => id === 'quote'));

/** The things that can be put into a text, for the mouse; the slash menu has them for the keyboard. */
export function InsertMenu({ labels, disabled, onInsert }: InsertMenuProps): ReactNode {
  return (
    <Menu
      placement="bottom start"
      label={labels.insert}
      groups={[
        {
          id: 'insert',
          title: labels.insert,
          items: SHOWN.map((insertion) => ({
            id: insertion.id,
            text: labels.insertions[insertion.id],
            icon: insertion.icon,
            keys: insertion.keys,
            onChoose: () => onInsert(insertion),
          })),
        },
      ]}
    >
      <Hint text={labels.insert} keys="/">
        <Button
          aria-label={labels.insert}
          className={styles['tool'] ?? ''}
          isDisabled={disabled}
          preventFocusOnPress
        >
          <Plus aria-hidden />
        </Button>
      </Hint>
    </Menu>
  );
}
