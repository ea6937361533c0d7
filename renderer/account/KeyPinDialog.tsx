import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PIN_LENGTH } from '../../shared/ipc/account.ts';
import { toAsciiDigits } from '../../shared/khmer/digits.ts';
import { useBridge } from '../bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { PinField } from './PinField.tsx';
import { pinProblem, shortPin } from './pin-problem.ts';
import styles from './Account.module.css';

export interface KeyPinDialogProps {
  /** A key is made with a new PIN; or it gets another one from whoever knows the one that it has. */
  readonly act: 'make' | 'change';
  readonly onClose: () => void;
}

/** The PIN of the signing key, which is said twice where it is new. */
export function KeyPinDialog({ act, onClose }: KeyPinDialogProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const [pin, setPin] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const put = async (): Promise<void> => {
    const short = shortPin(next, t, format) ?? (act === 'change' ? shortPin(pin, t, format) : null);
    if (short !== null) return setProblem(short);
    if (toAsciiDigits(next) !== toAsciiDigits(again)) return setProblem(t('lock.notAlike'));
    setBusy(true);
    const answer =
      act === 'make'
        ? await bridge.call['keys.make']({ pin: next })
        : await bridge.call['keys.changePin']({ pin, next });
    setBusy(false);
    if (!answer.ok) return setProblem(pinProblem(answer.error, t, format));
    onClose();
  };
  const title = t(act === 'make' ? 'signingKey.make' : 'signingKey.changePin');
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        className={styles['form'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void put();
        }}
      >
        <p>{t('signingKey.pinMeaning', { n: format.number(PIN_LENGTH.least) })}</p>
        <Problem text={problem} />
        {act === 'change' ? (
          <PinField entered label={t('signingKey.oldPin')} value={pin} onChange={setPin} />
        ) : null}
        <PinField entered={act === 'make'} label={t('signingKey.newPin')} value={next} onChange={setNext} />
        <PinField label={t('signingKey.newPinAgain')} value={again} onChange={setAgain} />
        <div className={styles['actions']}>
          <Button look="plain" onPress={onClose}>
            {t('account.cancel')}
          </Button>
          <Button look="strong" type="submit" isDisabled={isBusy}>
            {title}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
