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

export interface PinDialogProps {
  /** A new one is said twice; the one that there is, once, to take it away. */
  readonly act: 'set' | 'remove';
  readonly onClose: () => void;
}

/** A PIN is set, or taken away by whoever knows it. */
export function PinDialog({ act, onClose }: PinDialogProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const put = async (): Promise<void> => {
    const short = shortPin(pin, t, format);
    if (short !== null) return setProblem(short);
    if (act === 'set' && toAsciiDigits(pin) !== toAsciiDigits(again)) return setProblem(t('lock.notAlike'));
    setBusy(true);
    const answer = await bridge.call[act === 'set' ? 'lock.setPin' : 'lock.removePin']({ pin });
    setBusy(false);
    if (!answer.ok) return setProblem(pinProblem(answer.error, t, format));
    onClose();
  };
  return (
    <Dialog title={t(act === 'set' ? 'lock.setPin' : 'lock.removePin')} onClose={onClose}>
      <Form
        className={styles['form'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void put();
        }}
      >
        {act === 'set' ? <p>{t('lock.pinMeaning', { n: format.number(PIN_LENGTH.least) })}</p> : null}
        <Problem text={problem} />
        <PinField entered label={t('lock.pin')} value={pin} onChange={setPin} />
        {act === 'set' ? <PinField label={t('lock.pinAgain')} value={again} onChange={setAgain} /> : null}
        <div className={styles['actions']}>
          <Button look="plain" onPress={onClose}>
            {t('account.cancel')}
          </Button>
          <Button look="strong" type="submit" isDisabled={isBusy}>
            {t(act === 'set' ? 'lock.setPin' : 'lock.removePin')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
