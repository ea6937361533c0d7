import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import { titleOf } from '../desk/summaries.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Account.module.css';

export interface SignOutDialogProps {
  /** What the hub has not acknowledged. */
  readonly unsent: readonly DocumentSummary[];
  readonly onClose: () => void;
}

/** Asked only where something has not been sent: undo cannot send it once the desk is signed out. */
export function SignOutDialog({ unsent: first, onClose }: SignOutDialogProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const [unsent, setUnsent] = useState(first);
  const [isSending, setSending] = useState(false);
  const [hasTried, setTried] = useState(false);

  const signOut = async (): Promise<void> => {
    const answer = await bridge.call['account.signOut']({});
    if (answer.ok) onClose();
    else tellFailure(answer.error);
  };
  const send = async (): Promise<void> => {
    setSending(true);
    await bridge.call['sync.now']({ allowEmptying: false });
    const answer = await bridge.call['account.unsent']({});
    setSending(false);
    setTried(true);
    if (!answer.ok) return tellFailure(answer.error);
    setUnsent(unsent.filter(({ id }) => answer.value.documentIds.includes(id)));
  };
  const isAllSent = unsent.length === 0;
  useEffect(() => {
    if (isAllSent) void signOut();
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the last of it has been sent
  }, [isAllSent]);

  return (
    <Dialog title={t('account.signOut')} onClose={onClose}>
      <p>{t('account.unsent', { n: format.number(unsent.length) })}</p>
      <ul className={styles['unsent']}>
        {unsent.map(({ id, title }) => {
          const shown = titleOf(title, format.language);
          return (
            <li key={id} lang={shown?.lang}>
              {shown?.text ?? t('document.untitled')}
            </li>
          );
        })}
      </ul>
      <output className={styles['meaning']}>
        {isSending ? t('account.sending') : hasTried ? t('account.notSent') : t('account.unsentSafe')}
      </output>
      <div className={styles['actions']}>
        <Button look="plain" onPress={onClose}>
          {t('account.stay')}
        </Button>
        <Button isDisabled={isSending} onPress={() => void signOut()}>
          {t('account.keepAndSignOut')}
        </Button>
        <Button look="strong" isDisabled={isSending} onPress={() => void send()}>
          {t('account.sendAndSignOut')}
        </Button>
      </div>
    </Dialog>
  );
}
