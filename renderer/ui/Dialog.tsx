import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Dialog.module.css';
import { useEscape } from './use-escape.ts';

export interface DialogProps {
  readonly title: string;
  /** `whole` fills the window, for the preview. */
  readonly size?: 'small' | 'whole';
  readonly onClose: () => void;
  /** What stands beside the title, such as the buttons of the preview. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the desk: focus stays within, Escape closes, focus goes back to where it was. */
export function Dialog({ title, size = 'small', onClose, actions, children }: DialogProps): ReactNode {
  useEscape(onClose, 'first');
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen
      isDismissable={size === 'small'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`${styles['modal']} ${styles[size]}`}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <header className={styles['head']}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {title}
            </Heading>
            {actions}
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
