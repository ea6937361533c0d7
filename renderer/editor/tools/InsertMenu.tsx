import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Hint } from '../../ui/Hint.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { Offer } from './offers.ts';
import type { EditorLabels } from '../labels.ts';
import styles from '../editor.module.css';

export interface InsertMenuProps {
  readonly labels: EditorLabels;
  readonly disabled: boolean;
  readonly offers: readonly Offer[];
  readonly onInsert: (offer: Offer) => void;
}

/** The things that can be put into a text, for the mouse; the slash menu has them for the keyboard. */
export function InsertMenu({ labels, disabled, offers, onInsert }: InsertMenuProps): ReactNode {
  return (
    <Menu
      placement="bottom start"
      label={labels.insert}
      groups={[
        {
          id: 'insert',
          title: labels.insert,
          items: offers.map((offer) => ({
            id: offer.id,
            text: offer.text,
            icon: offer.icon,
            keys: offer.keys,
            onChoose: () => onInsert(offer),
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
