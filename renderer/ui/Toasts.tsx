import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { X } from 'lucide-react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { Button } from './Button.tsx';
import styles from './Toasts.module.css';

/** What was done, and the way back where there is one. */
export interface Toast {
  readonly text: string;
  readonly tone?: 'bad';
  /** Stays until it is closed or followed, as the way back to something. */
  readonly stays?: true;
  readonly action?: { readonly text: string; readonly onPress: () => void };
}

/** Long enough to read two lines and reach for the button; it waits while the pointer or focus is on it. */
const SHOWN_MS = 10_000;

const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

/** Shows a message at the lower edge. One with bad news stays until it is closed. Answers the function that closes it. */
export function toast(message: Toast): () => void {
  const key = queue.add(
    message,
    message.tone === 'bad' || message.stays === true ? {} : { timeout: SHOWN_MS },
  );
  return () => queue.close(key);
}

/** Where the messages appear; once in the window. */
export function Toasts(): ReactNode {
  const { t } = useTranslation();
  return (
    <ToastRegion queue={queue} className={styles['region'] ?? ''} aria-label={t('toasts.label')}>
      {({ toast: shown }) => (
        <AriaToast
          toast={shown}
          className={`${styles['toast']} ${styles[shown.content.tone ?? 'plain'] ?? ''}`}
        >
          <ToastContent className={styles['content']}>
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          {shown.content.action === undefined ? null : (
            <Button
              look="edged"
              onPress={() => {
                queue.close(shown.key);
                shown.content.action?.onPress();
              }}
            >
              {shown.content.action.text}
            </Button>
          )}
          <Button look="plain" slot="close" aria-label={t('toasts.close')}>
            <X aria-hidden />
          </Button>
        </AriaToast>
      )}
    </ToastRegion>
  );
}
