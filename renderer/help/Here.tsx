import { useLayoutEffect, useState, type ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import en from '../../resources/help/here.en.json';
import km from '../../resources/help/here.km.json';
import { useFormat } from '../i18n/use-format.ts';
import type { Place } from '../shell/places.ts';
import { Button } from '../ui/Button.tsx';
import { useEscape } from '../ui/use-escape.ts';
import styles from './Here.module.css';

interface Part {
  /** Selector of what is explained. */
  readonly part: string;
  readonly title: string;
  readonly text: string;
}
interface Marked extends Part {
  readonly top: number;
  readonly left: number;
}

const HERE = {
  km: km as Partial<Record<Place, readonly Part[]>>,
  en: en as Partial<Record<Place, readonly Part[]>>,
};

/** Explains what is on the screen: a number on each part that is in sight, and a line about each. */
export function Here({ place, onClose }: { readonly place: Place; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { language, number } = useFormat();
  const [parts, setParts] = useState<readonly Marked[]>([]);
  useEscape(onClose, 'first');
  useLayoutEffect(() => {
    const mark = (): void =>
      setParts(
        (HERE[language][place] ?? []).flatMap((part) => {
          const boxes = Array.from(document.querySelectorAll(part.part), (found) =>
            found.getBoundingClientRect(),
          );
          const box = boxes.find(({ width, height }) => width > 0 && height > 0);
          if (box === undefined) return [];
          return [Object.assign({ top: Math.max(4, box.top + 6), left: Math.max(4, box.left + 6) }, part)];
        }),
      );
    mark();
    window.addEventListener('resize', mark);
    return () => window.removeEventListener('resize', mark);
  }, [language, place]);
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <div aria-hidden>
        {parts.map(({ part, top, left }, index) => (
          <span key={part} className={styles['dot']} style={{ top, left }}>
            {number(index + 1)}
          </span>
        ))}
      </div>
      <Modal className={styles['panel'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={t('help.here')}>
          <header className={styles['head']}>
            <h2>{t('help.here')}</h2>
            <Button look="plain" aria-label={t('help.leave')} onPress={onClose}>
              <X aria-hidden />
            </Button>
          </header>
          <ol className={styles['parts']}>
            {parts.map(({ part, title, text }, index) => (
              <li key={part}>
                <span className={styles['number']} aria-hidden>
                  {number(index + 1)}
                </span>
                <div>
                  <h3>{title}</h3>
                  <p>{text}</p>
                </div>
              </li>
            ))}
          </ol>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
