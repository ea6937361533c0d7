import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever, type Result } from '../../shared/errors/result.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { CardLooked, EnrolmentState, EnrolmentTaken } from '../../shared/ipc/enrolment.ts';
import type { Me } from '../../shared/sync/account.ts';
import { useBridge } from '../bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { WhoAmI } from './WhoAmI.tsx';
import styles from './Account.module.css';

export interface EnrolDialogProps {
  readonly onClose: () => void;
}

/** Where the way of a desk without a line has come to. */
type Step =
  | { readonly at: 'begin' }
  | { readonly at: 'card'; readonly found: Extract<CardLooked, { readonly outcome: 'card' }> }
  /** `saved`: the file that was written just now. */
  | {
      readonly at: 'asked';
      readonly state: Extract<EnrolmentState, { readonly kind: 'asked' }>;
      readonly saved: string | null;
    }
  | { readonly at: 'done'; readonly me: Me | null; readonly more: boolean };

const stepOf = (state: EnrolmentState, saved: string | null): Step =>
  state.kind === 'asked' ? { at: 'asked', state, saved } : { at: 'begin' };

/** Without a line: the ministry's card comes in as a file, the request goes out as one, and so does the answer come back. */
export function EnrolDialog({ onClose }: EnrolDialogProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const [step, setStep] = useState<Step | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const answer = await bridge.call['enrolment.state']({});
      setStep(answer.ok ? stepOf(answer.value, null) : { at: 'begin' });
    };
    void look();
  }, [bridge]);

  /** Whoever cancels in the system's dialog is told nothing. */
  const run = async <T,>(
    asked: Promise<Result<T | null, Failure>>,
    then: (value: T) => void,
  ): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await asked;
    setBusy(false);
    if (!answer.ok)
      setProblem(
        answer.error.code === 'fileUnreadable'
          ? t('sync.courier.unreadable')
          : t(`failure.${answer.error.code}`),
      );
    else if (answer.value !== null) then(answer.value);
  };
  const openCard = (): Promise<void> =>
    run(bridge.call['enrolment.card']({}), (looked) => {
      if (looked.outcome === 'card') setStep({ at: 'card', found: looked });
      else setProblem(t(`account.courier.refused.${looked.reason}`));
    });
  const write = (card: string): Promise<void> =>
    run(bridge.call['enrolment.write']({ card }), ({ state, fileName }) => setStep(stepOf(state, fileName)));
  const read = (): Promise<void> => run(bridge.call['enrolment.read']({}), (taken) => answered(taken));

  const answered = (taken: EnrolmentTaken): void => {
    switch (taken.outcome) {
      case 'enrolled':
        return setStep({ at: 'done', me: taken.me, more: taken.more });
      case 'already':
        return setStep({ at: 'done', me: null, more: false });
      case 'refused':
        return setProblem(
          t(`sync.courier.refused.${taken.reason}`, {
            missing: taken.missing.map(format.number).join(', '),
          }),
        );
      case 'problem':
        return setProblem(t(`sync.problem.${taken.problem}`));
      default:
        return assertNever(taken);
    }
  };

  const shown = (): ReactNode => {
    if (step === null) return null;
    switch (step.at) {
      case 'begin':
        return (
          <>
            <p>{t('account.courier.begin')}</p>
            <div className={styles['actions']}>
              <Button look="plain" onPress={onClose}>
                {t('account.cancel')}
              </Button>
              <Button look="strong" isDisabled={isBusy} onPress={() => void openCard()}>
                {t('account.courier.openCard')}
              </Button>
            </div>
          </>
        );
      case 'card':
        return (
          <>
            <p>{t('account.courier.compare')}</p>
            <dl className={styles['facts']}>
              <dt>{t('account.address')}</dt>
              <dd>{step.found.hub.address}</dd>
              <dt>{t('account.fingerprint')}</dt>
              <dd className={styles['fingerprint']}>{step.found.hub.fingerprint}</dd>
            </dl>
            <div className={styles['actions']}>
              <Button look="plain" isDisabled={isBusy} onPress={() => void openCard()}>
                {t('account.courier.otherCard')}
              </Button>
              <Button look="strong" isDisabled={isBusy} onPress={() => void write(step.found.card)}>
                {t('account.courier.write')}
              </Button>
            </div>
          </>
        );
      case 'asked':
        return (
          <>
            <output>
              {step.saved === null
                ? t('account.courier.asked', { time: format.dateTime(step.state.askedAt) })
                : t('account.courier.written', { file: step.saved })}
            </output>
            <p>{t('account.courier.readOut')}</p>
            <dl className={styles['facts']}>
              <dt>{t('account.courier.fingerprint')}</dt>
              <dd className={styles['fingerprint']}>{step.state.fingerprint}</dd>
            </dl>
            <div className={styles['actions']}>
              <Button look="plain" isDisabled={isBusy} onPress={() => void openCard()}>
                {t('account.courier.otherCard')}
              </Button>
              <Button look="strong" isDisabled={isBusy} onPress={() => void read()}>
                {t('account.courier.read')}
              </Button>
            </div>
          </>
        );
      case 'done':
        return (
          <>
            <output>
              {t(step.me === null ? 'account.courier.already' : 'account.done')}
              {step.more ? ` ${t('sync.courier.takenMore')}` : null}
            </output>
            {step.me === null ? null : <WhoAmI me={step.me} />}
            <div className={styles['actions']}>
              <Button look="strong" onPress={onClose}>
                {t('account.toWork')}
              </Button>
            </div>
          </>
        );
      default:
        return assertNever(step);
    }
  };
  return (
    <Dialog title={t('account.courier.title')} onClose={onClose}>
      <Problem text={problem} />
      {shown()}
    </Dialog>
  );
}
