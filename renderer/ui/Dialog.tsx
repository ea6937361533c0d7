import { useRef, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Dialog.module.css';
import { useEscape } from './use-escape.ts';

export interface DialogProps {
  readonly title: string;
  /** `wide` holds two columns; `whole` fills the window, for the preview. */
  readonly size?: 'small' | 'wide' | 'whole';
  readonly onClose: () => void;
  /** What stands beside the title, such as the buttons of the preview. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the desk: focus stays within, Escape closes, focus goes back to where it was. */
export function Dialog({ title, size = 'small', onClose, actions, children }: DialogProps): ReactNode {
  const box = useRef<HTMLElement>(null);
  useEscape(onClose, 'first', () => {
    const focused = document.activeElement;
    // A dialog above this one, and a list that is open in this one, are left before it.
    const isAbove = focused !== document.body && box.current?.contains(focused) === false;
    return !isAbove && focused?.getAttribute('aria-expanded') !== 'true';
  });
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen
      // A click beside it must not cost what was filled in.
      isDismissable={size === 'small'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`${styles['modal']} ${styles[size]}`}>
        <AriaDialog ref={box} className={styles['dialog'] ?? ''}>
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
