import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog, Form, Modal, ModalOverlay } from 'react-aria-components';
import { LockKeyhole } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { otherLanguage } from '../shell/interface.ts';
import type { InterfaceChoice } from '../shell/use-interface.ts';
import { Button } from '../ui/Button.tsx';
import { Problem } from '../ui/Problem.tsx';
import { CodeShown } from './CodeShown.tsx';
import { PinField } from './PinField.tsx';
import { pinProblem, shortPin } from './pin-problem.ts';
import { useAccount } from './use-account.ts';
import styles from './LockScreen.module.css';

export interface LockScreenProps {
  /** Whose desk it is; empty while nobody has said. */
  readonly person: string;
  readonly look: InterfaceChoice;
}

/** Stands before a desk that is locked: nothing of it is in sight, and no line is needed to go in again. */
export function LockScreen({ person, look }: LockScreenProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const account = useAccount();
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isAsking = account?.kind !== 'waiting';
  useEffect(() => {
    if (!isAsking) return undefined;
    // Whatever was open on the desk holds the focus until this dialog has taken it.
    const frame = requestAnimationFrame(() => form.current?.querySelector('input')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isAsking]);
  const other = otherLanguage(look.chosen.language);
  const name = account?.kind === 'signedIn' ? account.me.person.name[format.language] : '';

  const unlock = async (): Promise<void> => {
    const short = shortPin(pin, t, format);
    if (short !== null) return setProblem(short);
    setBusy(true);
    const answer = await bridge.call['lock.unlock']({ pin });
    setBusy(false);
    setPin('');
    setProblem(answer.ok ? null : pinProblem(answer.error, t, format));
  };
  const signIn = async (): Promise<void> => {
    if (account?.kind !== 'signedIn') return;
    setBusy(true);
    const answer = await bridge.call['account.begin'](account.hub);
    setBusy(false);
    setProblem(answer.ok ? null : t(`failure.${answer.error.code}`));
  };
  const ended = account?.kind === 'signedIn' ? account.ended : null;
  const told = problem ?? (ended === null ? null : t(`account.ended.${ended}`));
  return (
    // A dialog, so that the focus leaves whatever else was open on the desk.
    <ModalOverlay isOpen isKeyboardDismissDisabled className={styles['screen'] ?? ''}>
      <Modal>
        <Dialog className={styles['sheet'] ?? ''} aria-labelledby="lock-title">
          <Button look="plain" onPress={() => look.choose({ language: other })}>
            <span lang={other}>{t(`language.own.${other}`)}</span>
          </Button>
          <LockKeyhole aria-hidden className={styles['sign']} />
          <h1 id="lock-title" className={styles['title']}>
            {t('lock.title')}
          </h1>
          <p className={styles['person']}>{name || person}</p>
          <Problem text={told} />
          {account?.kind === 'waiting' ? (
            <CodeShown waiting={account} onCancel={() => void bridge.call['account.cancel']({})} />
          ) : (
            <Form
              ref={form}
              className={styles['form'] ?? ''}
              onSubmit={(event) => {
                event.preventDefault();
                void unlock();
              }}
            >
              <PinField label={t('lock.pin')} value={pin} onChange={setPin} />
              <Button look="strong" type="submit" isDisabled={isBusy}>
                {t('lock.unlock')}
              </Button>
              <p className={styles['safe']}>{t('lock.safe')}</p>
              <Button look="plain" isDisabled={isBusy} onPress={() => void signIn()}>
                {t('lock.forgotten')}
              </Button>
            </Form>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
